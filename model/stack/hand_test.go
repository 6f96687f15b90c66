package stack_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/stack"
)

// single is one product by itself.
func single(t *testing.T, x *stack.Case, q stack.Request) (*stack.Single, error) {
	t.Helper()
	p, _, ok := x.Catalog.Product(q.Product)
	if !ok {
		t.Fatalf("there is no %q", q.Product)
	}
	setup, ok := p.Setup(q.Setup)
	if !ok && q.Setup != "" {
		t.Fatalf("there is no setup %q", q.Setup)
	}
	return x.Single(p, setup, q, new(stack.Scratch))
}

// byHand are quantities of meters: name, quantity, name, quantity …
func byHand(pairs ...string) map[string]string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}

// A meter that nothing of the setup reads is an error that names what it reads, what of it
// measures the same, and the setups that read the meter.
func TestMetersThatNothingReads(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	for name, w := range map[string]struct {
		q    stack.Request
		want []string
		not  string
	}{
		"a sibling's": {
			stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Meters: byHand("warm_gb_seconds", "5")},
			[]string{"alto-functions/on-demand-arm bills nothing by warm_gb_seconds", "did you mean \"gb_seconds\"?", "reserved-x86, reserved-arm read it", "it bills by egress_gb, gb_seconds, requests"},
			"",
		},
		"nobody's": {
			stack.Request{Product: "bruma-run", Setup: "always-on", Meters: byHand("vcpu_seconds", "5", "instance_hours", "1")},
			[]string{"bruma-run/always-on bills nothing by vcpu_seconds", "it bills by disk_gb_months, egress_gb, instance_hours"},
			"mean",
		},
		"two of a kind": {
			stack.Request{Product: "alto-clusters", Setup: "zonal", Meters: byHand("ipv4_hours", "5")},
			[]string{"of the same kind: cluster_hours, instance_hours, load_balancer_hours, nat_hours"},
			"read it",
		},
		"elsewhere": {
			stack.Request{Product: "bruma-run", Setup: "always-on", Meters: byHand("requests@syd", "5")},
			[]string{"nothing by requests"},
			"",
		},
		"two at once": {
			stack.Request{Product: "bruma-run", Setup: "always-on", Meters: byHand("requests", "5", "seats", "3")},
			[]string{"nothing by requests;", "nothing by seats;"},
			"",
		},
	} {
		_, err := single(t, x, w.q)
		var unread stack.UnreadError
		if !errors.As(err, &unread) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, want := range w.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
		if w.not != "" && strings.Contains(err.Error(), w.not) {
			t.Errorf("%s: %q says %q", name, err, w.not)
		}
	}
	for name, q := range map[string]stack.Request{
		"a limit":             {Product: "orilla-edge", Setup: "free", Meters: byHand("requests_in_peak_day", "5")},
		"what is included by": {Product: "cedro-servers", Setup: "server", Meters: byHand("instance_hours", "5")},
		"what is left out":    {Product: "alto-clusters", Setup: "zonal", Meters: byHand("nat_gb", "5")},
	} {
		if _, err := single(t, x, q); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What stands behind a meter's @ is a region by its code or its place, or the zone of a
// visitor, by its name or by a place in it.
func TestWhereQuantitiesAre(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "users = [\"london\"]"))
	for name, w := range map[string]struct {
		q                    stack.Request
		region, line, amount string
	}{
		"a region":                     {stack.Request{Product: "bruma-run", Setup: "always-on", Meters: byHand("egress_gb@syd", "10")}, "syd", "syd", "0.5"},
		"a region's place":             {stack.Request{Product: "bruma-run", Setup: "always-on", Meters: byHand("egress_gb@sydney", "10")}, "syd", "syd", "0.5"},
		"a region's other name":        {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("requests@bombay", "11000000")}, "bom", "bom", "0.5"},
		"a zone":                       {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@far", "10"), Regions: []string{"iad"}}, "iad", "far", "0.5"},
		"a place in a zone":            {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@sydney", "10")}, "syd", "far", "0.5"},
		"a place in a zone, elsewhere": {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@sydney", "10"), Regions: []string{"iad"}}, "iad", "far", "0.5"},
		"a place without a region":     {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@melbourne", "10"), Regions: []string{"iad"}}, "iad", "far", "0.5"},
		"an add-on's zone":             {stack.Request{Product: "velo-cdn", Setup: "pro", Meters: byHand("cdn_gb@far", "1100")}, "", "far", "2"},
		"a place in an add-on's zone":  {stack.Request{Product: "velo-cdn", Setup: "pro", Meters: byHand("cdn_gb@paris", "1100")}, "", "home", "1"},
	} {
		s, err := single(t, x, w.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		region := ""
		if len(s.Regions) > 0 {
			region = s.Regions[0].Code
		}
		if amount, _ := catalog.NewAmount(w.amount); len(s.Bill.Lines) != 1 || s.Bill.Lines[0].Region != w.line || !near(s.Bill.Total, amount.Value) || region != w.region {
			t.Errorf("%s: %+v in %v, want %s for %s in %s", name, s.Bill.Lines, s.Regions, w.amount, w.line, w.region)
		}
	}
	// Beside a zone, what goes by region is billed where the stack runs.
	s, err := single(t, x, stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@far", "10", "requests", "12000000")})
	if err != nil || !s.Bill.Complete || !near(s.Bill.Total, 0.5+1) {
		t.Errorf("a zone beside requests: %v, %v", s, err)
	}
}

// A region or zone that there is not is an error that lists all there are, with their
// places, and names the one that was probably meant: by its code, by its place, in its
// country, or the nearest to a place without one.
func TestRegionsThatThereAreNot(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	for name, w := range map[string]struct {
		q    stack.Request
		want []string
	}{
		"a place's beginning": {stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"syd"}}, []string{
			"there is no region of alto-functions \"syd\"", "allowed: iad-1 (ashburn), fra-1 (frankfurt), lon-1 (london), syd-1 (sydney), tyo-1 (tokyo), bom-1 (mumbai)", "did you mean \"syd-1 (sydney)\"?",
		}},
		"a place misspelled":       {stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"Sidney"}}, []string{"did you mean \"syd-1 (sydney)\"?"}},
		"a place's other name":     {stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"bombai"}}, []string{"did you mean \"bom-1 (mumbai)\"?"}},
		"a country":                {stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"jp"}}, []string{"did you mean \"tyo-1 (tokyo)\"?"}},
		"a place without a region": {stack.Request{Product: "alto-functions", Setup: "on-demand-arm", Regions: []string{"melbourne"}}, []string{"the nearest to melbourne is \"syd-1 (sydney)\""}},
		"a setup's own":            {stack.Request{Product: "palma-sites", Setup: "free", Regions: []string{"ue"}}, []string{"allowed: us (ashburn);"}},
		"not of this setup":        {stack.Request{Product: "palma-sites", Setup: "free", Regions: []string{"eu"}}, []string{"palma-sites/free does not exist in eu. Pro only. It does in us (ashburn)."}},
		"a zone":                   {stack.Request{Product: "velo-cdn", Setup: "pro", Regions: []string{"hone"}}, []string{"there is no zone of velo-cdn \"hone\"; allowed: far, home; did you mean \"home\"?"}},
		"a meter's":                {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("cdn_gb@farr", "1")}, []string{"there is no region or zone of orilla-edge \"farr\"", "allowed: iad (ashburn), nyc (new-york)", "jnb (johannesburg), far, home", "did you mean \"far\"?"}},
		"a zone where none counts": {stack.Request{Product: "orilla-edge", Setup: "paid", Meters: byHand("requests@far", "1")}, []string{"there is no region of orilla-edge \"far\""}},
		"a zone for a region":      {stack.Request{Product: "orilla-edge", Setup: "paid", Regions: []string{"far"}}, []string{"there is no region of orilla-edge \"far\""}},
	} {
		_, err := single(t, x, w.q)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range w.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
	}
}

// Sizes that a setup does not have, or that nobody sells there, are refused with those that
// are.
func TestSizesThatThereAreNot(t *testing.T) {
	c := *invented(t)
	c.Hosts = slices.Clone(c.Hosts)
	for i, p := range c.Hosts {
		if p.ID == "cedro-servers" {
			c.Hosts[i] = changed(p, func(p *catalog.Product) {
				p.Sizes = slices.Clone(p.Sizes)
				p.Sizes[3].Setups = []string{"pair"}
			})
		}
	}
	x := caseOf(t, &c, given(t, &c, ""))
	for size, want := range map[string]string{
		"c3": "there is no size of cedro-servers/server \"c3\"; allowed: c1, c2; did you mean \"c1\"?",
		"c4": "there is no size of cedro-servers/server \"c4\"; allowed: c1, c2",
		"c8": "there is no size of cedro-servers/server \"c8\" in ash; allowed: c1, c2",
	} {
		_, err := single(t, x, stack.Request{Product: "cedro-servers", Setup: "server", Size: size, Regions: []string{"ash"}})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %q", size, err, want)
		}
	}
	if s, err := single(t, x, stack.Request{Product: "cedro-servers", Setup: "server", Size: "a2", Regions: []string{"fra"}}); err != nil || s.SizeID() != "a2" {
		t.Errorf("one that is sold out is billed all the same: %v", err)
	}
}

// With meters by hand there is a size only where it plays a part in what they cost.
func TestSizesThatPlayNoPart(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	for name, w := range map[string]struct {
		meters      map[string]string
		size        string
		want, spare string
	}{
		"the size's price":        {byHand("instance_hours", "730"), "m", "m", ""},
		"chosen":                  {byHand("instance_hours", "730"), "", "s", ""},
		"nothing by size":         {byHand("egress_gb", "5"), "", "", ""},
		"asked for, all the same": {byHand("egress_gb", "5"), "m", "", "m"},
	} {
		s, err := single(t, x, stack.Request{Product: "bruma-run", Setup: "always-on", Size: w.size, Meters: w.meters, Regions: []string{"iad"}})
		if err != nil || s.SizeID() != w.want || s.Spare != w.spare || !s.Bill.Complete {
			t.Errorf("%s: %v, %+v", name, err, s)
		}
	}
}

// A size is not said to play no part where it would in a price that is not known yet.
func TestSizeOfAPriceThatIsNotKnown(t *testing.T) {
	c := invented(t)
	h := changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
		p.Charges = slices.Clone(p.Charges)
		for i := range p.Charges {
			if p.Charges[i].Meter == catalog.MeterInstanceHours {
				p.Charges[i].From, p.Charges[i].Until = "2027-02-01", ""
			}
		}
	})
	c = withHosts(c, h)
	x := caseOf(t, c, given(t, c, ""))
	s, err := single(t, x, stack.Request{Product: "bruma-run", Setup: "always-on", Size: "m", Meters: byHand("instance_hours", "730"), Regions: []string{"iad"}})
	if err != nil || s.Bill.Complete || s.Spare != "" {
		t.Errorf("%v, complete: %v, plays no part: %q", err, s.Bill.Complete, s.Spare)
	}
}

// A quantity typed in months is in the vendor's own, whatever the bill's month.
func TestMonthsTypedByHand(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	s, err := single(t, x, stack.Request{Product: "lindo-platform", Setup: "hobby", Meters: byHand("used_gb_seconds", "0.5 GB-month", "used_vcpu_seconds", "2 x 0.25 vCPU-month", "egress_gb", "1")})
	if err != nil || !near(s.Bill.Total, 5+10+0.1) {
		t.Errorf("%v: %+v", err, s.Bill.Lines)
	}
}

// A plan does not hold more than its limits, also of what is typed by hand; of several the
// one that is over the most is named.
func TestLimitsOfOneProduct(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "requests = 1_000_000\nseats = 3"))
	for name, w := range map[string]struct {
		q     stack.Request
		meter string // that is over
	}{
		"the load":             {stack.Request{Product: "orilla-edge", Setup: "free"}, "cpu_ms_per_request"},
		"without a limit":      {stack.Request{Product: "orilla-edge", Setup: "paid"}, ""},
		"the team":             {stack.Request{Product: "lindo-platform", Setup: "hobby"}, "seats"},
		"by hand":              {stack.Request{Product: "orilla-edge", Setup: "free", Meters: byHand("requests_in_peak_day", "100001")}, "requests_in_peak_day"},
		"by hand, within":      {stack.Request{Product: "orilla-edge", Setup: "free", Meters: byHand("requests_in_peak_day", "100000")}, ""},
		"by hand, not counted": {stack.Request{Product: "lindo-platform", Setup: "hobby", Meters: byHand("egress_gb", "1")}, ""},
	} {
		s, err := single(t, x, w.q)
		if err != nil || (s.Excess != nil) != (w.meter != "") || s.Excess != nil && s.Excess.Meter != w.meter {
			t.Errorf("%s: %v, %+v", name, err, s.Excess)
		}
	}
}
