package stack

import (
	"testing"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/model/workload"
)

// No size costs less than its floor under any load, and the size that is chosen is the
// one that trying all of them would choose.
func TestNoSizeIsBelowItsFloor(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	set, err := load.Read(load.Layer{FS: data.Files})
	if err != nil {
		t.Fatal(err)
	}
	m := NewMaker(set.Catalog)
	skipped, tried := 0, 0
	for _, traffic := range []string{"steady", "office-hours", "spiky"} {
		for _, requests := range []float64{0, 1e4, 3e6, 4e8, 2e10} {
			for _, memory := range []float64{128, 2048} {
				a := answers.Answers{Values: map[string]answers.Value{}}
				a.Values[catalog.QuestionRequests] = answers.Number(requests)
				a.Values[catalog.QuestionTraffic] = answers.Words(traffic)
				x, err := m.Case(a, "2026-11-24", Options{})
				if err != nil {
					t.Fatal(err)
				}
				x.Load.MemoryMB, x.Load.MemoryUsedMB, x.Load.Files = memory, memory/2, traffic == "spiky"
				k := new(Scratch)
				for _, h := range set.Catalog.Hosts {
					for i := range h.Setups {
						regions, _ := x.nearest(h, &h.Setups[i])
						v := x.newVenue(h, i, regions, false, nil)
						r := x.newRun(h, &h.Setups[i], regions, v.at, nil)
						if len(r.boxes) == 0 {
							continue
						}
						s, n := x.compared(t, r, k)
						skipped, tried = skipped+s, tried+n
					}
				}
			}
		}
	}
	if skipped < tried/10 || tried < 10_000 {
		t.Errorf("of %d sizes %d are skipped", tried, skipped)
	}
}

// compared holds the chosen size against trying all of them; skipped are those that
// their floors save.
func (x *Case) compared(t *testing.T, r *run, k *Scratch) (skipped, tried int) {
	t.Helper()
	floors := x.floorsOf(r, k)
	want := -1
	var outcome workload.Outcome
	best := floors[0]
	for i := range r.boxes {
		b := &r.boxes[i]
		if b.TooSmall || b.FreeMB < x.Load.MemoryMB {
			continue
		}
		if want >= 0 && outcome.Holds() && (r.alone(&outcome) || !x.Load.Files) && !cheaper(floors[i], best) {
			skipped++
		}
		tried++
		o := x.run(r, i, k)
		w := r.at(i)
		sum := r.tariff.Rate(&k.typical, &w, &k.bill)
		if sum.Total < floors[i].Total-1e-9 || sum.Unpriced < floors[i].Unpriced {
			t.Errorf("%s, %v requests: %+v is below its floor %+v", b.size.ID, x.Load.Requests, sum, floors[i])
		}
		better := want < 0
		switch {
		case want < 0:
		case o.Holds() != outcome.Holds():
			better = o.Holds()
		case !o.Holds() && o.Excess.Needs != outcome.Excess.Needs:
			better = o.Excess.Needs < outcome.Excess.Needs // none holds it yet: the one that comes nearest
		case x.Load.Files && r.alone(&o) != r.alone(&outcome):
			better = r.alone(&o) // one server before several
		default:
			better = cheaper(sum, best)
		}
		if better {
			want, outcome, best = i, o, sum
		}
	}
	got, _ := x.size(r, k)
	if want < 0 {
		want = len(r.boxes) - 1 // none is large enough: the largest
	}
	if got != want {
		t.Errorf("%v requests: %s is chosen, %s is the cheapest", x.Load.Requests, r.boxes[got].size.ID, r.boxes[want].size.ID)
	}
	return skipped, tried
}
