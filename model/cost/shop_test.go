package cost_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// The shop is a made-up product that the tests of this package bill. Its regions
// us-1 and us-2 form the group us, eu-1 the group eu; ap-1 has neither a group
// nor a multiplier.
func shop(charges ...catalog.Charge) *catalog.Product {
	for i := range charges {
		if charges[i].Source == "" {
			charges[i].Source = "list"
		}
	}
	return &catalog.Product{
		ID: "shop",
		Sources: map[string]catalog.Source{
			"list":  {Title: "price list", URL: "https://example.com/prices"},
			"other": {Title: "another list", URL: "https://example.com/other"},
		},
		Regions: []catalog.Region{
			{Code: "us-1", Group: "us", Multiplier: amount("1")},
			{Code: "us-2", Group: "us", Multiplier: amount("1")},
			{Code: "eu-1", Group: "eu", Multiplier: amount("1.5")},
			{Code: "ap-1"},
		},
		Zones:   map[string][]string{"europe": {"DE", "FR"}, "rest": {"*"}},
		Sizes:   []catalog.Size{{ID: "small", VCPUs: 1, MemoryMB: 1024}, {ID: "large", VCPUs: 4, MemoryMB: 8192}},
		Setups:  []catalog.Setup{{ID: "plan"}, {ID: "other-plan"}},
		Charges: charges,
	}
}

// in is the shop's first setup in some of its regions.
func in(p *catalog.Product, regions ...string) cost.Subject {
	s := cost.Subject{Product: p, Setup: p.Setups[0]}
	for _, code := range regions {
		r, _ := p.Region(code)
		s.Regions = append(s.Regions, r)
	}
	return s
}

var meters = map[string]*catalog.Meter{
	"requests":       {ID: "requests", Unit: "request", Dimension: "request"},
	"gb_seconds":     {ID: "gb_seconds", Unit: "GB-second", Dimension: "memory-time"},
	"instance_hours": {ID: "instance_hours", Unit: "hour", Dimension: "time"},
	"alive_seconds":  {ID: "alive_seconds", Unit: "second", Dimension: "time"},
	"ci_minutes":     {ID: "ci_minutes", Unit: "minute", Dimension: "time"},
	"egress_gb":      {ID: "egress_gb", Unit: "GB", Dimension: "data"},
	"disk_gb_months": {ID: "disk_gb_months", Unit: "GB-month", Dimension: "storage-time"},
	"months":         {ID: "months", Unit: "month", Dimension: "month"},
}

// options are those of a bill on a day on which one EUR is worth 1.25 USD.
func options() cost.Options {
	rates := map[string]catalog.Rate{
		"USD": {Currency: "USD", USD: *amount("1")},
		"EUR": {Currency: "EUR", USD: *amount("1.25")},
	}
	return cost.Options{
		Today:  "2026-11-22",
		Meters: func(id string) (*catalog.Meter, bool) { m, ok := meters[id]; return m, ok },
		Money:  cost.Money{Rates: func(code string) (catalog.Rate, bool) { r, ok := rates[code]; return r, ok }},
		Zones:  func(place string) string { return map[string]string{"berlin": "DE", "sydney": "AU"}[place] },
	}
}

// use is a quantity of one meter, in one piece.
func use(meter string, quantity float64) workload.Meters {
	return items(meter, workload.Item{Count: 1, Each: quantity})
}

func items(meter string, items ...workload.Item) workload.Meters {
	return workload.Meters{meter: {Items: items}}
}

func amount(digits string) *catalog.Amount {
	a, err := catalog.NewAmount(digits)
	if err != nil {
		panic(err)
	}
	return &a
}

// price is one amount; table is one by keys, as a data file gives it.
func price(digits string) catalog.Keyed { return catalog.Keyed{One: amount(digits)} }

func table(t map[string]any) catalog.Keyed {
	var k catalog.Keyed
	if err := k.Decode(t); err != nil {
		panic(err)
	}
	return k
}

// gb is a charge for data at a price.
func gb(p catalog.Keyed) catalog.Charge {
	return catalog.Charge{ID: "egress", Label: "Data", Meter: "egress_gb", Unit: "GB", Price: p}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }

// complete demands a bill without gaps of the total wanted.
func complete(t *testing.T, b cost.Bill, total float64) {
	t.Helper()
	if !b.Complete || len(b.Unpriced) > 0 {
		t.Errorf("the bill is a part, without %v", b.Unpriced)
	}
	if !near(b.Total, total) {
		t.Errorf("total %v, want %v\n%s", b.Total, total, text(b))
	}
}

// open is a line whose price is not known, as the tests name it: its label, its region
// where it has one, and a mark where previews add it.
func open(u cost.Unpriced) string {
	name := u.Label
	if u.Region != "" {
		name += " in " + u.Region
	}
	if u.Preview {
		name = "(previews) " + name
	}
	return name
}

// part demands a bill that says what it leaves out, as open names it.
func part(t *testing.T, b cost.Bill, leavesOut string, total float64) {
	t.Helper()
	if b.Complete {
		t.Errorf("the bill is called complete\n%s", text(b))
	}
	var names []string
	for _, u := range b.Unpriced {
		names = append(names, open(u))
	}
	if got := strings.Join(names, "; "); got != leavesOut {
		t.Errorf("not priced: %q, want %q", got, leavesOut)
	}
	if !near(b.Total, total) {
		t.Errorf("the priced part is %v, want %v\n%s", b.Total, total, text(b))
	}
}

// text is a bill for reading and for golden files.
func text(b cost.Bill) string {
	var out strings.Builder
	for _, l := range b.Lines {
		if l.Preview {
			out.WriteString("(previews) ")
		}
		out.WriteString(l.Label)
		if l.Region != "" {
			out.WriteString(" in " + l.Region)
		}
		out.WriteString(": " + l.Arithmetic + "\n")
	}
	return out.String()
}

// lineOf finds a line of a bill by the id of its charge or pool.
func lineOf(b cost.Bill, id string) (cost.Line, bool) {
	i := slices.IndexFunc(b.Lines, func(l cost.Line) bool { return l.ID == id })
	if i < 0 {
		return cost.Line{}, false
	}
	return b.Lines[i], true
}
