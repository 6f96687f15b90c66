package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// messages are what the commands of one lead to, those that wait left out.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var list []tea.Msg
		for _, c := range msg {
			list = append(list, messages(c)...)
		}
		return list
	case nil:
		return nil
	default:
		return []tea.Msg{msg}
	}
}

// The frame of an answer waits for what follows from it, at most as long as a hold lasts; that
// of any other key waits for nothing.
func TestAnAnswerIsOneFrame(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, answers.Answers{}, "")
	g := newGuard(p.u)
	g.Init()
	look := func() string { return g.View().Content }

	before := look()
	if g.Update(pressOf("down")); look() == before {
		t.Error("a move of the cursor waits")
	}
	before = look()
	_, cmd := g.Update(pressOf("1"))
	if look() != before || !g.hold.on {
		t.Fatal("an answer is drawn before what follows from it")
	}
	var over []tea.Msg
	for _, msg := range messages(cmd) {
		switch msg.(type) {
		case heldMsg:
			over = append(over, msg)
		case triedMsg, consideredMsg:
			if look() != before {
				t.Error("it is drawn before all that follows from it")
			}
			g.Update(msg)
		}
	}
	if len(over) != 1 || look() == before || g.hold.on {
		t.Errorf("%d holds, and the last lasts: %v", len(over), g.hold.on)
	}

	g.Update(pressOf("1")) // ticked
	before = look()
	_, cmd = g.Update(pressOf("enter"))
	for _, msg := range messages(cmd) {
		if _, ok := msg.(heldMsg); ok && look() == before {
			g.Update(over[0]) // of another hold
			if look() != before {
				t.Error("an earlier hold ends this one")
			}
			g.Update(msg)
		}
	}
	if look() == before {
		t.Error("it waits on after its time")
	}
	before = look()
	if g.Update(tea.KeyPressMsg{Code: 's', Text: "s"}); look() == before {
		t.Error("a letter among the places waits")
	}
}

// A question is opened without asking how large the window is: told that, the terminal is
// drawn anew.
func TestOpeningAQuestionAsksForNoSize(t *testing.T) {
	t.Parallel()
	p := play(t, 80, 24, answers.Answers{}, "")
	asks := tea.RequestWindowSize()
	for _, press := range []string{"1", "enter", "ctrl+n", "ctrl+p", "esc", "enter"} {
		_, cmd := p.u.Update(pressOf(press))
		for _, msg := range messages(cmd) {
			if typeName(msg) == typeName(asks) || typeName(msg) == "tea.sequenceMsg" {
				t.Errorf("%s: %T", press, msg)
			}
		}
	}
}
