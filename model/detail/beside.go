package detail

import (
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Beside is another way to carry the same load without, or with fewer, cold starts.
type Beside struct {
	ID        string
	Name      string
	Total     float64 // a month, in the bill's currency
	Complete  bool
	ColdShare *float64       // of requests that meet a cold start; nil: not known
	StartMS   *catalog.Range // a cold start, where it was asked for
	This      bool           // is the stack itself
}

func newBeside(s *stack.Stack) Beside {
	id, name := s.Named()
	return Beside{ID: id, Name: name, Total: s.Bill.Total, Complete: s.Bill.Complete, ColdShare: s.ColdShare}
}

// carried is the stack with what carries the case's load.
func carried(x *stack.Case, s *stack.Stack, k *stack.Scratch) *stack.Stack {
	x.Carry(s, k)
	return s
}

// apart is in how many options two setups of a host differ.
func apart(a, b catalog.Setup) int {
	n := 0
	for axis, option := range a.Options {
		if b.Options[axis] != option {
			n++
		}
	}
	return n
}
