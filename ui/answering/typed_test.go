package answering

import (
	"fmt"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

var (
	extras = catalog.Question{ID: "extras", Kind: "choices", Options: []catalog.Option{
		{ID: "automatic-scaling", Name: "Automatic scaling"},
		{ID: "scale-to-zero", Name: "Scale to zero"},
		{ID: "go", Name: "Go"},
		{ID: "django", Name: "Django"},
		{ID: "typescript", Name: "TypeScript"},
	}}
	single = catalog.Question{ID: "single", Kind: "choice", Options: extras.Options}
)

// Options are meant by their numbers, their names and parts of these; what could be several,
// or is none, is said.
func TestWordsAreRead(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"1 3 5": "automatic-scaling go typescript", "1, 3,5": "automatic-scaling go typescript", "scale to zero": "scale-to-zero",
		"go": "go", "auto and 2": "automatic-scaling scale-to-zero", "Type, Django": "typescript django", "3 3": "go", "none": "", "GO, type": "go typescript",
		"6": "! from 1 to 5", "t": "typescript", "g": "go", "an": "django", "a": "automatic-scaling", "o": "! could be Automatic scaling", "rust": "! is none of these", "typoscript": "! did you mean",
		",": "! nothing is named",
	} {
		v, err := ReadWords(&extras, extras.Options, typed)
		if says, wrong := strings.CutPrefix(want, "! "); wrong {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%q: %v, %v", typed, v, err)
			}
			continue
		}
		if err != nil || !v.List || strings.Join(v.Words, " ") != want {
			t.Errorf("%q: %v, %v", typed, v, err)
		}
	}
	for typed, want := range map[string]string{"2": "scale-to-zero", "django": "django", "dj": "django", "1 3": ""} {
		if v, err := ReadWords(&single, single.Options, typed); v.Word() != want || (err == nil) != (want != "") {
			t.Errorf("%q of one: %v, %v", typed, v, err)
		}
	}
}

// Places are read from one line with their shares; a country stands for its cities, a region
// is no share, a city as it is shown is one place.
func TestPlacesAreRead(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	f := NewFinder(c)
	for typed, want := range map[string]string{
		"sydney 70, auckland 20 %, singapore=10": "sydney 70, auckland 20, singapore 10",
		"sydney, auckland":                       "auckland 50, sydney 50",
		"Sydney, Australia 60, auckland":         "sydney 60, auckland 40",
		"us-east-1, ap-southeast-2 25":           "ashburn 75, sydney 25",
		"australia":                              "sydney 34.73, melbourne 31.28",
		"germany 50, zurich":                     "zurich 50",
		"sydney 60, auckland 60, singapore":      "! leaves nothing",
		"sydney 0":                               "! a share is",
		" , ":                                    "! no place",
	} {
		list, err := f.ReadPlaces(typed)
		for i, p := range list {
			sure, ok := p.Sure()
			if !ok {
				t.Fatalf("%q: %q is not sure: %v", typed, p.Text, p.Found)
			}
			list[i].Found = []Found{sure}
		}
		var v answers.Value
		if err == nil {
			v, err = PlacesShared(c, list)
		}
		if says, wrong := strings.CutPrefix(want, "! "); wrong {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%q: %v, %v", typed, v, err)
			}
			continue
		}
		var parts []string
		for _, s := range v.Shares {
			parts = append(parts, fmt.Sprintf("%s %.4g", s.Place, 100*s.Share))
		}
		if got := strings.Join(parts, ", "); err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"new", "atlantis", "por"} {
		list, err := f.ReadPlaces(typed)
		if err != nil {
			t.Fatal(err)
		}
		if _, sure := list[0].Sure(); sure {
			t.Errorf("%q is sure: %v", typed, list[0].Found)
		}
	}
}
