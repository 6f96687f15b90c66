package stack

import (
	"slices"
	"strings"

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
	Excess *workload.Excess // why it can't hold the load, or what was given by hand; nil if it can
	Spare  string           // the size that was asked for and plays no part in what was given by hand
	Zoned  []string         // meters given by hand without a place whose price goes by the visitor's zone
	// Unbilled are meters given by hand that are in no line, and not left out of the bill with a word.
	Unbilled []string
	of       *run
}

// Single is one product by itself, without add-ons, in the request's size and regions,
// with the bill of the case's load or of the request's meters. A product without
// setups has an empty one. An error says what of the request is not known.
func (x *Case) Single(p *catalog.Product, setup catalog.Setup, q Request, k *Scratch) (*Single, error) {
	s := &Single{Stack: &Stack{Host: p, Setup: setup}}
	var err error
	if len(q.Meters) == 0 {
		s.Regions, err = x.chosen(p, &setup, q.Regions)
	} else {
		s.Meters, s.Regions, err = x.hand(p, &setup, q)
	}
	if err != nil {
		return nil, err
	}
	s.Latency = x.net.Serve(s.Regions, x.Need)
	if err := x.stand(s, q); err != nil {
		return nil, err
	}
	if len(q.Meters) > 0 {
		x.billHand(s, q, k)
		return s, nil
	}
	c := x.carry(s.of, k)
	x.fill(s.Stack, s.of, &c, x.single(&c))
	s.Excess = c.excess(nil, &k.typical)
	if s.Excess == nil {
		s.Excess = mostOver(s.of.limits, func(l *limit) float64 { return k.typical.Quantity(l.meter) })
	}
	s.Bill = x.explain(s.Stack, s.of, c.box, nil, k)
	x.widen(s.Stack)
	s.Meters = x.named(&k.typical)
	return s, nil
}

// billHand bills quantities by hand, on a size only where it plays a part in what they
// cost.
func (x *Case) billHand(s *Single, q Request, k *Scratch) {
	sized := s.of.tariff.Sized(s.Meters, s.Regions)
	if sized {
		c := x.carry(s.of, k)
		x.fill(s.Stack, s.of, &c, x.single(&c))
	}
	for _, id := range s.Meters.IDs() {
		if s.of.tariff.Zoned(id) && slices.ContainsFunc(s.Meters[id].Items, func(i workload.Item) bool { return i.Place == "" }) {
			s.Zoned = append(s.Zoned, id)
		}
	}
	s.Excess = mostOver(s.of.limits, func(l *limit) float64 { return s.Meters[l.of.Meter].Quantity() })
	s.Bill = cost.New(cost.Subject{Product: s.Host, Setup: s.Setup, Size: s.SizeID(), Regions: s.Regions}, s.Meters, x.billsOf(s.Host))
	if !sized && s.Bill.Complete { // a price that is not known might go by size
		s.Spare = q.Size
	}
	s.Unbilled = s.unbilled()
	s.Bill.VAT(x.vat)
	s.Low, s.High = s.Bill.Total, s.Bill.Total
}

// unbilled are the meters that are in no line of the bill, nor among what it leaves out.
func (s *Single) unbilled() (ids []string) {
	for _, id := range s.Meters.IDs() {
		billed := slices.ContainsFunc(s.Bill.Lines, func(l cost.Line) bool { return l.Meter == id })
		left := slices.ContainsFunc(s.Host.NotIncluded, func(n catalog.NotIncluded) bool { return n.Meter == id && n.Covers(s.Setup) })
		if !billed && !left && id != catalog.MeterMonths { // a month can bring a credit alone, or a minimum that is reached
			ids = append(ids, id)
		}
	}
	return ids
}

// mostOver is the limit that is exceeded the most times over; nil if none is.
func mostOver(limits []limit, quantity func(*limit) float64) (worst *workload.Excess) {
	for i := range limits {
		l := &limits[i]
		used := quantity(l)
		if e := l.excess(used); used > l.of.Max.Value && (worst == nil || e.Times() > worst.Times()) {
			worst = e
		}
	}
	return worst
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
	i := slices.IndexFunc(s.Host.Sizes, func(size catalog.Size) bool { return size.ID == q.Size && s.has(size) })
	if i < 0 {
		return s.noSize(q)
	}
	s.of.boxes, s.of.fixed = []box{{workload.NewBox(s.Host.Sizes[i], s.of.frame.Reserve), &s.Host.Sizes[i], int16(i)}}, true
	return nil
}

// has says whether a size is one of the setup's, wherever it runs. One that can't be ordered
// any more is billed all the same.
func (s *Single) has(size catalog.Size) bool {
	return catalog.Scope{Setups: size.Setups}.Covers(s.Setup) && !slices.ContainsFunc(s.Regions, func(r catalog.Region) bool { return !size.In(r) })
}

// noSize says which sizes there are.
func (s *Single) noSize(q Request) error {
	e := noSize(s.Host, q.Size, nil)
	if q.Setup != "" {
		e.What = "size of " + s.Way()
	}
	known := false
	for _, size := range s.Host.Sizes {
		if known = known || size.ID == q.Size && (catalog.Scope{Setups: size.Setups}).Covers(s.Setup); s.has(size) && size.Open() {
			e.Allowed = append(e.Allowed, size.ID)
		}
	}
	if known {
		var codes []string
		for _, r := range s.Regions {
			codes = append(codes, r.Code)
		}
		e.Where = strings.Join(codes, ", ")
	}
	return e
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
