package summary_test

import (
	"bytes"
	"runtime"
	"testing"

	"whereto/model/advice"
	"whereto/model/fixture"
	"whereto/ui/summary"
)

// The same answers give the same bytes in every format, twice and on any number of CPUs.
func TestTheSameBytes(t *testing.T) {
	c := invented(t)
	write := func(cpus int, name string) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cpus))
		e := advice.NewEngine(c)
		a, err := e.Advise(advice.Ask{Answers: given(t, name), Today: today, Samples: 40})
		if err != nil {
			t.Fatal(err)
		}
		told := summary.NewTold(details(t, e, a, summary.Top(a, 3, 2)...))
		json, err := summary.JSON(c, a, told, 3)
		if err != nil {
			t.Fatal(err)
		}
		return append(json, summary.Text(c, a, told, whole)+summary.Markdown(c, a, told)...)
	}
	for _, name := range fixture.Names() {
		first := write(1, name)
		for _, cpus := range []int{1, 4} {
			if again := write(cpus, name); !bytes.Equal(again, first) {
				t.Errorf("%s: on %d CPUs other bytes come out", name, cpus)
			}
		}
	}
}
