package advice

import (
	"fmt"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
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

// Priced is the bill of one host or add-on.
type Priced struct {
	Product *catalog.Product
	Setup   catalog.Setup
	Size    string
	Regions []catalog.Region
	Meters  workload.Meters
	Bill    cost.Bill
	Assumed []workload.Assumption

	Low, High float64   // totals at the ends of the answers' ranges
	Growth    []Growth  // with more traffic; none for quantities by hand
	Reserved  *Reserved // of a setup with reserved capacity

	Overload string // why it can't hold the load, empty if it can

	Conversion Conversion
	Converted  bool // from USD by Conversion
}

// Price makes the bill of one host or add-on. An error says what of the request
// is not known.
func Price(c *catalog.Catalog, given answers.Answers, today catalog.Date, o Options, q Request) (*Priced, error) {
	return NewEngine(c).Price(given, today, o, q)
}

// Price makes the bill of one host or add-on, as the function of that name.
func (e *Engine) Price(given answers.Answers, today catalog.Date, o Options, q Request) (*Priced, error) {
	c := e.c
	p, addon, ok := c.Product(q.Product)
	if !ok {
		return nil, unknown("host or add-on", q.Product, catalog.IDs(c.Products(), catalog.ProductID))
	}
	x, assumed := newContext(c, e.net, given, today, o)
	setups := p.Setups
	if addon && len(setups) == 0 {
		setups = []catalog.Setup{{}}
	}
	if q.Setup != "" {
		setup, ok := p.Setup(q.Setup)
		if !ok {
			return nil, unknown("setup of "+p.ID, q.Setup, catalog.IDs(p.Setups, catalog.SetupID))
		}
		setups = []catalog.Setup{setup}
	}
	var best *Priced
	var stack *Stack
	for _, setup := range setups {
		s, one, err := x.price(p, setup, q)
		if err != nil {
			if len(setups) == 1 || best == nil && setup.ID == setups[len(setups)-1].ID {
				return nil, err
			}
			continue
		}
		one.Assumed = assumed
		if best == nil || !best.Bill.Complete && one.Bill.Complete || best.Bill.Complete == one.Bill.Complete && one.Bill.Total < best.Bill.Total {
			best, stack = one, s
		}
	}
	best.Conversion, best.Converted = x.conversion()
	if len(q.Meters) == 0 {
		best.Growth = x.growth(func(y *context) (*Stack, *plan, error) {
			t := stack.bare()
			p, err := y.priceStack(t, q)
			return t, p, err
		})
		if !addon {
			best.Reserved = x.reserved(stack)
		}
	}
	return best, nil
}

func unknown(what, word string, allowed []string) error {
	f := fault.Fault{Text: fmt.Sprintf("there is no %s %q; allowed: %s", what, word, fault.List(allowed)), Hint: fault.Nearest(word, allowed)}
	if f.Hint != "" {
		return fmt.Errorf("%s; did you mean %q?", f.Text, f.Hint)
	}
	return fmt.Errorf("%s", f.Text)
}

func (x *context) price(p *catalog.Product, setup catalog.Setup, q Request) (s *Stack, out *Priced, err error) {
	s = &Stack{Host: p, Setup: setup}
	codes := q.Regions
	for _, code := range cost.GivenRegions(q.Meters) {
		if !slices.Contains(codes, code) {
			codes = append(slices.Clone(codes), code)
		}
	}
	if s.Regions, err = x.chosen(p, setup, codes); err != nil {
		return nil, nil, err
	}
	s.Latency = x.net.Serve(s.Regions, x.need)
	plan, err := x.priceStack(s, q)
	if err != nil {
		return nil, nil, err
	}
	out = &Priced{Product: p, Setup: setup, Regions: s.Regions, Meters: s.Meters, Bill: s.Bill, Low: s.Low, High: s.High, Overload: plan.result.Overload}
	if s.Size != nil {
		out.Size = s.Size.ID
	}
	if len(q.Meters) > 0 {
		region := ""
		if len(s.Regions) > 0 {
			region = s.Regions[0].Code
		}
		if out.Meters, err = cost.Given(x.c, region, x.bill.MonthHours, q.Meters); err != nil {
			return nil, nil, err
		}
		out.Bill, out.Overload = cost.New(x.subject(s), out.Meters, x.bill), ""
		x.tax(&out.Bill)
		out.Low, out.High = out.Bill.Total, out.Bill.Total
	}
	return s, out, nil
}

// priceStack bills a stack on the size asked for, else on the one that the load needs.
func (x *context) priceStack(s *Stack, q Request) (*plan, error) {
	if q.Size != "" {
		chosen, ok := s.Host.Size(q.Size)
		if !ok {
			return nil, unknown("size of "+s.Host.ID, q.Size, catalog.IDs(s.Host.Sizes, catalog.SizeID))
		}
		s.Size = &chosen
	}
	p := x.pricePlan(s, q)
	x.carry(s, p)
	return p, nil
}

// pricePlan is the plan of a stack whose size may be given; with several regions
// and no users known, each takes an equal part.
func (x *context) pricePlan(s *Stack, q Request) *plan {
	setting := x.setting(s)
	if len(q.Regions) > 1 && len(s.Latency.Legs) == 0 {
		setting.Places = nil
		for _, r := range s.Regions {
			setting.Places = append(setting.Places, workload.Place{Region: r.Code, Share: 1 / float64(len(s.Regions)), DatabaseMS: x.net.DatabaseMS(r, x.need.Database)})
		}
	}
	if len(s.Regions) == 0 { // an add-on that is everywhere serves the users where they are
		for _, u := range x.need.Users {
			setting.Places[0].Visitors = append(setting.Places[0].Visitors, workload.Visitor{Place: u.Place, Share: u.Share})
		}
	}
	p := &plan{key: "price|" + x.key + "|" + s.Setup.ID, size: s.Size}
	if p.size == nil {
		_, p.size = x.size(s, setting)
	}
	setting.Size = p.size
	p.result = workload.Run(x.load, setting)
	x.ends(p, setting)
	if x.load.Previews {
		p.previews = withPreviews(x.load, setting, p.result.Meters)
	}
	return p
}

// chosen are the regions or zones asked for, or the regions that the advice would choose.
func (x *context) chosen(p *catalog.Product, setup catalog.Setup, codes []string) ([]catalog.Region, error) {
	if len(codes) == 0 {
		regions, _ := x.regions(p, setup)
		return regions, nil
	}
	var regions []catalog.Region
	for _, code := range codes {
		if _, ok := p.Zones[code]; ok { // where prices go by the visitor, a zone stands for a region
			regions = append(regions, catalog.Region{Code: code})
			continue
		}
		named := slices.DeleteFunc(slices.Clone(p.Regions), func(r catalog.Region) bool { return r.Code != code && r.Place != code })
		if len(named) == 0 {
			return nil, unknown("region of "+p.ID, code, catalog.IDs(p.Regions, func(r catalog.Region) string { return r.Code }))
		}
		i := slices.IndexFunc(named, func(r catalog.Region) bool { return r.Covers(setup) })
		if i < 0 {
			return nil, fmt.Errorf("%s/%s does not exist in %s. %s", p.ID, setup.ID, code, named[0].Note)
		}
		regions = append(regions, named[i])
	}
	return regions, nil
}
