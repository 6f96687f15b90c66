package advice

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// with works out the advice with other answers and all else the same.
func (a *Advice) with(change func(given *answers.Answers)) *Advice {
	given := a.Answers
	given.Values, given.Importance, given.Weights = maps.Clone(a.Answers.Values), maps.Clone(a.Answers.Importance), maps.Clone(a.Answers.Weights)
	if given.Values == nil {
		given.Values = map[string]answers.Value{}
	}
	if given.Importance == nil {
		given.Importance = map[string]string{}
	}
	change(&given)
	e := &Engine{a.x.c, a.x.net, a.x.memo}
	return e.Advise(given, a.Today, a.x.o)
}

// Change is one answer that differs: its importance, or its number.
type Change struct {
	Question string
	From, To string
}

// Return is the smallest change of answers that brings a stack back, and what comes of
// it.
type Return struct {
	Changes []Change
	Rank    int
	USD     float64 // a month more than the first stack now; less where negative
	Known   bool    // both bills are complete
}

// Returns says of each near miss and ruled-out stack that an answer stands against what
// change of answers brings it back; by the stack's id. A must becomes a want; a budget
// or a latency goal becomes what the stack needs. What is over capacity or closed does
// not come back.
func (a *Advice) Returns() map[string]Return {
	out := map[string]Return{}
	tried := map[string]*Advice{} // by the changes
	for _, s := range slices.Concat(a.Near, a.RuledOut) {
		changes, ok := a.against(s)
		if !ok {
			continue
		}
		key := ""
		for _, c := range changes {
			key += c.Question + "=" + c.To + ";"
		}
		b := tried[key]
		if b == nil {
			b = a.with(func(given *answers.Answers) {
				for _, c := range changes {
					if c.To == "want" {
						given.Importance[c.Question] = "want"
						continue
					}
					n, _ := catalog.NewAmount(c.To)
					given.Values[c.Question] = answers.Number(n.Value)
				}
			})
			tried[key] = b
		}
		i := slices.IndexFunc(b.Stacks, func(o *Stack) bool { return o.Host == s.Host && o.Setup.ID == s.Setup.ID })
		if i < 0 {
			continue
		}
		back := Return{Changes: changes, Rank: b.Stacks[i].Rank, Known: b.Stacks[i].Bill.Complete}
		if len(a.Stacks) > 0 {
			back.USD = a.x.usd(b.Stacks[i].Bill.Total - a.Stacks[0].Bill.Total)
			back.Known = back.Known && a.Stacks[0].Bill.Complete
		}
		out[s.ID] = back
	}
	return out
}

// Against are the answers that stand against a stack, changed so that they don't; none
// where something else does.
func (a *Advice) Against(s *Stack) []Change {
	changes, _ := a.against(s)
	return changes
}

// against are the answers that stand against a stack, changed so that they don't.
func (a *Advice) against(s *Stack) (changes []Change, ok bool) {
	needed := map[string]float64{}
	if s.Built() {
		needed["monthly_cost"], needed["response_ms"], needed["latency_ms"] = a.x.usd(s.Bill.Total), s.Latency.ResponseMS, s.Latency.MeanMS
	}
	for _, v := range s.Because {
		if v.Question == "" || v.Criterion == "capacity" || v.Criterion == "status" {
			return nil, false
		}
		c := Change{v.Question, "must", "want"}
		q, known := a.x.c.Question(v.Question)
		answer := a.x.a.Values[v.Question]
		if need, computed := needed[v.Criterion]; computed && known && q.Kind == "number" && answer.Number != nil {
			c.From, c.To = digits(answer.Number.Typical), digits(math.Ceil(need))
		}
		if !slices.Contains(changes, c) {
			changes = append(changes, c)
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Question, b.Question) })
	return changes, len(changes) > 0
}

// Current is where the team runs now, beside the first stack.
type Current struct {
	Stack   *Stack
	Better  []string // criteria that moving to the first stack would better
	Worse   []string // and worsen
	USD     float64  // a month more after moving; less where negative
	Known   bool     // both bills are complete
	MS      float64  // response time more after moving
	Latency bool     // both are known
}

// Current finds the best stack of the host that the team runs on, wherever it ranks;
// ok is false if that was not answered.
func (a *Advice) Current() (c Current, ok bool) {
	id := a.x.a.Word("current_host")
	for _, list := range [][]*Stack{a.Stacks, a.Near, a.RuledOut} {
		for _, s := range list {
			if s.Host.ID == id && c.Stack == nil {
				c.Stack = s
			}
		}
	}
	if c.Stack == nil || id == "" {
		return c, false
	}
	if len(a.Stacks) == 0 || !c.Stack.Built() {
		return c, true
	}
	first := a.Stacks[0]
	c.USD, c.Known = a.x.usd(first.Bill.Total-c.Stack.Bill.Total), first.Bill.Complete && c.Stack.Bill.Complete
	c.MS, c.Latency = first.Latency.ResponseMS-c.Stack.Latency.ResponseMS, first.Latency.Known && c.Stack.Latency.Known
	levels := map[string]int{}
	for _, v := range c.Stack.Verdicts {
		levels[v.Criterion+v.Key] = int(v.Level)
	}
	for _, v := range first.Verdicts {
		was, judged := levels[v.Criterion+v.Key]
		name := a.x.c.CriterionName(v.Criterion)
		switch {
		case !judged:
		case int(v.Level) > was && !slices.Contains(c.Better, name):
			c.Better = append(c.Better, name)
		case int(v.Level) < was && !slices.Contains(c.Worse, name):
			c.Worse = append(c.Worse, name)
		}
	}
	return c, true
}

// Open is a question that was not answered, and what it could change.
type Open struct {
	Question  string
	Influence float64 // 0: nothing among the first three places, 11/6: all of them, whatever is answered
	Option    string  // the option that changes the most
	Winner    *Stack  // the first stack then, nil if none fits
}

// Next orders the open questions with options by how much each could still change the
// first three places, the most first; those that change nothing are left out. stop, if
// given, is asked between the trials.
func (a *Advice) Next(stop func() bool) []Open {
	now := firstPlaces(a)
	var list []Open
	for _, q := range a.x.c.Questions {
		if q.Tier != "refine" || a.x.a.Has(q.ID) || !a.x.a.Asked(q) || len(q.Options) == 0 {
			continue
		}
		open := Open{Question: q.ID}
		most := 0.0
		for _, o := range q.Options {
			if stop != nil && stop() {
				return nil
			}
			b := a.with(func(given *answers.Answers) { given.Values[q.ID] = answers.Words(o.ID) })
			change := changedPlaces(now, firstPlaces(b))
			open.Influence += change / float64(len(q.Options))
			if change > most {
				most, open.Option, open.Winner = change, o.ID, nil
				if len(b.Stacks) > 0 {
					open.Winner = b.Stacks[0]
				}
			}
		}
		if most > 0 {
			list = append(list, open)
		}
	}
	slices.SortStableFunc(list, func(a, b Open) int { return cmp.Compare(b.Influence, a.Influence) })
	return list
}

const places = 3

// firstPlaces are the first places without their size, which follows the load.
func firstPlaces(a *Advice) []string {
	var ids []string
	for _, s := range a.Stacks[:min(places, len(a.Stacks))] {
		ids = append(ids, s.way())
	}
	return ids
}

// way is the stack without its size and add-ons.
func (s *Stack) way() string { return s.Host.ID + "/" + s.Setup.ID }

// changedPlaces is how much differs between two lists of first places: another winner
// counts 1, another second 1/2, another third 1/3.
func changedPlaces(was, is []string) float64 {
	at := func(list []string, i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	var sum float64
	for i := range places {
		if at(was, i) != at(is, i) {
			sum += 1 / float64(i+1)
		}
	}
	return sum
}

// digits are a number as an answers file has it.
func digits(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
