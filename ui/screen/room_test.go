package screen

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
)

// in is the state of a session that is laid out for a window and a focus.
func (p *player) in(size [2]int, focus paneID) state {
	p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	p.u.setFocus(focus)
	p.u.settle()
	return p.u.state()
}

// Where the list has rows enough, a name that is longer than its column goes on below: no
// name is cut, whatever has the keys; and a row leads with what it led with.
func TestLongNamesGoOnBelow(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "orders"))
	wrapped := 0
	for _, size := range [][2]int{{160, 48}, {120, 40}} {
		for _, focus := range []paneID{questionsPane, stacksPane, detailPane} {
			s := p.in(size, focus)
			list, inner := s.rows(), p.u.layout.Panes[stacksPane].Inner()
			shared, _, _ := sharedAddons(s.shown())
			c := newColumns(s, list, shared, inner.W)
			c.wraps = true
			for i, e := range list {
				if e.stack == nil || focus == detailPane && size[0] == 120 { // there the list has few rows
					continue
				}
				var text string
				lines := rowLines(s, e, i, c, shared, inner.W)
				for _, line := range lines {
					text += ansi.Strip(line()) + " "
				}
				for _, word := range strings.Fields(rowName(e, shared)) {
					if !strings.Contains(text, word) {
						t.Errorf("%v, focus %d: %q is not said: %q", size, focus, word, text)
					}
				}
				if len(lines) > 1 && e.stack.Fits() {
					wrapped++
				}
			}
			if focus == stacksPane && strings.Contains(strings.ReplaceAll(p.pane(stacksPane), "and …", ""), "…") {
				t.Errorf("%v: something is cut:\n%s", size, p.pane(stacksPane))
			}
		}
	}
	if wrapped == 0 {
		t.Error("no name is longer than its column: the test needs one")
	}
	s, shared := p.in([2]int{160, 48}, stacksPane), addons{} // all are said in each row: names of three lines
	for w := 44; w < 90; w += 5 {
		c := newColumns(s, s.rows(), shared, w)
		c.wraps = true
		for i, e := range s.rows() {
			if e.stack == nil {
				continue
			}
			text := ""
			for _, line := range rowLines(s, e, i, c, shared, w) {
				text += ansi.Strip(line()) + " "
			}
			for _, word := range strings.Fields(rowName(e, shared)) {
				if !strings.Contains(text, word) {
					t.Errorf("%d wide: %q is not said: %q", w, word, text)
				}
			}
		}
	}
}

// No text and no figure of the detail is cut: what is longer than a line goes on below.
func TestNothingIsCutInTheDetail(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "orders"))
	for _, size := range sizes {
		for _, row := range []int{0, 1, 5} {
			p.u.cursor = row
			s := p.in(size, detailPane)
			for tab := range detailTabs {
				p.u.detail.tab = tab
				w := p.u.layout.Panes[detailPane].Inner().W - 2
				for _, line := range p.u.detail.body(s, w) {
					if visible(line) > w || strings.Contains(ansi.Strip(line), "…") {
						t.Errorf("%v, %s in %d cells: %q", size, detailTabs[tab], w, ansi.Strip(line))
					}
				}
			}
		}
	}
}

// A reason is said in full where there is room, else in a few words, else as many of its
// texts as there is room for; nothing is cut but a text that no line has room for.
func TestReasonsAreSaidInWhatThereIs(t *testing.T) {
	r := reason{"why", [][]string{{"It costs less than others.", "It is near."}, {"cheap", "near", "firm"}}}
	for _, c := range []struct {
		w, rows int
		want    string
	}{
		{60, 1, "It costs less than others. · It is near."},
		{30, 2, "It costs less than others. ·|It is near."},
		{30, 1, "cheap · near · firm"},
		{17, 1, "cheap · 2 more"},
		{10, 1, "cheap"},
		{4, 1, "che…"},
	} {
		if got := strings.Join(r.said(c.w, c.rows), "|"); got != c.want {
			t.Errorf("in %d × %d: %q, want %q", c.w, c.rows, got, c.want)
		}
	}
}

// The smallest window of all: tabs and what fits share the first line, four hosts are in
// sight, an open question shows all its four options, and the tabs can be clicked.
func TestSmallWindow(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 40, 12, answers.Answers{Values: map[string]answers.Value{"kind": answers.Words("api")}})
	p.u.setFocus(stacksPane)
	lines := strings.Split(p.screen(), "\n")
	if !strings.Contains(lines[0], "▸Hosts") || !strings.Contains(lines[0], "hosts fit") {
		t.Errorf("the first line is %q", lines[0])
	}
	if n := strings.Count(p.screen(), " ✓") - 1; n < 4 { // one stands in the verdict
		t.Errorf("%d hosts are in sight:\n%s", n, p.screen())
	}
	for x, want := range map[int]paneID{2: questionsPane, 13: stacksPane, 20: detailPane} {
		p.send(tea.MouseClickMsg{X: x, Y: 0, Button: tea.MouseLeft})
		if p.u.focus != want {
			t.Errorf("a click on %q leads to pane %d", lines[0][x:x+2], p.u.focus)
		}
	}
	p.u.setFocus(questionsPane)
	p.open("kind")
	q, _ := known.Question("kind")
	for _, o := range q.Options {
		p.sees(" " + o.Name[:min(18, len(o.Name))])
	}
	p.press("f1").sees("Keys").press("x")
	if p.u.layout.Tabs != p.u.layout.Header {
		t.Error("the tabs have a line of their own")
	}
	p.u.status = "a word to the user"
	if first := strings.Split(p.screen(), "\n")[0]; !strings.Contains(first, "a word to the user") {
		t.Errorf("a word to the user is not seen: %q", first)
	}
}

// Options and numbers that are scrolled away are marked, and the cursor is always in sight.
func TestWhatIsHiddenIsMarked(t *testing.T) {
	p := play(t, 60, 20, answers.Answers{}, "").at("language")
	if got := p.pane(questionsPane); !strings.Contains(got, "↓[ ]") || strings.Contains(got, "↑[ ]") {
		t.Errorf("at the first option:\n%s", got)
	}
	p.press("down", "down", "down", "down", "down")
	if got := p.pane(questionsPane); !strings.Contains(got, "↑[ ]") || !strings.Contains(got, "›") {
		t.Errorf("scrolled:\n%s", got)
	}
	p = play(t, 40, 12, answers.Answers{}, "").at("requests")
	q, _ := known.Question("requests")
	for range q.Bands {
		p.press("down")
		if got := p.pane(questionsPane); !strings.Contains(got, "›") {
			t.Fatalf("the cursor is out of sight:\n%s", got)
		}
	}
	p.press("enter")
	if n := p.u.session.answers.Values["requests"].Number; n == nil || n.Typical != q.Bands[len(q.Bands)-1] {
		t.Errorf("taken is %v", n)
	}
}

// Help and leaving are in the key bar at every width, export from 60 on.
func TestKeyBarLeadsOut(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	for _, size := range sizes {
		want := map[paneID][]string{stacksPane: {"? help", "q quit", "enter detail"}, detailPane: {"? help", "q quit"}}
		for focus, texts := range want {
			p.in(size, focus)
			if size[0] >= 60 {
				texts = append(texts, "e export")
			}
			for _, text := range texts {
				if bar := ansi.Strip(keyLine(p.u.keyBar())); !strings.Contains(bar, text) || visible(bar) > size[0] {
					t.Errorf("%v, pane %d: no %q in %q", size, focus, text, bar)
				}
			}
		}
		p.in(size, questionsPane)
		p.open("kind")
		if bar := ansi.Strip(keyLine(p.u.keyBar())); !strings.Contains(bar, "f1 help") {
			t.Errorf("%v: no help while typing: %q", size, bar)
		}
	}
}

// How much an answer counts is no part of it, and gives way to it.
func TestImportanceIsNoPartOfAnAnswer(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc").sees("An API · must", "100 USD · must", "2M–12M–60M")
	q, _ := known.Question("rollback")
	for w := 14; w < 60; w++ {
		row := ansi.Strip(questionRow(p.u.state(), q, false, false, w))
		if strings.Contains(row, "· ") && !strings.Contains(row, "· must") {
			t.Errorf("in %d cells: %q", w, row)
		}
		if w == 30 && !strings.Contains(row, "By redeploying") {
			t.Errorf("in %d cells: %q", w, row)
		}
	}
}

// What is compared while its study is under way has it once it is there.
func TestCompareTakesTheStudy(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	p.press("c").seesNot("first in 100 mixes")
	p.u.Settle = 0
	p.run(p.u.explore())
	p.sees("first in 100 mixes", "★ "+fmt.Sprint(perCent(winners(p.u.advice)[0].first)))
}

// The help tells every key, also those that move far, and what all signs mean; a text that is
// longer than its column goes on below itself, and none is cut.
func TestHelpIsWhole(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	p.press("?")
	for w := 40; w <= 200; w += 20 {
		p.send(tea.WindowSizeMsg{Width: w, Height: 200})
		got := p.screen()
		for _, text := range []string{"ctrl+b", "home end", "1–5", "1–9", "±", "†", "●●○○○"} {
			if !strings.Contains(got, text) {
				t.Errorf("%d wide: no %q", w, text)
			}
		}
		for _, line := range strings.Split(got, "\n")[1:] {
			if strings.Contains(line, "…") || strings.HasPrefix(line, "┃") && !strings.HasPrefix(line, "┃ ") {
				t.Errorf("%d wide: cut or begun at the border: %q", w, line)
			}
		}
	}
}

// No share is said in more digits than it is worth, wherever it stands.
func TestSharesAreShort(t *testing.T) {
	t.Parallel()
	long := regexp.MustCompile(`\d\.\d{3,} ?%`)
	p := withStudy(t, 160, 200, readAnswers(t, "orders"))
	p.u.setFocus(detailPane)
	for range p.u.state().rows() {
		for _, tab := range []string{"1", "2", "3", "4", "5"} {
			if found := long.FindString(p.press(tab).screen()); found != "" {
				t.Errorf("tab %s says %s", tab, found)
			}
		}
		p.press("shift+tab", "down", "tab")
	}
}

// Text is broken between words alone: what is written with a hyphen is one, such as a region.
func TestRegionsAreNotBroken(t *testing.T) {
	for w, want := range map[int]string{10: "in|us-east-1", 14: "in us-east-1", 5: "in|us-ea|st-1"} {
		if got := strings.Join(wrap("in us-east-1", w), "|"); got != want {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
}

// A list that a row has no room for says how many more there are: one answer of several does
// not look like all of them.
func TestAnswersSayHowManyMore(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	s := p.u.state()
	for _, c := range []struct {
		question string
		w        int
		want     string
	}{
		{"users", 60, "Sydney, Auckland, Singapore"},
		{"users", 35, "Sydney, Auckland +1"},
		{"users", 27, "Sydney +2"},
		{"users", 24, "3 chosen"},
	} {
		q, _ := known.Question(c.question)
		if row := ansi.Strip(questionRow(s, q, false, false, c.w)); !strings.Contains(row, " "+c.want+" ") || visible(row) != c.w {
			t.Errorf("in %d cells %q, want %q", c.w, row, c.want)
		}
	}
}
