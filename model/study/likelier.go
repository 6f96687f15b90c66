package study

import "whereto/model/rank"

// Likelier is a row that is first in draws in which the first one is not, and what brings
// that.
type Likelier struct {
	Row   int     // of the rows
	Loads float64 // share of the drawn loads at which it is worth more, all else as it is
	Want  string  // the objective that speaks for it; empty: the loads do
	Open  bool    // the objective is not known of it, and a yes puts it first; else it weighs more where it wins
	Given float64 // the objective's weight as it is
	Wins  float64 // and on the mean where it wins
}

// likelier finds out why a row is first in some draws: because of the loads, if it is worth
// more at most of them; because of a want that is not known of it and may be a yes; else
// because of the want that weighs more where it wins than as it was given, and that speaks
// for it.
func (s Subject) likelier(r *Robust, d *draw, of drawn, row int) *Likelier {
	out := &Likelier{Row: row}
	for load := range strata {
		if d.worth(of, row, load) > d.worth(of, 0, load) {
			out.Loads += 1.0 / strata
		}
	}
	if out.Loads > 0.5 {
		return out
	}
	first, it := s.Ranking.Stacks[0], s.Ranking.Stacks[row]
	most := 0.0
	for _, p := range it.Parts {
		if gain := p.Weight * (p.Best - p.Score); p.Open && gain > most && it.Value+gain > first.Value {
			most, out.Want, out.Open, out.Given = gain, p.Objective, true, p.Weight
		}
	}
	if out.Open {
		return out
	}
	for j, p := range it.Parts {
		if more := r.Stacks[row].Central[j] - p.Weight; p.Score > first.Parts[j].Score && (out.Want == "" || more > most) {
			most, out.Want, out.Given, out.Wins = more, p.Objective, p.Weight, r.Stacks[row].Central[j]
		}
	}
	return out
}

// worth is the best value of a row's stacks at one of the loads.
func (d *draw) worth(of drawn, row, load int) (best float64) {
	var parts []rank.Part
	for i, at := range of.row {
		if at != row {
			continue
		}
		o := &d.options[i]
		parts = append(parts[:0], o.parts...)
		if o.cost >= 0 {
			parts[o.cost] = parts[o.cost].Scored(rank.Sure(o.score[load]))
		}
		best = max(best, rank.Sum(parts).Is)
	}
	return best
}
