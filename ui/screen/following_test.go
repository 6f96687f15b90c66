package screen

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// A7: marks and the cursor stay on their hosts and setups through answers that change
// regions, sizes and add-ons; a mark on what is gone for a while comes back with it.
func TestMarksAndCursorFollow(t *testing.T) {
	t.Parallel()
	p := on(t, "", nil, func(c *Config) { c.Answers = readAnswers(t, "orders") })
	p.u.setFocus(stacksPane)
	p.press("home", "down", "space", "down", "down", "space")
	ways := func(ids []string) string {
		var list []string
		for _, id := range ids {
			list = append(list, wayOf(id))
		}
		slices.Sort(list)
		return strings.Join(list, " ")
	}
	marks, under := ways(p.u.state().marked), wayOf(p.u.state().selected.ID)
	before := slices.Clone(p.u.state().marked)
	if len(before) != 2 {
		t.Fatalf("marked are %v", before)
	}
	changed := false
	for _, change := range []struct {
		question string
		value    answers.Value
	}{
		{"users", answers.Value{Shares: []catalog.Users{{Place: "frankfurt", Share: 1}}}},
		{"database", answers.Words("frankfurt")},
		{"requests", answers.Number(400e6)},
		{"kind", answers.Words("server-rendered")},
		{"deploy_from", answers.Words("repository")},
	} {
		p.says(change.question, change.value)
		s := p.u.state()
		there := func(way string) bool {
			return slices.ContainsFunc(s.rows(), func(e entry) bool { return wayOf(e.id()) == way })
		}
		for _, way := range strings.Fields(marks) {
			if there(way) != slices.ContainsFunc(s.marked, func(id string) bool { return wayOf(id) == way }) {
				t.Errorf("after %s: %s is in the list: %v, marked are %v", change.question, way, there(way), s.marked)
			}
		}
		if there(under) && wayOf(s.rows()[p.u.cursor].id()) != under {
			t.Errorf("after %s: the cursor went from %s to %s", change.question, under, s.rows()[p.u.cursor].id())
		}
		if !slices.Equal(s.marked, before) {
			changed = true
		}
		for _, id := range s.marked {
			if !strings.Contains(p.screen(), "◆") && id != "" {
				t.Errorf("after %s no mark is on the screen", change.question)
			}
		}
	}
	if !changed {
		t.Error("no answer here changed the id of what is marked")
	}
	for range 5 {
		p.press("u")
	}
	if got := p.u.state().marked; ways(got) != marks {
		t.Errorf("taken back, marked are %v, were %v", got, before)
	}
	p.u.setFocus(stacksPane)
	for len(p.u.state().marked) > 0 {
		n := len(p.u.state().marked)
		p.u.mark(p.u.state().marked[0])
		if len(p.u.state().marked) != n-1 {
			t.Fatalf("a mark can't be taken away: %v", p.u.state().marked)
		}
	}
}

// A7: where an answer takes one of what is marked away, what stays marked is compared, and
// nothing in its place; it is compared again once it is back, as is one that fits no more.
// What an option would give, which the list may still show, has no part in it.
func TestCompareTakesWhatStaysMarked(t *testing.T) {
	t.Parallel()
	p := on(t, "", nil, func(c *Config) { c.Answers = readAnswers(t, "orders") })
	p.u.setFocus(stacksPane)
	p.press("home", "space", "down", "space", "down", "space")
	compared := func() []string {
		p.t.Helper()
		p.u.setFocus(stacksPane)
		p.press("end", "c") // what is under the cursor is none of them
		side, ok := p.u.over().(*compare)
		if !ok {
			return nil
		}
		defer p.press("esc")
		var list []string
		for _, x := range side.stacks {
			list = append(list, wayOf(x.ID))
		}
		slices.Sort(list)
		return list
	}
	first := p.u.advice.Stacks[0]
	ways := compared()
	if len(ways) != 3 || !slices.Contains(ways, wayOf(first.ID)) {
		t.Fatalf("compared are %v", ways)
	}
	p.says("never_vendors", answers.Words(known.Firm(first.Host).ID))
	if got := compared(); !slices.Equal(got, ways) {
		t.Errorf("one fits no more, and compared are %v", got)
	}
	p.press("u")

	p.says("duration_ms", answers.Number(1)) // another setup of its host takes its place
	stay := slices.DeleteFunc(slices.Clone(ways), func(way string) bool {
		return !slices.ContainsFunc(p.u.advice.All(), func(x *stack.Stack) bool { return wayOf(x.ID) == way })
	})
	if len(stay) != 2 || slices.Contains(stay, wayOf(first.ID)) {
		t.Fatalf("there stay %v", stay)
	}
	if got := compared(); !slices.Equal(got, stay) {
		t.Errorf("compared are %v, marked stay %v", got, stay)
	}
	p.press("u")
	if got := compared(); !slices.Equal(got, ways) {
		t.Errorf("taken back, compared are %v", got)
	}

	p.at("kind").press("text:server") // with it add-ons of what is marked are others
	p.u.setFocus(stacksPane)
	if s := p.u.state(); s.considered == nil || len(s.marked) != 3 || slices.Equal(s.marked, markedIn(p.u.advice, p.u.marked)) {
		t.Fatalf("considered %v, marked are %v: the test needs an option that changes what is marked", s.considered != nil, s.marked)
	}
	if got := compared(); !slices.Equal(got, ways) {
		t.Errorf("while an option is considered, compared are %v", got)
	}
}
