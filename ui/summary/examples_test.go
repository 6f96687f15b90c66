package summary_test

import (
	"math"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// Both examples come back from an answers file as they were, so that a session
// that is saved loses nothing.
func TestExamplesAreWrittenAndRead(t *testing.T) {
	c := shipped(t)
	for _, name := range []string{"orders-api", "guide-author"} {
		given := readFile(t, c, "../../examples/"+name+".toml")
		same(t, name, read(t, c, summary.AnswersFile(c, given)), given)
	}
}

// Every line of every bill, every caveat and every verdict on a fact of the
// examples names a source that can be opened.
func TestSourcesAreAddresses(t *testing.T) {
	for name, a := range advices(t) {
		if name == "small" {
			continue
		}
		b, err := summary.JSON(a, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		v := decoded(t, b)
		lines := 0
		for _, kind := range []string{"stacks", "near"} {
			for _, item := range v[kind].([]any) {
				s := item.(map[string]any)
				for _, item := range s["cost"].(map[string]any)["lines"].([]any) {
					lines++
					l := item.(map[string]any)
					if source := l["source"].(string); !strings.HasPrefix(source, "https://") || l["as_of"] == "" {
						t.Errorf("%s, %s: the line %v has the source %q of %q", name, s["id"], l["id"], source, l["as_of"])
					}
				}
				for _, item := range append(s["verdicts"].([]any), s["caveats"].([]any)...) {
					x := item.(map[string]any)
					if source := x["source"].(string); source != "" && !strings.HasPrefix(source, "https://") {
						t.Errorf("%s, %s: %v has the source %q", name, s["id"], x, source)
					}
				}
			}
		}
		if lines == 0 {
			t.Errorf("%s has no line of a bill", name)
		}
	}
}

// The bill of a shipped host for a fixed load, as a person reads it: prices of the
// data, their arithmetic and sources.
func TestBillOfFly(t *testing.T) {
	c := shipped(t)
	given := read(t, c, "whereto = 1\n[answers]\nusers = [\"sydney\"]\nrequests = 10_000_000\ntraffic = \"steady\"\n")
	bill, err := advice.Price(c, given, today, advice.Options{}, advice.Request{Product: "fly-io", Setup: "always-on", Size: "shared-cpu-1x-512mb", Regions: []string{"syd"}})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(summary.Cost(c, bill, today, true), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	golden(t, "cost", strings.Join(lines, "\n"))
}
