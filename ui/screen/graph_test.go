package screen

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// explore puts the study beside the advice of a session, as it comes there.
func (p *player) explore() *player {
	p.t.Helper()
	q := p.u.ask(p.u.session.answers)
	q.Samples = 20
	a, err := engine.Advise(q)
	if err != nil {
		p.t.Fatal(err)
	}
	p.send(exploredMsg{p.u.round.Load(), a})
	return p
}

// graphs opens the graph of a session.
func graphs(t *testing.T, w, h int, a answers.Answers) *player {
	t.Helper()
	p := play(t, w, h, a, "")
	p.u.setFocus(stacksPane)
	return p.press("g")
}

// graphed is the graph of a session.
func (p *player) graphed() *graph {
	p.t.Helper()
	g, ok := p.u.over().(*graph)
	if !ok {
		p.t.Fatalf("there is no graph:\n%s", p.screen())
	}
	return g
}

// The graph at the sizes that lay it out differently.
func TestGraphsLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 48}, {120, 40}, {80, 24}, {60, 20}, {40, 12}} {
		p := play(t, size[0], size[1], readAnswers(t, "orders"), "").explore().press("g")
		p.looks(fmt.Sprintf("graph-%dx%d", size[0], size[1]))
	}
}

// Where nothing but the bill decides, a crossing stands where the break-even of the study
// says, and both are named.
func TestGraphCrossesWhereBreakEvenSays(t *testing.T) {
	a := answers.Answers{Values: map[string]answers.Value{
		catalog.QuestionLanguage: answers.Words("rust"), catalog.QuestionRequests: answers.Number(10e6),
	}, Importance: map[string]string{}, Weights: map[string]float64{"latency": 0}}
	p := play(t, 160, 48, a, "").explore()
	p.u.setFocus(stacksPane)
	p.press("g")
	found := 0
	for _, e := range breaks(p.u.advice) {
		if e.From == nil || e.To == nil {
			continue
		}
		found++
		if !slices.ContainsFunc(p.u.curves.Crossings, func(x advice.Crossing) bool {
			return math.Abs(math.Log(x.At/e.At)) < 2e-3 && p.u.curves.List[x.To].Stack.Host == e.To.Host
		}) {
			t.Errorf("%s is first from %v on, and the curves cross at %+v", e.To.ID, e.At, p.u.curves.Crossings)
		}
		p.sees(shortly(e.At), "= ", "╳")
	}
	if found == 0 {
		t.Fatal("no break-even was looked at")
	}
}

// The cursor reads off what the model says, at the own load first, and says who is the
// cheapest there.
func TestGraphReadsOff(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "orders"), "").press("g")
	p.sees("at 12M requests a month", moneyText(p.u.advice.Stacks[0].Bill.Total), "★")
	for _, keys := range [][]string{{"right", "right"}, {"left"}, {"pgdown"}, {"pgup", "pgup"}, {"home"}} {
		p.press(keys...)
		g := p.graphed()
		at := nearestLoad(p.u.curves.Requests, g.load)
		if p.u.curves.Requests[at] != g.load {
			t.Fatalf("%v: %v is none of the loads", keys, g.load)
		}
		p.sees("at " + exactly(g.load))
		for i, c := range p.u.curves.List {
			p.sees(pointText(c.Points[at]))
			for _, line := range strings.Split(p.screen(), "\n") {
				if strings.Contains(line, "★") && strings.Contains(line, drawnName(drawables(p.u.state()), c.Stack)) && p.u.curves.Cheapest(at) != i {
					t.Errorf("%v: %s is said to be the cheapest", keys, c.Stack.ID)
				}
			}
		}
	}
	if g := p.graphed(); g.load != 12e6 {
		t.Errorf("home reads off %v", g.load)
	}
}

// Hosts are shown and hidden by a key and by a click; those that are selected and marked are
// shown from the start. The graph goes by esc and by its own key.
func TestGraphShowsHosts(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "").press("end", "up", "up", "g")
	selected := p.u.state().selected
	if _, i := curveOf(p.u.curves, selected.ID); i < 0 {
		t.Errorf("%s is selected and not drawn", selected.ID)
	}
	n := len(p.u.curves.List)
	if p.press("space"); len(p.u.curves.List) != n-1 {
		t.Errorf("%d curves, %d before", len(p.u.curves.List), n)
	}
	if p.press("space"); len(p.u.curves.List) != n {
		t.Errorf("%d curves, %d before", len(p.u.curves.List), n)
	}
	x, y := p.find(drawnName(drawables(p.u.state()), drawables(p.u.state())[1].stack))
	if p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}); len(p.u.curves.List) != n-1 {
		t.Errorf("%d curves after a click, %d before", len(p.u.curves.List), n)
	}
	l := newGraphLayout(p.u.state(), p.u.layout.Over.Inner())
	before := p.graphed().load
	p.send(tea.MouseClickMsg{X: 1 + l.plot.X + l.plot.W - 3, Y: 10, Button: tea.MouseLeft})
	if after := p.graphed().load; after < 20*before {
		t.Errorf("a click at the right end reads off %v", after)
	}
	p.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelUp})
	if p.press("g"); p.u.over() != nil {
		t.Error("g leaves it open")
	}
	if p.press("g", "esc"); p.u.over() != nil {
		t.Error("esc leaves it open")
	}
}

// find is where a text stands on the screen.
func (p *player) find(text string) (x, y int) {
	p.t.Helper()
	for y, line := range strings.Split(p.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return ansi.StringWidth(before), y
		}
	}
	p.t.Fatalf("there is no %q:\n%s", text, p.screen())
	return 0, 0
}

// Nothing of a bill that is known in part is cheapest, and it is dashed; what costs nothing
// stands in a row of its own.
func TestGraphOfPartsAndNothing(t *testing.T) {
	p := graphs(t, 120, 40, readAnswers(t, "no-price")).showAll()
	p.sees("≥ ", "Dashed, ≥: not all prices are known.")
	nothing := graphs(t, 120, 40, readAnswers(t, "orders"))
	nothing.sees("Lowest row: nothing", "$0 ┤")
}

// showAll shows all hosts of the legend.
func (p *player) showAll() *player {
	for i, d := range drawables(p.u.state()) {
		if !p.graphed().shows(d) {
			p.graphed().row = i
			p.press("space")
		}
	}
	return p
}

// Where there are no hosts to draw a word says so, and a budget and money are in the answers'
// currency.
func TestGraphInAnotherCurrency(t *testing.T) {
	a := readAnswers(t, "orders")
	a.Values["currency"] = answers.Words("EUR")
	graphs(t, 160, 48, a).sees("EUR", "100 EUR ┤").seesNot("$")
	for _, name := range []string{"too-cheap", "blank"} {
		graphs(t, 100, 30, readAnswers(t, name)).sees("at ")
	}
}

// A line of dots is drawn where it is said, steps too, and leaves out what is no number.
func TestPlotLine(t *testing.T) {
	p := newPlot(3, 2)
	p.line([]float64{7, 7, math.NaN(), 0, 0, 3}, false, nil)
	if got := strings.Join(p.lines(), "|"); got != " ⠈⢱|⣀  " {
		t.Errorf("%q", got)
	}
}

// Decades and rounding on a scale.
func TestScale(t *testing.T) {
	a := scale{1, 1000}
	if got := a.decades(); len(got) != 4 || math.Abs(a.share(10)-1.0/3) > 1e-12 || math.Abs(a.value(1.0/3)-10) > 1e-9 {
		t.Errorf("%v", got)
	}
	for v, want := range map[float64]float64{8_732_933: 8_730_000, 0.012345: 0.0123, 12: 12, 999.9: 1000, 0: 0} {
		if got := digits(v, 3); got != want {
			t.Errorf("%v is %v", v, got)
		}
	}
	if below(12e6) != 1e7 || above(12e6) != 1e8 || below(1e7) != 1e7 || above(1e7) != 1e7 {
		t.Error("powers of ten")
	}
}

// A frame of the graph, and a step of its cursor.
func BenchmarkGraph160x48(b *testing.B) {
	u := session160x48(b)
	u.Update(pressOf("g"))
	if _, ok := u.over().(*graph); !ok {
		b.Fatal("there is no graph")
	}
	b.Run("frame", func(b *testing.B) {
		for b.Loop() {
			u.View()
		}
	})
	b.Run("step", func(b *testing.B) {
		keys := []tea.KeyPressMsg{pressOf("right"), pressOf("left")}
		for i := 0; b.Loop(); i++ {
			u.Update(keys[i%2])
		}
	})
}
