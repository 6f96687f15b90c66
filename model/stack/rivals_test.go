package stack_test

import (
	"testing"

	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/model/workload"
)

// The first of the rivals at another load is the first in the order of all stacks at that
// load, whatever of it changes; fewer are worked out for it.
func TestTheFirstRivalIsTheFirst(t *testing.T) {
	compared, turned := 0, 0
	k := new(stack.Scratch)
	for _, w := range every(t) {
		e := w.x.Evaluate()
		rivals := e.Rivals()
		all := make([]int, len(e.Options()))
		for i := range all {
			all[i] = i
		}
		chases := map[string]*stack.Chase{"requests": rivals.Chase(), "memory": rivals.Chase(), "handling": rivals.Chase()}
		now := rivals.Chase().First(w.x.Times(1), false, k)
		for _, factor := range []float64{2, 10, 3, 100, 30, 50, 1000, 0.5, 0.1, 0.01, 0.03} {
			for what, change := range map[string]func(l *workload.Load, need *latency.Need){
				"requests": func(l *workload.Load, _ *latency.Need) { l.Requests *= factor },
				"memory":   func(l *workload.Load, _ *latency.Need) { l.MemoryMB *= factor },
				"handling": func(l *workload.Load, need *latency.Need) {
					l.DurationMS *= factor
					need.HandlingMS = l.DurationMS
				},
			} {
				y := w.x.With(change)
				want := -1
				if fits := e.At(y, all, k).Order().Fits; len(fits) > 0 {
					want = fits[0]
				}
				got := chases[what].First(y, what == "requests", k)
				if got != want {
					t.Errorf("%s, %s × %v: the first is %d, in the order of all %d", w.name, what, factor, got, want)
				}
				if compared++; got != now {
					turned++
				}
			}
		}
	}
	if compared < 300 || turned < 50 {
		t.Errorf("%d were compared, of which %d have another first", compared, turned)
	}
}
