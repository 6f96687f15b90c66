package study

import (
	"cmp"
	"math"
	"slices"

	"whereto/model/cost"
	"whereto/model/rank"
	"whereto/model/stack"
)

// Tip is the smallest change of one thing that makes another stack the first.
type Tip struct {
	Kind   TipKind
	What   string       // of a weight: the objective
	Line   cost.Line    // of a price: the line of the bill
	Stack  *stack.Stack // whose price it is; nil for a weight
	From   float64      // of a weight: its share of all; of a price: the line's amount, in the bill's currency
	To     float64
	Winner *stack.Stack
}

// TipKind is what a tip changes.
type TipKind string

// A tip changes a weight or a price.
const (
	Weight TipKind = "weight"
	Price  TipKind = "price"
)

// tips are the smallest change of one weight and of one price that make a stack of another
// row the first; none where nothing does. Only stacks of the first group come into
// question: no weight and no price moves one into it. Weights change while the others keep
// their proportions. A price changes a line of the first stack's bill or of another's, and
// the same line wherever it is billed.
func (s Subject) tips() []Tip {
	if len(s.Ranking.Stacks) == 0 {
		return nil
	}
	own, others := s.sides()
	if len(others) == 0 || others[0].Value > own[0].Value-1e-9 { // equal ones: anything does
		return nil
	}
	var tips []Tip
	if t, ok := weightTip(own, others); ok {
		tips = append(tips, t)
	}
	if t, ok := s.priceTip(own, others); ok {
		tips = append(tips, t)
	}
	return tips
}

// sides are the stacks of the first row and those of the others, as far as they stand in
// the first group; the best first.
func (s Subject) sides() (own, others []*stack.Stack) {
	first := s.Ranking.Stacks[0]
	for i, head := range s.Ranking.Stacks {
		for _, one := range append([]*stack.Stack{head}, head.Also...) {
			switch {
			case one.Status != first.Status:
			case i == 0:
				own = append(own, one)
			default:
				others = append(others, one)
			}
		}
	}
	slices.SortStableFunc(others, func(a, b *stack.Stack) int { return cmp.Compare(b.Value, a.Value) })
	return own, others
}

func weightTip(own, others []*stack.Stack) (best Tip, found bool) {
	least := math.Inf(1)
	for j, p := range own[0].Parts {
		for _, mine := range own {
			for _, other := range others {
				at, ok := rank.Switch(p.Weight, mine.Parts[j].Score, mine.Value, other.Parts[j].Score, other.Value)
				if !ok || at < 0.001 || at > 0.999 { // no weight at all, or nothing else: no advice
					continue
				}
				change := math.Abs(at - p.Weight)
				if change >= least-1e-12 || slices.ContainsFunc(own, func(o *stack.Stack) bool { return worthAt(o, j, at) > worthAt(mine, j, at)+1e-9 }) {
					continue // another of the first row is worth more there
				}
				best, least, found = Tip{Kind: Weight, What: p.Objective, From: p.Weight, To: at, Winner: other}, change, true
			}
		}
	}
	return best, found
}

func (s Subject) priceTip(own, others []*stack.Stack) (best Tip, found bool) {
	first, all := own[0], slices.Concat(own, others)
	least := math.Inf(1)
	try := func(t, winner *stack.Stack, gain float64) {
		more, ok := s.dearer(t, gain)
		if !ok {
			return
		}
		for i := range t.Bill.Lines {
			l := &t.Bill.Lines[i]
			amount := s.Case.Bills.Money.USD(s.Case.Net(l))
			if amount <= 0 || amount+more < 0 {
				continue
			}
			factor := (amount + more) / amount
			change := math.Abs(math.Log(factor))
			if change >= least-1e-12 {
				continue
			}
			then := s.priced(winner, l, factor)
			if !slices.ContainsFunc(all, func(o *stack.Stack) bool { return s.priced(o, l, factor) > then+1e-9 }) {
				best, least, found = Tip{Kind: Price, Line: *l, Stack: t, From: l.Amount, To: l.Amount * factor, Winner: winner}, change, true
			}
		}
	}
	try(first, others[0], others[0].Value-first.Value)
	for _, other := range others {
		try(other, other, first.Value-other.Value)
	}
	return best, found
}

// priced is what a stack is worth where the price of a line is so many times what it is,
// wherever it is billed.
func (s Subject) priced(o *stack.Stack, l *cost.Line, factor float64) float64 {
	value := o.Value
	if !o.Bill.Complete {
		return value
	}
	for i := range o.Bill.Lines {
		if m := &o.Bill.Lines[i]; m.ID == l.ID && m.By == l.By && m.Region == l.Region && m.Preview == l.Preview {
			cost, _ := o.Part(stack.Cost)
			now := o.USD + o.OwnUSD
			then := now + (factor-1)*s.Case.Bills.Money.USD(s.Case.Net(m))
			value += cost.Weight * (s.Case.CostScale.Score(then) - s.Case.CostScale.Score(now))
			break
		}
	}
	return value
}

// dearer is how much dearer a stack has to be in USD a month to gain so much value; less
// than nothing: cheaper. It is false where nothing does that.
func (s Subject) dearer(t *stack.Stack, gain float64) (usd float64, ok bool) {
	p, _ := t.Part(stack.Cost)
	if !t.Bill.Complete || p.Weight <= 0 {
		return 0, false
	}
	now := s.Case.CostScale.Score(t.USD + t.OwnUSD)
	score := now + gain/p.Weight
	return s.Case.CostScale.Amount(score) - s.Case.CostScale.Amount(now), score > 0 && score < 1
}
