package screen

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
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

// Each figure that is assumed says what it changes: what the first host costs at half and at
// twice of it, as its advice has it, and who is first then where that is another; one that
// changes nothing says so. It is worked out only while it is shown, and anew after an answer.
func TestAssumedSaysWhatEachChanges(t *testing.T) {
	t.Parallel()
	p := play(t, 200, 90, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc", "end")
	if p.u.swings != nil {
		t.Error("it is worked out before it is shown")
	}
	p.press("enter").sees("▾ Assumed (")
	first := p.u.advice.First()
	said := map[bool]int{}
	for _, x := range p.u.advice.Assumed {
		q, _ := known.Question(x.Question)
		now, is := catalog.Number(x.Value)
		if !is || q.Tier != "expert" {
			continue
		}
		lines := strings.Split(p.pane(questionsPane), "\n")
		at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "· "+q.Name+" ") })
		if at < 0 {
			continue
		}
		for name, v := range map[string]float64{"half": now / 2, "twice": 2 * now} {
			if v == now || v < catalog.Or(q.Least, 0) || q.Integer && v != math.Round(v) {
				continue
			}
			then, err := p.u.engine.Advise(p.u.ask(p.u.session.with(q.ID, answers.Number(v))))
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, o := range then.Stacks {
				if o.Host == first.Host && summary.Total(o) != summary.Total(first) {
					want = append(want, name+": $"+summary.Total(o))
				}
			}
			if is := then.First(); is != nil && is.Host != first.Host {
				want = append(want, "→ "+is.Host.Name[:5])
			}
			below := strings.Join(lines[at:min(len(lines), at+3)], " ")
			for _, text := range want {
				if !strings.Contains(below, text) {
					t.Errorf("%s: no %q in %q", q.Name, text, below)
				}
			}
			said[len(want) > 0]++
			if strings.Contains(lines[at], "no change") && len(want) > 0 {
				t.Errorf("%s changes something: %q", q.Name, lines[at])
			}
		}
	}
	if said[true] < 4 || said[false] < 4 {
		t.Errorf("%d change something, %d nothing: too few of one", said[true], said[false])
	}
	p.sees("no change")
	before := p.u.swings
	cmd := p.u.handle(answered{"budget", answers.Number(500)})
	if len(p.u.swings) > 0 {
		t.Error("after an answer it is still that of before")
	}
	p.run(cmd)
	if len(p.u.swings) == 0 || len(before) == 0 {
		t.Error("after an answer it is not worked out anew")
	}
}

// Discounts are tried at the vendors of the first places.
func TestDiscountsAreTried(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	for _, x := range newSwings(p.u.state()) {
		if x.question == "discount" && strings.Contains(x.name, "20 %") && x.value.Parts[0].ID == known.Firm(p.u.advice.First().Host).ID {
			return
		}
	}
	t.Error("no discount is tried at the first host's vendor")
}

// What the figure under the cursor changes is in sight with it.
func TestWhatAFigureChangesIsInSight(t *testing.T) {
	p := play(t, 100, 30, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc", "end", "enter")
	seen := 0
	for range 12 {
		p.press("down")
		if text := p.u.swings.text(p.u.questions.current); text != "" {
			seen++
			if head, _, _ := strings.Cut(text, " "); !strings.Contains(p.pane(questionsPane), head) {
				t.Errorf("%s: %q is out of sight:\n%s", p.u.questions.current, text, p.pane(questionsPane))
			}
		}
	}
	if seen < 3 {
		t.Errorf("%d figures change something", seen)
	}
}

// The dots of all questions stand below each other, and the host that would win beside them
// is whole where the pane is wide, and left out where it would be cut to a few letters.
func TestInfluenceStandsInColumns(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 60, readAnswers(t, "orders"), "")
	p.press("shift+tab", "esc", "home")
	p.send(p.study())
	s := p.u.state()
	longest := ""
	for _, open := range s.weighed {
		if host := s.would(open); open.Influence > 0 && len(host) > len(longest) {
			longest = host
		}
	}
	for w := 28; w < 60; w++ {
		at := map[int]bool{}
		host := 0
		for id, open := range s.weighed {
			q, _ := known.Question(id)
			row := ansi.Strip(questionRow(s, q, false, false, w))
			before, dotted, ok := strings.Cut(row, "●")
			if open.Influence == 0 || !ok || s.answers.Has(id) {
				continue
			}
			at[visible(before)] = true
			host = max(host, visible(strings.TrimSpace(strings.TrimLeft(dotted, "●○"))))
		}
		if len(at) != 1 || host > 0 && host < min(10, len(longest)) || w > 50 && host != len(longest) {
			t.Errorf("in %d cells dots begin at %v, a host has %d cells, the longest needs %d", w, at, host, len(longest))
		}
	}
}
