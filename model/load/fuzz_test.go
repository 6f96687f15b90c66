package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whereto/model/catalog"
)

// seeds are the texts of the files that ship.
func seeds(f *testing.F, patterns ...string) []string {
	var texts []string
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("no files %s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	return texts
}

// Lines are of the text, in it, and never fewer for a table than for its keys.
func FuzzKeyLines(f *testing.F) {
	for _, text := range seeds(f, "../../data/*.toml", "../../data/addons/*.toml", "../../examples/*.toml") {
		f.Add(text)
	}
	f.Add("a.\"b\".c = \"\"\"\n\\\"\"\"\"\"\n[[t]]\n[t.u]\n x = '''\n'''")
	f.Fuzz(func(t *testing.T, text string) {
		last := 1 + strings.Count(text, "\n")
		for key, line := range keyLines(text) {
			if line < 1 || line > last {
				t.Errorf("%q stands in line %d of %d", key, line, last)
			}
		}
	})
}

// A value that was read is one value, and reading tells an error or a value.
func FuzzReadValue(f *testing.F) {
	for _, text := range []string{"5", "0.5", `"a"`, "sydney", "[1, 2]", "{ low = 1, typical = 2, high = 3 }", "2026-11-22", "5\nb = 6", "\"\"\"\na\"\"\"", "1 # x", "-", "\x1b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := ReadValue(text)
		if (v == nil) == (err == nil) {
			t.Errorf("%q: %v, %v", text, v, err)
		}
		if s, ok := v.(string); ok && s != clean(s) {
			t.Errorf("%q came through as %q", text, s)
		}
		if err != nil && Line(err.Error()) != err.Error() {
			t.Errorf("%q gave the error %q", text, err)
		}
	})
}

// Round trips that were read without a fault are between known places and over 0,
// and their number is that of the lines.
func FuzzReadPairs(f *testing.F) {
	for _, text := range seeds(f, "../../data/latency/*.csv") {
		f.Add([]byte(text[:300]))
	}
	f.Add([]byte("from,to,rtt_ms\na,b,1.5\n\"a\",a,1e3\n"))
	f.Add([]byte("from,to,rtt_ms\na,b,Inf\na,b,-1\na,b,0x1p4\n\"a,b\n"))
	places := map[string]catalog.Place{"a": {}, "b": {}, "ashburn": {}, "boardman": {}}
	f.Fuzz(func(t *testing.T, content []byte) {
		pairs, faults := readPairs("x.csv", content, places)
		for _, fault := range faults {
			if line := fault.String(); line != Line(line) {
				t.Errorf("the fault is %q", line)
			}
		}
		if len(faults) > 0 {
			return
		}
		for _, p := range pairs {
			_, from := places[p.From]
			_, to := places[p.To]
			if !from || !to || !(p.RTT > 0) || p.RTT > 1e300 {
				t.Errorf("%+v was read", p)
			}
		}
		if lines := 1 + strings.Count(string(content), "\n"); len(pairs) > lines {
			t.Errorf("%d round trips of %d lines", len(pairs), lines)
		}
	})
}
