package study_test

import (
	"testing"

	"whereto/model/stack"
	explore "whereto/model/study"
)

// At a weight where the study says that a stack of another host is first, it is; at the
// weight as it is, the first one is. Who is first changes where the tip says.
func TestSwaysChangeTheWinner(t *testing.T) {
	seen := 0
	for _, name := range studied {
		given, a := file(t, name), study(t, name)
		for _, w := range a.Study.Sways {
			part, _ := a.First().Part(w.Objective)
			other := func(s *stack.Stack) bool { return s.Host != a.First().Host }
			at, ok := w.Nearest(part.Weight, other)
			if !ok {
				continue
			}
			seen++
			changed := given.Clone()
			for _, p := range a.First().Parts {
				changed.Weights[p.Objective] = p.Weight
			}
			share := float64(at) / 100
			changed.Weights[w.Objective] = share * (1 - part.Weight) / (1 - share)
			if is := first(t, changed); is.Host != w.First[at].Host {
				t.Errorf("%s: with %s at %d %% the first is %s, the study says %s", name, w.Objective, at, is.ID, w.First[at].ID)
			}
			for _, tip := range a.Study.Tips {
				if tip.Kind == explore.Weight && tip.What == w.Objective && (float64(at)/100 < tip.To) != (tip.To < tip.From) && float64(at)/100 != tip.To {
					t.Errorf("%s: %s at %d %%, the tip says %v", name, w.Objective, at, tip.To)
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d weights make another first", seen)
	}
}
