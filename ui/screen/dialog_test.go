package screen

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
)

// dialogs are sessions in which each of them is asked.
func dialogs(t *testing.T) map[string]*player {
	t.Helper()
	file := map[string]string{"shop.toml": ours}
	leaving := on(t, "shop.toml", file, nil).says("kind", answers.Words("side-project")).press("q")
	conflict := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).says("kind", answers.Words("side-project"))
	conflict.to["shop.toml"] = strings.Replace(ours, "1_00", "900", 1)
	conflict.press("ctrl+s")
	dir := t.TempDir()
	next(t, dir, 1, "", nil).says("kind", answers.Words("api")).says("budget", answers.Number(7))
	return map[string]*player{"leaving": leaving, "conflict": conflict, "left": next(t, dir, 2, "", nil)}
}

// Dialogs look as they did.
func TestDialogsLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for name, p := range dialogs(t) {
		for _, size := range [][2]int{{120, 40}, {40, 12}} {
			p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			p.looks(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]))
			if got := p.part(p.u.dialog.place(p.u.layout.Over)); strings.Contains(got, "…") {
				t.Errorf("%v: something is cut:\n%s", size, got)
			}
		}
	}
}

// A dialog lies over the screen: what is beside it is seen as it was, without the colours of
// what has the keys, and what is below it is neither turned nor clicked.
func TestDialogsLieOverTheScreen(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).says("kind", answers.Words("side-project"))
	before := strings.Split(p.screen(), "\n")
	p.press("q")
	after := strings.Split(p.screen(), "\n")
	r := p.u.dialog.place(p.u.layout.Over)
	if r.W >= p.u.w || r.H >= p.u.layout.Over.H {
		t.Fatalf("it covers everything: %v", r)
	}
	if len(after) != len(before) {
		t.Fatalf("%d lines, %d before", len(after), len(before))
	}
	for y := range len(before) - 1 { // the last one names the keys
		left, right := ansi.Cut(before[y], 0, r.X), ansi.Cut(before[y], r.X+r.W, p.u.w)
		if y < r.Y || y >= r.Y+r.H {
			left, right = before[y], ""
		}
		if !strings.HasPrefix(after[y], strings.TrimRight(left, " ")) || !strings.HasSuffix(after[y], right) {
			t.Errorf("line %d beside it: %q, was %q", y, after[y], before[y])
		}
	}
	if row := strings.Split(p.u.content(), "\n")[r.Y-1]; strings.Count(row, "\x1b[") > 2 {
		t.Errorf("what it lies over has colours of its own: %q", row)
	}
	cursor := p.u.cursor
	p.send(tea.MouseWheelMsg{X: 60, Y: p.u.layout.Panes[stacksPane].Y + 3, Button: tea.MouseWheelDown})
	p.send(tea.MouseClickMsg{X: 60, Y: p.u.layout.Panes[stacksPane].Y + 4, Button: tea.MouseLeft})
	if p.u.cursor != cursor || p.u.dialog == nil {
		t.Errorf("below it something moved: row %d, was %d", p.u.cursor, cursor)
	}
	p.press("esc")
	if got := p.screen(); got != strings.Join(before, "\n") {
		t.Error("after staying the screen is another")
	}
}

// The name of a file that is asked for is seen in the smallest window too, a path is broken
// between its parts, and the key bar names what esc does in the words of the dialog.
func TestAskingInASmallWindow(t *testing.T) {
	p := play(t, 40, 12, readAnswers(t, "orders"), "")
	p.press("e").sees("export to: advice.md").press("esc", "ctrl+s").sees("save to: answers.toml").press("esc")
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.press("e").sees("(.md, .txt, .json, .toml; esc stays): advice.md").press("esc")
	p = play(t, 160, 48, answers.Answers{}, "").at("users")
	for _, w := range []int{160, 120, 80, 40} {
		p.send(tea.WindowSizeMsg{Width: w, Height: 48})
		if line := p.line("city"); !strings.Contains(line, "region ") && !strings.Contains(line, "country ") {
			t.Errorf("%d wide: %q", w, line)
		}
	}
	d := &dialog{lines: []string{"For /home/somebody/projects/orders-api.toml"}, options: []offer{{"r", "restore"}, {stay, "later"}}}
	for i, want := range []string{" For /home/somebody/projects/", " orders-api.toml"} {
		if got := d.layout(32)[i].text; strings.TrimRight(got, " ") != want {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
	if keys := d.keys(p.u.k); keys[len(keys)-1].Help().Desc != "later" {
		t.Errorf("esc is %q", keys[len(keys)-1].Help().Desc)
	}
}
