package screen

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/summary"
)

// onFirmness is a session with its study in which it was asked how firm that is.
func onFirmness(t *testing.T, w, h int, name string) (*player, *firmness) {
	t.Helper()
	p := withStudy(t, w, h, readAnswers(t, name))
	p.u.setFocus(stacksPane)
	p.press("R")
	return p, covering[*firmness](p)
}

// Every row that is first in one of 100 mixes has its bar and its number, one that would be if
// what is open turns out well in brackets; of the one under the cursor it says why.
func TestFirmnessTellsEachRow(t *testing.T) {
	t.Parallel()
	brackets := 0
	for _, name := range []string{"orders", "europe", "unknowns"} {
		p, _ := onFirmness(t, 160, 48, name)
		for _, size := range sizes {
			p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			p.press("home")
			list := contenders(p.u.advice)
			if len(list) == 0 {
				t.Fatalf("%s: nothing is first", name)
			}
			sum := 0.0
			for _, c := range list {
				host := p.u.advice.Stacks[c.row].Host.Name
				count := perCent(c.share) + " of 100"
				if c.only {
					count = "(" + count + ")"
					brackets++
				} else {
					sum += c.share
				}
				p.sees("›"+c.letter, host[:min(len(host), 8)], count)
				if size[1] >= 24 {
					why := summary.WinText(known, p.u.advice, c.row)
					if words := strings.Fields(why); !strings.Contains(p.screen(), strings.Join(words[:2], " ")) {
						t.Errorf("%s, %v: it does not say %q:\n%s", name, size, why, p.screen())
					}
				}
				p.press("down")
			}
			if sum < 0.9 || sum > 1+1e-9 {
				t.Errorf("%s: the bars come to %v", name, sum)
			}
		}
	}
	if brackets == 0 {
		t.Error("nothing stands in brackets: the test needs something")
	}
}

// All that is told can be scrolled to at every size: what turns it, the ranks, and what
// differs from mix to mix.
func TestFirmnessIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	p, f := onFirmness(t, 160, 48, "orders")
	for _, size := range sizes {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		seen := p.screen()
		for range 80 {
			p.press("down")
			seen += p.screen()
		}
		for _, text := range []string{"What turns it", "Ranks in 100 mixes", "What differs from mix to mix", "weights", "load", "distances", "unknowns", "likely"} {
			if !strings.Contains(seen, text) {
				t.Errorf("%v: %q is never seen", size, text)
			}
		}
		at := f.at
		if p.press("end"); f.at != at {
			t.Errorf("%v: end leads to %d, down to %d", size, f.at, at)
		}
		if p.press("home"); f.at != 0 || f.top != 0 {
			t.Errorf("%v: home leads to %d, %d", size, f.at, f.top)
		}
	}
}

// A row is chosen by a click and by the wheel, and enter leads to its host in the list.
func TestFirmnessLeadsToTheHost(t *testing.T) {
	t.Parallel()
	p, f := onFirmness(t, 120, 40, "orders")
	list := contenders(p.u.advice)
	if len(list) < 2 {
		t.Fatalf("%d rows: the test needs two", len(list))
	}
	host := p.u.advice.Stacks[list[1].row].Host
	lines := strings.Split(p.screen(), "\n")
	for y, line := range lines {
		if strings.Contains(line, " B ") && strings.Contains(line, host.Name) {
			p.send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft})
			break
		}
	}
	if f.at != 1 {
		t.Errorf("a click leads to row %d", f.at)
	}
	p.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelUp})
	if p.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown}); f.at != 1 {
		t.Errorf("the wheel leads to row %d", f.at)
	}
	if p.press("enter"); p.u.over() != nil || p.u.state().selected.Host != host {
		t.Errorf("enter leads to %s, not to %s", p.u.state().selected.Host.Name, host.Name)
	}
}

// Before the study is there it says that it is being weighed, and fills in when it comes.
func TestFirmnessFillsIn(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	p.press("R", "down", "end").sees("being weighed").seesNot("of 100")
	p.u.Settle = 0
	p.run(p.u.explore())
	p.sees("of 100", "What turns it").seesNot("being weighed")
	p.press("R")
	if p.u.over() != nil {
		t.Error("its key does not close it")
	}
	p = play(t, 80, 24, readAnswers(t, "blank"), "")
	p.u.advice.Stacks = nil
	p.u.setFocus(stacksPane)
	p.press("R", "enter").sees("Nothing fits")
	p = play(t, 40, 12, answers.Answers{}, "")
	p.u.setFocus(stacksPane)
	p.press("R", "down", "up", "esc")
}

// How firm it is as a person sees it.
func TestFirmnessLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		for _, name := range []string{"orders", "worldwide"} {
			p, _ := onFirmness(t, size[0], size[1], name)
			p.looks(fmt.Sprintf("firmness-%s-%dx%d", name, size[0], size[1]))
		}
	}
}
