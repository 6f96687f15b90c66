package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Numbers stand first, the best of a row is marked, and at 80 × 24 they are on the first
// screen; labels are whole where there is room.
func TestCompareShowsNumbersFirst(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "orders"))
	p.u.setFocus(stacksPane)
	p.press("c")
	for _, size := range [][2]int{{160, 48}, {80, 24}} {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		p.sees("value", "★ 0.75", "USD a month", "★ 16.60", "  36.20", "★ 141", "first in 100 mixes", "★ "+perCent(winners(p.u.advice)[0].first), "meet a cold start", "1 in ")
		lines := strings.Split(p.screen(), "\n")
		for i, line := range lines[1:9] {
			if strings.Contains(line, "best for") {
				t.Errorf("%v: words stand in line %d:\n%s", size, i+1, p.screen())
			}
		}
	}
	p.send(tea.WindowSizeMsg{Width: 160, Height: 48})
	p.sees("ms, first of a connection")
	if strings.Contains(p.screen(), "Monthly cost") {
		t.Errorf("what it costs stands there twice:\n%s", p.screen())
	}
}

// What is best is marked where cells differ, not where they are alike or can't be compared.
func TestBestOfARow(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		cells []cell
		best  []bool
	}{
		{[]cell{{text: "1", rank: n(1)}, {text: "2", rank: n(2)}}, []bool{true, false}},
		{[]cell{{text: "1", rank: n(1)}, {text: "1", rank: n(1)}, {text: "2", rank: n(2)}}, []bool{true, true, false}},
		{[]cell{{text: "1", rank: n(1)}, {text: "1", rank: n(1.2)}}, []bool{false, false}},
		{[]cell{{text: "1", rank: n(1)}, {text: "–"}}, []bool{false, false}},
		{[]cell{{text: "–"}, {text: "2", rank: n(2)}, {text: "1", rank: n(1)}}, []bool{false, false, true}},
	} {
		for i, want := range c.best {
			if got := (compared{cells: c.cells}).best(i); got != want {
				t.Errorf("%v: cell %d is best: %v", c.cells, i, got)
			}
		}
	}
}

// A marked setup that is folded away is compared too.
func TestCompareTakesWhatIsFoldedAway(t *testing.T) {
	p, row := withOthers(t, 160, 48)
	head := p.u.state().rows()[row].stack
	p.press("space", "right", "down", "space", "left", "c")
	if c, ok := p.u.over().(*compare); !ok || len(c.stacks) != 2 || c.stacks[0] != head || c.stacks[1] != head.Also[0] {
		t.Errorf("compared are %+v", p.u.tops)
	}
}

// The map shows the users, the app and the database of one place beside each other, and its
// legend lists what is drawn.
func TestMapShowsAllThatIsInOnePlace(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("tab", "3")
	for _, sign := range []string{"▲ the app", "◆ the database", "● users"} {
		p.sees(sign)
	}
	drawn, _, _ := strings.Cut(p.pane(detailPane), "▲ the app")
	for _, sign := range []string{"▲", "◆", "●"} {
		if !strings.Contains(drawn, sign) {
			t.Errorf("%s is not on the map:\n%s", sign, drawn)
		}
	}
	a := readAnswers(t, "orders")
	delete(a.Values, "database")
	p = play(t, 160, 48, a, "").press("esc")
	p.u.setFocus(detailPane)
	p.u.settle()
	if p.press("3").sees("▲ the app"); strings.Contains(p.pane(detailPane), "◆") {
		t.Errorf("the legend lists a database that is nowhere:\n%s", p.screen())
	}
}

// Labels are whole, what was asked has the colour of its outcome, and caveats of two stacks
// stand each as its own text, not paired.
func TestCompareReadsWell(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 90, readAnswers(t, "orders"))
	p.u.setFocus(stacksPane)
	p.press("c")
	for _, row := range comparisons(p.u.state(), p.u.over().(*compare).stacks) {
		if row.label != "" && !strings.Contains(p.screen(), row.label) {
			t.Errorf("%q is cut", row.label)
		}
		if row.section == "What was asked" {
			for _, cell := range row.cells {
				if cell.look == nil || !strings.ContainsAny(cell.text[:3], "✓~?✗") {
					t.Errorf("%s: %q has no colour of its own", row.label, cell.text)
				}
			}
		}
		if strings.Contains(row.label, "caveat") && row.section == inWords && slices.ContainsFunc(row.cells, func(x cell) bool { return x.rank != nil }) {
			t.Error("caveats are ranked")
		}
	}
}

// No number is broken, however many stand side by side: a band goes on below itself, beside
// the sign of the best.
func TestBandsAreNotBroken(t *testing.T) {
	p := play(t, 80, 24, readAnswers(t, "orders"), "")
	row := compared{section: "In numbers", label: "from low to high", cells: []cell{{text: "274.12 to 1,296.15"}, {text: "355.25 to 1,420.52"}}}
	for i := range row.cells {
		v := float64(i)
		row.cells[i].rank = &v
	}
	var got []string
	for _, line := range row.lines(p.u.state(), 20, " ", 12) {
		got = append(got, strings.TrimRight(ansi.Strip(line), " "))
	}
	want := []string{"≠ from low to high   ★ 274.12 to    355.25 to", "                       1,296.15     1,420.52"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
