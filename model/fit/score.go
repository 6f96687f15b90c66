package fit

// score is how good a combination of add-ons is, as one number: the fewest musts that
// fail count most, then the sum of the musts' outcomes, then the sum of all.
type score int64

const (
	oneMust   score = 1 << 20 // more than all outcomes together
	oneFailed score = 1 << 40
)

// worth is what an outcome of a requirement adds to the score.
func worth(o Outcome, must bool) score {
	s := score(o)
	if must {
		s += score(o) * oneMust
		if o == Fails {
			s -= oneFailed
		}
	}
	return s
}

// all is the whole score, musts the part of it that wants do not change.
func (s score) all() score   { return s }
func (s score) musts() score { return s >> 20 }

// score is that of a host without add-ons.
func (j *Judgement) score(outcomes []Outcome) score {
	var s score
	for r, o := range outcomes {
		if j.factual[r] {
			s += worth(o, j.requirements[r].Must())
		}
	}
	return s
}
