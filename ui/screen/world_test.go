package screen

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/summary"
	"whereto/ui/worldmap"
)

// onMap is a session in which the map was opened by its key.
func onMap(t *testing.T, w, h int, name string) (*player, *world) {
	t.Helper()
	p := play(t, w, h, readAnswers(t, name), "")
	p.u.setFocus(stacksPane)
	p.press("M")
	return p, covering[*world](p)
}

// The map goes through the hosts of the list in their order: it says of each where it is and
// how far, and the list is on that host when it is left.
func TestMapGoesThroughTheHosts(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p, _ := onMap(t, size[0], size[1], "worldwide")
		for i, e := range p.u.state().rows() {
			name := e.product().Name
			p.sees(fmt.Sprintf("%d of %d", i+1, len(p.u.state().rows())), name[:min(len(name), 30)])
			if e.stack != nil && e.stack.Latency.Known {
				p.sees(summary.Millis(e.stack)+" ms", summary.ResponseText(e.stack)+" ms a response")
			}
			if p.press("down"); p.u.cursor != min(i+1, len(p.u.state().rows())-1) {
				t.Fatalf("%v: after row %d the list is on %d", size, i, p.u.cursor)
			}
		}
		p.press("home").sees("1 of ").press("pgdown").sees(fmt.Sprintf("%d of ", 1+page))
		host := p.u.state().selected.Host
		if p.press("esc"); p.u.over() != nil || p.u.state().selected.Host != host {
			t.Errorf("%v: the list is on %s, not on %s", size, p.u.state().selected.Host.Name, host.Name)
		}
	}
}

// Each place is told with its share, its ms and whether they are measured, each way to the
// database too; on the map where that can be read, in a list alone elsewhere.
func TestMapTellsEachPlace(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p, m := onMap(t, size[0], size[1], "worldwide")
		x := p.u.state().selected
		if len(x.Latency.Legs) != 4 {
			t.Fatalf("%d places", len(x.Latency.Legs))
		}
		land := newWorldRoom(p.u.layout.Over.Inner()).land > 0
		if want := size[0] >= 60; land != want {
			t.Errorf("%v: a map is %v", size, land)
		}
		for i, leg := range x.Latency.Legs {
			p.sees(known.Places[leg.Place].City, summary.ShareText(leg.Share), fmt.Sprintf("%.0f", leg.RTT.MS))
			if m.leg != i { // the first has the most users
				t.Errorf("%v: place %d is chosen, not %d", size, m.leg, i)
			}
			p.press("right")
		}
		if land {
			p.sees("▲", "◆", "●", "━━")
		}
		if text := p.screen(); !strings.Contains(text, "estimated") && !strings.Contains(text, "~5") {
			t.Errorf("%v: it does not say that nothing is measured:\n%s", size, text)
		}
		if p.press("left", "left", "left", "left", "left"); m.leg != 0 {
			t.Errorf("%v: left leads to place %d", size, m.leg)
		}
		p.press("z", "+", "+", "-")
		if m.look != (worldmap.View{World: true, Nearer: 1}) {
			t.Errorf("%v: seen is %+v", size, m.look)
		}
		if p.press("z"); m.look != (worldmap.View{}) {
			t.Errorf("%v: seen is %+v", size, m.look)
		}
		if p.press("enter"); p.u.over() != nil || p.u.focus != detailPane {
			t.Errorf("%v: enter leads to pane %d", size, p.u.focus)
		}
	}
	a := readAnswers(t, "worldwide")
	delete(a.Values, "users")
	p := play(t, 120, 40, a, "")
	p.u.setFocus(stacksPane)
	p.press("M").sees("Say where your users are")
}

// Hosts and places are chosen by a click, and the wheel goes through the hosts.
func TestMapByMouse(t *testing.T) {
	t.Parallel()
	p, m := onMap(t, 120, 40, "worldwide")
	find := func(text string) (x, y int) {
		t.Helper()
		lines := strings.Split(p.screen(), "\n")
		for y := len(lines) - 1; y >= 0; y-- { // the tables stand below the map
			if i := strings.Index(lines[y], text); i >= 0 {
				return visible(lines[y][:i]), y
			}
		}
		t.Fatalf("%q is not seen:\n%s", text, p.screen())
		return 0, 0
	}
	third := p.u.state().rows()[2]
	x, y := find(third.product().Name)
	if p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}); p.u.cursor != 2 {
		t.Errorf("a click on %s leads to row %d", third.product().Name, p.u.cursor)
	}
	legs := p.u.state().selected.Latency.Legs
	x, y = find(fmt.Sprintf("%2d %s", 3, known.Places[legs[2].Place].City))
	if p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}); m.leg != 2 {
		t.Errorf("a click on a place chooses place %d", m.leg)
	}
	if p.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown}); p.u.cursor != 3 {
		t.Errorf("the wheel leads to row %d", p.u.cursor)
	}
	before := p.screen()
	if p.send(tea.MouseClickMsg{X: 20, Y: 10, Button: tea.MouseLeft}); p.screen() != before {
		t.Error("a click on the map changes something")
	}
}

// The map as a person sees it.
func TestMapLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		for _, name := range []string{"worldwide", "orders"} {
			p, _ := onMap(t, size[0], size[1], name)
			p.looks(fmt.Sprintf("map-%s-%dx%d", name, size[0], size[1]))
		}
	}
}

// While the data is read there is nothing to show, and the map says so.
func TestMapWithoutHosts(t *testing.T) {
	u, _ := early(t, nil)
	u.setFocus(stacksPane)
	u.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	u.Update(pressOf("M"))
	if text := u.content(); !strings.Contains(text, "being read") {
		t.Errorf("the map says:\n%s", text)
	}
	p := play(t, 80, 24, answers.Answers{}, "")
	p.u.setFocus(stacksPane)
	p.press("M", "down", "up", "right", "+", "esc")
	if p.u.over() != nil {
		t.Error("esc does not close the map")
	}
}
