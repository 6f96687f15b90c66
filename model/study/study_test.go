package study_test

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture"
	"whereto/model/rank"
	"whereto/model/stack"
	explore "whereto/model/study"
)

// The shares of first ranks sum to 1 over the rows of the first group, and are 0 of all
// others; the shares of each row's ranks sum to 1, and one that no mix could make first
// never is. A row that fits if something turns out well has its own share beside a first
// group that fits.
func TestRobust(t *testing.T) {
	looking := 0
	for _, name := range studied {
		a := study(t, name)
		r := a.Study.Robust
		if len(r.Stacks) != len(a.Stacks) || r.Samples != samples {
			t.Fatalf("%s: %d of %d rows, %d draws", name, len(r.Stacks), len(a.Stacks), r.Samples)
		}
		total, rows := 0.0, 0
		for i, f := range r.Stacks {
			s := a.Stacks[i]
			if f.If < 0 || f.If > 1+1e-9 || f.If > 0 && (a.First().Status != stack.Fits || s.Status != stack.FitsIf) {
				t.Errorf("%s, %s: %q, first in %v if it turns out well", name, s.ID, s.Status, f.If)
			}
			if f.If > 0 {
				looking++
			}
			if s.Status != a.First().Status {
				if f.First != 0 || f.Error != 0 || f.Ranks != nil || f.Central != nil {
					t.Errorf("%s, %s: not of the first group, and drawn: %+v", name, s.ID, f)
				}
				continue
			}
			rows++
			total += f.First
			sum := 0.0
			for _, share := range f.Ranks {
				sum += share
			}
			if math.Abs(sum-1) > 1e-9 || f.Ranks[0] != f.First {
				t.Errorf("%s, %s: ranks %v", name, s.ID, f.Ranks)
			}
			if want := math.Sqrt(f.First * (1 - f.First) / samples); math.Abs(f.Error-want) > 1e-12 {
				t.Errorf("%s: standard error %v, want %v", name, f.Error, want)
			}
			if told := f.By != nil; i == 0 && told || i > 0 && told != (f.First >= explore.OftenFirst || i == r.Likeliest()) {
				t.Errorf("%s, %s: first in %v, and what makes it so is told: %v", name, s.ID, f.First, told)
			} else if told && f.By.Row != i {
				t.Errorf("%s: what makes row %d first is told of row %d", name, i, f.By.Row)
			}
			if (f.Central == nil) != (f.First == 0) || f.Central != nil && len(f.Central) != len(s.Parts) {
				t.Errorf("%s, %s: first in %v, central weights %v", name, s.ID, f.First, f.Central)
			}
		}
		for _, f := range r.Stacks {
			if f.Ranks != nil && len(f.Ranks) != rows {
				t.Errorf("%s: %d ranks of %d rows", name, len(f.Ranks), rows)
			}
		}
		if len(a.Stacks) > 0 && math.Abs(total-1) > 1e-9 {
			t.Errorf("%s: first shares sum to %v", name, total)
		}
		if close := len(r.Stacks) > 0 && r.Stacks[0].First < 0.6; r.Close != close {
			t.Errorf("%s: close %v, the first is it in %v", name, r.Close, r.Stacks[0].First)
		}
		if len(r.Stacks) > 0 {
			likeliest := r.Likeliest()
			for i, f := range r.Stacks {
				if f.First > r.Stacks[likeliest].First+1e-9 || i < likeliest && f.First > r.Stacks[likeliest].First-1e-9 {
					t.Errorf("%s: the likeliest is %d with %v, and %d has %v", name, likeliest, r.Stacks[likeliest].First, i, f.First)
				}
			}
		}
	}
	if looking < 3 {
		t.Errorf("only %d rows look on and could be first", looking)
	}
}

// Hosts that are exactly alike share a rank and have the same shares of every draw.
func TestEqualRowsShareTheirVotes(t *testing.T) {
	a := study(t, "ties")
	at := map[string]int{}
	for i, s := range a.Stacks {
		at[s.Host.ID] = i
	}
	faro, gavia := at["faro-box"], at["gavia-box"]
	if a.Stacks[faro].Rank != a.Stacks[gavia].Rank || a.Stacks[faro].Value != a.Stacks[gavia].Value {
		t.Errorf("ranks %d and %d, values %v and %v", a.Stacks[faro].Rank, a.Stacks[gavia].Rank, a.Stacks[faro].Value, a.Stacks[gavia].Value)
	}
	f, g := a.Study.Robust.Stacks[faro], a.Study.Robust.Stacks[gavia]
	if f.First != g.First || f.First == 0 {
		t.Errorf("one is first in %v of the draws, the other in %v", f.First, g.First)
	}
}

// Two studies of the same are the same.
func TestTheSameStudyTwice(t *testing.T) {
	again := ask(t, advice.NewEngine(invented(t)), file(t, "unknowns"), samples)
	if !reflect.DeepEqual(again.Study, study(t, "unknowns").Study) {
		t.Error("two studies of the same differ")
	}
}

// Without draws nothing is said of how firm the order is, and a study that is stopped
// at once is none.
func TestNothingIsDrawn(t *testing.T) {
	x, err := stack.NewMaker(invented(t)).Case(file(t, "ties"), today, stack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := x.Evaluate()
	subject := explore.Subject{
		Case: x, Given: file(t, "ties"), Ranking: explore.Ranking{Stacks: allOf(x)[:2]}, All: all, Order: rank.Order{Fits: []int{0, 1}},
		Again: func(answers.Answers) explore.Outcome { return explore.Outcome{Evaluation: all} },
	}
	none := explore.Explore(subject, 0, nil)
	if r := none.Robust; r.Samples != 0 || len(r.Stacks) != 2 || r.Stacks[0].Ranks != nil || r.Close {
		t.Errorf("no samples: %+v", r)
	}
	if s := explore.Explore(subject, samples, func() bool { return true }); s != nil {
		t.Errorf("it was stopped: %+v", s)
	}
}

// Where two rows are first alike, whatever changes makes one of them the first alone: there
// is no smallest change, and no tip.
func TestNoTipBetweenEqualRows(t *testing.T) {
	a := study(t, "servers")
	if len(a.Stacks) < 2 || a.Stacks[1].Rank != 1 || a.Study.Tips != nil {
		t.Errorf("the second has the rank %d, tips %v", a.Stacks[1].Rank, a.Study.Tips)
	}
}

// With the weight of a tip, and a little more of the change, its winner is the first; a
// little short of it the first host is as now.
func TestWeightTipsChangeTheWinner(t *testing.T) {
	seen := 0
	for _, name := range studied {
		given, a := file(t, name), study(t, name)
		for _, tip := range a.Study.Tips {
			if tip.Kind != explore.Weight {
				continue
			}
			seen++
			for _, step := range []float64{-0.02, 0.02} {
				// Weights in an answers file are relative: the wanted share w of one beside the
				// rest r is w (sum of the others) / (1 - w).
				at := tip.To + (tip.To-tip.From)*step
				changed := given.Clone()
				for _, p := range a.Stacks[0].Parts {
					changed.Weights[p.Objective] = p.Weight
					if p.Objective == tip.What {
						changed.Weights[p.Objective] = at * (1 - p.Weight) / (1 - at)
					}
				}
				is := first(t, changed)
				if step < 0 && is.Host != a.First().Host || step > 0 && way(is) != way(tip.Winner) {
					t.Errorf("%s: with %s at %v for %v the first is %s; the tip is %s", name, tip.What, at, tip.From, is.ID, tip.Winner.ID)
				}
				if tip.Winner.Host == a.First().Host || tip.Winner.Status != a.First().Status {
					t.Errorf("%s: %s is no rival of %s", name, tip.Winner.ID, a.First().ID)
				}
			}
		}
	}
	if seen < 4 {
		t.Errorf("only %d tips", seen)
	}
}

// With the price of a tip, and a little more of the change, its winner is the first; a
// little short of it the first host is as now. The charge's price is changed in a copy of
// the catalogue so that the line comes to the tip's amount; lines of pools and seats, which
// share an allowance, are no such prices.
func TestPriceTipsChangeTheWinner(t *testing.T) {
	if seen := pricesTip(t, "orders", "no-price", "reserved", "ties", "too-cheap", "worldwide", "unknowns", "decided", "large"); seen < 4 {
		t.Errorf("only %d tips", seen)
	}
}

// A discount of one's own counts: a price moves the bill by what is left of it.
func TestPriceTipsWithADiscount(t *testing.T) {
	seen := 0
	for _, name := range []string{"orders", "reserved", "ties", "decided", "large", "unknowns"} {
		given := file(t, name)
		for _, vendor := range []string{"alto", "bruma", "quilla", "cedro"} {
			given.Values[catalog.QuestionDiscount] = answers.Value{Parts: []answers.Part{{ID: vendor, Share: 0.3}}}
			seen += tipsHold(t, name+" less at "+vendor, given, ask(t, advice.NewEngine(invented(t)), given, samples))
		}
	}
	if seen < 4 {
		t.Errorf("only %d tips", seen)
	}
}

// pricesTip checks the price tips of studies, and says how many there are.
func pricesTip(t *testing.T, names ...string) (seen int) {
	t.Helper()
	for _, name := range names {
		seen += tipsHold(t, name, file(t, name), study(t, name))
	}
	return seen
}

// tipsHold checks the price tips of one study.
func tipsHold(t *testing.T, name string, given answers.Answers, a *advice.Advice) (seen int) {
	t.Helper()
	c := invented(t)
	{
		for _, tip := range a.Study.Tips {
			of := func(l cost.Line) bool { return l.ID == tip.Line.ID && l.By == tip.Line.By }
			if tip.Kind != explore.Price || len(slices.DeleteFunc(slices.Clone(tip.Stack.Bill.Lines), func(l cost.Line) bool { return !of(l) })) > 1 {
				continue // no price, or one of several lines of a charge
			}
			seen++
			if tip.From != tip.Line.Amount || tip.From == tip.To || !slices.Contains(a.All(), tip.Stack) || !slices.Contains(a.All(), tip.Winner) {
				t.Errorf("%s: %+v", name, tip)
				continue
			}
			p, _, _ := c.Product(tip.Line.By)
			for _, step := range []float64{-0.02, 0, 0.02} {
				to := tip.To + (tip.To-tip.From)*step
				if step > 0 { // beyond it, by more than a rounding
					to += math.Copysign(1e-6, tip.To-tip.From)
				}
				b := ask(t, advice.NewEngine(replaced(c, fixture.Scaled(p, to/tip.From, tip.Line.ID))), given, 0)
				all := b.All()
				i := slices.IndexFunc(all, func(s *stack.Stack) bool { return s.ID == tip.Stack.ID })
				if i < 0 {
					t.Fatalf("%s: %s is gone", name, tip.Stack.ID)
				}
				lines := all[i].Bill.Lines
				if at := slices.IndexFunc(lines, of); at < 0 || math.Abs(lines[at].Amount-to) > 1e-6 {
					t.Errorf("%s, %s: line %d of the bill does not come to %v", name, tip.Line.ID, at, to)
				}
				switch is := b.First(); {
				case step == 0: // they are worth the same
					j := slices.IndexFunc(all, func(s *stack.Stack) bool { return s.ID == tip.Winner.ID })
					k := slices.IndexFunc(all, func(s *stack.Stack) bool { return s.ID == a.First().ID })
					if j < 0 || k < 0 || math.Abs(all[j].Value-all[k].Value) > 1e-9 {
						t.Errorf("%s: at %v %s and %s are not worth the same", name, to, tip.Winner.ID, a.First().ID)
					}
				case step < 0 && is.Host.ID != a.First().Host.ID, step > 0 && way(is) != way(tip.Winner):
					t.Errorf("%s: with %s of %s at %v for %v the first is %s, not %s", name, tip.Line.ID, tip.Stack.ID, to, tip.From, is.ID, map[bool]*stack.Stack{false: a.First(), true: tip.Winner}[step > 0].ID)
				}
			}
		}
	}
	return seen
}

// On both sides of a break-even point the first stack of the whole advice is of
// another host, and on the near side of the one that is first now.
func TestBreakEvenIsWhereTheWinnerChanges(t *testing.T) {
	found, shares := breaksEven(t, slices.DeleteFunc(slices.Clone(studied), func(name string) bool { return name == "reserved" })...)
	if found < 8 || shares == 0 {
		t.Errorf("%d points, %d of shares", found, shares)
	}
}

// The same where more or fewer requests meet a start than now, which turns what is found
// on cold starts.
func TestBreakEvenWhereStartsFollowTheLoad(t *testing.T) {
	breaksEven(t, "reserved")
}

// breaksEven checks each break-even of studies, and says how many there are, and how
// many of them of the users' shares.
func breaksEven(t *testing.T, names ...string) (found, shares int) {
	t.Helper()
	for _, name := range names {
		given, a := file(t, name), study(t, name)
		for _, e := range a.Study.BreakEven {
			found++
			elsewhere := false // a region is kept as a figure changes, where whole advice may choose another
			host := func(figure float64) string {
				changed := given.Clone()
				changed.Values[e.Question] = answers.Number(figure)
				if e.Question == "users" {
					moved := slices.Clone(given.Values["users"].Shares)
					for i := range moved {
						moved[i].Share *= (1 - figure) / (1 - e.Now)
					}
					moved[0].Share = figure
					changed.Values["users"] = answers.Value{Shares: moved}
				}
				is := first(t, changed)
				elsewhere = elsewhere || is != nil && e.Question != "users" && !slices.ContainsFunc(a.All(), func(s *stack.Stack) bool { return placed(s) == placed(is) })
				return hostOf(is)
			}
			below, above := host(e.At*0.995), host(e.At*1.005)
			if e.Question == "users" {
				shares++
				if e.Place != given.Values["users"].Shares[0].Place {
					t.Errorf("%s: a share of %s", name, e.Place)
				}
			}
			if elsewhere {
				continue
			}
			if below == above || below != hostOf(e.From) || above != hostOf(e.To) {
				t.Errorf("%s, %s at %v: %s below and %s above, found %s and %s", name, e.Question, e.At, below, above, way(e.From), way(e.To))
			}
			near := e.From
			if e.At < e.Now {
				near = e.To
			}
			if hostOf(near) != hostOf(a.First()) {
				t.Errorf("%s, %s at %v: on this side %s is first", name, e.Question, e.At, way(near))
			}
		}
	}
	return found, shares
}

// placed is a stack's host, setup and regions.
func placed(s *stack.Stack) string {
	text := s.Way()
	for _, r := range s.Regions {
		text += " " + r.Code
	}
	return text
}

func hostOf(s *stack.Stack) string {
	if s == nil {
		return ""
	}
	return s.Host.ID
}

// The change of answers that is said to bring a stack back does, at that rank and cost;
// only what stands outside comes back.
func TestReturns(t *testing.T) {
	checked, several, numbers := 0, 0, 0
	for _, name := range studied {
		given, a := file(t, name), study(t, name)
		outside := map[string]*stack.Stack{}
		for _, s := range slices.Concat(a.Near, a.RuledOut) {
			outside[s.ID] = s
		}
		tried := map[string]*advice.Advice{}
		for id, r := range a.Study.Returns {
			s := outside[id]
			if s == nil || len(r.Changes) == 0 || !reflect.DeepEqual(r.Changes, s.Changes) {
				t.Errorf("%s: %s comes back by %v", name, id, r.Changes)
				continue
			}
			checked++
			if len(r.Changes) > 1 {
				several++
			}
			changed, key := given.Clone(), ""
			for _, ch := range r.Changes {
				key += ch.Question + strconv.FormatFloat(ch.To, 'g', -1, 64) + " "
				if ch.Want {
					changed.Importance[ch.Question] = "want"
				} else {
					numbers++
					changed.Values[ch.Question] = answers.Number(ch.To)
				}
			}
			if tried[key] == nil {
				tried[key] = ask(t, engine(), changed, 0)
			}
			b := tried[key]
			var back *stack.Stack
			for _, head := range b.Stacks {
				for _, o := range append([]*stack.Stack{head}, head.Also...) {
					if back != nil || o.Way() != s.Way() || !o.Fits() {
						continue
					}
					if back = o; head.Rank != r.Rank || head.Status != r.Status {
						t.Errorf("%s: %s comes back at %d of %q, said %d of %q", name, id, head.Rank, head.Status, r.Rank, r.Status)
					}
				}
			}
			if back == nil {
				t.Errorf("%s: %s does not come back", name, id)
				continue
			}
			now := a.First()
			known := back.Bill.Complete && (now == nil || now.Bill.Complete)
			if r.Known != known {
				t.Errorf("%s, %s: known %v", name, id, r.Known)
			}
			if now != nil && math.Abs(back.USD-now.USD-r.USD) > 1e-9 {
				t.Errorf("%s, %s: %v more, said %v", name, id, back.USD-now.USD, r.USD)
			}
		}
	}
	if checked < 20 || several == 0 || numbers == 0 {
		t.Errorf("%d came back, %d by several changes, %d numbers", checked, several, numbers)
	}
}

// The next question is open, changes the first places, and what it is said to do to the
// winner it does; those that come later change less, and those that are said to change
// nothing change nothing with any answer that was tried. Numbers and jurisdictions are among
// them.
func TestNextQuestion(t *testing.T) {
	kinds := map[string]int{}
	for _, name := range []string{"orders", "unknowns", "reserved"} {
		given, a := file(t, name), study(t, name)
		list := a.Study.Next
		if len(list) == 0 {
			t.Fatalf("%s: no question could change anything", name)
		}
		for i, open := range list {
			q, ok := invented(t).Question(open.Question)
			if !ok || given.Has(open.Question) || q.Tier == "expert" {
				t.Errorf("%s: %s is answered, or not one to be asked", name, open.Question)
				continue
			}
			if open.Influence <= 0 || open.Influence > 11./6 || i > 0 && open.Influence > list[i-1].Influence {
				t.Errorf("%s: %s has an influence of %v", name, open.Question, open.Influence)
			}
			kinds[q.Kind]++
			kinds[q.Catalog]++
			changed := given.Clone()
			changed.Values[q.ID] = open.Answer
			if is := first(t, changed); way(is) != way(open.Winner) {
				t.Errorf("%s: with %s = %v the first is %s, not %s", name, q.ID, open.Answer, way(is), way(open.Winner))
			}
		}
		for _, id := range a.Study.Idle {
			q, _ := invented(t).Question(id)
			kinds["idle "+q.Kind]++
			for _, v := range answers.Trials(q, nil) {
				changed := given.Clone()
				changed.Values[id] = v
				then := ask(t, engine(), changed, 0)
				for i, s := range a.Stacks[:min(3, len(a.Stacks))] {
					if i >= len(then.Stacks) || then.Stacks[i].Way() != s.Way() {
						t.Errorf("%s: %s = %v changes place %d, and is said to change nothing", name, id, v, i+1)
					}
				}
			}
		}
	}
	for _, kind := range []string{"choice", "choices", "number", "residency", "idle choice", "idle number"} {
		if kinds[kind] == 0 {
			t.Errorf("none is of the kind %s: %v", kind, kinds)
		}
	}
}

// Where nothing is answered, where users and the database are could change it too: they are
// tried in a few large cities far from each other, and in each case the host is named that
// would win.
func TestPlacesAreTried(t *testing.T) {
	given := answers.Answers{Values: map[string]answers.Value{"kind": answers.Words("api")}}
	a := ask(t, engine(), given, samples)
	found := map[string]answers.Value{}
	for _, open := range a.Study.Next {
		found[open.Question] = open.Answer
	}
	for _, id := range a.Study.Idle {
		found[id] = answers.Value{}
	}
	for _, id := range []string{"users", "database", "requests", "budget", "language", "must_haves"} {
		v, tried := found[id]
		if !tried {
			t.Errorf("%s is not tried", id)
		}
		if id == "users" && (len(v.Shares) != 1 || invented(t).Places[v.Shares[0].Place].People < 4e6) {
			t.Errorf("users are tried in %v", v.Shares)
		}
	}
}
