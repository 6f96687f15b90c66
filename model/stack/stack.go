package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/rank"
)

// Stack is a host with a setup, a size, regions and add-ons: what is advised.
type Stack struct {
	ID      string
	Name    string // the host, how and where, and the add-ons
	Title   string // the name without the add-ons
	Host    *catalog.Product
	Setup   catalog.Setup
	Size    *catalog.Size // nil: memory and CPU are chosen freely
	Count   int           // instances in the busiest hour; 0: it runs by request
	Regions []catalog.Region
	Edge    bool // runs in all of the host's regions
	Addons  []fit.Pair

	Rank           int    // among the rows of its group, from 1, equal values alike; 0: it fails a must, or heads no row
	RankIfUnknowns [2]int // the best and the worst
	Status         Status
	Value          float64 // 0 to 1
	BestValue      float64 // if what is unknown turned out well
	Parts          []rank.Part

	Bill      cost.Bill
	USD       float64 // the bill's total
	OwnUSD    float64 // what the team's own work costs a month beside the bill; 0 unless an hour's price was answered
	Low, High float64 // the least and the most that it comes to at the ends of the answers' ranges and between them, in the bill's currency
	Previews  float64 // of the bill, what previews add, likewise
	Latency   latency.Response
	ColdShare *float64 // of requests that meet a cold start; nil: not known
	Verdicts  []fit.Verdict
	Because   []fit.Verdict // the musts that it fails
	Breaks    []Break       // bounds that it keeps at the typical load and not at an end of the answers' ranges
	Also      []*Stack      // of a row's first stack: the host's others that nothing of it dominates, in their order
	Changes   []Change      // the answers that stand against it, changed so that they don't; none where something else does
	Caveats   []Caveat
	Variants  []string // ids of stacks of the same host that cost more and satisfy no more
}

// Status is whether a stack fits.
type Status string

// A stack fits; or it does if what is not known of a must, or of a product that is not
// plainly active, turns out well; or its bill is not all known; or it does not.
const (
	Fits          Status = "fits"
	FitsIf        Status = "fits-with-caveats"
	PriceNotKnown Status = "price-unknown"
	DoesNotFit    Status = ""
)

// statuses are those of the groups.
var statuses = map[rank.Group]Status{rank.Fits: Fits, rank.FitsIf: FitsIf, rank.PriceNotKnown: PriceNotKnown}

// Fits says whether the stack fails no must.
func (s *Stack) Fits() bool { return s.Status != DoesNotFit }

// SizeID is the id of the stack's size, empty if it has none.
func (s *Stack) SizeID() string {
	if s.Size == nil {
		return ""
	}
	return s.Size.ID
}

// Way is the stack's host and setup: itself without size, regions and add-ons.
func (s *Stack) Way() string { return s.Host.ID + "/" + s.Setup.ID }

// Products are the stack's host and its add-ons.
func (s *Stack) Products() []*catalog.Product {
	list := []*catalog.Product{s.Host}
	for _, p := range s.Addons {
		list = append(list, p.Product)
	}
	return list
}

// Part is what one objective contributes to the stack's value.
func (s *Stack) Part(objective string) (rank.Part, bool) {
	for _, p := range s.Parts {
		if p.Objective == objective {
			return p, true
		}
	}
	return rank.Part{}, false
}

// Of are the stack's verdicts on what a question requires.
func (s *Stack) Of(question string) []fit.Verdict {
	var list []fit.Verdict
	for _, v := range s.Verdicts {
		if v.Question == question && v.Criterion != catalog.CriterionCapacity {
			list = append(list, v)
		}
	}
	return list
}

// Bare is the stack without what is worked out from its load.
func (s *Stack) Bare() *Stack {
	return &Stack{Host: s.Host, Setup: s.Setup, Regions: s.Regions, Edge: s.Edge, Latency: s.Latency, Addons: s.Addons}
}

// product is the one of the stack's products that has an id; the host for any other.
func (s *Stack) product(id string) *catalog.Product {
	for _, p := range s.Products() {
		if p.ID == id {
			return p
		}
	}
	return s.Host
}

// Closed is a host that can't be chosen any more: known, and worked out no further.
type Closed struct {
	Host *catalog.Product
}

// Source is where its status was read.
func (c Closed) Source() catalog.Source { return c.Host.Sources[c.Host.Status.Source] }

// Serving are the regions that users come to: at the edge those that are nearest to
// some, else all of the stack's.
func (s *Stack) Serving() []catalog.Region {
	if !s.Edge {
		return s.Regions
	}
	return slices.DeleteFunc(slices.Clone(s.Regions), func(r catalog.Region) bool {
		return !slices.ContainsFunc(s.Latency.Legs, func(l latency.Leg) bool { return l.Region == r.Code })
	})
}
