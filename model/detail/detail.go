// Package detail works out what is told of one stack beside its place: what it costs
// with more traffic, reserved capacity, cold starts, where else its app could be, and
// your own work.
package detail

import (
	"whereto/model/cost"
	"whereto/model/latency"
	"whereto/model/stack"
)

// Detail is what is told of one stack.
type Detail struct {
	Stack      *stack.Stack
	Bill       cost.Bill           // the stack's, with the arithmetic of each line
	Growth     []Growth            // what it costs with more traffic
	Reserved   *Reserved           // of a setup with reserved capacity; else nil
	Asked      []Asked             // the same in setups that have to be asked for
	Cold       *Cold               // its cold starts
	Placements []latency.Placement // where its app could be, with what a response is made of there
	Upkeep     *Upkeep             // your own work; nil where no hour's cost was answered or its level is not known
}

// Of works out the details of a stack of the case.
func Of(x *stack.Case, s *stack.Stack, k *stack.Scratch) *Detail {
	return &Detail{
		Stack: s, Bill: x.Explain(s, k), Growth: growthOf(x, s, k), Reserved: reserved(x, s, k), Cold: cold(x, s, k), Asked: asked(x, s, k),
		Placements: x.Placements(s), Upkeep: upkeep(x, s),
	}
}
