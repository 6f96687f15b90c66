package detail_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/stack"
)

// Without a setup the cheapest one is priced, of those with all prices known.
func TestTheCheapestSetup(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "users = [\"sydney\"]\nrequests = 20_000_000"), stack.Options{})
	several := 0
	for _, p := range c.Products() {
		got, err := detail.Price(x, stack.Request{Product: p.ID})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range p.Setups {
			one, err := detail.Price(x, stack.Request{Product: p.ID, Setup: s.ID})
			if err != nil {
				t.Fatal(err)
			}
			if s.ID != got.Setup.ID {
				several++
			}
			if one.Cheaper(got) {
				t.Errorf("%s: %s is priced at %v, %s costs %v", p.ID, got.Setup.ID, got.Bill.Total, s.ID, one.Bill.Total)
			}
		}
	}
	if several < 10 {
		t.Errorf("only %d other setups", several)
	}
}

// A bill that is whole is the better offer than a part, however low that is; of two
// that are alike in that, the lower.
func TestCheaper(t *testing.T) {
	bill := func(total float64, complete bool) *detail.Priced {
		p := &detail.Priced{}
		p.Bill.Total, p.Bill.Complete = total, complete
		return p
	}
	for _, x := range []struct {
		a, b *detail.Priced
		want bool
	}{
		{bill(5, true), bill(6, true), true},
		{bill(6, true), bill(5, true), false},
		{bill(5, true), bill(5, true), false},
		{bill(50, true), bill(1, false), true},
		{bill(1, false), bill(50, true), false},
		{bill(1, false), bill(2, false), true},
	} {
		if got := x.a.Cheaper(x.b); got != x.want {
			t.Errorf("%v, complete %v, before %v, complete %v: %v", x.a.Bill.Total, x.a.Bill.Complete, x.b.Bill.Total, x.b.Bill.Complete, got)
		}
	}
}

// What is given is taken: the setup, the size, the region by its code or its
// place, and an alias for the product.
func TestWhatIsGivenIsPriced(t *testing.T) {
	c := invented(t)
	got := price(t, c, "users = [\"london\"]", stack.Options{}, stack.Request{Product: "bruma", Setup: "always-on", Size: "l", Regions: []string{"sydney"}})
	if got.Product.ID != "bruma-run" || got.Setup.ID != "always-on" || got.Size != "l" || len(got.Regions) != 1 || got.Regions[0].Code != "syd" {
		t.Errorf("got %s/%s:%s in %v", got.Product.ID, got.Setup.ID, got.Size, got.Regions)
	}
	small := price(t, c, "users = [\"london\"]", stack.Options{}, stack.Request{Product: "bruma-run", Setup: "always-on", Regions: []string{"syd"}})
	if small.Size != "s" || !(small.Bill.Total < got.Bill.Total) {
		t.Errorf("without a size: %s at %v, the given one costs %v", small.Size, small.Bill.Total, got.Bill.Total)
	}
	near := price(t, c, "users = [\"london\"]", stack.Options{}, stack.Request{Product: "bruma-run", Setup: "always-on"})
	if len(near.Regions) != 1 || near.Regions[0].Code != "lhr" {
		t.Errorf("without a region: %v", near.Regions)
	}
}

// Several regions share the load: fixed instances run in each, traffic is parted.
func TestSeveralRegionsArePriced(t *testing.T) {
	c := invented(t)
	one := price(t, c, "", stack.Options{}, stack.Request{Product: "bruma-run", Setup: "always-on", Regions: []string{"iad"}})
	two := price(t, c, "", stack.Options{}, stack.Request{Product: "bruma-run", Setup: "always-on", Regions: []string{"iad", "fra"}})
	totals(t, "hours of instances", two.Meters["instance_hours"].Quantity(), 2*one.Meters["instance_hours"].Quantity())
	totals(t, "GB to the internet", two.Meters["egress_gb"].Quantity(), one.Meters["egress_gb"].Quantity())
}

// With meters by hand every other meter is zero, a monthly fee too; months = 1
// asks for it. Growth and what is reserved are of loads, not of quantities.
func TestMetersByHand(t *testing.T) {
	c := invented(t)
	q := stack.Request{Product: "orilla-edge", Setup: "paid", Meters: map[string]string{"requests": "12000000"}}
	usage := price(t, c, "", stack.Options{}, q)
	if len(usage.Bill.Lines) != 1 || len(usage.Meters) != 1 || usage.Growth != nil || usage.Reserved != nil {
		t.Errorf("only requests were given: %v", usage.Bill.Lines)
	}
	totals(t, "two million above what is included", usage.Bill.Total, 1)
	q.Meters["months"] = "1"
	fee, ok := lineOf(price(t, c, "", stack.Options{}, q).Bill, "plan")
	if !ok || fee.Amount != 5 {
		t.Errorf("the month's fee: %+v", fee)
	}
	minimum := stack.Request{Product: "lindo-platform", Setup: "hobby", Meters: map[string]string{"egress_gb": "10"}}
	totals(t, "usage under a minimum", price(t, c, "", stack.Options{}, minimum).Bill.Total, 1)
	minimum.Meters["months"] = "1"
	totals(t, "usage under a minimum, with its month", price(t, c, "", stack.Options{}, minimum).Bill.Total, 5)
	totals(t, "with VAT", price(t, c, "vat_percent = 20", stack.Options{}, minimum).Bill.Total, 6)
}

// Free tiers are left out on demand; what a plan includes is not.
func TestWithoutFreeTiers(t *testing.T) {
	c := invented(t)
	q := stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"iad-1"}, Meters: map[string]string{"requests": "1000000"}}
	totals(t, "with the free tier", price(t, c, "", stack.Options{}, q).Bill.Total, 0)
	totals(t, "without it", price(t, c, "", stack.Options{NoFree: true}, q).Bill.Total, 0.2)
	plan := stack.Request{Product: "orilla-edge", Setup: "paid", Meters: map[string]string{"requests": "10000000"}}
	totals(t, "what the plan includes", price(t, c, "", stack.Options{NoFree: true}, plan).Bill.Total, 0)
}

// Amounts are in the currency asked for, at the data's rate or one's own.
func TestCurrencies(t *testing.T) {
	c := invented(t)
	q := stack.Request{Product: "orilla-edge", Setup: "paid", Meters: map[string]string{"months": "1"}}
	got := price(t, c, "", stack.Options{Currency: "EUR"}, q)
	totals(t, "at the data's rate", got.Bill.Total, 4)
	if got.Bill.Currency != "EUR" || got.Conversion == nil || got.Conversion.USD != 1.25 || got.Conversion.Given {
		t.Errorf("the bill is in %s, %+v", got.Bill.Currency, got.Conversion)
	}
	own := price(t, c, "", stack.Options{Currency: "EUR", Rate: 1.6}, q)
	totals(t, "at a rate of one's own", own.Bill.Total, 3.125)
	if own.Conversion == nil || !own.Conversion.Given {
		t.Errorf("a rate of one's own: %+v", own.Conversion)
	}
	totals(t, "as answered", price(t, c, "currency = \"AUD\"", stack.Options{}, q).Bill.Total, 6.25)
	if usd := price(t, c, "", stack.Options{}, q); usd.Conversion != nil || usd.Bill.Currency != "USD" {
		t.Errorf("a bill in %s: %+v", usd.Bill.Currency, usd.Conversion)
	}
}

// An add-on that is everywhere is priced where the users are.
func TestAddonsArePricedWhereTheUsersAre(t *testing.T) {
	c := with(t, invented(t), "velo-cdn", func(p *catalog.Product) {
		for i := range p.Charges {
			p.Charges[i].Included = catalog.Keyed{}
		}
	})
	q := stack.Request{Product: "velo-cdn", Setup: "pro"}
	lines := "static_gb = 3_000\ndeploys = 0\n"
	got := price(t, c, lines+"users = [\"sydney\"]", stack.Options{}, q)
	if !got.Bill.Complete {
		t.Fatalf("not all is priced: %v", got.Bill.Unpriced)
	}
	totals(t, "3,000 GB in Australia", got.Bill.Total, 20+3000*0.02)
	both := price(t, c, lines+"users = { sydney = 0.5, frankfurt = 0.5 }", stack.Options{}, q)
	totals(t, "half of it in Germany", both.Bill.Total, 20+1500*0.02+1500*0.01)
	if price(t, c, lines, stack.Options{}, q).Bill.Complete {
		t.Error("without users the price of their zone is taken for known")
	}
}

// A size that nobody sells in the region makes no bill of another, and no panic.
func TestNoSizeIsSoldThere(t *testing.T) {
	c := with(t, invented(t), "cedro-servers", func(p *catalog.Product) {
		p.Sizes = []catalog.Size{{ID: "c1", VCPUs: 1, MemoryMB: 2048, Regions: []string{"eu"}}}
	})
	x := caseOf(t, c, given(t, c, ""), stack.Options{})
	got, err := detail.Price(x, stack.Request{Product: "cedro-servers", Regions: []string{"ash"}})
	if err == nil && (got.Size != "" || got.Bill.Complete) {
		t.Errorf("got %q at %v, complete %v", got.Size, got.Bill.Total, got.Bill.Complete)
	}
}

// What is not known of a request is an error that says what is allowed and what
// was probably meant.
func TestRequestsThatAreNotKnown(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""), stack.Options{})
	for name, r := range map[string]struct {
		q    stack.Request
		want []string
	}{
		"product":         {stack.Request{Product: "alto-funktions"}, []string{`"alto-funktions"`, "allowed: alto-clusters", `did you mean "alto-functions"?`}},
		"nothing near":    {stack.Request{Product: "zzzzzzzz"}, []string{"allowed: alto-clusters"}},
		"setup":           {stack.Request{Product: "bruma-run", Setup: "sleping"}, []string{"setup of bruma-run", `did you mean "sleeping"?`}},
		"size":            {stack.Request{Product: "bruma-run", Size: "xll"}, []string{"size of bruma-run", `did you mean "xl"?`}},
		"region":          {stack.Request{Product: "alto-functions", Regions: []string{"iad1"}}, []string{"region of alto-functions", `did you mean "iad-1 (ashburn)"?`}},
		"second region":   {stack.Request{Product: "bruma-run", Regions: []string{"syd", "sidney"}}, []string{`"sidney"`}},
		"add-on's setup":  {stack.Request{Product: "velo-cdn", Setup: "prö"}, []string{"setup of velo-cdn", `did you mean "pro"?`}},
		"meter":           {stack.Request{Product: "bruma-run", Meters: map[string]string{"requets": "1"}}, []string{`"requets"`}},
		"quantity":        {stack.Request{Product: "bruma-run", Meters: map[string]string{"egress_gb": "many"}}, []string{"egress_gb", `"many"`}},
		"negative":        {stack.Request{Product: "bruma-run", Meters: map[string]string{"egress_gb": "-1"}}, []string{"egress_gb", "less than 0"}},
		"not read":        {stack.Request{Product: "bruma-run", Meters: map[string]string{"requests": "1"}}, []string{"bruma-run bills nothing by requests; it bills by disk_gb_months, egress_gb, instance_hours"}},
		"wrong dimension": {stack.Request{Product: "bruma-run", Meters: map[string]string{"egress_gb": "1 hour"}}, []string{"egress_gb", "data"}},
		"not there":       {stack.Request{Product: "palma-sites", Setup: "free", Regions: []string{"eu"}}, []string{"palma-sites/free does not exist in eu", "Pro only"}},
	} {
		p, err := detail.Price(x, r.q)
		if err == nil {
			t.Errorf("%s: no error, %v", name, p)
			continue
		}
		for _, want := range r.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
		if name == "nothing near" && strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%s: %q", name, err)
		}
		var not stack.NotKnownError
		if known := r.q.Meters != nil || name == "not there"; errors.As(err, &not) == known {
			t.Errorf("%s: %T", name, err)
		}
	}
}

// Where a setup does not exist in the region asked for, the cheapest of those
// that do is priced.
func TestSetupsThatExistInTheRegion(t *testing.T) {
	got := price(t, invented(t), "", stack.Options{}, stack.Request{Product: "palma-sites", Regions: []string{"eu"}})
	if got.Setup.ID != "pro" {
		t.Errorf("got %s, which is not there", got.Setup.ID)
	}
}

// A range of requests is a band in the bill of one product too.
func TestBandOfOneBill(t *testing.T) {
	c := invented(t)
	q := stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"iad-1"}}
	p := price(t, c, "requests = { low = 1_000_000, typical = 5_000_000, high = 90_000_000 }", stack.Options{}, q)
	totals(t, "low", p.Low, price(t, c, "requests = 1_000_000", stack.Options{}, q).Bill.Total)
	totals(t, "typical", p.Bill.Total, price(t, c, "requests = 5_000_000", stack.Options{}, q).Bill.Total)
	totals(t, "high", p.High, price(t, c, "requests = 90_000_000", stack.Options{}, q).Bill.Total)
	if !(p.Low < p.Bill.Total && p.Bill.Total < p.High) {
		t.Errorf("%v, %v, %v", p.Low, p.Bill.Total, p.High)
	}
}

// lineOf finds a line of a bill by the id of its charge or pool.
func lineOf(b cost.Bill, id string) (cost.Line, bool) {
	i := slices.IndexFunc(b.Lines, func(l cost.Line) bool { return l.ID == id })
	if i < 0 {
		return cost.Line{}, false
	}
	return b.Lines[i], true
}
