package load_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
	"whereto/model/load"
)

// renamed is a file's text with one id that code needs written otherwise, and the
// line of it.
func renamed(t *testing.T, text string, n catalog.Need, other string) (string, int) {
	t.Helper()
	lines := strings.Split(text, "\n")
	item := "" // the id of the question, meter or criterion that a line is of
	for i, line := range lines {
		key, value, _ := strings.Cut(line, "=")
		own := strings.TrimSpace(key) == "id"
		if own {
			item = strings.Trim(strings.TrimSpace(value), `"`)
		}
		at := -1
		switch {
		case n.Of == "" && own && item == n.ID:
			at = strings.Index(line, `"`+n.ID+`"`)
		case n.Of == item && n.Kind == catalog.KindWord && !own && strings.Contains(line, `{ id = "`+n.ID+`"`):
			at = strings.Index(line, `{ id = "`+n.ID+`"`) + len(`{ id = `)
		case n.Of == item && (n.Kind == catalog.KindWord && strings.HasPrefix(line, "others") || n.Kind == catalog.KindLevel && strings.HasPrefix(line, "levels")):
			at = strings.Index(line, `"`+n.ID+`"`)
		}
		if at >= 0 {
			lines[i] = line[:at] + `"` + other + `"` + line[at+len(n.ID)+2:]
			return strings.Join(lines, "\n"), i + 1
		}
	}
	t.Fatalf("the %s is not in %s", n, n.File)
	return "", 0
}

// Data that lacks an id which code needs is refused, whichever it is: the fault names
// the file, the id and what it was probably renamed to.
func TestEveryKnownIDIsDemanded(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	if n := len(catalog.Known()); n < 90 {
		t.Fatalf("%d ids are known", n)
	}
	for _, n := range catalog.Known() {
		files := base()
		other := n.ID + "2"
		text, line := renamed(t, string(files[n.File].Data), n, other)
		files[n.File] = &fstest.MapFile{Data: []byte(text)}
		_, err := load.Read(load.Layer{FS: files})
		faults := faultsOf(t, err)
		if len(faults) != 1 {
			t.Errorf("without the %s: %d faults, want one: %v", n, len(faults), err)
			continue
		}
		f := faults[0]
		if f.File != "data/"+n.File || f.Hint != other || f.Text != fmt.Sprintf("there is no %s, which the program needs", n) {
			t.Errorf("without the %s:\ngot %v", n, f)
		}
		if first := strings.Split(text, "\n")[f.Line-1]; f.Line != line && !strings.HasPrefix(first, "options") {
			t.Errorf("without the %s: line %d, want %d or that of its options", n, f.Line, line)
		}
	}
}

// What is missing without anything near it is told at the file, or at the question or
// criterion that it is of; an id that code needs itself is never what was meant.
func TestMissingWithNothingNear(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"meters.toml", `"idle_gb_seconds"`, `"x"`, `data/meters.toml: there is no meter "idle_gb_seconds", which the program needs`},
		{"questions.toml", `{ id = "several-regions",`, `{ id = "x",`, `there is no word "several-regions" of the question "spread", which the program needs`},
	} {
		files := base()
		text := string(files[c.file].Data)
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s is not in %s", c.old, c.file)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, c.old, c.new))}
		_, err := load.Read(load.Layer{FS: files})
		if got := fmt.Sprint(err); !strings.HasSuffix(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
