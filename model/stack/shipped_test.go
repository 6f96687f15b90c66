package stack_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/stack"
	"whereto/model/workload"
)

// steps names the charges that are plans of rising size: their price jumps at a bound.
var steps = map[string]string{"heroku#postgres-size": "the next larger plan of Postgres"}

// subjects are ways in which a product is billed: each setup, in its first, middle and
// last region and on its smallest and largest size in turn, three for each product at
// the least.
func subjects(p *catalog.Product) []cost.Subject {
	var list []cost.Subject
	setups := p.Setups
	if len(setups) == 0 {
		setups = []catalog.Setup{{}}
	}
	for turn := range max(3, len(setups)) {
		s := setups[turn%len(setups)]
		one := cost.Subject{Product: p, Setup: s}
		var region catalog.Region
		if open := slices.DeleteFunc(slices.Clone(p.Regions), func(r catalog.Region) bool { return !r.Covers(s) || !r.Open() }); len(open) > 0 {
			region = open[[]int{0, len(open) / 2, len(open) - 1}[turn%3]]
			one.Regions = []catalog.Region{region}
		}
		if sizes := p.SizesIn(s, region); len(sizes) > 0 {
			one.Size = sizes[turn%2*(len(sizes)-1)].ID
		}
		if turn == 0 || len(one.Regions) > 0 || len(p.Setups) > turn {
			list = append(list, one)
		}
	}
	return list
}

// full are meters of everything that a product charges, so many of each in the
// charge's own unit.
func full(c *catalog.Catalog, s cost.Subject, units float64) workload.Meters {
	m := workload.Meters{}
	region := ""
	if len(s.Regions) > 0 {
		region = s.Regions[0].Code
	}
	for _, ch := range s.Product.Charges {
		meter, _ := c.Meter(ch.Meter)
		unit, err := catalog.NewUnit(ch.Unit, meter.Dimension)
		base, err2 := meter.BaseUnit()
		if err != nil || err2 != nil {
			panic(fmt.Sprint(s.Product.ID, ch.ID, err, err2))
		}
		m[ch.Meter] = workload.Meter{Items: []workload.Item{{Count: 1, Each: units * unit.Size(730) / base.Size(730), Region: region}}}
	}
	m["months"] = workload.Meter{Items: []workload.Item{{Count: 1, Each: 1}}}
	return m
}

// On the shipped data: a bill never falls when one of its meters rises.
func TestBillNeverFalls(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	c := shipped(t)
	o := cost.NewOptions(c, today)
	seen := 0
	for _, p := range c.Products() {
		for _, s := range subjects(p) {
			for _, units := range []float64{0.3, 7, 1500, 2e6} {
				m := full(c, s, units)
				before := cost.New(s, m, o)
				for id, meter := range m {
					for _, factor := range []float64{1.01, 3, 40} {
						more := workload.Meters{}
						for other, v := range m {
							more[other] = v
						}
						item := meter.Items[0]
						item.Count *= factor
						more[id] = workload.Meter{Items: []workload.Item{item}}
						after := cost.New(s, more, o)
						seen++
						if before.Complete && after.Complete && after.Total < before.Total-1e-9*max(1, before.Total) {
							t.Errorf("%s/%s %s: %s × %v from %v units: %v falls to %v", p.ID, s.Setup.ID, s.Size, id, factor, units, before.Total, after.Total)
						}
					}
				}
			}
		}
	}
	if seen < 10_000 {
		t.Errorf("only %d bills", seen)
	}
}

// On the shipped data: lines add up to the total, and the charges in another order give the same bill.
func TestLinesAddUpInAnyOrder(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	o := cost.NewOptions(c, today)
	for _, p := range c.Products() {
		turned := *p
		turned.Charges = slices.Clone(p.Charges)
		slices.Reverse(turned.Charges)
		for _, s := range subjects(p) {
			for _, units := range []float64{0.3, 1500} {
				m := full(c, s, units)
				b := cost.New(s, m, o)
				sum := 0.0
				for _, l := range b.Lines {
					sum += l.Amount
				}
				if math.Abs(sum-b.Total) > 1e-9*max(1, math.Abs(sum)) {
					t.Errorf("%s/%s: lines add up to %v, the total is %v", p.ID, s.Setup.ID, sum, b.Total)
				}
				s := s
				s.Product = &turned
				if r := cost.New(s, m, o); math.Abs(r.Total-b.Total) > 1e-9*max(1, b.Total) || r.Complete != b.Complete || len(r.Lines) != len(b.Lines) {
					t.Errorf("%s/%s: %v in one order, %v in another", p.ID, s.Setup.ID, b.Total, r.Total)
				}
			}
		}
	}
}

// On the shipped data: tiers join without a gap: just above a bound a charge costs what it costs just
// below it, and a little.
func TestTiersJoin(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	o := cost.NewOptions(c, today)
	bounds := 0
	for _, p := range c.Products() {
		for _, s := range subjects(p) {
			for _, ch := range p.Charges {
				if len(ch.Tiers) == 0 || !ch.Covers(s.Setup) {
					continue
				}
				alone := *p
				alone.Charges, alone.Pools, alone.NotIncluded = []catalog.Charge{ch}, nil, nil
				at := func(units float64) cost.Bill {
					s := s
					s.Product = &alone
					return cost.New(s, full(c, s, units), o)
				}
				var off float64
				for _, amount := range []catalog.Keyed{ch.Included, ch.Free} {
					amount.Each(func(a catalog.Amount) { off = max(off, a.Value) })
				}
				for _, tier := range ch.Tiers {
					if tier.UpTo == nil {
						continue
					}
					bound := tier.UpTo.Value + off
					below, above := at(bound*(1-1e-6)), at(bound*(1+1e-6))
					if !below.Complete || !above.Complete {
						continue
					}
					bounds++
					if gap := above.Total - below.Total; gap < -1e-9 || steps[p.ID+"#"+ch.ID] == "" && gap > 1e-4*max(1, below.Total) {
						t.Errorf("%s %s at %v: %v below, %v above", p.ID, ch.ID, bound, below.Total, above.Total)
					}
				}
			}
		}
	}
	if bounds < 20 {
		t.Errorf("only %d bounds", bounds)
	}
}

// freeWhileBusy begins the ids of setups whose free amount pays for time with a request and
// not for idle time: a request turns an idle second that is billed into one that is free.
const freeWhileBusy = "azure-container-apps/one-replica"

// On the shipped data: for each host and setup more requests never cost less, as long as
// all of the bill is known and the size holds the load.
func TestMoreRequestsAreNeverCheaper(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	c := shipped(t)
	maker := stack.NewMaker(c)
	loads := []float64{0, 100, 1e4, 1e5, 5e5, 1e6, 2e6, 5e6, 1e7, 3e7, 1e8, 3e8, 1e9, 1e10}
	var bills atomic.Int64
	rising := func(h *catalog.Product, setup catalog.Setup, traffic string, cases []*stack.Case) {
		last, before := 0.0, 0.0
		for i, requests := range loads {
			s, err := cases[i].Single(h, setup, stack.Request{}, new(stack.Scratch))
			if err != nil || s.Excess != nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			bills.Add(1)
			if s.Bill.Complete && s.Bill.Total < last-1e-9 {
				t.Errorf("%s/%s, %s: %v requests cost %v, %v cost %v", h.ID, setup.ID, traffic, before, last, requests, s.Bill.Total)
			}
			if s.Bill.Complete {
				last, before = s.Bill.Total, requests
			}
		}
	}
	var shapes sync.WaitGroup
	for _, traffic := range []string{"steady", "daily", "office-hours", "spiky"} {
		cases := make([]*stack.Case, len(loads))
		for i, requests := range loads {
			var err error
			if cases[i], err = maker.Case(answers.Answers{Values: map[string]answers.Value{
				"users": {Shares: []catalog.Users{{Place: "sydney", Share: 1}}}, "traffic": answers.Words(traffic), "requests": answers.Number(requests),
			}}, today, stack.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		shapes.Go(func() {
			for _, h := range c.Hosts {
				for _, setup := range h.Setups {
					if !strings.HasPrefix(h.ID+"/"+setup.ID, freeWhileBusy) {
						rising(h, setup, traffic, cases)
					}
				}
			}
		})
	}
	shapes.Wait()
	if bills.Load() < 5000 {
		t.Errorf("only %d bills", bills.Load())
	}
}
