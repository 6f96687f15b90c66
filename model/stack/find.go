package stack

import "slices"

// Find is which of the stacks has an id, its size aside, which follows the load; where
// another add-on that does the same was taken, the one that could have it. -1: none is it.
func (e *Evaluation) Find(id string) int {
	want := ParseID(id)
	want.Size = ""
	could := -1
	for i := range e.drafts {
		d := &e.drafts[i]
		is := ParseID(d.venue.id + d.venue.in)
		if is.Host != want.Host || is.Setup != want.Setup || is.Regions != want.Regions || len(d.addons) != len(want.Addons) {
			continue
		}
		if taken := ParseID(e.ID(i)); slices.Equal(taken.Addons, want.Addons) {
			return i
		}
		if could < 0 && d.could(want.Addons) {
			could = i
		}
	}
	return could
}

// could says whether each of a draft's choices has the add-on in its place.
func (d *draft) could(addons []string) bool {
	for n, choice := range d.addons {
		if !slices.ContainsFunc(choice, func(o *offer) bool { return o.pair.ID() == addons[n] }) {
			return false
		}
	}
	return true
}

// Carries is what one of the stacks comes to at its load: the size that it is on, empty for
// none, and whether it holds the load.
func (e *Evaluation) Carries(i int) (size string, holds bool) {
	r := &e.rated[i]
	if r.box >= 0 {
		size = e.drafts[i].run.boxes[r.box].size.ID
	}
	return size, r.excess == 0
}
