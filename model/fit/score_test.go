package fit

import "testing"

// A must that fails outweighs all others that meet, a must all wants, and wants decide
// among what brings the musts alike.
func TestScore(t *testing.T) {
	type outcomes []Outcome
	sum := func(musts, wants outcomes) (s score) {
		for _, o := range musts {
			s += worth(o, true)
		}
		for _, o := range wants {
			s += worth(o, false)
		}
		return s
	}
	for name, c := range map[string]struct{ more, less score }{
		"a must that fails": {sum(outcomes{Unknown, Unknown, Unknown}, outcomes{Fails}), sum(outcomes{Fails, Meets, Meets}, outcomes{Meets})},
		"two that fail":     {sum(outcomes{Fails, Unknown}, nil), sum(outcomes{Fails, Fails}, outcomes{Meets, Meets, Meets})},
		"a must over wants": {sum(outcomes{Meets}, outcomes{Fails, Fails}), sum(outcomes{Partly}, outcomes{Meets, Meets})},
		"wants":             {sum(outcomes{Meets}, outcomes{Partly}), sum(outcomes{Meets}, outcomes{Unknown})},
	} {
		if c.more <= c.less {
			t.Errorf("%s: %d is not over %d", name, c.more, c.less)
		}
	}
	if a, b := sum(outcomes{Fails, Meets}, outcomes{Meets}), sum(outcomes{Fails, Meets}, outcomes{Fails}); a.musts() != b.musts() || a.all() == b.all() {
		t.Errorf("wants count among the musts: %d, %d", a.musts(), b.musts())
	}
}
