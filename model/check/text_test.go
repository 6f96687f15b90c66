package check_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"whereto/model/check"
	"whereto/model/load"
)

// steers says whether a text could steer a terminal.
func steers(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
	})
}

// texts calls f with every text in a value, keys too.
func texts(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		f(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			texts(key, f)
			texts(v.MapIndex(key), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			texts(v.Field(i), f)
		}
	}
}

// What could steer a terminal, in the ways that TOML has of writing it.
var steering = []string{`\u001b[31m`, `\u0007`, `\u009b31m`, `\u001b]0;t\u0007`, `\r`, `\b`, `\u007f`, `\u202e`, `\u2066`, "\u009d", "\u202d", `\u061c`}

// Nothing in a data file's texts or keys that could steer a terminal comes into
// the catalog; what is beside it does.
func TestTextsCannotSteerTheTerminal(t *testing.T) {
	t.Parallel()
	for _, s := range steering {
		r := strings.NewReplacer(
			`name = "Small"`, `name = "Sm`+s+`all"`,
			`note = "One step."`, `note = "One `+s+`step."`,
			`text = "It is slow."`, `text = """It is slow.`+"\n"+s+`"""`,
			`aliases = ["tiny"]`, `aliases = ["ti`+s+`ny"]`,
			`docs = { title = "Docs"`, `"do`+s+`x" = { title = "Docs", url = "https://example.com", as_of = "2026" }`+"\n"+`docs = { title = "Docs`+s+`"`,
			`label = "Fee"`, `label = "Fee`+s+`"`,
			`near = ["AU"`, `"ne`+s+`ar" = ["AU`+s+`"`,
		)
		c, err := loadWith(map[string]string{"hosts/small.toml": r.Replace(smallHost())})
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		texts(reflect.ValueOf(c), func(text string) {
			if steers(text) {
				t.Errorf("%q came into the catalog as %q", s, text)
			}
		})
		if p := product(t, c, "small"); s == `\u0007` && (p.Name != "Small" || p.Facts["rollback"].Note != "One step." || p.Sources["docs"].Title != "Docs") {
			t.Errorf("%q: what stands beside is lost: %q, %q", s, p.Name, p.Facts["rollback"].Note)
		}
	}
}

// Nor does it come into a fault, which is printed: not from texts, keys, what no
// parser takes, a table of round trips or a file's name. A fault is one line.
func TestFaultsCannotSteerTheTerminal(t *testing.T) {
	t.Parallel()
	for _, s := range []string{`\u001b[31m`, `\u009b31m`, `\r`, `\u202e`, `\n`, "\x1b[31m", "\x07"} {
		raw := strings.NewReplacer(`\u001b`, "\x1b", `\u0007`, "\x07", `\u009b`, "\u009b", `\r`, "\r", `\u202e`, "\u202e", `\n`, "\n").Replace(s)
		for name, files := range map[string]map[string]string{
			"a key":              {"hosts/small.toml": `"na` + s + `me" = 1` + "\n" + `"nam` + s + `x" = 1`},
			"a key in a map":     {"hosts/small.toml": `[facts."a` + s + `b"]` + "\nis = true"},
			"a word":             {"hosts/small.toml": strings.Replace(tinyHost(), `scaling = "fixed"`, `scaling = "fi`+s+`xed!"`, 1)},
			"a source":           {"hosts/small.toml": strings.Replace(tinyHost(), `source = "list"`, `source = "li`+s+`st!"`, 1)},
			"an id":              {"hosts/small.toml": strings.Replace(tinyHost(), `id = "small"`, `id = "sm`+s+`aller"`, 1)},
			"a region":           {"hosts/small.toml": strings.Replace(tinyHost(), `place = "frankfurt"`, `place = "frankfurt`+s+`x"`, 1)},
			"no TOML":            {"hosts/small.toml": "a = " + raw + "b"},
			"no TOML in a text":  {"hosts/small.toml": "a = \"x" + raw + "\ny = 1"},
			"no TOML in a key":   {"hosts/small.toml": "a" + raw + "b = 1\n[\"" + s + "\"]\n[\"" + s + "\"]"},
			"a key twice":        {"hosts/small.toml": `"a` + s + `b" = 1` + "\n" + `"a` + s + `b" = 1`},
			"a round trip":       {"latency/tables.toml": "[[tables]]\nfile = \"a.csv\"\n", "latency/a.csv": "from,to,rtt_ms\n\"" + raw + "\",sydney,1\nsydney,sydney,\"" + raw + "\"\n\"" + raw},
			"a table's file":     {"latency/tables.toml": `[[tables]]` + "\n" + `file = "a` + s + `.csv"`},
			"the name of a file": {"hosts/sm" + strings.ReplaceAll(raw, "/", "") + "all.toml": "name = 1"},
		} {
			_, err := check.All(tiny, overlay(files))
			faults := faultsOf(t, err)
			if len(faults) == 0 {
				t.Errorf("%q in %s: no fault", s, name)
			}
			for _, f := range faults {
				if line := f.String(); steers(line) || strings.Contains(line, "\n") {
					t.Errorf("%q in %s came into the fault %q", s, name, line)
				}
			}
		}
		_, err := load.ReadAnswers("a.toml", []byte("whereto = 1\n[answers]\n\"ro"+s+"ll\" = \"x\"\nrollback = \"in"+s+"stant\"\nusers = [\"syd"+s+"ney!\"]\n"), known())
		for _, f := range faultsOf(t, err) {
			if line := f.String(); steers(line) || strings.Contains(line, "\n") {
				t.Errorf("%q in answers came into the fault %q", s, line)
			}
		}
	}
}

// Of two keys that are the same when they are clean, the clean one stays, on
// every run.
func TestKeysThatAreTheSameWhenClean(t *testing.T) {
	t.Parallel()
	for range 10 {
		text := strings.Replace(smallHost(), "[zones]\n", "[zones]\n\"fa\\u0007r\" = [\"NZ\"]\n\"\\u0007far\" = [\"NZ\"]\n", 1)
		c, err := loadWith(map[string]string{"hosts/small.toml": text})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(product(t, c, "small").Zones["far"]); got != "[*]" {
			t.Fatalf("the zone is %s, want [*]", got)
		}
	}
}

// A file over 1 MiB is refused, TOML or measured round trips, with its name.
func TestFilesOver1MiB(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("# "+strings.Repeat("x", 1021)+"\n", 1024) // exactly 1 MiB
	tables := "[[tables]]\nfile = \"a.csv\"\ntitle = \"A\"\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"1 MiB of TOML", map[string]string{"method.toml": long}, ""},
		{"a byte more", map[string]string{"method.toml": long + "\n"}, "my/method.toml: the file has 1048577 bytes; at most 1048576 are read"},
		{"a large table", map[string]string{"latency/tables.toml": tables, "latency/a.csv": "from,to,rtt_ms\n" + strings.Repeat("sydney,frankfurt,250\n", 50_000)}, "my/latency/a.csv: the file has 1050015 bytes; at most 1048576 are read"},
	} {
		_, err := loadWith(c.files)
		if got := fmt.Sprint(err); c.want == "" && err != nil || c.want != "" && got != c.want {
			t.Errorf("%s: %s, want %q", c.name, got, c.want)
		}
	}
}
