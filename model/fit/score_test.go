package fit

import "testing"

// A must that fails outweighs all others that meet, a must all wants, wants decide among
// what brings the musts alike, and what was not asked among what brings all that was alike.
func TestScore(t *testing.T) {
	type outcomes []Outcome
	sum := func(musts, wants, asides outcomes) (s score) {
		for w, list := range map[weight]outcomes{must: musts, want: wants, aside: asides} {
			for _, o := range list {
				s += worth(o, w)
			}
		}
		return s
	}
	for name, c := range map[string]struct{ more, less score }{
		"a must that fails": {sum(outcomes{Unknown, Unknown, Unknown}, outcomes{Fails}, nil), sum(outcomes{Fails, Meets, Meets}, outcomes{Meets}, nil)},
		"two that fail":     {sum(outcomes{Fails, Unknown}, nil, nil), sum(outcomes{Fails, Fails}, outcomes{Meets, Meets, Meets}, outcomes{Meets})},
		"a must over wants": {sum(outcomes{Meets}, outcomes{Fails, Fails}, nil), sum(outcomes{Unknown}, outcomes{Meets, Meets}, nil)},
		"wants":             {sum(outcomes{Meets}, outcomes{Partly}, nil), sum(outcomes{Meets}, outcomes{Unknown}, outcomes{Meets, Meets})},
		"what is not asked": {sum(outcomes{Meets}, outcomes{Partly}, outcomes{Meets}), sum(outcomes{Meets}, outcomes{Partly}, outcomes{Unknown})},
	} {
		if c.more <= c.less {
			t.Errorf("%s: %d is not over %d", name, c.more, c.less)
		}
	}
	a, b := sum(outcomes{Fails, Meets}, outcomes{Meets}, outcomes{Fails}), sum(outcomes{Fails, Meets}, outcomes{Fails}, outcomes{Meets})
	if a.musts() != b.musts() || a.asked() == b.asked() {
		t.Errorf("wants count among the musts: %d, %d", a.musts(), b.musts())
	}
	if c := sum(outcomes{Fails, Meets}, outcomes{Meets}, outcomes{Meets}); a.asked() != c.asked() || a.all() == c.all() {
		t.Errorf("what is not asked counts among what is: %d, %d", a.asked(), c.asked())
	}
}
