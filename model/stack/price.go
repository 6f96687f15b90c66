package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/meter"
	"whereto/model/workload"
)

// Request says what one bill is for. What is left out is chosen: the cheapest
// setup, the size that holds the load, the region nearest to the users.
type Request struct {
	Product string
	Setup   string
	Size    string
	Regions []string
	Meters  map[string]string // quantities by hand, as cost.Given reads them; every other meter is zero
}

// Single is the bill of one product by itself.
type Single struct {
	*Stack                  // without add-ons; its bill has the arithmetic of each line
	Meters workload.Meters  // without previews
	Excess *workload.Excess // why it can't hold the load, nil if it can
	of     *run
}

// Single is one product by itself, without add-ons, in the request's size and regions,
// with the bill of the case's load or of the request's meters. A product without
// setups has an empty one. An error says what of the request is not known.
func (x *Case) Single(p *catalog.Product, setup catalog.Setup, q Request, k *Scratch) (*Single, error) {
	s := &Single{Stack: &Stack{Host: p, Setup: setup}}
	codes := q.Regions
	for _, code := range cost.GivenRegions(q.Meters) {
		if !slices.Contains(codes, code) {
			codes = append(slices.Clone(codes), code)
		}
	}
	var err error
	if s.Regions, err = x.chosen(p, &setup, codes); err != nil {
		return nil, err
	}
	s.Latency = x.net.Serve(s.Regions, x.Need)
	if err := x.stand(s, q); err != nil {
		return nil, err
	}
	c := x.carry(s.of, k)
	x.fill(s.Stack, s.of, &c, x.single(&c))
	s.Excess = c.excess(nil, &k.typical)
	if len(q.Meters) == 0 {
		s.Bill = x.explain(s.Stack, s.of, c.box, nil, k)
		s.Meters = x.named(&k.typical)
		return s, nil
	}
	region := ""
	if len(s.Regions) > 0 {
		region = s.Regions[0].Code
	}
	if s.Meters, err = cost.Given(x.Catalog, region, x.Bills.MonthHours, q.Meters); err != nil {
		return nil, err
	}
	s.Excess = nil
	s.Bill = cost.New(cost.Subject{Product: p, Setup: setup, Size: s.SizeID(), Regions: s.Regions}, s.Meters, x.billsOf(p))
	s.Bill.VAT(x.vat)
	s.Low, s.High = s.Bill.Total, s.Bill.Total
	return s, nil
}

// Grown is the same product at another case's load, which is one of With: its size is
// chosen anew where the request names none. It has no lines.
func (s *Single) Grown(y *Case, k *Scratch) *Single {
	t := &Single{Stack: s.Bare(), of: s.of}
	c := y.carry(t.of, k)
	y.fill(t.Stack, t.of, &c, y.single(&c))
	t.Excess = c.excess(t.of.limits, &k.typical)
	return t
}

// single is what one product bills.
func (x *Case) single(c *carried) sum {
	var all sum
	all.add(c.bill)
	return x.taxed(all)
}

// stand compiles how a product by itself runs: on the size asked for, else on any that
// is sold; an add-on that is everywhere serves the users where they are.
func (x *Case) stand(s *Single, q Request) error {
	at := x.spread(s.Regions, s.Latency, len(q.Regions) > 1 || !edgy(s.Host, &s.Setup))
	if len(s.Regions) == 0 {
		for _, u := range x.Need.Users {
			at.shares, at.places = append(at.shares, u.Share), append(at.places, u.Place)
		}
		at.spots[0].To = len(at.shares)
	}
	s.of = x.newRun(s.Host, &s.Setup, s.Regions, at, nil)
	if q.Size == "" {
		return nil
	}
	i := slices.IndexFunc(s.Host.Sizes, func(size catalog.Size) bool { return size.ID == q.Size })
	if i < 0 {
		return NotKnownError{"size of " + s.Host.ID, q.Size, catalog.IDs(s.Host.Sizes, catalog.SizeID)}
	}
	s.of.boxes, s.of.fixed = []box{{workload.NewBox(s.Host.Sizes[i], s.of.frame.Reserve), &s.Host.Sizes[i], int16(i)}}, true
	return nil
}

// named are the meters of a set by their names, without places.
func (x *Case) named(m *meter.Set) workload.Meters {
	out := workload.Meters{}
	for _, id := range x.maker.meters.IDs() {
		var items []workload.Item
		for _, i := range m.Items(id) {
			items = append(items, workload.Item{Count: i.Count, Each: i.Each, Scale: i.Scale, KB: i.KB})
		}
		if items != nil {
			out[x.maker.meters.Name(id)] = workload.Meter{Items: items}
		}
	}
	return out
}
