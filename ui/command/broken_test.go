package command

import (
	"errors"
	"strings"
	"testing"
	"time"

	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/model/parallel"
)

// brokenCall calls a program whose data can't be read without a panic.
func brokenCall(breaks func(), env func(string) string, args ...string) (code int, stderr string) {
	var out, told strings.Builder
	p := program{
		stdout: &out, stderr: &told, data: fixture.Files(), env: env,
		now:      func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
		terminal: func() bool { return false },
		read: func(...load.Layer) (*catalog.Catalog, error) {
			breaks()
			return nil, errors.New("it goes on")
		},
	}
	defer func() { stderr = told.String() }()
	defer p.rescue(append([]string{"whereto"}, args...), &code)
	return p.run(append([]string{"whereto"}, args...)), ""
}

// A breakdown of the program, in its work side by side too, is told in one sentence with what
// to report, and ends with 1; where it was is shown to those who ask.
func TestBreakdownIsToldInOneSentence(t *testing.T) {
	t.Parallel()
	for what, breaks := range map[string]func(){
		"here":         func() { panic("no such thing") },
		"side by side": func() { parallel.Each(3, func(int, *struct{}) { panic("no such thing") }) },
	} {
		code, told := brokenCall(breaks, nil, "cost", "bruma-run", "--set", "requests=2 M")
		want := `whereto: the program broke down (no such thing), which is a mistake of its own: please report it with the call, whereto cost bruma-run --set "requests=2 M", the files`
		if code != Failure || !strings.HasPrefix(told, want) || strings.Count(told, "\n") != 1 {
			t.Errorf("%s: exit code %d: %s", what, code, told)
		}
		asked := func(name string) string { return map[string]string{debugging: "1"}[name] }
		if _, told := brokenCall(breaks, asked, "list", "hosts"); !strings.Contains(told, "broken_test.go") {
			t.Errorf("%s: where it was is not shown: %s", what, told)
		}
	}
}
