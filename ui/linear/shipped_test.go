package linear

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/fixture/catalogs"
	"whereto/model/load"
)

// Whatever the shipped data says, it is said in words: on some examples all hosts are listed,
// two told in full and compared.
func TestShippedLinesArePlain(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole data, and nothing runs at once")
	}
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	examples, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(examples) < 5 {
		t.Fatal(examples, err)
	}
	for i := 0; i < len(examples); i += 3 {
		name := examples[i]
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var a answers.Answers
		if a, err = load.ReadAnswers(name, content, c); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		typed := "results\nquestions\nhosts all\nshow 1\nshow 2\ncompare 1, 2\nchanges\ndecide\ndecision\nquestion never vendors\n?\n\nleave\ndiscard\n"
		ended, err := Run(Config{Catalog: c, Answers: a, Today: "2026-11-24", Samples: 20}, strings.NewReader(typed), &out)
		if err != nil || ended != (Ended{}) {
			t.Errorf("%s: %+v, %v", name, ended, err)
		}
		for n, line := range strings.Split(out.String(), "\n") {
			for _, r := range line {
				if r < ' ' || r == 0x7f || r > 0x7f && !unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Sc) {
					t.Errorf("%s, line %d holds %q: %s", name, n+1, r, line)
				}
			}
		}
	}
}
