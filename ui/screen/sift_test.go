package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// listedHosts are the names of the hosts in the list, in their order.
func (p *player) listedHosts() (names []string) {
	for _, e := range p.u.state().rows() {
		names = append(names, e.product().Name)
	}
	return names
}

// s sorts each group of the list by what the title says, and comes round to the best first;
// what is not known comes last. The cursor stays on its host.
func TestSorting(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.Settle = 0
	p.run(p.u.explore())
	p.u.setFocus(stacksPane)
	p.press("down")
	best, on := p.listedHosts(), p.u.state().selected.Host
	for _, by := range []sorting{byCost, byResponse, byFirst, byName} {
		p.press("s").sees("Hosts by " + by.String())
		if p.u.state().selected.Host != on {
			t.Errorf("by %v the cursor went to %s", by, p.u.state().selected.ID)
		}
		list := p.u.state().rows()
		for i := 1; i < len(list); i++ {
			a, b := list[i-1].stack, list[i].stack
			if a == nil || b == nil || a.Status != b.Status || a.Fits() != b.Fits() || len(a.Because) == 1 != (len(b.Because) == 1) {
				continue
			}
			wrong := false
			switch by {
			case byCost:
				wrong = b.Bill.Complete && (!a.Bill.Complete || a.USD > b.USD)
			case byResponse:
				wrong = b.Latency.Known && (!a.Latency.Known || a.Latency.ResponseMS > b.Latency.ResponseMS)
			case byName:
				wrong = strings.ToLower(a.Host.Name) > strings.ToLower(b.Host.Name)
			}
			if wrong {
				t.Errorf("by %v %s comes before %s", by, a.ID, b.ID)
			}
		}
	}
	if p.press("s"); !slices.Equal(p.listedHosts(), best) {
		t.Errorf("sorted by value they are %q, not %q", p.listedHosts(), best)
	}
}

// / narrows the hosts and the questions as it is typed; enter keeps that, esc shows all.
func TestFinding(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	all := p.listedHosts()
	p.press("/").sees("find in hosts").press("text:cedro")
	if got := p.listedHosts(); !slices.Equal(got, []string{"Cedro Servers"}) {
		t.Errorf("cedro shows %q", got)
	}
	p.press("enter").sees("with “cedro”", "1 of ").press("down", "s", "/", "esc")
	if p.press("s", "s", "s", "s"); !slices.Equal(p.listedHosts(), all) {
		t.Errorf("esc shows %q", p.listedHosts())
	}
	if p.press("/", "text:cedro", "enter", "esc"); !slices.Equal(p.listedHosts(), all) {
		t.Errorf("esc in the list shows %q", p.listedHosts())
	}
	p.press("/", "text:zzz", "enter").sees("none of these; esc shows all").press("esc")
	p.press("shift+tab", "esc", "/").sees("find in questions").press("text:previ", "enter").sees("Questions with “previ” · ")
	p.press("esc").seesNot("with “previ”").press("/", "text:previ", "enter")
	if p.u.questions.current != "previews" {
		t.Errorf("%q is under the cursor", p.u.questions.current)
	}
	p.press("enter")
	if p.u.questions.form == nil || p.u.questions.current != "previews" {
		t.Error("enter does not open what was found")
	}
}

// / goes to where a text stands in the detail, enter on and on.
func TestFindingInTheDetail(t *testing.T) {
	t.Parallel()
	p := play(t, 80, 20, readAnswers(t, "orders"), "")
	p.u.setFocus(detailPane)
	p.press("1", "/", "text:a")
	lines := p.u.detail.body(p.u.state(), p.u.layout.Panes[detailPane].Inner().W-2)
	if len(lines) < 20 {
		t.Fatalf("there is nothing to scroll: %d lines", len(lines))
	}
	at := []int{p.u.detail.top}
	for range 3 {
		p.press("enter", "/")
		at = append(at, p.u.detail.top)
	}
	for i := 1; i < len(at); i++ {
		if at[i] <= at[i-1] && at[i] != 0 {
			t.Errorf("it goes to the lines %v", at)
		}
	}
}

// v shows the hosts of some vendors or kinds alone, by keys and by mouse.
func TestFiltering(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 60, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	all := p.listedHosts()
	first := p.u.state().selected.Host
	p.press("v", "text:"+first.Vendor, "space", "esc", "esc").sees("only " + first.Vendor)
	for _, e := range p.u.state().rows() {
		if e.product().Vendor != first.Vendor {
			t.Errorf("%s of %s is shown", e.product().Name, e.product().Vendor)
		}
	}
	p.press("v")
	row := func(text string) int {
		return slices.IndexFunc(strings.Split(p.screen(), "\n"), func(line string) bool { return strings.Contains(line, text) })
	}
	p.send(tea.MouseClickMsg{X: 10, Y: row("all hosts"), Button: tea.MouseLeft})
	if p.press("esc"); !slices.Equal(p.listedHosts(), all) {
		t.Errorf("all are %q, not %q", p.listedHosts(), all)
	}
}

// m leaves the mouse to the terminal, and takes it back.
func TestMouseIsFreed(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	if p.press("m"); p.u.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is not free")
	}
	if p.press("m"); p.u.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not back")
	}
}

// A click on a column's head sorts by it, and a second one by value again.
func TestColumnHeadsSort(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	for head, by := range map[string]sorting{"stack": byName, "$/month": byCost, " ms": byResponse, "first": byFirst} {
		lines := strings.Split(p.screen(), "\n")
		y := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "$/month") })
		before, _, _ := strings.Cut(lines[y], head)
		click := tea.MouseClickMsg{X: visible(before) + 1, Y: y, Button: tea.MouseLeft}
		if p.send(click); p.u.sift.by != by {
			t.Errorf("a click on %q sorts by %v", head, p.u.sift.by)
		}
		if p.send(click); p.u.sift.by != byValue {
			t.Errorf("a second click on %q sorts by %v", head, p.u.sift.by)
		}
	}
}
