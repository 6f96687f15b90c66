package screen

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// study is what is found about a session's answers, and weighs its open questions.
func (p *player) study() exploredMsg {
	p.t.Helper()
	p.u.Settle = 0
	msg, ok := p.u.explore()().(exploredMsg)
	if !ok || len(msg.advice.Study.Next) == 0 {
		p.t.Fatalf("nothing was explored: %#v", msg)
	}
	return msg
}

// Beside an open question stand dots for what it could still change and the host that
// would win; those that change nothing are folded, and opened by a key.
func TestInfluenceIsShown(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc", "home").sees("Could still change it").seesNot("●○", "can’t change it now")
	msg := p.study()
	p.send(msg)
	next := msg.advice.Study.Next
	order := []string{}
	for _, x := range p.u.questions.folds.items(p.u.state()) {
		if x.q != nil && p.u.weighed[x.id].Influence > 0 {
			order = append(order, x.id)
		}
	}
	for i, open := range next {
		q, _ := known.Question(open.Question)
		row := p.line(" " + q.Name + " ")
		if !strings.Contains(row, dots(open.Influence)) || order[i] != open.Question {
			t.Errorf("%s of influence %.2f: %q", open.Question, open.Influence, row)
		}
		if host := p.u.state().would(open); host != "" && !strings.Contains(row, host[:5]) {
			t.Errorf("%s would make %s the first: %q", open.Question, host, row)
		}
	}
	tried := 0
	for _, open := range p.u.weighed {
		if open.Influence == 0 {
			tried++
			q, _ := known.Question(open.Question)
			p.seesNot("○ " + q.Name + " ")
		}
	}
	if tried < 3 {
		t.Fatalf("%d questions change nothing: too few to fold", tried)
	}
	p.sees("can’t change it now")
	for p.u.questions.current != foldIdle {
		p.press("down")
	}
	before := slices.Index(p.u.questions.folds.rows(p.u.state()), foldIdle)
	p.press("enter").sees("▾ ")
	if rows := p.u.questions.folds.rows(p.u.state()); rows[before] != foldIdle || len(rows) < before+tried {
		t.Errorf("unfolded are %v", rows)
	}
	p.press("enter").sees("▸ ")
	p.clickOn("can’t change it now").sees("▾ ")
}

// Influence is five dots at most, and one at least where there is any.
func TestDots(t *testing.T) {
	for influence, want := range map[float64]string{0: "○○○○○", 0.01: "●○○○○", 11.0 / 30: "●○○○○", 0.37: "●●○○○", 1: "●●●○○", 11.0 / 6: "●●●●●"} {
		if got := dots(influence); got != want {
			t.Errorf("%v: %s, want %s", influence, got, want)
		}
	}
}

// The question that comes next is the one that matters most with the answer just given,
// and is opened only when that is known; a key pressed meanwhile is not overtaken.
func TestTheNextQuestionMattersMost(t *testing.T) {
	t.Parallel()
	for _, meanwhile := range []string{"", "down"} {
		a := readAnswers(t, "orders")
		delete(a.Values, "budget")
		p := play(t, 160, 60, a, "").at("budget")
		p.u.Settle = 0
		p.press("text:100")
		p.u.Update(event(answered{"budget", answers.Number(100)}))
		p.u.setFocus(questionsPane)
		p.sees("Could still change it · weighing")
		if p.u.questions.field != nil {
			t.Fatalf("%s is open before it is known what matters", p.u.questions.current)
		}
		if meanwhile != "" {
			p.press(meanwhile)
		}
		on := p.u.questions.current
		msg := p.study()
		p.send(msg)
		p.seesNot("weighing")
		if meanwhile != "" {
			if p.u.questions.field != nil || p.u.questions.current != on {
				t.Error("a question opens under the cursor")
			}
			continue
		}
		if p.u.questions.field == nil || p.u.questions.current != msg.advice.Study.Next[0].Question {
			t.Errorf("open is %s, %s matters most", p.u.questions.current, msg.advice.Study.Next[0].Question)
		}
	}
}

// The list of open questions stays as it is while the cursor is in it, and is put in order
// when it is not.
func TestTheListDoesNotMoveUnderTheCursor(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc", "home")
	q := func() *catalog.Question { q, _ := known.Question(p.u.questions.current); return q }
	for q() == nil || q().Tier != "refine" || p.u.session.answers.Has(q().ID) {
		p.press("down")
	}
	p.press("down", "down")
	rows := p.u.questions.folds.rows(p.u.state())
	p.send(p.study())
	if got := p.u.questions.folds.rows(p.u.state()); !slices.Equal(got, rows) {
		t.Errorf("the rows were %v, they are %v", rows, got)
	}
	p.press("home")
	if got := p.u.questions.folds.rows(p.u.state()); slices.Equal(got, rows) {
		t.Error("away from them they keep their order")
	}
}

// What is assumed is one list, folded under its count: each figure with its value and from
// where on it would change the first place, opened and changed by enter.
func TestAssumedIsOneList(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 70, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc").seesNot("Handling time")
	p.send(p.study())
	p.press("end").sees("▸ Assumed (")
	assumed := p.u.questions.current
	if assumed != foldAssumed {
		t.Fatalf("the last row is %s", assumed)
	}
	p.press("enter").sees("▾ Assumed (", "Memory")
	even := ""
	for _, b := range p.u.advice.Study.BreakEven {
		if q, ok := known.Question(b.Question); ok && q.Tier == "expert" && b.At > b.Now && !p.u.session.answers.Has(b.Question) {
			even = q.Name
			if row := p.line(q.Name); !strings.Contains(row, "from ") {
				t.Errorf("%s changes the first place from %v on: %q", q.Name, b.At, row)
			}
		}
	}
	if even == "" {
		t.Error("no assumed figure changes the first place: the test needs one")
	}
	for p.u.questions.current != "memory_mb" {
		p.press("down")
	}
	p.press("enter", "text:2GB", "enter").sees("of your own")
	if n := p.u.session.answers.Values["memory_mb"].Number; n == nil || n.Typical != 2048 {
		t.Errorf("typed was 2GB: %v", n)
	}
}
