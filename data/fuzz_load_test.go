package data_test

import (
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/data"
	"whereto/model/answers"
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
		a, err := data.ReadAnswers("a.toml", content, c)
		if err != nil {
			for _, fault := range faultsOf(t, err) {
				if line := fault.String(); steers(line) || strings.Contains(line, "\n") {
					t.Errorf("the fault is %q", line)
				}
			}
			return
		}
		text := summary.AnswersFile(c, a)
		b, err := data.ReadAnswers("written.toml", []byte(text), c)
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

// tiny is the least data that the small host needs, so that each run is quick.
var tiny = data.Layer{FS: fstest.MapFS{
	"latency/tables.toml": {Data: []byte("tables = []")},
	"guide.toml":          {Data: []byte("title = \"g\"")},
	"questions.toml":      {Data: []byte("[[questions]]\nid = \"requests\"\nkind = \"number\"\ntier = \"core\"\nimportance = \"skip\"\nname = \"n\"\nask = \"a\"\nhelp = \"h\"\nfigure = true\ndefault = 1")},
	"method.toml":         {Data: []byte("target_utilisation = 0.65")},
	"rates.toml":          {Data: []byte("[[rates]]\ncurrency = \"EUR\"\nusd = \"1.25\"\nas_of = 2026-01-01\nsource = { url = \"https://example.com\" }")},
	"places.toml":         {Data: []byte("[places]\nsydney = { city = \"Sydney\", country = \"AU\" }\nfrankfurt = { city = \"Frankfurt\", country = \"DE\" }")},
	"meters.toml": {Data: []byte(`meters = [
{ id = "months", name = "n", help = "h", unit = "month", dimension = "month" },
{ id = "requests", name = "n", help = "h", unit = "request", dimension = "request" },
{ id = "egress_gb", name = "n", help = "h", unit = "GB", dimension = "data" },
{ id = "log_gb", name = "n", help = "h", unit = "GB", dimension = "data", needed = true, asked = { rollback = "instant" } },
]`)},
	"criteria.toml": {Data: []byte(`criteria = [
{ id = "rollback", name = "n", help = "h", within = "load", kind = "levels", levels = ["none", "manual", "redeploy", "instant"] },
{ id = "cold_start_ms", name = "n", help = "h", within = "load", kind = "number", unit = "ms" },
{ id = "sla_percent", name = "n", help = "h", within = "load", kind = "number", unit = "percent" },
{ id = "languages", name = "n", help = "h", within = "load", kind = "set", levels = ["no", "container", "native"], members = ["typescript", "javascript", "rust", "go", "python", "java", "dotnet", "ruby", "php", "elixir"] },
{ id = "load", name = "n", help = "h", kind = "computed" },
]`)},
}}

// Any bytes as an overlay's host are faults or a catalog, never a panic, and
// nothing of them can steer the terminal.
func FuzzLoadOverlay(f *testing.F) {
	host := strings.NewReplacer("UNKNOWN\n", "", `id = "small"`, `id = "x"`).Replace(small)
	if _, err := data.Load(tiny, overlay(map[string]string{"hosts/x.toml": host})); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(host))
	f.Add([]byte("extends = \"shelf\"\n[[axes]]\nid = \"a\"\noptions = [{ id = \"x\", silent = true }, {}]\n[[setups]]\nid = \"x\"\n"))
	f.Add([]byte("include = [\"x#\", \"x#fee\", \"#\"]\n[[charges]]\nid = \"fee\"\ncurrency = \"c\"\n[[pools]]\nkind = \"packs\"\n[[examples]]\n"))
	head, rest, _ := strings.Cut(host, "[[charges]]")
	f.Add([]byte(head))
	for _, text := range strings.Split(rest, "[[") {
		f.Add([]byte("[[" + text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := data.Load(tiny, overlay(map[string]string{"hosts/x.toml": string(content), "common/shelf.toml": "aliases = [\"y\"]"}))
		if err != nil {
			for _, fault := range faultsOf(t, err) {
				if line := fault.String(); steers(line) || strings.Contains(line, "\n") {
					t.Errorf("the fault is %q", line)
				}
			}
			return
		}
		if len(c.Hosts) != 1 || c.Hosts[0].ID != "x" || !c.Hosts[0].Local {
			t.Errorf("no fault, and the hosts are %+v", c.Hosts)
		}
	})
}
