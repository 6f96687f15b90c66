package detail

import (
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/meter"
	"whereto/model/stack"
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

func reserved(x *stack.Case, s *stack.Stack, k *stack.Scratch) *Reserved {
	if !catalog.Or(s.Host.RuntimeOf(s.Setup).Reserved, false) || len(s.Regions) == 0 {
		return nil
	}
	r := &Reserved{Region: s.Regions[0].Code, Currency: x.Bills.Money.Name(), Known: true}
	month := x.Bills.MonthHours * 3600
	unit := func(setup catalog.Setup, of meter.ID, quantity float64) float64 {
		price, ok := x.UnitPrice(s, setup, of, quantity, k)
		r.Known = r.Known && ok
		return price
	}
	const much = 1e6
	r.Ready, r.Used = unit(s.Setup, meter.WarmGBSeconds, month), unit(s.Setup, meter.WarmUsedGBSeconds, much)
	r.MonthGB = r.Ready * month
	onDemand := unreserved(s)
	if len(onDemand) > 0 {
		r.OnDemand = unit(onDemand[0], meter.GBSeconds, much)
	}
	if saved := r.OnDemand - r.Used; saved > 0 {
		r.BreakEven = r.Ready / saved
	}
	own := s.Bare()
	used := x.Carry(own, k).Meters
	if warm := used.Quantity(meter.WarmGBSeconds); warm > 0 {
		r.Use = used.Quantity(meter.WarmUsedGBSeconds) / warm
	}
	for _, item := range used.Items(meter.WarmGBSeconds) {
		r.Instances += item.Count
	}
	r.Beside = besideReserved(x, s, own, onDemand, k)
	return r
}

// besideReserved are the stack itself, the setups on demand without and with a
// warmer, and the stacks of other hosts that the method names.
func besideReserved(x *stack.Case, s, own *stack.Stack, onDemand []catalog.Setup, k *stack.Scratch) []Beside {
	this := newBeside(own)
	this.This = true
	list := []Beside{this}
	for _, setup := range onDemand {
		plain := s.Bare()
		plain.Setup, plain.Addons = setup, nil
		list = append(list, newBeside(carried(x, plain, k)))
		for _, warmer := range x.Warmers(s.Host, setup) {
			warmed := plain.Bare()
			warmed.Addons = []fit.Pair{warmer}
			list = append(list, newBeside(carried(x, warmed, k)))
		}
	}
	for _, way := range x.Catalog.Method.BesideReserved {
		host, setup, _ := strings.Cut(way, "/")
		if other := x.At(host, setup, s.Regions[0].Place); other != nil && other.Host != s.Host {
			list = append(list, newBeside(carried(x, other, k)))
		}
	}
	return list
}

// unreserved are the setups of the same host that differ from the stack's in one
// option only and reserve nothing; of a host without axes, all that reserve nothing.
func unreserved(s *stack.Stack) []catalog.Setup {
	return slices.DeleteFunc(slices.Clone(s.Host.Setups), func(o catalog.Setup) bool {
		return catalog.Or(s.Host.RuntimeOf(o).Reserved, false) || apart(s.Setup, o) > 1
	})
}
