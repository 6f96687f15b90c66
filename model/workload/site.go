package workload

import "math"

// Site is how and where a stack runs a load. Meters name its spots and its visitors
// by their indexes.
type Site struct {
	Frame       *Frame
	Spots       []Spot    // their shares sum to 1
	Visitors    []float64 // share of all users of each place that users are in, those of a spot side by side
	MonthHours  float64
	Utilisation float64 // share of slots and CPU that a plan may fill
}

// Spot is one region where a site runs: what share of the users comes to it, and how
// long a round trip to the database takes from there.
type Spot struct {
	Share      float64
	DatabaseMS float64
	From, To   int // its visitors: Visitors[From:To]
}

// Outcome is what a run says beside the meters.
type Outcome struct {
	Busiest   float64 // instances of the busiest hour, in the region that has most; 0 where none are billed as such
	ColdShare float64 // share of requests that meet a cold start
	ColdKnown bool
	Instances float64 // that run or are reserved in the busiest hour, of all spots; 0 where it is billed by request
	Excess    Excess  // why the site can't hold the load; of nothing if it can
}

// Holds says whether the site can hold the load.
func (o *Outcome) Holds() bool { return o.Excess.Of == "" }

// Excess is something that a load needs more of than there is.
type Excess struct {
	Of          Resource
	Needs, Most float64
	Meter       string // of Metered: its id, whose unit Needs and Most are in
	Size        string // of Sizes: the largest that there is
	Note        string // of Metered: why there is only so much, in the data's own words
}

// Times is how many times what there is the load needs: from 1 up.
func (e *Excess) Times() float64 {
	if e.Most <= 0 {
		return math.Inf(1)
	}
	return max(1, e.Needs/e.Most)
}

// Resource is what there can be too little of.
type Resource string

// Memory is that of an instance in MB; Instances are those of the busiest hour; Sizes
// says that no size has the memory in MB and the CPU asked for; Metered is a meter
// that a product serves only so much of in a month.
const (
	Memory    Resource = "memory"
	Instances Resource = "instances"
	Sizes     Resource = "size"
	Metered   Resource = "meter"
)
