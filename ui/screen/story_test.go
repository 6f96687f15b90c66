package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/load"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

// A first-time user answers seven short screens and has the advice: nothing else
// is asked on the way, and the answers are what was chosen.
func TestSevenScreensLeadToAdvice(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, answers.Answers{}, "")
	p.sees("What do you build?", "0 of 7").press("enter")
	p.sees("Which languages").press("down", "down", "space", "enter")
	p.sees("Where are your users?").press("text:sydn", "enter", "text:auckl", "enter", "enter")
	p.sees("Where is your database?").press("text:sydney", "enter")
	p.sees("How many requests").press("text:12M", "enter")
	p.sees("What must it have?").press("space", "enter")
	p.sees("What may it cost").press("text:100", "enter")
	p.sees("here is the advice", "Alto Functions", "Misses one must").press("down").sees("7 of 7")
	if p.u.focus != stacksPane {
		t.Error("after the last core question the list has the keys")
	}
	a := p.u.session.answers
	for id, want := range map[string]string{"kind": "[api]", "language": "[rust]", "database": "[sydney]", "must_haves": "[automatic-scaling]"} {
		if got := fmt.Sprint(a.Values[id].Words); got != want {
			t.Errorf("%s = %s, chosen was %s", id, got, want)
		}
	}
	if n := a.Values["requests"].Number; n == nil || n.Typical != 12e6 {
		t.Errorf("requests = %v, typed was 12M", n)
	}
	if shares := a.Values["users"].Shares; len(shares) != 2 || shares[0].Place != "auckland" || shares[0].Share != 0.5 {
		t.Errorf("users = %v", shares)
	}
}

// Moving over an option previews the list; leaving the question shows the list of
// the answers again.
func TestMovingPreviews(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	p.open("rollback")
	p.run(p.u.try())
	p.sees("Hosts, if you chose this").press("down")
	if p.u.state().shown() == p.u.advice {
		t.Error("the list shows the answers, not the option under the cursor")
	}
	p.press("esc").seesNot("if you chose this")
	if p.u.state().shown() != p.u.advice {
		t.Error("after esc the list is not that of the answers")
	}
}

// Every earlier answer can be reached, changed, cleared and taken back.
func TestAnswersCanBeChangedClearedUndone(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	p.press("esc", "home").sees("● What you build")
	p.press("enter").sees("What do you build?").press("up", "up", "up", "enter")
	if got := p.u.session.answers.Word("kind"); got != "api" {
		t.Errorf("kind = %q after choosing the first option", got)
	}
	p.press("esc", "home", "x").sees("cleared")
	if p.u.session.answers.Has("kind") {
		t.Error("the answer is still there")
	}
	p.press("u").sees("undone")
	if got := p.u.session.answers.Word("kind"); got != "api" {
		t.Errorf("kind = %q after undo", got)
	}
	p.press("i").sees("What you build: want")
	if got := p.u.session.answers.Importance["kind"]; got != "want" {
		t.Errorf("importance = %q", got)
	}
}

// An option that is the answer already moves nothing: no stack is marked as higher, lower
// or new.
func TestTheSameAnswerMovesNothing(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("shift+tab", "home", "enter").sees("› An API").seesNot("if you chose this")
	for i, x := range p.u.advice.Stacks {
		if mark := moved(p.u.state(), x); mark != " " {
			t.Errorf("rank %d, %s, is marked with %q", i+1, x.ID, mark)
		}
	}
}

// A host that can't be chosen is told of too: what became of it, and what follows it.
func TestClosedHostIsToldOf(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("end").sees("›   ✗ Tarka Functions", "New teams are", "Successor: Alto")
	p.press("up").sees("›   ✗ Pluma Cloud", "Shut down.", "bruma-run")
	p.press("space")
	if len(p.u.marked) > 0 {
		t.Errorf("what can't be chosen is marked for comparing: %v", p.u.marked)
	}
}

// Two stacks stand side by side with what differs marked, and can be narrowed to it.
func TestCompare(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("shift+tab", "tab", "space", "down", "space", "c")
	p.sees("Side by side", "Alto Functions on demand", "Cedro Servers one server", "≠", "★ 16.60", "In numbers", "Bill", "Way", "What was asked", "ms, first of a connection")
	whole := p.screen()
	p.press("d").sees("what differs")
	if p.screen() == whole {
		t.Error("only what differs looks like everything")
	}
	p.press("esc").seesNot("Side by side").sees("◆")
}

// The detail shows the bill with its arithmetic, the way of each place, caveats and reasons.
func TestDetailTabs(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.press("tab", "2").sees("× 0.20 = 2.20", "total a month, USD")
	p.press("3").sees("Sydney → Sydney", "A response")
	p.press("4").sees("! ")
	p.press("1").sees("value 0.", "✓ Autoscaling: automatic")
}

// Export and saving write whole files, never over another one, and an exported
// summary holds the answers.
func TestExportAndSave(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.press("e").sees("export to").press("enter").sees("written to advice.md")
	if !strings.Contains(p.to["advice.md"], "# Orders | ") || !strings.Contains(p.to["advice.md"], "whereto = 1") {
		t.Errorf("advice.md does not hold the summary and the answers")
	}
	p.press("e", "enter").sees("is there: enter again replaces it").press("esc")
	p.press("ctrl+s").sees("save the answers").press("enter").sees("saved to answers.toml")
	if _, err := load.ReadAnswers("answers.toml", []byte(p.to["answers.toml"]), known); err != nil {
		t.Errorf("what was saved can't be read: %v", err)
	}
}

// The mouse takes panes, questions, options, stacks and tabs.
func TestMouse(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "worldwide"), "")
	p.press("esc", "home")
	click := func(x, y int) { p.screen(); p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	second := slices.IndexFunc(strings.Split(p.screen(), "\n"), func(line string) bool {
		return strings.Contains(line, " 2 ") && strings.Contains(line, "Quilla Compute")
	})
	click(p.u.layout.Panes[stacksPane].X+5, second)
	if p.u.focus != stacksPane || p.u.cursor != 1 {
		t.Errorf("a click on the second stack: focus %v, cursor %d", p.u.focus, p.u.cursor)
	}
	d := p.u.layout.Panes[detailPane]
	click(d.X+10, d.Y+1)
	if detailTabs[p.u.detail.tab] != "Bill" {
		t.Errorf("a click on Bill shows %s", detailTabs[p.u.detail.tab])
	}
	click(5, p.u.layout.Panes[questionsPane].Y+1)
	if p.u.questions.field == nil || p.u.questions.current != "kind" {
		t.Error("a click on the first question does not open it")
	}
}

// Where one pane is shown, a click on another one's name shows that one; what is on top
// scrolls under the wheel and not what it covers.
func TestMouseOnTabsAndHelp(t *testing.T) {
	p := play(t, 60, 12, readAnswers(t, "orders"), "")
	line := strings.Split(p.screen(), "\n")[p.u.layout.Tabs.Y]
	for id, name := range paneNames {
		before, _, ok := strings.Cut(line, name)
		if !ok {
			t.Fatalf("%q does not name %s", line, name)
		}
		for _, x := range []int{ansi.StringWidth(before), ansi.StringWidth(before+name) - 1} {
			p.u.setFocus((paneID(id) + 1) % panes)
			p.send(tea.MouseClickMsg{X: x, Y: p.u.layout.Tabs.Y, Button: tea.MouseLeft})
			if p.u.focus != paneID(id) {
				t.Errorf("a click on cell %d of %s leads to pane %d", x, name, p.u.focus)
			}
		}
	}
	detail := p.u.detail
	p.press("?").sees("Everywhere")
	p.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	if help := p.u.over().(*menu); help.at != 1 || p.u.detail != detail {
		t.Errorf("the wheel moved the help to row %d, the detail from %v to %v", help.at, detail, p.u.detail)
	}
	at := strings.Split(p.screen(), "\n")
	y := slices.IndexFunc(at, func(line string) bool { return strings.Contains(line, "everything that can be done") })
	p.send(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
	if m, ok := p.u.over().(*menu); !ok || m.title != "Everything" {
		t.Error("a click on a row of the help does not do what the row says")
	}
}

// At every size the screen is exactly as wide and as high as the window: nothing
// is cut off by the terminal and nothing overlaps.
func TestScreenFillsTheWindow(t *testing.T) {
	t.Parallel()
	p := play(t, 80, 24, readAnswers(t, "worldwide"), "")
	open := p.u.questions.current
	for _, size := range [][2]int{{160, 48}, {120, 40}, {119, 30}, {100, 30}, {80, 24}, {79, 24}, {60, 20}, {40, 12}, {30, 8}, {240, 70}, {10, 3}} {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		p.u.setFocus(questionsPane)
		p.open(open)
		for _, keys := range [][]string{{}, {"esc"}, {"tab"}, {"tab"}, {"2"}, {"?"}, {"x", "tab", "tab", "c"}} {
			p.press(keys...)
			lines := strings.Split(p.u.content(), "\n")
			if size[0] >= leastWidth && len(lines) != size[1] {
				t.Errorf("%v after %v: %d lines", size, keys, len(lines))
			}
			for i, line := range lines {
				if n := ansi.StringWidth(line); n > size[0] {
					t.Errorf("%v after %v: line %d is %d wide: %q", size, keys, i, n, ansi.Strip(line))
				}
			}
		}
		p.press("esc") // leaves the comparison
	}
}

// The cursor goes through all questions one by one and back, also where the open
// ones have been put in another order.
func TestCursorReachesEveryQuestion(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	p.press("esc", "end").sees("▸ Assumed (").press("enter").sees("▾ Assumed (").press("home")
	list := p.u.questions.folds.rows(p.u.state())
	for i, id := range list {
		if p.u.questions.current != id {
			t.Fatalf("after %d times down the cursor is on %s, in the list stands %s", i, p.u.questions.current, id)
		}
		p.press("down")
	}
	for _, q := range p.u.state().order() {
		if !slices.Contains(list, q.ID) {
			t.Errorf("%s is not in the list", q.ID)
		}
	}
	for range list {
		p.press("up")
	}
	if p.u.questions.current != list[0] {
		t.Errorf("back up the cursor is on %s", p.u.questions.current)
	}
}

// The open questions are asked in the order of what they could still change, and
// one that is being read stays where it is when that order becomes known.
func TestOpenQuestionsAreOrderedByInfluence(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	p.u.Settle = 0
	msg, ok := p.u.explore()().(exploredMsg)
	if !ok || len(msg.advice.Study.Next) == 0 {
		t.Fatalf("nothing was explored: %#v", msg)
	}
	p.open("changes")
	before := p.u.questions.folds.rows(p.u.state())
	p.send(msg)
	if !slices.Equal(p.u.questions.folds.rows(p.u.state()), before) {
		t.Error("the list moved under the reader")
	}
	p.press("esc")
	if p.u.influence != nil {
		t.Error("the list moves under the cursor")
	}
	p.press("home") // out of the list
	last := 1e9
	for _, q := range p.u.state().order() {
		if q.Tier != "refine" || p.u.session.answers.Has(q.ID) {
			continue
		}
		if now := p.u.influence[q.ID]; now > last {
			t.Errorf("%s (%.2f) stands below one of %.2f", q.ID, now, last)
		} else {
			last = now
		}
	}
}

// Once it is explored, the reasons say how firm the first rank is, what would change
// it, and what brings a stack back that does not fit.
func TestWhatWouldChangeIt(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.u.Settle = 0
	msg, ok := p.u.explore()().(exploredMsg)
	if !ok {
		t.Fatal("nothing was explored")
	}
	p.send(msg)
	p.press("tab", "1").sees("First, of 100 mixes", "rank 1", "why", "but", "flips", " weighs ", "Requests: ", "→ Cedro Servers")
	late := msg
	late.round--
	late.advice = nil
	p.send(late)                 // of an earlier round: dropped
	p.press("tab", "tab", "end") // at the closed ones; those that an answer rules out stand above them
	for range 40 {
		if strings.Contains(p.screen(), "What brings it back") {
			break
		}
		p.press("up")
	}
	p.sees("What brings it back", "from must")
}

// clicks clicks on a text, in the line that holds it.
func (p *player) clicks(line, text string) *player {
	p.t.Helper()
	lines := strings.Split(p.screen(), "\n")
	y := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, line) && strings.Contains(l, text) })
	if y < 0 {
		p.t.Fatalf("nothing to click on %q in a line with %q:\n%s", text, line, p.screen())
	}
	before, _, _ := strings.Cut(lines[y], text)
	p.send(tea.MouseClickMsg{X: ansi.StringWidth(before) + 1, Y: y, Button: tea.MouseLeft})
	return p
}

// A decision and a summary by the mouse alone: a question is answered, a host chosen, what
// counts is changed, all of it exported and saved.
func TestByMouseAlone(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
	p.clicks("Rollbacks", "Rollbacks").sees("How must you get back").clicks("Instantly", "Instantly")
	if got := p.u.session.answers.Word("rollback"); got != "instant" {
		t.Fatalf("rollback is %q", got)
	}
	second := p.u.advice.Stacks[1]
	name := second.Host.Name + " " + second.Setup.Name
	p.clicks("│", name[:20])
	if got := p.u.state().selected; got.Host != second.Host {
		t.Fatalf("selected is %s", got.ID)
	}
	p.clicks(": all", ": all").sees("Everything").clicks("decide for the stack", "decide for the stack").sees("Nothing is recorded yet").clicks("enter decide", "enter decide")
	if d := p.u.session.answers.Decision; d == nil || d.Stack != second.ID {
		t.Fatalf("decided is %+v", d)
	}
	p.clicks("e export", "e export").sees("Preview").clicks("export to", "ok").sees("written to advice.md")
	if !strings.Contains(p.to["advice.md"], second.ID) {
		t.Errorf("the summary lacks the decision:\n%s", p.to["advice.md"])
	}
	p.clicks("/ find", "/ find").sees("find in hosts").clicks("find in hosts", "×").seesNot("find in hosts")
	p.clicks("q quit", "q quit").sees("not saved").clicks("save to shop.toml", "save to shop.toml")
	if !strings.Contains(p.to["shop.toml"], second.ID) || !p.left {
		t.Errorf("left: %v, the file is\n%s", p.left, p.to["shop.toml"])
	}
}

// A first-time user in a small window reaches a decision and a summary by keys, with colours
// and without.
func TestFirstUserInASmallWindow(t *testing.T) {
	t.Parallel()
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ASCII} {
		p := play(t, 40, 12, answers.Answers{}, "")
		p.send(tea.ColorProfileMsg{Profile: profile})
		p.press("enter", "down", "down", "space", "enter", "text:sydn", "enter", "enter", "text:sydney", "enter", "text:12M", "enter", "space", "enter", "text:100", "enter")
		p.sees("Alto Functions", "Hosts")
		p.press("D").sees("Decide").press("text:near us", "enter")
		if d := p.u.session.answers.Decision; d == nil || d.Why != "near us" {
			t.Fatalf("decided is %+v", d)
		}
		p.press("e", "enter")
		if !strings.Contains(p.to["advice.md"], "near us") {
			t.Errorf("the summary lacks the decision:\n%s", p.to["advice.md"])
		}
		p.press("ctrl+s", "enter")
		if !strings.Contains(p.to["answers.toml"], "near us") || p.u.unsaved() != 0 {
			t.Errorf("the file is\n%s", p.to["answers.toml"])
		}
	}
}
