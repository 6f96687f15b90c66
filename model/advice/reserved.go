package advice

import (
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/workload"
)

// Reserved is a setup with reserved capacity, worked through: what it costs to be
// ready, what use of it costs, and from which utilisation it is cheaper than the
// same setup on demand. Free tiers are left out of the unit prices.
//
// Ready for a share u of its time used, a GB-second costs Ready/u + Used; on demand
// it costs OnDemand. They meet at u = Ready / (OnDemand - Used).
type Reserved struct {
	Region    string
	Currency  string
	MonthGB   float64 // one GB kept ready for the month, unused
	Ready     float64 // a GB-second kept ready
	Used      float64 // a GB-second run on it
	OnDemand  float64 // a GB-second run on demand
	Known     bool    // all three prices are known there
	BreakEven float64 // utilisation from which it is cheaper; above 1 or 0: never
	Instances float64 // kept ready for the load
	Use       float64 // utilisation of them by the load
	Beside    []Beside
}

// Pays says whether some utilisation makes reserving cheaper.
func (r *Reserved) Pays() bool { return r.BreakEven > 0 && r.BreakEven <= 1 }

// Beside is another way to carry the same load without, or with fewer, cold starts.
type Beside struct {
	ID        string
	Name      string
	Total     float64
	Complete  bool
	ColdShare *float64
	StartMS   *catalog.Range // a cold start, where it was asked for
	This      bool           // is the reserved setup itself
}

// Reserved works a stack with reserved capacity through, nil for any other. The
// stack must be of this advice.
func (a *Advice) Reserved(s *Stack) *Reserved {
	if !s.Built() {
		return nil
	}
	return a.x.reserved(s)
}

func (x *context) reserved(s *Stack) *Reserved {
	if !catalog.Or(cost.Runtime(s.Host, s.Setup).Reserved, false) || len(s.Regions) == 0 {
		return nil
	}
	r := &Reserved{Region: s.Regions[0].Code, Currency: x.bill.Currency, Known: true}
	month := x.bill.MonthHours * 3600
	unit := func(setup catalog.Setup, meter string, quantity float64) float64 {
		o := x.bill
		o.NoFree = true
		m := workload.Meters{meter: {Items: []workload.Item{{Count: 1, Each: quantity, Region: r.Region}}}}
		b := cost.New(cost.Subject{Product: s.Host, Setup: setup, Regions: s.Regions[:1]}, m, o)
		r.Known = r.Known && b.Complete && len(b.Lines) > 0
		return b.Total / quantity
	}
	const much = 1e6
	r.Ready, r.Used = unit(s.Setup, "warm_gb_seconds", month), unit(s.Setup, "warm_used_gb_seconds", much)
	r.MonthGB = r.Ready * month
	onDemand := x.unreserved(s)
	if len(onDemand) > 0 {
		r.OnDemand = unit(onDemand[0], "gb_seconds", much)
	}
	if saved := r.OnDemand - r.Used; saved > 0 {
		r.BreakEven = r.Ready / saved
	}
	own := x.carried(s.bare())
	if warm := own.Meters["warm_gb_seconds"].Quantity(); warm > 0 {
		r.Use = own.Meters["warm_used_gb_seconds"].Quantity() / warm
	}
	for _, item := range own.Meters["warm_gb_seconds"].Items {
		r.Instances += item.Count
	}
	r.beside(own, true)
	for _, setup := range onDemand {
		plain := s.bare()
		plain.Setup, plain.Addons = setup, nil
		r.beside(x.carried(plain), false)
		for _, warmer := range x.warmers(s.Host, setup) {
			warmed := plain.bare()
			warmed.Addons = []fit.Pair{warmer}
			r.beside(x.carried(warmed), false)
		}
	}
	for _, id := range x.c.Plan.BesideReserved {
		if other := x.named(id, s.Regions[0].Place); other != nil && other.Host != s.Host {
			r.beside(x.carried(other), false)
		}
	}
	return r
}

func (x *context) carried(s *Stack) *Stack {
	x.carry(s, x.plan(s))
	return s
}

func (r *Reserved) beside(s *Stack, this bool) {
	b := newBeside(s)
	b.This = this
	r.Beside = append(r.Beside, b)
}

func newBeside(s *Stack) Beside {
	id, _, name := identify(s, s.Addons)
	return Beside{ID: id, Name: name, Total: s.Bill.Total, Complete: s.Bill.Complete, ColdShare: s.ColdShare}
}

// unreserved are the setups of the same host that differ from the stack's in one
// option only and reserve nothing; of a host without axes, all that reserve nothing.
func (x *context) unreserved(s *Stack) []catalog.Setup {
	return slices.DeleteFunc(slices.Clone(s.Host.Setups), func(o catalog.Setup) bool {
		return catalog.Or(cost.Runtime(s.Host, o).Reserved, false) || apart(s.Setup, o) > 1
	})
}

// warmers are the add-ons that keep a host's setup warm by calls.
func (x *context) warmers(h *catalog.Product, setup catalog.Setup) []fit.Pair {
	var list []fit.Pair
	for _, a := range x.c.Addons {
		if a.Runtime.PingIntervalS != nil && a.Status.Advisable() && fit.Pairs(h, setup, a) {
			list = append(list, fit.Pair{Product: a, Setup: a.First()})
		}
	}
	return list
}

// named is a stack of "host/setup", in the host's region at a place if it has one
// there, else in the one that answers fastest.
func (x *context) named(id, place string) *Stack {
	host, setupID, _ := strings.Cut(id, "/")
	h, addon, ok := x.c.Product(host)
	if !ok || addon || !h.Status.Advisable() {
		return nil
	}
	setup, ok := h.Setup(setupID)
	if !ok {
		return nil
	}
	s := &Stack{Host: h, Setup: setup}
	s.Regions, s.Edge = x.regions(h, setup)
	for _, r := range h.Regions {
		if r.Place == place && cost.Sold(h, setup, r) && !s.Edge {
			s.Regions = []catalog.Region{r}
			break
		}
	}
	s.Latency = x.net.Serve(s.Regions, x.need)
	return s
}
