package load_test

import (
	"math"
	"os"
	"reflect"
	"testing"

	"whereto/model/answers"
	"whereto/model/load"
	"whereto/ui/summary"
)

// Any bytes are faults or answers; answers that are written to a file and read
// again are the same, so a session can be saved.
func FuzzReadAnswers(f *testing.F) {
	for _, file := range examples(f) {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("whereto = 1\ntitle = \"a\\\"\\u00ad\\n\"\n[answers]\nusers = { sydney = 3, virginia = 1 }\nrequests = { low = 1, typical = 2.5, high = 3e9 }\n" +
		"needs = [\"ssh\", \"iac\"]\nonly_vendors = \"Small & Sons\"\nbudget = 0.1\n[importance]\nusers = \"must\"\n[weights]\ncost = 0.25\n" +
		"[decision]\nstack = \"a\"\nmonthly_usd = \"6.870\"\non = 2026-11-22\ndata = \"d\"\nwhy = \"'w\"\n"))
	for _, rest := range []string{ // what was once written so that it could not be read again
		"[decision]\nstack = \"x\"", "[decision]\nmonthly_usd = 1\non = \"2026-09\"", "[answers]\nbudget = 1e300", "[answers]\nbudget = 1e20",
		"[answers]\nusers = { sydney = 1, perth = 1e-9 }", "[answers]\nusers = { sydney = 1e9, perth = 0.0001 }",
	} {
		f.Add([]byte("whereto = 1\n" + rest))
	}
	c := asking()
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := load.ReadAnswers("a.toml", content, c)
		if err != nil {
			for _, fault := range faultsOf(t, err) {
				if line := fault.String(); line != load.Line(line) {
					t.Errorf("the fault is %q", line)
				}
			}
			return
		}
		text := summary.AnswersFile(c, a)
		b, err := load.ReadAnswers("written.toml", []byte(text), c)
		if err != nil {
			t.Fatalf("what was written is not read:\n%s\n%v", text, err)
		}
		if !same(a, b) {
			t.Errorf("written\n%s\n%+v became\n%+v", text, a, b)
		}
	})
}

// same says whether two sets of answers are the same; shares, which are
// normalised anew, to a millionth.
func same(a, b answers.Answers) bool {
	for id, v := range a.Values {
		w, ok := b.Values[id]
		if !ok || len(v.Shares) != len(w.Shares) {
			return false
		}
		share := map[string]float64{}
		for _, s := range w.Shares {
			share[s.Place] = s.Share
		}
		for _, s := range v.Shares {
			if got, ok := share[s.Place]; !ok || math.Abs(got-s.Share) > 2e-6 {
				return false
			}
		}
		v.Shares, w.Shares = nil, nil
		if !reflect.DeepEqual(v, w) {
			return false
		}
	}
	return len(a.Values) == len(b.Values) && a.Title == b.Title && reflect.DeepEqual(a.Importance, b.Importance) &&
		reflect.DeepEqual(a.Weights, b.Weights) && reflect.DeepEqual(a.Decision, b.Decision)
}
