package study

import "whereto/model/stack"

// Sway is which stack is first as one objective weighs more or less, the others keeping
// their proportions.
type Sway struct {
	Objective string
	First     [100]*stack.Stack // at each whole per cent of its weight, as far as they stand in the first group
}

// Nearest is the per cent nearest to now at which a stack is first that is asked for; false
// where there is none.
func (w *Sway) Nearest(now float64, is func(*stack.Stack) bool) (at int, ok bool) {
	far := 0.0
	for i, s := range w.First {
		away := 100*now - float64(i)
		if away < 0 {
			away = -away
		}
		if is(s) && (!ok || away < far) {
			at, far, ok = i, away, true
		}
	}
	return at, ok
}

// sways are those of all objectives that others stand beside; none where one stack fits
// alone, or nothing does.
func (s Subject) sways() []Sway {
	if len(s.Ranking.Stacks) < 2 {
		return nil
	}
	own, others := s.sides()
	if len(others) == 0 {
		return nil
	}
	var list []Sway
	for j, p := range own[0].Parts {
		if p.Weight > 1-1e-9 { // the others have no proportions to keep
			continue
		}
		one := Sway{Objective: p.Objective}
		for at := range one.First {
			t, best := float64(at)/100, -1.0
			for _, side := range [][]*stack.Stack{own, others} {
				for _, o := range side {
					if worth := worthAt(o, j, t); worth > best+1e-9 {
						one.First[at], best = o, worth
					}
				}
			}
		}
		list = append(list, one)
	}
	return list
}

// worthAt is what a stack is worth where a part's weight is t, the others in proportion.
func worthAt(o *stack.Stack, part int, t float64) float64 {
	p := &o.Parts[part]
	return t*p.Score + (1-t)*(o.Value-p.Weight*p.Score)/(1-p.Weight)
}
