package settings

import (
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

var known = Allowed{
	Themes: []string{"plain", "loud"},
	Keys:   map[string][]string{"undo": {"u"}, "export": {"e"}, "open": {"right", "k"}},
}

func TestRead(t *testing.T) {
	s, err := Read("config.toml", []byte("theme = \"loud\"\ncolor = \"never\"\nascii = true\ndata = [\"a\"]\n[keys]\nundo = [\"z\", \"l\"]\n"), known)
	want := Settings{Theme: "loud", Color: "never", ASCII: true, Data: []string{"a"}, Keys: map[string][]string{"undo": {"z", "l"}}}
	if err != nil || !reflect.DeepEqual(s, want) {
		t.Errorf("read is %+v, %v", s, err)
	}
}

// All that is wrong comes at once, with its line and what was probably meant.
func TestReadRefuses(t *testing.T) {
	for content, want := range map[string]string{
		"theme = \"lout\"\ncolor = \"allways\"": "config.toml:1: theme: found \"lout\", allowed are plain, loud; did you mean \"loud\"?\nconfig.toml:2: color: found \"allways\", allowed are auto, always, never; did you mean \"always\"?",
		"[keys]\nundu = [\"z\"]":                "config.toml:2: keys.undu: there is no such action; did you mean \"undo\"?",
		"[keys]\nundo = [\"e\"]":                "config.toml:2: keys.undo: \"e\" is the key of export already",
		"[keys]\nundo = [\"5\"]":                "config.toml:2: keys.undo: digits type numbers and choose tabs",
		"[keys]\nundo = []":                     "config.toml:2: keys.undo: found no key, one or more are allowed",
		"them = \"loud\"":                       "config.toml:1: them: unknown key \"them\"; allowed: ascii",
		"theme = 3":                             "config.toml:1: theme: found the number 3, a text is allowed",
		"theme = ":                              "config.toml:1: ",
	} {
		if _, err := Read("config.toml", []byte(content), known); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}

// What is printed says nothing as it stands, and can be taken as it is without its #.
func TestBlank(t *testing.T) {
	text := Blank(known)
	if s, err := Read("config.toml", []byte(text), known); err != nil || !reflect.DeepEqual(s, Settings{Keys: map[string][]string{}}) {
		t.Errorf("as it stands it says %+v, %v", s, err)
	}
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if bare, ok := strings.CutPrefix(line, "# "); ok && strings.Contains(bare, " = ") {
			line = bare
		}
		lines = append(lines, line)
	}
	s, err := Read("config.toml", []byte(strings.Join(lines, "\n")), known)
	if want := (Settings{Theme: "plain", Background: "auto", Color: "auto", Currency: "USD", Data: []string{"/path/to/data"}, Keys: known.Keys}); err != nil || !reflect.DeepEqual(s, want) {
		t.Errorf("without its # it says %+v, %v", s, err)
	}
}

// Nothing makes reading break, and what is read is what TOML says.
func FuzzRead(f *testing.F) {
	f.Add([]byte(Blank(known)))
	f.Add([]byte("theme = \"loud\"\n[keys]\nundo = [\"z\"]"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := Read("config.toml", content, known)
		if err != nil {
			return
		}
		var raw map[string]any
		if _, err := toml.Decode(string(content), &raw); err != nil {
			t.Fatalf("%q was read: %v", content, err)
		}
		if theme, ok := raw["theme"].(string); ok && theme != "" && s.Theme == "" {
			t.Errorf("the theme of %q is lost", content)
		}
	})
}
