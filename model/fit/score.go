package fit

// score is how good a combination of add-ons is, as one number: the fewest musts that
// fail count most, then the sum of the musts' outcomes, then the sum of all that was asked,
// then what was not.
type score int64

const (
	oneAsked  score = 1 << 10 // more than all outcomes of what was not asked together
	oneMust   score = 1 << 25 // more than all that was asked together
	oneFailed score = 1 << 45
)

// weight is how much a requirement's outcome counts.
type weight int

const (
	aside weight = iota
	want
	must
)

func (r *Requirement) weight() weight {
	switch r.Importance {
	case "must":
		return must
	case Aside:
		return aside
	}
	return want
}

// worth is what an outcome of a requirement adds to the score.
func worth(o Outcome, w weight) score {
	s := score(o)
	if w > aside {
		s *= oneAsked
	}
	if w == must {
		s += score(o) * oneMust
		if o == Fails {
			s -= oneFailed
		}
	}
	return s
}

// all is the whole score; asked the part of it that only what was asked changes; musts that
// which only musts do.
func (s score) all() score   { return s }
func (s score) asked() score { return s >> 10 }
func (s score) musts() score { return s >> 25 }

// score is that of a host without add-ons.
func (j *Judgement) score(outcomes []Outcome) score {
	var s score
	for r, o := range outcomes {
		if j.factual[r] {
			s += worth(o, j.requirements[r].weight())
		}
	}
	return s
}
