package advice_test

import (
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
)

// The shares of all ranks sum to 1, two runs give the same, and a stack that no mix
// could make first never is.
func TestRobust(t *testing.T) {
	c := shipped(t)
	for name, given := range files(t) {
		a := advise(c, given)
		r := a.Robust(500)
		if len(r.Stacks) != len(a.Stacks) {
			t.Fatalf("%s: %d of %d stacks", name, len(r.Stacks), len(a.Stacks))
		}
		total := 0.0
		for i, f := range r.Stacks {
			total += f.First
			sum := 0.0
			for _, share := range f.Ranks {
				sum += share
			}
			if math.Abs(sum-1) > 1e-9 || f.Ranks[0] != f.First {
				t.Errorf("%s, %s: ranks %v", name, a.Stacks[i].ID, f.Ranks)
			}
			if want := math.Sqrt(f.First * (1 - f.First) / 500); math.Abs(f.Error-want) > 1e-12 {
				t.Errorf("%s: standard error %v, want %v", name, f.Error, want)
			}
			if (f.Central == nil) != (f.First == 0) {
				t.Errorf("%s, %s: first in %v, central weights %v", name, a.Stacks[i].ID, f.First, f.Central)
			}
		}
		if len(a.Stacks) > 0 && math.Abs(total-1) > 1e-9 {
			t.Errorf("%s: first shares sum to %v", name, total)
		}
		again := advise(c, given).Robust(500)
		for i := range r.Stacks {
			if r.Stacks[i].First != again.Stacks[i].First || r.Stacks[i].Confidence != again.Stacks[i].Confidence {
				t.Errorf("%s: two runs differ", name)
			}
		}
	}
	if none := advise(c, files(t)["orders-api"]).Robust(0); none.Samples != 0 || none.Stacks[0].Ranks != nil {
		t.Errorf("no samples: %+v", none)
	}
}

// The weight of a tip makes its winner as valuable as the first, and a little more of
// the change puts it first; the price too.
func TestTipsChangeTheWinner(t *testing.T) {
	c := shipped(t)
	seen := 0
	for _, name := range []string{"orders-api", "guide-author"} {
		given := files(t)[name]
		a := advise(c, given)
		for _, tip := range a.Tips() {
			seen++
			switch tip.Kind {
			case "weight":
				// Weights in an answers file are relative: the wanted share w of one beside the
				// rest r is w (sum of the others) / (1 - w).
				at := tip.To + (tip.To-tip.From)*0.02
				changed := given
				changed.Weights = map[string]float64{}
				for _, p := range a.Stacks[0].Parts {
					changed.Weights[p.Want] = p.Weight
					if p.Want == tip.What {
						changed.Weights[p.Want] = at * (1 - p.Weight) / (1 - at)
					}
				}
				if first := advise(c, changed).Stacks[0]; first.Host != tip.Winner.Host || first.Setup.ID != tip.Winner.Setup.ID {
					t.Errorf("%s: with %s at %v the first is %s, not %s", name, tip.What, at, first.ID, tip.Winner.ID)
				}
			case "price":
				if !slices.ContainsFunc(a.Stacks, func(s *advice.Stack) bool { return s == tip.Stack }) || tip.From == tip.To {
					t.Errorf("%s: %+v", name, tip)
				}
			}
		}
	}
	if seen < 3 {
		t.Errorf("only %d tips", seen)
	}
}

// On both sides of a break-even point the first stack of the whole advice is of
// another host, and on the near side of the one that is first now.
func TestBreakEvenIsWhereTheWinnerChanges(t *testing.T) {
	c := shipped(t)
	found, shares := 0, 0
	all := files(t)
	// Where most users are in Europe and the database is in Sydney, the share decides.
	all["split"] = read(t, c, "whereto = 1\n[answers]\nusers = { frankfurt = 0.55, sydney = 0.45 }\nlatency_goal_ms = 200\nrequests = 3_000_000\n")
	for _, name := range []string{"orders-api", "guide-author", "split"} {
		given := all[name]
		delete(given.Values, "latency_goal_ms")
		a := advise(c, given)
		for _, e := range a.BreakEven(nil) {
			found++
			host := func(figure float64) string {
				changed := given
				changed.Values = maps.Clone(given.Values)
				changed.Values[e.Question] = answers.Number(figure)
				if e.Question == "users" {
					moved := slices.Clone(given.Values["users"].Shares)
					for i := range moved {
						moved[i].Share *= (1 - figure) / (1 - e.Now)
					}
					moved[0].Share = figure
					changed.Values["users"] = answers.Value{Shares: moved}
				}
				if stacks := advise(c, changed).Stacks; len(stacks) > 0 {
					return stacks[0].Host.ID
				}
				return ""
			}
			below, above := host(e.At*0.995), host(e.At*1.005)
			if e.Question == "users" {
				shares++
			}
			if below == above || below != e.From.Host.ID || above != e.To.Host.ID {
				t.Errorf("%s, %s at %v: %s below and %s above, found %s and %s", name, e.Question, e.At, below, above, e.From.ID, e.To.ID)
			}
			near := e.From
			if e.At < e.Now {
				near = e.To
			}
			if near.Host != a.Stacks[0].Host {
				t.Errorf("%s, %s at %v: on this side %s is first", name, e.Question, e.At, near.ID)
			}
		}
	}
	if found < 4 || shares == 0 {
		t.Errorf("%d points, %d of shares", found, shares)
	}
}

// The change of answers that is said to bring a stack back does, at that rank and cost.
func TestReturns(t *testing.T) {
	c := shipped(t)
	given := files(t)["orders-api"]
	a := advise(c, given)
	checked := 0
	for id, r := range a.Returns() {
		if len(r.Changes) != 1 || checked > 5 {
			continue
		}
		checked++
		changed := given
		changed.Importance, changed.Values = maps.Clone(given.Importance), maps.Clone(given.Values)
		if changed.Importance == nil {
			changed.Importance = map[string]string{}
		}
		if ch := r.Changes[0]; ch.To == "want" {
			changed.Importance[ch.Question] = "want"
		} else {
			changed.Values[ch.Question] = read(t, c, "whereto = 1\n[answers]\n"+ch.Question+" = "+ch.To).Values[ch.Question]
		}
		b := advise(c, changed)
		way, _, _ := strings.Cut(id, ":")
		way, _, _ = strings.Cut(way, "@")
		way, _, _ = strings.Cut(way, "+")
		i := slices.IndexFunc(b.Stacks, func(s *advice.Stack) bool { return s.Host.ID+"/"+s.Setup.ID == way })
		if i < 0 || b.Stacks[i].Rank != r.Rank {
			t.Errorf("%s comes back at %d, said %d", id, i+1, r.Rank)
			continue
		}
		if r.Known && math.Abs(b.Stacks[i].Bill.Total-a.Stacks[0].Bill.Total-r.USD) > 1e-9 {
			t.Errorf("%s: %v more, said %v", id, b.Stacks[i].Bill.Total-a.Stacks[0].Bill.Total, r.USD)
		}
	}
	if checked < 3 {
		t.Errorf("only %d came back", checked)
	}
	for _, s := range slices.Concat(a.Near, a.RuledOut) {
		if _, ok := a.Returns()[s.ID]; ok && !s.Built() {
			t.Errorf("%s is closed and comes back", s.ID)
		}
	}
}

// The next question is open, changes the first places, and what it is said to do to the
// winner it does; those that come later change less.
func TestNextQuestion(t *testing.T) {
	c := shipped(t)
	given := files(t)["orders-api"]
	a := advise(c, given)
	list := a.Next(nil)
	if len(list) == 0 {
		t.Fatal("no question could change anything")
	}
	for i, open := range list {
		if given.Has(open.Question) {
			t.Errorf("%s is answered", open.Question)
		}
		if i > 0 && open.Influence > list[i-1].Influence {
			t.Errorf("%s stands below one of less influence", open.Question)
		}
	}
	changed := given
	changed.Values = maps.Clone(given.Values)
	q, _ := c.Question(list[0].Question)
	changed.Values[q.ID] = answers.Words(list[0].Option)
	if b := advise(c, changed); list[0].Winner == nil != (len(b.Stacks) == 0) || list[0].Winner != nil && b.Stacks[0].ID != list[0].Winner.ID {
		t.Errorf("%s = %s: the first is not %v", q.ID, list[0].Option, list[0].Winner)
	}
	if stopped := a.Next(func() bool { return true }); stopped != nil {
		t.Error("it was stopped and went on")
	}
}

// Where the team runs now is shown wherever it ranks, beside the first.
func TestCurrentHost(t *testing.T) {
	c := shipped(t)
	given := files(t)["orders-api"]
	if _, ok := advise(c, given).Current(); ok {
		t.Error("nobody said where it runs")
	}
	for _, host := range []string{"fly-io", "hetzner-cloud", "shuttle"} {
		now := given
		now.Values = maps.Clone(given.Values)
		now.Values["current_host"] = answers.Words(host)
		a := advise(c, now)
		current, ok := a.Current()
		if !ok || current.Stack.Host.ID != host {
			t.Fatalf("%s: %+v, %v", host, current, ok)
		}
		if current.Known && math.Abs(a.Stacks[0].Bill.Total-current.Stack.Bill.Total-current.USD) > 1e-9 {
			t.Errorf("%s: moving is %v more", host, current.USD)
		}
		if host == "hetzner-cloud" && !slices.Contains(current.Better, "Autoscaling") {
			t.Errorf("moving from a server betters %v", current.Better)
		}
	}
}

// A stack is found by its id, by parts of it, and where it is a variant it is worked
// out; what does not exist is named with the nearest.
func TestFind(t *testing.T) {
	c := shipped(t)
	a := advise(c, files(t)["orders-api"])
	for _, s := range everyStack(a) {
		if got, err := a.Find(s.ID); err != nil || got != s {
			t.Errorf("%s is not found by its id: %v", s.ID, err)
		}
	}
	first := a.Stacks[0]
	for _, id := range []string{first.Host.ID, first.Host.ID + "/" + first.Setup.ID, first.Host.ID + "/" + first.Setup.ID + "+github-actions"} {
		if got, err := a.Find(id); err != nil || got != first {
			t.Errorf("%s: %v, %v", id, got, err)
		}
	}
	built := 0
	for _, s := range a.Stacks {
		for _, id := range s.Variants {
			got, err := a.Find(id)
			if err != nil || got.Host != s.Host {
				t.Errorf("variant %s: %v", id, err)
				continue
			}
			built++
			if len(got.Bill.Lines) == 0 && got.Bill.Complete && got.Bill.Total != 0 || len(got.Verdicts) == 0 {
				t.Errorf("variant %s is not worked out", id)
			}
		}
	}
	if built < 5 {
		t.Errorf("only %d variants", built)
	}
	for id, want := range map[string]string{
		"fly": "", "fyl-io/always-on": `did you mean "fly-io"`, "fly-io/allways-on": `did you mean "always-on"`, "fly-io/always-on+flycdd": `did you mean "flycd"`,
		"fly-io/always-on@sidney": "region", "aws-lambda/on-demand-x86+kamal": "can't be paired", "shuttle": "",
	} {
		got, err := a.Find(id)
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, %v; want %s", id, got, err, want)
		}
	}
}

// A decision holds on the day it is taken, and not once it costs more than allowed, no
// longer fits, or was the first and clearly is not any more; prices that change between
// the days are named.
func TestCheckDecision(t *testing.T) {
	c := shipped(t)
	given := files(t)["orders-api"]
	a := advise(c, given)
	d := a.Decide(a.Stacks[0], "")
	if d.Rank != 1 || d.On != today || d.Data != a.Origin.Hash || !strings.Contains(d.Why, "rank 1 of") {
		t.Errorf("%+v", d)
	}
	r, err := a.Check(d, 0)
	if err != nil || !r.Holds || !r.SameData || r.First != r.Stack || len(r.Lines) > 0 || math.Abs(r.Was-r.Now) > 0.005 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, _ := a.Check(d, a.Stacks[0].Bill.Total/2); r.Holds || len(r.Against) != 1 || !strings.Contains(r.Against[0], "at most") {
		t.Errorf("over its cost: %v", r.Against)
	}
	last := a.Stacks[len(a.Stacks)-1]
	second := a.Decide(last, "we know it")
	if r, _ := a.Check(second, 0); !r.Holds || second.Why != "we know it" {
		t.Errorf("it was never the first: %v", r.Against)
	}
	second.Rank = 1
	if r, _ := a.Check(second, 0); r.Holds || !strings.Contains(strings.Join(r.Against, " "), "was the first") {
		t.Errorf("it was the first, and is the last: %v", r.Against)
	}
	near := a.Decide(a.Near[0], "")
	if r, _ := a.Check(near, 0); r.Holds {
		t.Error("what fails a must holds")
	}
	fly, err := a.Find("fly-io/always-on")
	if err != nil {
		t.Fatal(err)
	}
	before := a.Decide(fly, "")
	before.On = "2026-09-01"
	if r, _ := a.Check(before, 0); len(r.Lines) == 0 {
		t.Error("prices changed on 2026-10-01, and none is named")
	}
	gone := d
	gone.Stack = "nowhere/plan"
	if _, err := a.Check(gone, 0); err == nil {
		t.Error("a stack that is gone is found")
	}
}

// Explored advice is the same bytes however many CPUs work on it.
func TestExploredOnAnyNumberOfCPUs(t *testing.T) {
	c := shipped(t)
	given := files(t)["guide-author"]
	var all []string
	for _, cpus := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(cpus)
		a := advise(c, given)
		a.Explore(200, nil)
		runtime.GOMAXPROCS(before)
		all = append(all, asJSON(t, a))
	}
	if all[0] != all[1] || all[0] != all[2] {
		t.Error("the number of CPUs changes the advice")
	}
	a := advise(c, given)
	if a.Explore(200, func() bool { return true }) || a.Study != nil {
		t.Error("what was stopped has a study")
	}
}
