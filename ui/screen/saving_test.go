package screen

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/load"
	"whereto/ui/answersfile"
)

// ours is an answers file as somebody writes one.
const ours = `# Ours: don't touch.
whereto = 1
title   = "Shop"

[answers]
kind        = "api"      # for now
language    = ["rust"]
users       = ["sydney"]
database    = "sydney"
requests    = 2_000      # a month
must_haves  = ["automatic-scaling"]
budget      = 1_00
`

// on plays a session on one of some files; empty: on none.
func on(t *testing.T, name string, files map[string]string, change func(*Config)) *player {
	t.Helper()
	p := &player{t: t, to: files}
	if p.to == nil {
		p.to = map[string]string{}
	}
	c := p.config(name)
	if text, ok := p.to[name]; ok {
		a, err := load.ReadAnswers(name, answersfile.Answers([]byte(text)), known)
		if err != nil {
			t.Fatal(err)
		}
		c.Answers, c.Opened = a, []byte(text)
	}
	if change != nil {
		change(&c)
	}
	return p.start(c, 120, 40)
}

// says changes an answer of the session.
func (p *player) says(question string, v answers.Value) *player {
	p.t.Helper()
	p.send(event(answered{question, v}))
	p.u.setFocus(stacksPane)
	return p
}

// A2: saving edits the file in place, and touches nothing that did not change.
func TestSavingEditsInPlace(t *testing.T) {
	t.Parallel()
	for name, eol := range map[string]string{"lines": "\n", "lines of Windows": "\r\n"} {
		text := strings.ReplaceAll(ours, "\n", eol)
		p := on(t, "shop.toml", map[string]string{"shop.toml": text}, nil)
		p.says("kind", answers.Words("side-project")).says("rollback", answers.Words("instant")).press("ctrl+s").sees("saved to shop.toml")
		want := strings.Replace(text, `"api"     `, `"side-project"     `, 1) + "rollback    = \"instant\"" + eol
		if p.to["shop.toml"] != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, p.to["shop.toml"], want)
		}
		if p.u.unsaved() != 0 {
			t.Error("something is not saved")
		}
		p.press("q")
		if p.u.dialog != nil {
			t.Error("it asks though all is saved")
		}
	}
}

// A1: a summary that was opened is never written over by answers: they are saved beside it,
// which is said before and after, and the summary is exported anew when that is asked.
func TestOpenedSummaryStaysOne(t *testing.T) {
	t.Parallel()
	made := on(t, "", nil, func(c *Config) { c.Answers = readAnswers(t, "orders") })
	for _, name := range []string{"advice.md", "advice.json"} {
		if err := made.u.export(name, false); err != nil {
			t.Fatal(err)
		}
		summary := made.to[name]
		p := on(t, name, map[string]string{name: summary}, nil)
		p.sees(name + " is a summary in ")
		p.sees("answers are saved to advice.toml")
		p.says("kind", answers.Words("side-project")).press("q").sees("1 answer is not saved", "save to advice.toml").press("s")
		if p.to[name] != summary {
			t.Fatalf("%s has become:\n%.300s", name, p.to[name])
		}
		if !strings.Contains(p.to["advice.toml"], `kind = "side-project"`) || !strings.Contains(p.u.status, "saved to advice.toml") {
			t.Errorf("%s; beside stands:\n%s", p.u.status, p.to["advice.toml"])
		}
		p = on(t, name, map[string]string{name: summary, "advice.toml": "whereto = 1\n"}, nil)
		p.says("budget", answers.Number(77)).press("e", "enter").sees(name + " is there: enter again replaces it").press("enter").sees("written to " + name)
		if answersfile.KindOf(name, []byte(p.to[name])) != answersfile.KindOf(name, []byte(summary)) || p.to[name] == summary || !strings.Contains(p.to[name], "77") {
			t.Errorf("%s exported anew:\n%.300s", name, p.to[name])
		}
	}
	p := on(t, "new.md", nil, nil)
	p.says("kind", answers.Words("api")).press("ctrl+s")
	if _, ok := p.to["new.md"]; ok || p.to["new.toml"] == "" {
		t.Errorf("answers were written to a file of another kind: %v", p.to)
	}
}

// A3: what somebody else wrote meanwhile is not overwritten: comments are taken over, and
// for answers it is said what differs, and asked what is to be done.
func TestNeverOverWhatSomebodyElseWrote(t *testing.T) {
	t.Parallel()
	begin := func(theirs string) *player {
		p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
		p.says("kind", answers.Words("side-project"))
		p.to["shop.toml"] = theirs
		return p.press("ctrl+s")
	}
	noted := ours + "# Hands off until Monday. Ada\n"
	p := begin(noted).sees("saved to shop.toml")
	if want := strings.Replace(noted, `"api"     `, `"side-project"     `, 1); p.to["shop.toml"] != want {
		t.Errorf("a comment was added meanwhile:\n%s", p.to["shop.toml"])
	}

	theirs := strings.Replace(ours, "1_00", "900 # Ada", 1)
	both := []string{"Changed by somebody else", "What you build: mine ", "Budget: mine 100 USD, theirs 900 USD", "keep theirs", "write mine over theirs", "shop-2.toml"}
	p = begin(theirs).sees(both...).press("esc").seesNot("Changed by somebody else")
	if p.to["shop.toml"] != theirs || p.u.unsaved() != 1 {
		t.Errorf("esc saves all the same:\n%s", p.to["shop.toml"])
	}
	p.press("ctrl+s").sees(both...).press("t").sees("is as it was found")
	if p.to["shop.toml"] != theirs || p.u.session.answers.Word("kind") != "api" || p.u.unsaved() != 0 {
		t.Error("theirs are not kept")
	}
	p.press("u")
	if p.u.session.answers.Word("kind") != "side-project" || p.u.unsaved() == 0 {
		t.Error("mine can't be had back")
	}
	p = begin(theirs).press("m").sees("saved to shop.toml")
	if got := p.to["shop.toml"]; !strings.Contains(got, `"side-project"      # for now`) || !strings.Contains(got, "= 100 # Ada") || !strings.Contains(got, "# Ours: don't touch.") {
		t.Errorf("mine over theirs:\n%s", got)
	}
	p = begin(theirs).press("b").sees("saved to shop-2.toml")
	if p.to["shop.toml"] != theirs || !strings.Contains(p.to["shop-2.toml"], `"side-project"`) || p.u.File != "shop-2.toml" {
		t.Errorf("beside:\n%s", p.to["shop-2.toml"])
	}

	p = begin(theirs)
	p.to["shop.toml"] = strings.Replace(theirs, "900", "901", 1) // and again, while it is asked
	p.press("m").sees("theirs 901 USD")
	p = begin("kind = ").sees("can't be read as it is now").seesNot("keep theirs").press("esc")
	if p.to["shop.toml"] != "kind = " {
		t.Error("it was overwritten")
	}
	p = on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
	delete(p.to, "shop.toml")
	p.says("kind", answers.Words("side-project")).press("ctrl+s").sees("saved to shop.toml")
	if !strings.HasPrefix(p.to["shop.toml"], "# Ours: don't touch.") {
		t.Errorf("it was taken away meanwhile:\n%s", p.to["shop.toml"])
	}
	p = on(t, "new.toml", map[string]string{}, nil)
	p.says("kind", answers.Words("side-project"))
	p.to["new.toml"] = ours
	p.press("ctrl+s").sees("There already")
	p.press("q").sees("There already") // the dialog that is there has the keys
}

// A file that is there is not taken by another name by chance, and answers are not written
// to what is named as a summary.
func TestSavingByAName(t *testing.T) {
	t.Parallel()
	p := on(t, "", map[string]string{"answers.toml": ours, "notes.toml": "# Notes\n```toml\nwhereto = 1\n```\n"}, nil)
	p.says("kind", answers.Words("api")).press("ctrl+s").sees("save the answers to").press("enter").sees("answers.toml is there: enter again replaces it")
	p.press("backspace", "backspace", "backspace", "backspace", "text:md", "enter").sees("answers are TOML")
	if p.to["answers.toml"] != ours {
		t.Error("it was replaced")
	}
	p.press("esc", "ctrl+s", "enter", "enter").sees("saved to answers.toml")
	if !strings.Contains(p.to["answers.toml"], `kind = "api"`) || p.u.unsaved() != 0 {
		t.Errorf("replaced:\n%s", p.to["answers.toml"])
	}
	p.u.File = ""
	p.says("budget", answers.Number(1)).press("ctrl+s")
	p.u.prompt.input.SetValue("notes.toml")
	p.press("enter", "enter").sees("notes.toml is a summary")
}

// What can't be written is told, and nothing counts as saved.
func TestSavingFails(t *testing.T) {
	t.Parallel()
	full := errors.New("writing shop.toml: no space left on device")
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, func(c *Config) {
		c.Write = func(string, []byte, bool) error { return full }
	})
	p.says("kind", answers.Words("side-project")).press("ctrl+s").sees(full.Error())
	if p.u.unsaved() != 1 {
		t.Error("it counts as saved")
	}
	p.press("q", "s").sees(full.Error())
	if p.u.code != 0 || p.u.unsaved() != 1 {
		t.Error("it left without saving")
	}
}

// A5: leaving asks for what is not saved; save, discard and stay do what they say, and esc
// stays. ctrl+c asks too.
func TestLeavingAsks(t *testing.T) {
	t.Parallel()
	begin := func() *player {
		return on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).says("kind", answers.Words("side-project"))
	}
	for _, key := range []string{"q", "ctrl+c"} {
		code := map[string]int{"q": 0, "ctrl+c": 130}[key]
		p := begin().press(key).sees("1 answer is not saved", "save to shop.toml", "discard", "stay").press("esc").seesNot("not saved")
		if p.left || p.to["shop.toml"] != ours {
			t.Errorf("%s, esc: it has left %v", key, p.left)
		}
		p.press(key, "s")
		if !p.left || p.u.Code() != code || !strings.Contains(p.to["shop.toml"], "side-project") {
			t.Errorf("%s, s: left %v with %d", key, p.left, p.u.Code())
		}
		p = begin().press(key, "down", "enter")
		if !p.left || p.u.Code() != code || p.to["shop.toml"] != ours {
			t.Errorf("%s, discard: left %v with %d", key, p.left, p.u.Code())
		}
		p = begin()
		p.press(key, "ctrl+c")
		if !p.left || p.u.Code() != 130 || p.to["shop.toml"] != ours {
			t.Errorf("%s, ctrl+c: left %v with %d", key, p.left, p.u.Code())
		}
		p = on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
		p.u.setFocus(stacksPane)
		if p.press(key); !p.left || p.u.Code() != code {
			t.Errorf("%s with nothing to save: left %v with %d", key, p.left, p.u.Code())
		}
	}
	p := on(t, "", nil, nil).says("kind", answers.Words("api")).press("q", "s").sees("save the answers to").press("esc").seesNot("save the answers to")
	if p.left {
		t.Error("esc at the name leaves")
	}
	p.press("q", "s", "enter")
	if !p.left || !strings.Contains(p.to["answers.toml"], `"api"`) {
		t.Errorf("left %v, saved %v", p.left, p.to)
	}
	p = begin() // taken back, there is nothing to save
	p.press("u")
	p.u.setFocus(stacksPane)
	if p.press("q"); !p.left {
		t.Error("it asks for what was taken back")
	}
}

// A dialog's ways are taken by a click too, and what it stands over is not.
func TestDialogByMouse(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).says("kind", answers.Words("side-project")).press("q")
	for _, size := range [][2]int{{160, 48}, {80, 24}, {40, 12}, {30, 8}} {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		p.sees("not saved.", "discard")
	}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.send(tea.MouseClickMsg{X: 1, Y: 1, Button: tea.MouseLeft})
	if p.u.dialog == nil {
		t.Fatal("a click beside it takes it away")
	}
	for y, line := range strings.Split(p.screen(), "\n") {
		if x := strings.Index(line, "discard"); x >= 0 {
			p.send(tea.MouseClickMsg{X: len([]rune(line[:x])), Y: y, Button: tea.MouseLeft})
			break
		}
	}
	if !p.left {
		t.Error("a click on discard does not leave")
	}
}

// Undo returns to the question whose answer it takes back, and redo to the one that it
// gives again.
func TestUndoReturnsToItsQuestion(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
	p.says("kind", answers.Words("side-project")).says("budget", answers.Number(7))
	p.press("u").sees("undone: Budget")
	if p.u.questions.current != "budget" || p.u.focus != questionsPane {
		t.Errorf("the open question is %s", p.u.questions.current)
	}
	p.press("u").sees("undone: What you build")
	if p.u.session.answers.Word("kind") != "api" || p.u.questions.current != "kind" {
		t.Error("kind is not as it was")
	}
	p.press("u").sees("nothing to undo")
	p.press("ctrl+r").sees("done again: What you build").press("ctrl+r")
	if a := p.u.session.answers; a.Word("kind") != "side-project" || a.Values["budget"].Number.Typical != 7 {
		t.Errorf("done again: %v", a.Values)
	}
	p.press("ctrl+r").sees("nothing to do again").press("u")
	p.says("kind", answers.Words("api")).press("ctrl+r").sees("nothing to do again")
}
