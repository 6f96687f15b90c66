package screen

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/stack"
)

// supposing begins a weighed session with what if open, the list's cursor on a row.
func supposing(t *testing.T, name string, row int) (*player, *whatIf) {
	t.Helper()
	p := withStudy(t, 160, 60, readAnswers(t, name))
	p.u.setFocus(stacksPane)
	p.u.cursor = row
	p.press("w").sees("━ What if ━")
	return p, p.u.lateral.(*whatIf)
}

// on puts the cursor on a row of what if.
func (p *player) on(w *whatIf, r whatRow) *player {
	p.t.Helper()
	p.press("home")
	for range w.rows(p.u.state()) {
		if w.under == r.id {
			return p
		}
		p.press("down")
	}
	p.t.Fatalf("%q is not listed", r.what)
	return nil
}

// of are the rows of what if of some kind.
func (w *whatIf) ofKind(s state, kind suppositionKind) (list []whatRow) {
	for _, r := range w.rows(s) {
		if r.kind == kind && !r.applied {
			list = append(list, r)
		}
	}
	return list
}

// Whatever is listed comes to what its row says: the host that it names is first then, in
// the list and in the verdict. The same key takes it back, and so does undo.
func TestWhatIfMovesTheListAndIsTakenBack(t *testing.T) {
	t.Parallel()
	p, w := supposing(t, "orders", 0)
	was, led := p.u.session.answers, p.u.advice.First()
	rows := append(w.ofKind(p.u.state(), ofFirst), w.ofKind(p.u.state(), ofLoad)...)
	if len(rows) < 8 {
		t.Fatalf("only %d rows:\n%s", len(rows), p.screen())
	}
	for i, r := range rows {
		o := w.found[r.id]
		if r.kind == ofFirst && o.first == led.Host.ID {
			t.Errorf("%s: %s stays first, and it is listed", r.what, o.first)
		}
		p.on(w, r).press([]string{"enter", "space"}[i%2])
		first := ""
		if x := p.u.advice.First(); x != nil {
			first = x.Host.ID
			if !strings.Contains(p.verdict(), x.Host.Name) {
				t.Errorf("%s: the verdict does not say %s:\n%s", r.what, x.Host.Name, p.verdict())
			}
		}
		if first != o.first || reflect.DeepEqual(p.u.session.answers, was) {
			t.Errorf("%s: first is %q, said was %q", r.what, first, o.first)
		}
		p.sees("applied", "before them: "+led.Host.Name)
		if w.under != r.id || !w.rows(p.u.state())[w.at].applied {
			t.Errorf("%s: the cursor is on %q", r.what, w.under)
		}
		if i%3 == 0 {
			p.press("u")
		} else {
			p.press("enter")
		}
		if !between(p.u.session.answers, was).none() || p.u.advice.First().Host != led.Host || p.u.focus != detailPane {
			t.Errorf("%s: taken back, %v differs", r.what, between(p.u.session.answers, was))
		}
		p.seesNot("before them")
		p.send(p.study()) // what stands in the study is listed again
	}
}

// Several changes hold at once, and each is taken back alone.
func TestWhatIfsAreTakenBackAlone(t *testing.T) {
	t.Parallel()
	p, w := supposing(t, "orders", 0)
	was := p.u.session.answers
	load := w.ofKind(p.u.state(), ofLoad)
	budget := slices.IndexFunc(load, func(r whatRow) bool { _, ok := r.values[catalog.QuestionBudget]; return ok })
	p.on(w, load[0]).press("enter").on(w, load[budget]).press("enter")
	if n := strings.Count(p.pane(detailPane), "✓ "); n != 2 {
		t.Fatalf("%d are applied:\n%s", n, p.pane(detailPane))
	}
	p.on(w, load[0]).press("enter")
	if got := between(was, p.u.session.answers); !reflect.DeepEqual(got, load[budget].patch) {
		t.Errorf("after the first is taken back, %v is changed", got)
	}
	p.on(w, load[1]).press("enter").on(w, load[2]).press("enter") // of one question: the last holds
	if v := p.u.session.answers.Values[catalog.QuestionRequests]; !reflect.DeepEqual(v, load[2].values[catalog.QuestionRequests]) {
		t.Errorf("ten times is %v", v.Number)
	}
	p.on(w, load[2]).press("enter").on(w, load[budget]).press("enter")
	if !between(was, p.u.session.answers).none() {
		t.Errorf("all is taken back but %v", between(was, p.u.session.answers))
	}
}

// Another load keeps the proportions of a range.
func TestOtherLoadsKeepTheirRange(t *testing.T) {
	t.Parallel()
	p, w := supposing(t, "orders", 0)
	r := *p.u.session.answers.Values[catalog.QuestionRequests].Number
	p.on(w, w.ofKind(p.u.state(), ofLoad)[1]).press("enter")
	if got := *p.u.session.answers.Values[catalog.QuestionRequests].Number; got != (catalog.Range{Low: 2 * r.Low, Typical: 2 * r.Typical, High: 2 * r.High}) {
		t.Errorf("twice %v is %v", r, got)
	}
}

// What lets the selected host fit stands first, and lets it fit.
func TestWhatIfLetsTheSelectedHostFit(t *testing.T) {
	t.Parallel()
	seen := 0
	start := withStudy(t, 160, 60, readAnswers(t, "orders"))
	for i, x := range start.u.advice.Near {
		if len(x.Changes) == 0 {
			continue
		}
		p, w := supposing(t, "orders", len(start.u.advice.Stacks)+i)
		rows := w.rows(p.u.state())
		if rows[0].group != "What lets "+x.Host.Name+" fit" {
			t.Errorf("%s: first stands %q", x.Host.Name, rows[0].group)
			continue
		}
		at := slices.IndexFunc(rows, func(r whatRow) bool { return r.kind == ofHost })
		said, _ := w.result(p.u.state(), rows[at], false)
		p.on(w, rows[at]).press("enter")
		fits := slices.ContainsFunc(p.u.advice.Stacks, func(o *stack.Stack) bool { return o.Host == x.Host })
		if fits != !strings.Contains(said, "does not fit") {
			t.Errorf("%s: fits is %v, said was %q", x.Host.Name, fits, said)
		}
		if fits {
			seen++
		}
	}
	if seen < 2 {
		t.Errorf("%d hosts come back", seen)
	}
}

// A host that fits is told what makes it first.
func TestWhatIfMakesTheSelectedHostFirst(t *testing.T) {
	t.Parallel()
	p, w := supposing(t, "orders", 1)
	host := p.u.state().selected.Host
	p.sees("What makes " + host.Name + " first")
	p.on(w, w.rows(p.u.state())[0]).press("enter")
	if got := p.u.advice.First().Host; got != host {
		t.Errorf("applied, %s is first and not %s", got.Name, host.Name)
	}
}

// What no answer changes is told, and changes none.
func TestWhatNoAnswerChangesIsTold(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, name := range []string{"orders", "worldwide", "reserved"} {
		p, w := supposing(t, name, 0)
		was := p.u.session.answers
		for _, r := range w.ofKind(p.u.state(), ofOther) {
			seen++
			p.on(w, r).press("enter").sees("told, not applied", "What no answer changes")
		}
		if !reflect.DeepEqual(p.u.session.answers, was) {
			t.Errorf("%s: answers have changed", name)
		}
	}
	if seen == 0 {
		t.Error("nothing is told")
	}
}

// Before the study is in, what if says so, and shows what is known without it; w opens it
// and w closes it.
func TestWhatIfBeforeTheStudy(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	p.press("w").sees(beingWeighed, "Another load, another budget", "→ ")
	if p.press("w"); p.u.lateral != nil || p.u.focus != stacksPane {
		t.Error("w does not close what if")
	}
}

// A click on a row puts the cursor there, a second one applies it.
func TestWhatIfByMouse(t *testing.T) {
	t.Parallel()
	p, w := supposing(t, "orders", 0)
	r := w.ofKind(p.u.state(), ofLoad)[0]
	was := p.u.session.answers
	at := func() tea.MouseClickMsg {
		y := slices.IndexFunc(strings.Split(p.pane(detailPane), "\n"), func(line string) bool { return strings.Contains(line, r.what) })
		return tea.MouseClickMsg{X: p.u.layout.Panes[detailPane].X + 20, Y: p.u.layout.Panes[detailPane].Y + y, Button: tea.MouseLeft}
	}
	if p.send(at()); w.under != r.id || !reflect.DeepEqual(p.u.session.answers, was) {
		t.Fatalf("a click puts the cursor on %q", w.under)
	}
	if p.send(at()); !r.in(p.u.session.answers) {
		t.Error("a second click does not apply")
	}
	p.send(at())
	if !between(was, p.u.session.answers).none() {
		t.Error("a click on what is applied does not take it back")
	}
}

// A patch makes, is found in, and taken back from answers, whatever it changes.
func TestPatches(t *testing.T) {
	t.Parallel()
	a := answers.Answers{Values: map[string]answers.Value{"x": answers.Words("a"), "y": answers.Number(3)}, Importance: map[string]string{"x": "must"}, Weights: map[string]float64{"cost": 2}}
	b := a.Clone()
	b.Values["y"] = answers.Number(4)
	b.Values["z"] = answers.Words("n")
	delete(b.Values, "x")
	delete(b.Importance, "x")
	b.Importance["y"] = "want"
	b.Weights = map[string]float64{"latency": 0}
	p := between(a, b)
	if got := p.patched(a); !reflect.DeepEqual(got, b) || !p.in(b) || p.in(a) || p.none() {
		t.Errorf("%v makes %v, want %v", p, got, b)
	}
	if got := p.reverse(a).patched(b); !reflect.DeepEqual(got, a) {
		t.Errorf("taken back it is %v, want %v", got, a)
	}
	if !between(a, a.Clone()).none() {
		t.Error("between the same there is a patch")
	}
}

// A price of which a part is not known says so before its currency, and one that is not known
// at all has none; in what if and in what it comes to.
func TestWhatIfSaysPartsOfPrices(t *testing.T) {
	p, _ := supposing(t, "no-price", 0)
	a := *p.u.advice
	for _, c := range []struct {
		bill           cost.Bill
		currency, want string
	}{
		{cost.Bill{Total: 86.7, Complete: true}, "USD", "$86.70"},
		{cost.Bill{Total: 86.7}, "USD", "≥$86.70"},
		{cost.Bill{Total: 86.7}, "EUR", "≥86.70 EUR"},
		{cost.Bill{}, "USD", "price not known"},
	} {
		x := *a.All()[0]
		x.Bill = c.bill
		b := a
		b.Stacks, b.Currency = []*stack.Stack{&x}, c.currency
		if got := comesTo(1, &b).fits[0].total; got != c.want {
			t.Errorf("%+v in %s: %q, want %q", c.bill, c.currency, got, c.want)
		}
	}
	p.seesNot("$≥", "$?")
}
