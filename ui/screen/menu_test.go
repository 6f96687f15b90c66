package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// begun is a session in which everything that can be done has something to be done on: an
// answer to undo and one to do again, a question that is not answered.
func begun(t *testing.T) *player {
	t.Helper()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.session.change(func(a *answers.Answers) { delete(a.Values, "rollback") })
	p.u.session.change(func(a *answers.Answers) { delete(a.Values, "previews") })
	p.u.session.undo()
	p.u.advise()
	p.u.setFocus(stacksPane)
	p.u.questions.open(p.u.state(), "")
	p.u.settle()
	return p
}

// Whatever can be done comes to the same by its key, by its name in the palette, and by a
// click there or in the help.
func TestActionsComeToTheSameByAllWays(t *testing.T) {
	t.Parallel()
	row := func(p *player, name string) {
		t.Helper()
		m := p.u.over().(*menu)
		i := slices.IndexFunc(m.items, func(it menuItem) bool { return it.name == name })
		if i < 0 {
			t.Fatalf("%q is not in %s", name, m.title)
		}
		p.send(tea.WindowSizeMsg{Width: 120, Height: 200})
		y := slices.IndexFunc(strings.Split(p.screen(), "\n"), func(line string) bool { return strings.Contains(line, " "+name+"  ") })
		p.send(tea.MouseClickMsg{X: 30, Y: y, Button: tea.MouseLeft})
		p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	}
	for _, a := range begun(t).u.actions {
		if slices.Contains([]act{doPalette, doSuspend, doInterrupt}, a.does) { // the last two end the program or stop it
			continue
		}
		ways := map[string]*player{"key": begun(t), "palette by name": begun(t), "palette by mouse": begun(t), "help by mouse": begun(t)}
		if a.in != panes {
			ways["key"].u.setFocus(a.in)
		}
		ways["key"].press(a.key.Keys()[0])
		ways["palette by name"].press(":", "text:"+a.name, "enter")
		row(ways["palette by mouse"].press(":"), a.name)
		row(ways["help by mouse"].press("?"), a.name)
		want := ways["key"].screen()
		if want == begun(t).screen() && a.in == panes {
			t.Errorf("%s: its key changes nothing that is seen", a.name)
		}
		for way, p := range ways {
			if got := p.screen(); got != want {
				t.Errorf("%s, %s:\n%s\nby its key:\n%s", a.name, way, got, want)
			}
		}
	}
}

// Questions and hosts are found by name, and gone to.
func TestPaletteFindsQuestionsAndHosts(t *testing.T) {
	t.Parallel()
	p := begun(t)
	if p.press(":", "text:previews", "enter"); p.u.focus != questionsPane || p.u.questions.current != "previews" || p.u.questions.form == nil {
		t.Errorf("the palette opened %q in pane %d", p.u.questions.current, p.u.focus)
	}
	p = begun(t)
	last := p.u.advice.Stacks[len(p.u.advice.Stacks)-1].Host
	if p.press(":", "text:"+last.Name, "enter"); p.u.state().selected.Host != last {
		t.Errorf("the palette went to %s, not to %s", p.u.state().selected.ID, last.Name)
	}
	p.press(":", "text:zzzz").sees("nothing is called so").press("enter", "esc").sees("type to find").press("esc")
	if p.u.over() != nil {
		t.Error("esc does not close the palette")
	}
}

// The keys that are named in the last line can be clicked.
func TestLineOfKeysIsClicked(t *testing.T) {
	t.Parallel()
	for _, k := range begun(t).u.keyBar() {
		if len(k.key.Keys()) == 0 || k.key.Help().Key == "↑↓" {
			continue
		}
		a, b := begun(t), begun(t)
		x := strings.Index(keyLine(b.u.keyBar()), k.text)
		x = visible(keyLine(b.u.keyBar())[:x]) + 1
		b.send(tea.MouseClickMsg{X: x, Y: b.u.layout.Keys.Y, Button: tea.MouseLeft})
		if a.press(k.key.Keys()[0]); a.screen() != b.screen() {
			t.Errorf("%s by a click:\n%s\nby its key:\n%s", k.key.Help().Desc, b.screen(), a.screen())
		}
	}
}
