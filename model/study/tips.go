package study

import (
	"math"

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

// tips are the smallest change of one weight and of one price that make another stack
// the first; none where nothing does. Weights change while the others keep their
// proportions. A price changes one line of the first stack's bill or of another's.
func (s Subject) tips() []Tip {
	if len(s.Ranking.Stacks) < 2 {
		return nil
	}
	var tips []Tip
	if t, ok := s.weightTip(); ok {
		tips = append(tips, t)
	}
	if t, ok := s.priceTip(); ok {
		tips = append(tips, t)
	}
	return tips
}

func (s Subject) weightTip() (best Tip, found bool) {
	first := s.Ranking.Stacks[0]
	least := math.Inf(1)
	for j, p := range first.Parts {
		for _, other := range s.Ranking.Stacks[1:] {
			at, ok := rank.Switch(p.Weight, p.Score, first.Value, other.Parts[j].Score, other.Value)
			if at < 0.001 || at > 0.999 { // no weight at all, or nothing else: no advice
				continue
			}
			if change := math.Abs(at - p.Weight); ok && change < least-1e-12 {
				best, least, found = Tip{Kind: Weight, What: p.Objective, From: p.Weight, To: at, Winner: other}, change, true
			}
		}
	}
	return best, found
}

func (s Subject) priceTip() (best Tip, found bool) {
	first := s.Ranking.Stacks[0]
	least := math.Inf(1)
	// The total at which a stack's value is so much higher.
	at := func(t *stack.Stack, gain float64) (usd float64, ok bool) {
		p, _ := t.Part(stack.Cost)
		if !t.Bill.Complete || p.Weight <= 0 {
			return 0, false
		}
		score := p.Score + gain/p.Weight
		return rank.Unlog(score, s.Case.Scales.CostBest, s.Case.Scales.CostWorst), score > 0 && score < 1
	}
	try := func(t, winner *stack.Stack, gain float64) {
		usd, ok := at(t, gain)
		if !ok {
			return
		}
		more := usd - t.USD
		for _, l := range t.Bill.Lines {
			amount := s.Case.Bills.Money.USD(l.Amount)
			if amount <= 0 || amount+more < 0 {
				continue
			}
			if change := math.Abs(math.Log((amount + more) / amount)); change < least-1e-12 {
				best, least, found = Tip{Kind: Price, Line: l, Stack: t, From: l.Amount, To: l.Amount * (amount + more) / amount, Winner: winner}, change, true
			}
		}
	}
	try(first, s.Ranking.Stacks[1], s.Ranking.Stacks[1].Value-first.Value)
	for _, other := range s.Ranking.Stacks[1:] {
		try(other, other, first.Value-other.Value)
	}
	return best, found
}
