package screen

import (
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// withOthers is a session whose list has a host that fits with other setups, and its row.
func withOthers(t *testing.T, w, h int) (p *player, row int) {
	t.Helper()
	for _, name := range []string{"worldwide", "ties", "europe", "large", "servers", "orders"} {
		p = play(t, w, h, readAnswers(t, name), "").press("esc") // no option is considered
		row = slices.IndexFunc(p.u.state().rows(), func(e entry) bool { return e.folds() && e.stack.Fits() })
		if row >= 0 {
			p.u.setFocus(stacksPane)
			p.u.cursor = row
			p.u.settle()
			return p, row
		}
	}
	t.Fatal("no host that fits has other setups")
	return nil, 0
}

// A host is one row; its other setups come under it by the right arrow, by enter and by a
// click, and go by the left arrow, from wherever among them.
func TestSetupsFoldUnderTheirHost(t *testing.T) {
	p, row := withOthers(t, 160, 48)
	closed := len(p.u.state().rows())
	head := p.u.state().selected
	if hosts := map[string]bool{}; true {
		for _, e := range p.u.state().rows() {
			if hosts[e.host()] {
				t.Errorf("%s has two rows", e.host())
			}
			hosts[e.host()] = true
		}
	}
	for _, key := range []string{"right", "enter"} {
		p.press(key)
		if n := len(p.u.state().rows()); n != closed+len(head.Also) || p.u.cursor != row {
			t.Errorf("after %s: %d rows, the cursor in row %d", key, n, p.u.cursor)
		}
		p.press("down")
		if got := p.u.state().selected; got != head.Also[0] {
			t.Errorf("below the host stands %s", got.ID)
		}
		p.sees("▾")
		p.press("left")
		if n := len(p.u.state().rows()); n != closed || p.u.state().selected != head {
			t.Errorf("after left: %d rows, selected is %s", n, p.u.state().selected.ID)
		}
	}
	list := p.u.layout.Panes[stacksPane]
	line := slices.IndexFunc(strings.Split(p.screen(), "\n"), func(line string) bool { return strings.Contains(line, "›") && strings.Contains(line, "▸") })
	for _, want := range []int{closed + len(head.Also), closed} {
		p.send(tea.MouseClickMsg{X: list.X + 5, Y: line, Button: tea.MouseLeft})
		if n := len(p.u.state().rows()); n != want {
			t.Errorf("a click on the sign: %d rows, want %d", n, want)
		}
	}
	p.press("right", "enter")
	if p.u.focus != detailPane {
		t.Error("enter on a host that is opened does not lead to the detail")
	}
}

// Rows that do not fit fold too: what stands in the list in outline is told of in full.
func TestSetupsOfWhatDoesNotFit(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	row := slices.IndexFunc(p.u.state().rows(), func(e entry) bool { return e.folds() && !e.stack.Fits() })
	if row < 0 {
		t.Fatal("no host that does not fit has other setups")
	}
	p.u.cursor = row
	p.press("right", "down", "tab", "2").sees("× ", "total a month, USD")
	p.press("1").sees("✗ ")
}

// The three groups stand under headings that say how many hosts each has.
func TestGroupsHaveHeadings(t *testing.T) {
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.sees("Fits (3)", "Fits if what is open turns out well (2)", "Misses one must (6)", "Ruled out (3)", "✓", "!", "✗")
}

// No name and no place is cut while there is space left, at any width.
func TestNamesAreWholeWhereThereIsSpace(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	for w := 30; w <= 240; w++ {
		p.send(tea.WindowSizeMsg{Width: w, Height: 40})
		p.u.setFocus(stacksPane)
		s := p.u.state()
		inner := p.u.layout.Panes[stacksPane].Inner()
		shared, _, _ := sharedAddons(s.shown())
		c := newColumns(s, s.rows(), shared, inner.W)
		longest := 0
		for _, e := range s.rows() {
			if e.stack == nil {
				continue
			}
			longest = max(longest, ansi.StringWidth(rowName(e, shared)))
			if n := ansi.StringWidth(summary.PlaceText(s.catalog, e.stack)); c.place > 0 && (n >= c.place+c.value || e.stack.Fits() && n >= c.place) {
				t.Errorf("%d wide: %s is cut", w, summary.PlaceText(s.catalog, e.stack))
			}
		}
		if c.name < longest && (c.band > 0 || c.notes > 0) {
			t.Errorf("%d wide: a name of %d has %d cells, though there is a column less needed: %+v", w, longest, c.name, c)
		}
		if n := visible(stackRow(s, s.rows()[0], 0, rowName(s.rows()[0], shared), c, inner.W)); n != inner.W {
			t.Errorf("%d wide: a row of %d in %d", w, n, inner.W)
		}
	}
}

// A row says its value as a number with its parts, its band, its response and not the round
// trip, and what breaks at the end of a range.
func TestColumnsOfARow(t *testing.T) {
	p := withStudy(t, 290, 48, readAnswers(t, "orders"))
	first := p.u.advice.First()
	line := strings.Split(p.pane(stacksPane), "\n")[3]
	for _, text := range []string{
		"› 1 ✓", "Alto Functions on demand, ARM + Alto Build", "Sydney", fmt.Sprintf("%.2f", first.Value), "█", "▓", "▒", "16.60", "0.60–131.80", " 141 ",
		perCent(winners(p.u.advice)[0].first) + "%", "over budget in your high month",
	} {
		if !strings.Contains(line, text) {
			t.Errorf("the row does not say %q: %s", text, line)
		}
	}
	p.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	if line := strings.Split(p.pane(stacksPane), "\n")[2]; !strings.Contains(line, "16.60↑") {
		t.Errorf("where there is no room, over budget has no mark: %s", line)
	}
}

// What no price is known of costs "?", and not at least nothing.
func TestUnknownPricesAreNotZero(t *testing.T) {
	s := &stack.Stack{Bill: cost.Bill{Complete: false}}
	if got := summary.Total(s); got != "?" {
		t.Errorf("nothing is known of its price, and it says %q", got)
	}
	s.Bill.Total = 3
	if got := summary.Total(s); got != "≥3.00" {
		t.Errorf("3.00 are known of its price, and it says %q", got)
	}
}

// Prices that are older than the method takes for fresh are said to be.
func TestOldPricesAreSaid(t *testing.T) {
	p := play(t, 240, 48, readAnswers(t, "orders"), "")
	old := *p.u.advice.First()
	s := p.u.state()
	age := func(day catalog.Date) string {
		old.Bill.Lines = []cost.Line{{Source: catalog.Source{AsOf: day}}}
		return summary.OldPrices(known, p.u.advice, &old)
	}
	if got := age(p.u.Today); got != "" {
		t.Errorf("prices of today: %q", got)
	}
	if got := age("2025-01-02"); got != "prices of 2025-01-02" {
		t.Errorf("old prices: %q", got)
	}
	old.Breaks, old.Low, old.High = nil, 1, 1
	if mark := costMark(s, &old, columns{}); mark != "†" {
		t.Errorf("old prices are marked %q", mark)
	}
}

// An add-on that nearly all rows have is said once, others in their rows.
func TestSharedAddonsAreSaidOnce(t *testing.T) {
	pair := func(id string) fit.Pair {
		return fit.Pair{Product: &catalog.Product{ID: id, Name: strings.ToUpper(id)}}
	}
	host := func(addons ...fit.Pair) *stack.Stack {
		return &stack.Stack{Host: &catalog.Product{ID: "h", Name: "Host"}, Setup: catalog.Setup{Name: "one"}, Addons: addons}
	}
	a := &advice.Advice{Stacks: []*stack.Stack{host(pair("ci"), pair("kit")), host(pair("ci")), host(pair("ci")), host()}}
	shared, names, with := sharedAddons(a)
	if strings.Join(names, ",") != "CI" || with != 3 {
		t.Errorf("shared are %v, by %d", names, with)
	}
	for i, want := range []string{"Host one + KIT", "Host one", "Host one", "Host one"} {
		if got := rowName(entry{stack: a.Stacks[i]}, shared); got != want {
			t.Errorf("row %d is %q, want %q", i, got, want)
		}
	}
}

// A move of three places or more is marked after an answer, and a smaller one is not; what
// no longer fits is marked too.
func TestFarMovesAreMarked(t *testing.T) {
	list := func(ids ...string) *advice.Advice {
		a := &advice.Advice{}
		for i, id := range ids {
			a.Stacks = append(a.Stacks, &stack.Stack{Host: hosts[id], Rank: i + 1, Status: stack.Fits})
		}
		return a
	}
	was, is := list("a", "b", "c", "d", "e"), list("d", "a", "b", "f", "c")
	s := state{before: was, advice: is}
	for i, want := range []string{"↑", " ", " ", "+", " "} {
		if got := moved(s, is.Stacks[i]); got != want {
			t.Errorf("%s is marked %q, want %q", is.Stacks[i].Host.ID, got, want)
		}
	}
	if got := moved(s, &stack.Stack{Host: hosts["e"]}); got != "−" {
		t.Errorf("what no longer fits is marked %q", got)
	}
}

var hosts = map[string]*catalog.Product{"a": {ID: "a"}, "b": {ID: "b"}, "c": {ID: "c"}, "d": {ID: "d"}, "e": {ID: "e"}, "f": {ID: "f"}}

// The cursor stays on its host where an answer, or an option that is considered, puts the
// list in another order; what is considered stays while the list has the keys.
func TestListStaysUnderTheCursor(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "worldwide"), "")
	p.u.setFocus(stacksPane)
	p.press("down", "down")
	host := p.u.state().selected.Host
	p.open("rollback")
	p.u.setFocus(questionsPane)
	p.run(p.u.try())
	p.u.settle()
	if got := p.u.state(); got.considered == nil || got.selected.Host != host {
		t.Errorf("while an option is considered, the cursor is on %s, was on %s", got.selected.Host.ID, host.ID)
	}
	p.press("tab").sees("Hosts, if you chose this").press("tab").sees("Hosts, if you chose this")
	if p.u.focus != detailPane || p.u.state().selected.Host != host {
		t.Errorf("focus %d, the cursor is on %s", p.u.focus, p.u.state().selected.Host.ID)
	}
	p.press("shift+tab", "shift+tab", "esc").seesNot("if you chose this")
	if got := p.u.state().selected.Host; got != host {
		t.Errorf("back at the answers, the cursor is on %s", got.ID)
	}
	p.u.handle(cleared{"users"})
	p.u.settle()
	if got := p.u.state().selected.Host; got != host {
		t.Errorf("after an answer, the cursor is on %s", got.ID)
	}
}

// After the last core question the list shows the answers, and tab leads to why.
func TestTabAfterTheLastCoreQuestion(t *testing.T) {
	a := readAnswers(t, "orders")
	budget := a.Values["budget"]
	delete(a.Values, "budget")
	p := play(t, 160, 48, a, "")
	p.u.handle(answered{"budget", budget})
	p.u.settle()
	p.run(p.u.try())
	p.sees("here is the advice; tab leads to why").seesNot("if you chose this")
	p.press("tab")
	if p.u.focus != detailPane || detailTabs[p.u.detail.tab] != "Why" {
		t.Errorf("tab leads to pane %d, the detail shows %s", p.u.focus, detailTabs[p.u.detail.tab])
	}
	p.press("shift+tab", "shift+tab")
	if p.u.focus != questionsPane {
		t.Errorf("shift+tab leads to pane %d", p.u.focus)
	}
}

// 120 × 40 shows more than 100 × 30: as many figures of a row, more hosts, and the questions
// and the detail beside them in more lines.
func TestMoreIsShownAt120Than100(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 100, 30, readAnswers(t, "worldwide"))
	shown := func() (figures []string, hosts int, lines [panes]int) {
		p.u.setFocus(stacksPane)
		p.u.settle()
		list := strings.Split(p.pane(stacksPane), "\n")
		for _, line := range list {
			if strings.ContainsAny(line, "✓!✗") {
				hosts++
			}
		}
		for id := range panes {
			lines[id] = p.u.layout.Panes[id].H
		}
		return strings.Fields(list[1][strings.Index(list[1], "place"):]), hosts, lines
	}
	figures, hosts, lines := shown()
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	wideFigures, wideHosts, wideLines := shown()
	if !slices.Equal(figures, wideFigures) || wideHosts <= hosts {
		t.Errorf("120 × 40 shows %v of %d hosts, 100 × 30 %v of %d", wideFigures, wideHosts, figures, hosts)
	}
	for id := range panes {
		if wideLines[id] <= lines[id] {
			t.Errorf("pane %d has %d lines at 120 × 40, %d at 100 × 30", id, wideLines[id], lines[id])
		}
	}
}

// What an option would give stays to be read while the list or the detail has the keys,
// whichever way they got them and however small the window is; back at the question the
// cursor is on that option, and it is left with the question.
func TestWhatIsConsideredStays(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p := play(t, size[0], size[1], readAnswers(t, "orders"), "").at("kind")
		p.press("down").sees("› A server-rendered site")
		would := p.u.considered.advice
		if would == nil {
			t.Fatalf("%v: nothing is considered", size)
		}
		stays := func(how string) {
			if s := p.u.state(); s.considered != would || s.shown() != would || p.u.focus == questionsPane {
				t.Errorf("%v, %s: what is considered is gone", size, how)
			}
		}
		p.press("tab")
		stays("tab")
		p.press("down", "tab")
		stays("into a row")
		p.press("2", "tab").sees("› A server-rendered site")
		if size[0] >= 80 {
			r := p.u.layout.Panes[stacksPane]
			p.send(tea.MouseClickMsg{X: r.X + 20, Y: r.Y + 3, Button: tea.MouseLeft})
			stays("a click")
			p.press("shift+tab")
		}
		p.press("esc").seesNot("if you chose this")
	}
}

// An option that is the answer is not a choice to be considered: what the study found is
// shown on.
func TestTheAnswerIsNotConsidered(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 120, 40, readAnswers(t, "orders"))
	p.u.setFocus(questionsPane)
	p.press("home", "enter").sees("› An API", "5 fit", "first in 100 mixes: A ").seesNot("if you chose this")
	p.press("down").sees("if you chose this").press("up").seesNot("if you chose this")
}

// Status is told by colour and by a sign: what fits, what has something to check and what
// does not fit look different, and a cost over the budget at the end of a range warns.
func TestStatusHasItsColour(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.press("end") // the cursor's row has a ground of its own
	seen := map[string]color.Color{}
	c := lipgloss.NewCanvas(p.u.w, p.u.h).Compose(uv.NewStyledString(p.u.content()))
	for r, y := p.u.layout.Panes[stacksPane].Inner(), 0; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			if cell := c.CellAt(x, y); y >= r.Y && cell.Style.Bg == nil && (x == r.X+lead-2 || cell.Content == "↑") {
				seen[cell.Content] = cell.Style.Fg
			}
		}
	}
	st := p.u.st
	for sign, look := range map[string]lipgloss.Style{"✓": st.Good, "!": st.Warn, "✗": st.Bad, "↑": st.Warn} {
		if is, ok := seen[sign]; ok && is != look.GetForeground() || !ok && sign != "↑" {
			t.Errorf("%q has the colour %v, want %v", sign, is, look.GetForeground())
		}
	}
}

// Rows enough are in sight where the list has the keys.
func TestRowsInSight(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	for i, least := range []int{30, 15, 8, 5, 8, 4} {
		p.in(sizes[i], stacksPane)
		if rows := p.u.layout.Panes[stacksPane].Inner().H - 1; rows < least { // below the heading
			t.Errorf("%v: %d rows are in sight, %d should be:\n%s", sizes[i], rows, least, p.screen())
		}
	}
}

// A long place of a host that does not fit takes nothing from the names: it goes on over the
// value, which such a row has not.
func TestAPlaceTakesNothingFromNames(t *testing.T) {
	p := play(t, 100, 30, readAnswers(t, "orders"), "")
	s := p.u.state()
	list := s.rows()
	shared, _, _ := sharedAddons(s.shown())
	before := newColumns(s, list, shared, 98)
	c := *known
	c.Places = maps.Clone(known.Places)
	for id, place := range c.Places {
		if !slices.ContainsFunc(s.shown().Stacks, func(x *stack.Stack) bool { return summary.PlaceText(known, x) == place.City }) {
			place.City = "Llanfairpwllgwyngyll"
			c.Places[id] = place
		}
	}
	s.catalog = &c
	after := newColumns(s, list, shared, 98)
	if before.name != after.name || before.place != after.place {
		t.Errorf("the columns were %+v, with longer places they are %+v", before, after)
	}
}

// Where a group's heading is cut, its count is not.
func TestHeadingsCount(t *testing.T) {
	for w, want := range map[int]string{40: "Fits if what is open (12)", 17: "Fits if wha… (12)", 3: "… (12)"} {
		if got := counting("Fits if what is open (12)", w); got != want {
			t.Errorf("in %d cells %q, want %q", w, got, want)
		}
	}
}
