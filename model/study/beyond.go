package study

import (
	"whereto/model/answers"
	"whereto/model/stack"
)

// Beyond is a bound that the first stack breaks at an end of the answers' ranges: from
// which values on, and which stack is first at that end.
type Beyond struct {
	stack.Break
	At    []Figure     // the answered ranges where it breaks, all of them as far on their way to the end
	First *stack.Stack // in outline; nil: nothing fits there
}

// Figure is a question's value.
type Figure struct {
	Question string
	Value    float64
}

// beyond looks for what the first stack breaks; the way to the end is halved until it is
// known to a thousandth.
func (s Subject) beyond() []Beyond {
	if len(s.Ranking.Stacks) == 0 || len(s.Ranking.Stacks[0].Breaks) == 0 {
		return nil
	}
	k, rivals := new(stack.Scratch), s.All.Rivals()
	var list []Beyond
	for _, b := range s.Ranking.Stacks[0].Breaks {
		holds, breaks := 0.0, 1.0
		for breaks-holds > 1e-3 {
			if middle := (holds + breaks) / 2; s.All.BreaksAt(s.Order.Fits[0], b, middle, k) {
				breaks = middle
			} else {
				holds = middle
			}
		}
		one := Beyond{Break: b}
		for _, q := range s.Case.Ranged() {
			one.At = append(one.At, Figure{q.ID, stack.Toward(*s.Case.Answers.Values[q.ID].Number, b.High, breaks)})
		}
		y := s.Case.End(b.High)
		if i := rivals.Chase().First(y, false, k); i >= 0 {
			one.First = s.All.At(y, []int{i}, k).Outline(0)
		}
		list = append(list, one)
	}
	return list
}

// Drop is a set of musts without which something fits that does not fit with them.
type Drop struct {
	Questions []string     // whose musts become wants, in their order
	Stack     *stack.Stack // the first of what comes then, in outline
	Hosts     int          // that come then
}

// mostDrops is how many sets are found at most.
const mostDrops = 3

// drops finds, where nothing fits for sure or only one host does, the smallest sets of
// musts without which another host fits: of one must, else of two. Which musts a stack
// does not meet is known of each; of the sets that bring the most the answers are worked
// out anew, since add-ons and prices follow from what is asked.
func (s Subject) drops() []Drop {
	now := s.now()
	fit := now.Sure()
	if len(fit) > 1 {
		return nil
	}
	for most := 1; most <= 2; most++ {
		var list []Drop
		for _, questions := range s.All.Lacking(most, mostDrops, fit) {
			then := s.with(func(a *answers.Answers) {
				for _, q := range questions {
					stack.Change{Question: q, Want: true}.Make(a)
				}
			})
			one := Drop{Questions: questions}
			for _, i := range then.Sure() {
				if fit != nil && then.Host(i) == now.Host(fit[0]) {
					continue
				}
				if one.Hosts++; one.Stack == nil {
					one.Stack = then.Outline(i)
				}
			}
			if one.Stack != nil {
				list = append(list, one)
			}
		}
		if list != nil {
			return list
		}
	}
	return nil
}

// Sure are the rows that fit, nothing left open.
func (o Outcome) Sure() (rows []int) {
	for _, i := range o.Fits {
		if o.Plain(i) {
			rows = append(rows, i)
		}
	}
	return rows
}
