package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// grown opens the growth of a session that runs on a host now.
func grown(t *testing.T, w, h int, now string) *player {
	t.Helper()
	a := readAnswers(t, "orders")
	if now != "" {
		a.Values[catalog.QuestionCurrentHost] = answers.Words(now)
	}
	p := play(t, w, h, a, "")
	p.u.setFocus(stacksPane)
	return p.press("G")
}

// Growth at the sizes that lay it out differently, and with its months.
func TestGrowthLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		p := grown(t, size[0], size[1], "cedro-servers")
		p.looks(fmt.Sprintf("growth-%dx%d", size[0], size[1]))
		p.press("down", "enter").looks(fmt.Sprintf("growth-months-%dx%d", size[0], size[1]))
	}
}

// Growth is typed and moved, within bounds; what is shown is what the model says.
func TestGrowthIsTyped(t *testing.T) {
	p := grown(t, 120, 40, "")
	g := p.u.over().(*growth)
	for _, step := range []struct {
		keys    []string
		percent float64
	}{{nil, 5}, {[]string{"right", "right"}, 7}, {[]string{"left"}, 6}, {[]string{"text:12.5"}, 12.5}, {[]string{"backspace", "backspace"}, 12}, {[]string{"esc", "right"}, 13}, {[]string{"text:900"}, 30}, {[]string{"left", "text:0"}, 0}} {
		p.press(step.keys...)
		if g.fields[byPercent].value != step.percent || p.u.forecast.Percent != step.percent {
			t.Fatalf("after %v: %v %%, reckoned with %v", step.keys, g.fields[byPercent].value, p.u.forecast.Percent)
		}
		for i := range p.u.forecast.List {
			p.sees(spentText(p.u.forecast.List[i].Sum(advice.Months), advice.Months))
		}
	}
	p.sees(moneyText(12 * p.u.advice.Stacks[0].Bill.Total)).seesNot("Moving away")
	p.press("esc", "esc")
	if p.u.over() != nil {
		t.Error("esc leaves it open")
	}
	if p.press("G", "G"); p.u.over() != nil {
		t.Error("G leaves it open")
	}
}

// What a move saves is what the model says, and when it is paid back follows what it costs.
func TestGrowthPaysBack(t *testing.T) {
	p := grown(t, 120, 40, "quilla-compute")
	p.sees("Moving away from Quilla Compute", "(now)")
	f := p.u.forecast
	best := &f.List[cheapestCourse(f, advice.Months)]
	pay := best.Payback(&f.List[f.Now])
	if pay.Saved(advice.Months) <= 0 {
		t.Fatalf("%s saves nothing", best.Stack.ID)
	}
	p.sees(moneyText(pay.Saved(12)), "month 1")
	move := digits(pay.Saved(12), 2)
	after, _ := pay.After(move)
	p.press("tab", "text:"+fmt.Sprint(move)).sees(fmt.Sprintf("month %d", after))
	if after < 2 {
		t.Errorf("%v are paid back at once", move)
	}
	p.press("text:000000").sees("not in 36")
}

// A move that is paid back and lost again as the traffic grows says both, wide and narrow.
func TestGrowthSaysWhatIsLostAgain(t *testing.T) {
	p := grown(t, 120, 40, "cedro-servers").press("tab", "text:50")
	f := p.u.forecast
	var short []string
	for i := range f.List {
		pay := f.List[i].Payback(&f.List[f.Now])
		if after, until := pay.After(50); i != f.Now && pay.Saved(12) > 50 && pay.Saved(advice.Months) < 50 {
			p.sees(fmt.Sprintf("month %d, lost again from %d", after, until+1))
			short = append(short, fmt.Sprintf(" %d until %d", after, until))
		}
	}
	if short == nil {
		t.Fatal("none is lost again")
	}
	for _, w := range []int{80, 60} {
		p := grown(t, w, 30, "cedro-servers").press("tab", "text:50")
		p.sees(short...)
	}
}

// The sum of months of which one is too much is too much, and never the best; a bill of which
// nothing is known is no "at least nothing".
func TestGrowthSumsSayWhatMonthsSay(t *testing.T) {
	p := grown(t, 120, 60, "")
	f := *p.u.forecast
	f.List = slices.Clone(f.List[:3])
	for i := range f.List {
		f.List[i].Months = slices.Clone(f.List[i].Months)
	}
	best := cheapestCourse(&f, advice.Months)
	f.List[best].Months[35].Holds = false
	none := (best + 1) % 3
	for i := range f.List[none].Months {
		f.List[none].Months[i] = advice.Point{Holds: true}
	}
	p.u.forecast = &f
	row := func(i int) string { return p.line(" " + f.List[i].Stack.Host.Name + " ") }
	year := f.List[best].Sum(12)
	if got := row(best); strings.Count(got, "too much") != 2 || !strings.Contains(got, spentText(year, 12)) || strings.Contains(got, "★") {
		t.Errorf("month 36 is too much: %q", got)
	}
	if got := row(none); strings.Count(got, "?") != 5 || strings.Contains(got, "0.00") || strings.Contains(got, "★") {
		t.Errorf("nothing is known: %q", got)
	}
	p.u.over().(*growth).sum = f.List[best].Stack.ID
	p.press("pgdown", "pgdown", "pgdown")
	if got := p.line("┃      36 "); strings.Count(got, "too much") != 2 {
		t.Errorf("the last month: %q", got)
	}
}

// The signs beside a value move it, when it has the keys; a click elsewhere gives it them.
func TestGrowthMovesByClicks(t *testing.T) {
	for _, w := range []int{120, 50, 30} {
		p := grown(t, w, 30, "")
		g := p.u.over().(*growth)
		p.clickOn("› ").clickOn("› ").clickOn("‹")
		if g.fields[byPercent].value != 6 || p.u.forecast.Percent != 6 {
			t.Errorf("%d cells: %v %%, reckoned with %v", w, g.fields[byPercent].value, p.u.forecast.Percent)
		}
		_, y := p.find("‹")
		p.send(tea.MouseClickMsg{X: w/2 + 4, Y: y, Button: tea.MouseLeft})
		p.clickOn("›").clickOn("›").clickOn("‹")
		if g.in != ofMove || g.fields[ofMove].value != 100 || g.fields[byPercent].value != 6 {
			t.Errorf("%d cells: %+v", w, g.fields)
		}
	}
}

// Esc leaves the months of a stack before the growth.
func TestGrowthLeavesItsMonthsFirst(t *testing.T) {
	p := grown(t, 100, 30, "").press("enter", "esc").seesNot("month by month").sees("growth a month")
	if p.press("esc"); p.u.over() != nil {
		t.Error("esc leaves it open")
	}
}

// No head of a column runs into another or is cut, however narrow.
func TestGrowthHeadsStandApart(t *testing.T) {
	for w := 30; w <= 100; w++ {
		p := grown(t, w, 40, "cedro-servers")
		for _, of := range []string{"┃     USD", "┃     saves"} {
			if w < 40 && of != "┃     USD" {
				of = "paid back"
			}
			if line := p.line(of); strings.Contains(line, "…") || strings.Contains(line, "months3") || strings.Contains(line, "monthspaid") {
				t.Errorf("%d cells: %q", w, line)
			}
		}
	}
}

// However much it is, it is said in few characters.
func TestLargeNumbersOfTheGrowth(t *testing.T) {
	for v, want := range map[float64]string{12e6: "12M", 66.23e6: "66.2M", 2.92e9: "2.92bn", 999.9e9: "1 trillion", 1e12: "1 trillion", 2.92e12: "2.92 trillion", 9.7274e15: "9,730 trillion"} {
		if got := countText(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	for v, want := range map[float64]string{-12.5: "-12.50", 99_999: "99,999.00", 1_234_567: "1,234,567", 9_412_345_678: "9.412bn", -9_412_345_678: "-9.412bn", -1_234_567: "-1,234,567", 2.92e12: "2.92 trillion"} {
		if got := amountText(v); got != want {
			t.Errorf("an amount of %v: %q, want %q", v, got, want)
		}
	}
	a := readAnswers(t, "orders")
	a.Values[catalog.QuestionRequests] = answers.Number(30e9)
	p := play(t, 120, 40, a, "")
	p.u.setFocus(stacksPane)
	p.press("G", "text:30").sees("30bn now", "trillion in month 36").seesNot("000bn", "0bn in month 36")
	for _, w := range []int{120, 40, 30} {
		p := play(t, w, 60, a, "")
		p.u.setFocus(stacksPane)
		p.press("G", "text:30", "enter").sees("so far")
	}
}

// The row under the cursor is in view from the first on, however low the terminal.
func TestGrowthShowsItsRowInLowTerminals(t *testing.T) {
	for h := 8; h <= 14; h++ {
		p := grown(t, 30, h, "cedro-servers").sees("› ▲")
		p.press("down").sees("› ●").press("up").sees("› ▲")
	}
}

// A row opens its months and closes them, by a key and by a click.
func TestGrowthShowsItsMonths(t *testing.T) {
	p := grown(t, 100, 30, "")
	first := p.u.forecast.List[0]
	p.press("enter").sees("month by month", moneyText(first.Sum(2).Total))
	x, y := p.find(first.Stack.Host.Name)
	p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	p.seesNot("month by month")
	p.press("enter", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown").sees("to the power of")
	p.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelUp})
}
