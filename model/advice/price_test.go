package advice_test

import (
	"math"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// price is the bill of a request on answers that are written as TOML.
func price(t *testing.T, c *catalog.Catalog, given string, o advice.Options, q advice.Request) *advice.Priced {
	t.Helper()
	p, err := advice.Price(c, read(t, c, "whereto = 1\n[answers]\n"+given), today, o, q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func totals(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// The guide's own sum: one GB of provisioned concurrency on ARM in us-east-1 for
// 31 days is 0.0000033334 × 60 × 60 × 24 × 31 USD, by quantity and by workload.
func TestTheGuidesSum(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "aws-lambda", Setup: "provisioned-arm", Regions: []string{"us-east-1"}}
	month := advice.Options{MonthHours: 31 * 24}
	q.Meters = map[string]string{"warm_gb_seconds": "2678400"}
	totals(t, "by GB-seconds", price(t, c, "", month, q).Bill.Total, 8.92817856)
	q.Meters = map[string]string{"warm_gb_seconds": "744 GB-hour"}
	totals(t, "by GB-hours", price(t, c, "", month, q).Bill.Total, 8.92817856)
	q.Meters = nil
	line, ok := price(t, c, "requests = 0\nwarm_instances = 1\nmemory_mb = 1024", month, q).Bill.Line("provisioned")
	if !ok || !line.Known {
		t.Fatal("a reserved instance makes no line")
	}
	totals(t, "by one instance of 1 GB", line.Amount, 8.92817856)
	totals(t, "its GB-seconds", line.Quantity, 2_678_400)
	if !strings.Contains(line.Arithmetic, "2,678,400 GB-seconds × 0.0000033334 = 8.93") {
		t.Errorf("the working: %s", line.Arithmetic)
	}
}

// Without a setup the cheapest one is priced, of those with all prices known.
func TestTheCheapestSetup(t *testing.T) {
	c := shipped(t)
	for _, h := range c.Hosts {
		got := price(t, c, "users = [\"sydney\"]\nrequests = 20_000_000", advice.Options{}, advice.Request{Product: h.ID})
		for _, s := range h.Setups {
			one := price(t, c, "users = [\"sydney\"]\nrequests = 20_000_000", advice.Options{}, advice.Request{Product: h.ID, Setup: s.ID})
			if one.Bill.Complete && !got.Bill.Complete || one.Bill.Complete == got.Bill.Complete && one.Bill.Total < got.Bill.Total {
				t.Errorf("%s: %s is priced at %v, %s costs %v", h.ID, got.Setup.ID, got.Bill.Total, s.ID, one.Bill.Total)
			}
		}
	}
}

// What is given is taken: the setup, the size, the region by its code or its
// place, and an alias for the product.
func TestWhatIsGivenIsPriced(t *testing.T) {
	c := shipped(t)
	got := price(t, c, "users = [\"london\"]", advice.Options{}, advice.Request{Product: "fly", Setup: "always-on", Size: "performance-1x-2gb", Regions: []string{"sydney"}})
	if got.Product.ID != "fly-io" || got.Setup.ID != "always-on" || got.Size != "performance-1x-2gb" || len(got.Regions) != 1 || got.Regions[0].Code != "syd" {
		t.Errorf("got %s/%s:%s in %v", got.Product.ID, got.Setup.ID, got.Size, got.Regions)
	}
	small := price(t, c, "users = [\"london\"]", advice.Options{}, advice.Request{Product: "fly-io", Setup: "always-on", Regions: []string{"syd"}})
	if small.Size != "shared-cpu-1x-512mb" || !(small.Bill.Total < got.Bill.Total) {
		t.Errorf("without a size: %s at %v, the given one costs %v", small.Size, small.Bill.Total, got.Bill.Total)
	}
	near := price(t, c, "users = [\"london\"]", advice.Options{}, advice.Request{Product: "fly-io", Setup: "always-on"})
	if len(near.Regions) != 1 || near.Regions[0].Code != "lhr" {
		t.Errorf("without a region: %v", near.Regions)
	}
}

// Several regions share the load: fixed instances run in each, traffic is parted.
func TestSeveralRegionsArePriced(t *testing.T) {
	c := shipped(t)
	one := price(t, c, "", advice.Options{}, advice.Request{Product: "fly-io", Setup: "always-on", Regions: []string{"iad"}})
	two := price(t, c, "", advice.Options{}, advice.Request{Product: "fly-io", Setup: "always-on", Regions: []string{"iad", "ewr"}})
	totals(t, "hours of instances", two.Meters["instance_hours"].Quantity(), 2*one.Meters["instance_hours"].Quantity())
	totals(t, "GB to the internet", two.Meters["egress_gb"].Quantity(), one.Meters["egress_gb"].Quantity())
}

// With meters by hand every other meter is zero, a monthly fee too; months = 1
// asks for it.
func TestMetersByHand(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "cloudflare-workers", Setup: "paid", Meters: map[string]string{"requests": "12000000"}}
	usage := price(t, c, "", advice.Options{}, q)
	if len(usage.Bill.Lines) != 1 || len(usage.Meters) != 1 {
		t.Errorf("only requests were given: %v", usage.Bill.Lines)
	}
	q.Meters["months"] = "1"
	fee, ok := price(t, c, "", advice.Options{}, q).Bill.Line("plan")
	if !ok || fee.Amount != 5 {
		t.Errorf("the month's fee: %+v", fee)
	}
	minimum := advice.Request{Product: "railway", Setup: "hobby", Meters: map[string]string{"egress_gb": "10"}}
	totals(t, "usage under a minimum", price(t, c, "", advice.Options{}, minimum).Bill.Total, 0.5)
	minimum.Meters["months"] = "1"
	totals(t, "usage under a minimum, with its month", price(t, c, "", advice.Options{}, minimum).Bill.Total, 5)
	taxed := price(t, c, "vat_percent = 20", advice.Options{}, minimum)
	totals(t, "with VAT", taxed.Bill.Total, 6)
}

// Free tiers are left out on demand; what a plan includes is not.
func TestWithoutFreeTiers(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "aws-lambda", Setup: "on-demand-arm", Regions: []string{"us-east-1"}, Meters: map[string]string{"requests": "1000000"}}
	totals(t, "with the free tier", price(t, c, "", advice.Options{}, q).Bill.Total, 0)
	totals(t, "without it", price(t, c, "", advice.Options{NoFree: true}, q).Bill.Total, 0.2)
	plan := advice.Request{Product: "cloudflare-workers", Setup: "paid", Meters: map[string]string{"requests": "10000000"}}
	totals(t, "what the plan includes", price(t, c, "", advice.Options{NoFree: true}, plan).Bill.Total, 0)
}

// Amounts are in the currency asked for, at the data's rate or one's own.
func TestCurrencies(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "cloudflare-workers", Setup: "paid", Meters: map[string]string{"months": "1"}}
	rate, ok := c.Rate("EUR")
	if !ok {
		t.Fatal("there is no rate for EUR")
	}
	got := price(t, c, "", advice.Options{Currency: "EUR"}, q)
	totals(t, "at the data's rate", got.Bill.Total, 5/rate.USD.Value)
	totals(t, "at a rate of one's own", price(t, c, "", advice.Options{Currency: "EUR", Rate: 1.25}, q).Bill.Total, 4)
	totals(t, "as answered", price(t, c, "currency = \"EUR\"", advice.Options{}, q).Bill.Total, 5/rate.USD.Value)
	if got.Bill.Currency != "EUR" {
		t.Errorf("the bill is in %s", got.Bill.Currency)
	}
}

// An add-on that is everywhere is priced where the users are.
func TestAddonsArePricedWhereTheUsersAre(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "cloudfront", Setup: "pay-as-you-go"}
	given := "static_gb = 2_000\nstatic_kb = 1_000\ndeploys = 0\n"
	got := price(t, c, given+"users = [\"sydney\"]", advice.Options{NoFree: true}, q)
	if !got.Bill.Complete {
		t.Fatalf("not all is priced: %v", got.Bill.Unpriced)
	}
	totals(t, "2,000 GB and 2 million requests in Australia", got.Bill.Total, 2000*0.114+200*0.0125)
	both := price(t, c, given+"users = { sydney = 0.5, frankfurt = 0.5 }", advice.Options{NoFree: true}, q)
	totals(t, "half of it in Germany", both.Bill.Total, 1000*0.114+100*0.0125+1000*0.085+100*0.012)
	if price(t, c, given, advice.Options{NoFree: true}, q).Bill.Complete {
		t.Error("without users the price of their zone is taken for known")
	}
}

// A size that nobody sells in the region makes no bill of another, and no panic.
func TestNoSizeIsSoldThere(t *testing.T) {
	c := shipped(t)
	h := changed(hostOf(t, c, "hetzner-cloud"), func(p *catalog.Product) {
		p.Sizes = []catalog.Size{{ID: "small", VCPUs: 1, MemoryMB: 2048, Regions: []string{"eu"}}}
	})
	got, err := advice.Price(withHosts(c, h), answers.Answers{}, today, advice.Options{}, advice.Request{Product: h.ID, Regions: []string{"ash"}})
	if err == nil && (got.Size != "" || got.Bill.Complete) {
		t.Errorf("got %q at %v, complete %v", got.Size, got.Bill.Total, got.Bill.Complete)
	}
}

// What is not known of a request is an error that says what is allowed and what
// was probably meant.
func TestRequestsThatAreNotKnown(t *testing.T) {
	c := shipped(t)
	for name, x := range map[string]struct {
		q    advice.Request
		want []string
	}{
		"product":         {advice.Request{Product: "aws-lamda"}, []string{`"aws-lamda"`, "allowed: akamai-functions", `did you mean "aws-lambda"?`}},
		"nothing near":    {advice.Request{Product: "zzzzzzzz"}, []string{"allowed: akamai-functions"}},
		"setup":           {advice.Request{Product: "fly-io", Setup: "auto-stop"}, []string{"setup of fly-io", `did you mean "autostop"?`}},
		"size":            {advice.Request{Product: "fly-io", Size: "shared-cpu-1x-512"}, []string{"size of fly-io", `did you mean "shared-cpu-1x-512mb"?`}},
		"region":          {advice.Request{Product: "aws-lambda", Regions: []string{"us-east1"}}, []string{"region of aws-lambda", `did you mean "us-east-1"?`}},
		"second region":   {advice.Request{Product: "fly-io", Regions: []string{"syd", "sidney"}}, []string{`"sidney"`}},
		"add-on's setup":  {advice.Request{Product: "cloudfront", Setup: "flat-prö"}, []string{"setup of cloudfront", `did you mean "flat-pro"?`}},
		"meter":           {advice.Request{Product: "fly-io", Meters: map[string]string{"requets": "1"}}, []string{`"requets"`}},
		"quantity":        {advice.Request{Product: "fly-io", Meters: map[string]string{"requests": "many"}}, []string{"requests", `"many"`}},
		"negative":        {advice.Request{Product: "fly-io", Meters: map[string]string{"requests": "-1"}}, []string{"requests", "less than 0"}},
		"wrong dimension": {advice.Request{Product: "fly-io", Meters: map[string]string{"egress_gb": "1 hour"}}, []string{"egress_gb", "data"}},
		"not there":       {advice.Request{Product: "aws-lambda", Setup: "on-demand-arm", Regions: []string{"ap-southeast-4"}}, []string{"aws-lambda/on-demand-arm does not exist in ap-southeast-4", "function URLs"}},
	} {
		p, err := advice.Price(c, answers.Answers{}, today, advice.Options{}, x.q)
		if err == nil {
			t.Errorf("%s: no error, %v", name, p)
			continue
		}
		for _, want := range x.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
		if name == "nothing near" && strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%s: %q", name, err)
		}
	}
}

// Where a setup does not exist in the region asked for, the cheapest of those
// that do is priced.
func TestSetupsThatExistInTheRegion(t *testing.T) {
	got := price(t, shipped(t), "", advice.Options{}, advice.Request{Product: "aws-lambda", Regions: []string{"ap-southeast-4"}})
	if got.Setup.Options["endpoint"] != "api-gateway" {
		t.Errorf("got %s, which is not there", got.Setup.ID)
	}
}
