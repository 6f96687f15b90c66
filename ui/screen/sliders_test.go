package screen

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/load"
	"whereto/ui/summary"
)

// shares are what objectives weigh in per cent, by id.
func (p *player) shares() map[string]float64 {
	out := map[string]float64{}
	for _, o := range objectives(p.u.state()) {
		out[o.id] = math.Round(1000*o.share) / 10
	}
	return out
}

// weighing begins a session with the weights open.
func weighingIn(t *testing.T, w, h int) *player {
	t.Helper()
	p := withStudy(t, w, h, readAnswers(t, "orders"))
	p.u.setFocus(stacksPane)
	return p.press("W").sees("━ Weights ━")
}

// Keys change a weight by a point, by five, and to what is typed; the others keep their
// proportions, and what was set is told from the usual and given back.
func TestWeightsAreSetByKeys(t *testing.T) {
	t.Parallel()
	p := weighingIn(t, 160, 48)
	before := objectives(p.u.state())
	share := func() int { return int(math.Round(100 * objectives(p.u.state())[0].share)) }
	start := share()
	for _, step := range []struct {
		keys string
		want int
	}{
		{"right", start + 1},
		{"left left", start - 1},
		{"shift+right", start + 4},
		{"pgup", start + 9},
		{"shift+left pgdown", start - 1},
		{"text:7", 7},
		{"text:2", 72},
		{"backspace", 7},
		{"esc text:5", 5},
		{"esc text:0", 0},
		{"left", 0},
		{"right", 1},
	} {
		if p.press(strings.Fields(step.keys)...); share() != step.want {
			t.Errorf("after %s it weighs %d %%, want %d", step.keys, share(), step.want)
		}
		now := objectives(p.u.state())
		for i := 2; i < len(now); i++ {
			if a, b := before[i].share/before[1].share, now[i].share/now[1].share; math.Abs(a-b) > 1e-9 || now[i].set {
				t.Errorf("after %s %s is to %s as %v, was %v", step.keys, now[i].id, now[1].id, b, a)
			}
		}
		if !now[0].set || now[1].set {
			t.Errorf("after %s set are %v", step.keys, p.u.session.answers.Weights)
		}
	}
	p.sees("•")
	p.press("down", "text:50", "x")
	if w := p.u.session.answers.Weights; len(w) != 1 {
		t.Errorf("after x set are %v", w)
	}
	p.press("X")
	if w := p.u.session.answers.Weights; len(w) != 0 || share() != start {
		t.Errorf("after X set are %v", w)
	}
	p.press("esc")
	if p.u.lateral != nil || p.u.focus != stacksPane {
		t.Error("esc does not close the weights")
	}
}

// All that is done to one weight is one step to take back.
func TestWeightsAreTakenBackByObjective(t *testing.T) {
	t.Parallel()
	p := weighingIn(t, 120, 40)
	p.press("right", "right", "right", "down", "left", "left")
	if p.press("u"); len(p.u.session.answers.Weights) != 1 || p.u.lateral == nil || p.u.focus != detailPane {
		t.Errorf("after one u set are %v", p.u.session.answers.Weights)
	}
	if p.press("u"); len(p.u.session.answers.Weights) != 0 {
		t.Errorf("after two u set are %v", p.u.session.answers.Weights)
	}
}

// A click on a slider and a drag set what keys set; the wheel turns what is under it by a
// point.
func TestWeightsByMouse(t *testing.T) {
	t.Parallel()
	p := weighingIn(t, 120, 40)
	r := p.u.layout.Panes[detailPane]
	c := newSliderColumns(objectives(p.u.state()), r.Inner().W)
	y := slices.IndexFunc(strings.Split(p.screen(), "\n"), func(line string) bool { return strings.Contains(line, "  latency") })
	x := func(share float64) int { return r.Inner().X + c.from() + c.cell(share) }
	p.send(tea.MouseClickMsg{X: x(0.2), Y: y, Button: tea.MouseLeft})
	if got := p.shares()["latency"]; math.Abs(got-20) > 3 {
		t.Errorf("a click at 20 %% sets %v", got)
	}
	for _, at := range []float64{0.3, 0.6, 0.5} {
		p.send(tea.MouseMotionMsg{X: x(at), Y: y + 5, Button: tea.MouseLeft})
	}
	p.send(tea.MouseWheelMsg{X: r.X + 5, Y: y, Button: tea.MouseWheelUp})
	dragged := p.shares()
	q := weighingIn(t, 120, 40)
	q.press("down", "text:"+summary.Plain(math.Round(dragged["latency"])))
	if !maps.Equal(q.shares(), dragged) || !maps.Equal(q.u.session.answers.Weights, p.u.session.answers.Weights) {
		t.Errorf("by mouse %v, by keys %v", dragged, q.shares())
	}
	for i, s := range p.u.advice.Stacks {
		if s.ID != q.u.advice.Stacks[i].ID {
			t.Errorf("row %d by mouse is %s, by keys %s", i, s.ID, q.u.advice.Stacks[i].ID)
		}
	}
	if p.press("u"); len(p.u.session.answers.Weights) != 0 {
		t.Error("a drag is several steps to take back")
	}
	p.send(tea.MouseClickMsg{X: 2, Y: y, Button: tea.MouseLeft})
	p.send(tea.MouseMotionMsg{X: x(0.9), Y: y, Button: tea.MouseLeft})
	if len(p.u.session.answers.Weights) != 0 {
		t.Error("a drag that began in another pane moves a slider")
	}
}

// At the share that a slider names, the host that it names is first, in the list and in the
// verdict.
func TestWeightMakesTheNamedHostFirst(t *testing.T) {
	t.Parallel()
	seen := 0
	for i, o := range objectives(weighingIn(t, 160, 48).u.state()) {
		p := weighingIn(t, 160, 48)
		sl := p.u.lateral.(*sliders)
		at, to, ok := sl.crossing(p.u.state(), o)
		if !ok || at == 0 {
			continue
		}
		seen++
		p.sees(sl.tip(p.u.state(), o))
		for range i {
			p.press("down")
		}
		p.press("text:" + summary.Plain(float64(at)))
		if first := p.u.advice.First(); first.Host != to.Host || !strings.Contains(p.verdict(), to.Host.Name) {
			t.Errorf("with %s at %d %% the first is %s, named is %s", o.id, at, first.Host.Name, to.Host.Name)
		}
	}
	if seen == 0 {
		t.Error("no weight makes another first")
	}
}

// Weights are saved, and read again as they were.
func TestWeightsAreSaved(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "orders.toml")
	p.press("W", "text:37", "down", "text:61", "ctrl+s")
	a, err := load.ReadAnswers("orders.toml", []byte(p.to["orders.toml"]), known)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Weights) != 2 || !maps.Equal(a.Weights, p.u.session.answers.Weights) {
		t.Errorf("saved are %v, set were %v:\n%s", a.Weights, p.u.session.answers.Weights, p.to["orders.toml"])
	}
	again := play(t, 120, 40, a, "orders.toml")
	if !maps.Equal(again.shares(), p.shares()) {
		t.Errorf("read again %v, were %v", again.shares(), p.shares())
	}
}

// However weights are set, none is more than a file may hold, and the last that counts is
// not switched off.
func TestWeightsStayInTheirBounds(t *testing.T) {
	t.Parallel()
	p := weighingIn(t, 120, 40)
	for range 4 {
		for range objectives(p.u.state()) {
			p.press("text:99", "down")
			for id, w := range p.u.session.answers.Weights {
				if w > 1000 || w < 0 {
					t.Fatalf("%s weighs %v", id, w)
				}
			}
		}
		p.press("home")
	}
	n := len(objectives(p.u.state()))
	p.press("text:0")
	for range n - 1 {
		p.press("down", "text:0")
	}
	sum := 0.0
	for _, share := range p.shares() {
		sum += share
	}
	if math.Abs(sum-100) > 1 {
		t.Errorf("all are switched off: %v", p.shares())
	}
	p.sees("nothing but")
}
