package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// Pasted text goes into the field that has the keys and nowhere else; what it gives is
// worked out after it.
func TestPasteGoesToTheFieldWithTheKeys(t *testing.T) {
	paste := func(p *player, text string) *player {
		p.send(tea.PasteMsg{Content: text})
		return p
	}
	p := play(t, 160, 48, answers.Answers{}, "").at("requests")
	paste(p, "77\n").sees("› 77", "requests a month · ").press("enter")
	if got := p.u.session.answers.Values["requests"].Number; got == nil || got.Typical != 77 {
		t.Errorf("pasted was 77, the answer is %v", got)
	}
	p.at("users")
	paste(p, "auckland").sees("› Auckland, New Zealand").press("enter")
	p.at("language")
	paste(p, "qux").sees("qux▏", "none is called")

	p = play(t, 160, 48, answers.Answers{}, "").at("requests")
	p.press("tab")
	before, screen := p.u.session.answers, p.screen()
	paste(p, "77qx\x1b[Aue")
	if p.screen() != screen || p.u.prompt != nil || len(p.u.session.past) > 0 || len(before.Values) != len(p.u.session.answers.Values) {
		t.Errorf("pasted into the list:\n%s", p.screen())
	}
	p.press("e")
	paste(p, "-mine\nx").sees("advice.md-mine x")
	if strings.Contains(p.screen(), "77") {
		t.Error("it went to the question behind")
	}
}
