package fit_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// Data stays in a jurisdiction only if every region lies in it; where nothing
// is known of the regions or the jurisdiction, nothing is promised.
func TestResidency(t *testing.T) {
	syd := catalog.Region{Code: "syd", Place: "sydney"}
	fra := catalog.Region{Code: "fra", Place: "frankfurt"}
	zrh := catalog.Region{Code: "zrh", Place: "zurich"}
	somewhere := catalog.Region{Code: "weur", Country: "FR"}
	for name, c := range map[string]struct {
		in      string
		regions []catalog.Region
		want    fit.Outcome
	}{
		"inside":                {"au", []catalog.Region{syd}, fit.Meets},
		"outside":               {"au", []catalog.Region{fra}, fit.Fails},
		"one of two outside":    {"eu", []catalog.Region{fra, syd}, fit.Fails},
		"Switzerland is not EU": {"eu", []catalog.Region{zrh}, fit.Fails},
		"both inside":           {"eu", []catalog.Region{fra, somewhere}, fit.Meets},
		"without a city":        {"eu", []catalog.Region{somewhere}, fit.Meets},
		"no regions":            {"eu", nil, fit.Unknown},
		"no such jurisdiction":  {"xx", []catalog.Region{fra}, fit.Unknown},
	} {
		r := fit.Requirement{Criterion: "residency", Importance: "must", Key: c.in}
		got := fit.Residency(known(), r, "host", c.regions)
		if got.Outcome != c.want || got.By != "host" {
			t.Errorf("%s: got %v by %q, want %v", name, got.Outcome, got.By, c.want)
		}
		if c.want == fit.Unknown && got.Is.Known() {
			t.Errorf("%s: found %+v, and nothing is known", name, got.Is)
		}
		var want []fit.Located
		for _, region := range c.regions {
			if c.want != fit.Unknown {
				want = append(want, fit.Located{Code: region.Code, Country: fit.Country(known(), region)})
			}
		}
		if !slices.Equal(got.Is.Regions, want) {
			t.Errorf("%s: found %v, want %v", name, got.Is.Regions, want)
		}
	}
}

// A long list of regions is judged whole, and all of it is found: who shows it cuts it.
func TestResidencyOfManyRegions(t *testing.T) {
	var regions []catalog.Region
	for range 30 {
		regions = append(regions, catalog.Region{Code: "x", Place: "frankfurt"})
	}
	regions = append(regions, catalog.Region{Code: "last", Place: "sydney"})
	got := fit.Residency(known(), fit.Requirement{Criterion: "residency", Key: "eu"}, "host", regions)
	if got.Outcome != fit.Fails {
		t.Errorf("the last region lies outside: got %v", got.Outcome)
	}
	if n := len(got.Is.Regions); n != 31 || got.Is.Regions[30] != (fit.Located{Code: "last", Country: "AU"}) {
		t.Errorf("%d regions are found: %v", n, got.Is.Regions)
	}
}

// A vendor is ruled out by name, or because it is not among those allowed.
func TestVendors(t *testing.T) {
	p := host(nil) // "Host & Co." is host-co as an id
	for name, c := range map[string]struct {
		r    fit.Requirement
		want fit.Outcome
	}{
		"allowed":         {fit.Requirement{Only: []string{"aws", "host-co"}}, fit.Meets},
		"not allowed":     {fit.Requirement{Only: []string{"aws"}}, fit.Fails},
		"ruled out":       {fit.Requirement{Never: []string{"host-co"}}, fit.Fails},
		"not ruled out":   {fit.Requirement{Never: []string{"aws"}}, fit.Meets},
		"nothing allowed": {fit.Requirement{Only: []string{}}, fit.Fails},
	} {
		if got := fit.Vendor(known(), c.r, p); got.Outcome != c.want || !equal(got.Is, found("Host & Co.")) {
			t.Errorf("%s: got %v, %+v; want %v", name, got.Outcome, got.Is, c.want)
		}
	}
}

// ofFirms are the known catalogue with a vendor of the host that another one owns.
func ofFirms() *catalog.Catalog {
	c := known()
	c.Vendors = []*catalog.Vendor{
		{ID: "host-co", Name: "Host & Co.", Owner: &catalog.Stated{Is: "parent"}},
		{ID: "parent", Name: "The Parent", Aliases: []string{"mother"}},
	}
	return c
}

// Who owns a vendor counts as the vendor does, not the other way round; what is found
// names the owner where the owner decides.
func TestOwnersCount(t *testing.T) {
	ownedBy := func(owner string) fit.Finding { return fit.Finding{Word: "Host & Co.", Owner: owner} }
	parents := host(nil)
	parents.Vendor = "The Parent"
	for name, c := range map[string]struct {
		r    fit.Requirement
		p    *catalog.Product
		want fit.Outcome
		is   fit.Finding
	}{
		"the owner is ruled out":        {fit.Requirement{Never: []string{"parent"}}, host(nil), fit.Fails, ownedBy("The Parent")},
		"the owner is allowed":          {fit.Requirement{Only: []string{"parent"}}, host(nil), fit.Meets, ownedBy("The Parent")},
		"the vendor itself":             {fit.Requirement{Never: []string{"parent", "host-co"}}, host(nil), fit.Fails, ownedBy("")},
		"the owner's, not the vendor's": {fit.Requirement{Never: []string{"host-co"}}, parents, fit.Meets, found("The Parent")},
		"only the vendor's":             {fit.Requirement{Only: []string{"host-co"}}, parents, fit.Fails, found("The Parent")},
		"neither":                       {fit.Requirement{Only: []string{"aws"}}, host(nil), fit.Fails, ownedBy("")},
	} {
		if got := fit.Vendor(ofFirms(), c.r, c.p); got.Outcome != c.want || !equal(got.Is, c.is) {
			t.Errorf("%s: got %v, %+v; want %v, %+v", name, got.Outcome, got.Is, c.want, c.is)
		}
	}
}

// An add-on is judged as the host is, but for software of one's own that costs nothing.
func TestVendorsOfAddons(t *testing.T) {
	service := addon("service", "ci", nil)
	service.Vendor = "Host & Co."
	panel := addon("panel", "deploy", nil, "own", "hosted")
	panel.Vendor, panel.SelfRun = "Panel Ltd.", true
	panel.Charges = []catalog.Charge{{ID: "fee", Scope: catalog.Scope{Setups: []string{"hosted"}}}}
	h := host(nil)
	h.Vendor = "AWS"
	of := func(p *catalog.Product, setup int) fit.Pair {
		pair := fit.Pair{Product: p}
		if len(p.Setups) > 0 {
			pair.Setup = p.Setups[setup]
		}
		return pair
	}
	for name, c := range map[string]struct {
		r    fit.Requirement
		a    fit.Pair
		want fit.Outcome
		by   string
	}{
		"a service of another":          {fit.Requirement{Only: []string{"aws"}}, of(service, 0), fit.Fails, "service"},
		"a service that is allowed":     {fit.Requirement{Only: []string{"aws", "parent"}}, of(service, 0), fit.Meets, "host"},
		"a service whose owner is out":  {fit.Requirement{Never: []string{"parent"}}, of(service, 0), fit.Fails, "service"},
		"software of one's own":         {fit.Requirement{Only: []string{"aws"}}, of(panel, 0), fit.Meets, "host"},
		"the same, run by its vendor":   {fit.Requirement{Only: []string{"aws"}}, of(panel, 1), fit.Fails, "panel"},
		"the host comes before add-ons": {fit.Requirement{Only: []string{"nobody"}}, of(service, 0), fit.Fails, "host"},
	} {
		got := fit.Vendor(ofFirms(), c.r, h, c.a)
		if got.Outcome != c.want || got.By != c.by {
			t.Errorf("%s: %v by %s, want %v by %s", name, got.Outcome, got.By, c.want, c.by)
		}
	}
}

// An add-on whose vendor a must rules out stands in no set; a wish leaves it in,
// but never as one that is taken for being cheaper.
func TestNoSetOfVendorsThatAreRuledOut(t *testing.T) {
	c := ofFirms()
	own, other := addon("own", "ci", facts{"git_integration": {Is: catalog.Value{Word: "yes"}}}), addon("other", "ci", facts{"git_integration": {Is: catalog.Value{Word: "yes"}}})
	own.Vendor, other.Vendor = "Host & Co.", "Other"
	c.Criteria = append(c.Criteria, &catalog.Criterion{ID: catalog.CriterionVendor, Kind: "computed"})
	c.Hosts, c.Addons = []*catalog.Product{host(nil)}, []*catalog.Product{other, own}
	for importance, want := range map[string][]string{"must": {"", "own"}, "want": {"", "other", "own"}} {
		j := fit.NewPairing(c).Judge([]fit.Requirement{
			{Criterion: "git_integration", Bound: "yes", Importance: "must"},
			{Criterion: catalog.CriterionVendor, Only: []string{"parent"}, Importance: importance},
		}, nil, today)
		p := fit.NewPairing(c)
		if got := sets(p, j, " or "); !slices.Equal(got, want) {
			t.Errorf("a %s: %q, want %q", importance, got, want)
		}
		if j.Most(0, 0) != fit.Meets || j.Most(1, 0) != fit.Fails || j.Most(1, 1) != fit.Meets {
			t.Errorf("a %s: the other's is not ruled out, or more is", importance)
		}
	}
}

// An area lies in a jurisdiction if all its countries do, outside if none does, and is
// not known where it spans both; a known country goes before it.
func TestResidencyOfAreas(t *testing.T) {
	c := known()
	c.Areas = map[string]catalog.Area{
		"union": {Name: "The Union", Countries: []string{"DE", "FR"}}, "europe": {Name: "Europe", Countries: []string{"CH", "DE", "FR"}}, "far": {Name: "Far", Countries: []string{"JP"}},
	}
	in := func(area, country string) catalog.Region {
		return catalog.Region{Code: area, Area: area, Country: country}
	}
	for name, x := range map[string]struct {
		regions []catalog.Region
		want    fit.Outcome
		country string
	}{
		"all of it":            {[]catalog.Region{in("union", "")}, fit.Meets, "The Union"},
		"some of it":           {[]catalog.Region{in("europe", "")}, fit.Unknown, "Europe"},
		"none of it":           {[]catalog.Region{in("far", "")}, fit.Fails, "Far"},
		"the country is known": {[]catalog.Region{in("europe", "FR")}, fit.Meets, "FR"},
		"the country is out":   {[]catalog.Region{in("union", "CH")}, fit.Fails, "CH"},
		"one is out":           {[]catalog.Region{in("europe", ""), in("far", "")}, fit.Fails, "Europe"},
		"one is not known":     {[]catalog.Region{in("europe", ""), in("union", "")}, fit.Unknown, "Europe"},
	} {
		got := fit.Residency(c, fit.Requirement{Criterion: "residency", Key: "eu"}, "host", x.regions)
		if got.Outcome != x.want || got.Is.Regions[0].Country != x.country || (got.Gap == fit.NoCountry) != (x.want == fit.Unknown) {
			t.Errorf("%s: %v of %v, %q; want %v", name, got.Outcome, got.Is.Regions, got.Gap, x.want)
		}
	}
}

// keeps is the small catalog where residency is asked of some slots.
func keeps() *catalog.Catalog {
	c := known()
	c.Criteria = append(c.Criteria, &catalog.Criterion{ID: catalog.CriterionResidency, Kind: "computed", Slots: []string{"cdn", "database"}})
	return c
}

// with is an add-on in regions.
func with(p *catalog.Product, regions ...catalog.Region) *catalog.Product {
	p.Regions = regions
	return p
}

// What holds or passes users' data beside a host must be where the data must stay: a
// service in regions in one of them, one that is everywhere is not known. Software of
// one's own is where the host is, and what holds no data is not asked.
func TestResidencyOfAddons(t *testing.T) {
	syd, fra := catalog.Region{Code: "syd", Place: "sydney"}, catalog.Region{Code: "fra", Place: "frankfurt"}
	europe := catalog.Region{Code: "eu", Area: "europe"}
	own := addon("own", "database", nil)
	own.SelfRun = true
	c := keeps()
	c.Areas = map[string]catalog.Area{"europe": {Name: "Europe", Countries: []string{"CH", "DE"}}}
	for name, x := range map[string]struct {
		host  catalog.Region
		addon *catalog.Product
		want  fit.Outcome
		by    string
		gap   fit.Gap
	}{
		"it is everywhere":              {fra, addon("net", "cdn", nil), fit.Unknown, "net", fit.Worldwide},
		"one of its regions is inside":  {fra, with(addon("db", "database", nil), syd, fra), fit.Meets, "host", ""},
		"none of its regions is inside": {fra, with(addon("db", "database", nil), syd), fit.Fails, "db", ""},
		"its region may be inside":      {fra, with(addon("db", "database", nil), syd, europe), fit.Unknown, "db", fit.NoCountry},
		"software of one's own":         {fra, own, fit.Meets, "host", ""},
		"it holds no data":              {fra, addon("console", "deploy", nil), fit.Meets, "host", ""},
		"the host is outside":           {syd, addon("net", "cdn", nil), fit.Fails, "host", ""},
	} {
		got := fit.Residency(c, fit.Requirement{Criterion: "residency", Key: "eu"}, "host", []catalog.Region{x.host}, fit.Pair{Product: x.addon})
		if got.Outcome != x.want || got.By != x.by || got.Gap != x.gap {
			t.Errorf("%s: %v by %s, %q", name, got.Outcome, got.By, got.Gap)
		}
	}
}

// A region of which nothing is known may be inside.
func TestResidencyOfUnknownRegions(t *testing.T) {
	for _, r := range []catalog.Region{{Code: "own"}, {Code: "own", Country: "unknown"}} {
		if got := fit.Residency(known(), fit.Requirement{Criterion: "residency", Key: "eu"}, "host", []catalog.Region{r}); got.Outcome != fit.Unknown || got.Gap != fit.NoCountry {
			t.Errorf("%+v: %v, %q", r, got.Outcome, got.Gap)
		}
	}
}

// Add-ons that fill a slot alike are told apart by where they hold data: none that a must
// rules out stands in a set, and one that is known does not give way to one that is not.
func TestSetsKeepTheResidency(t *testing.T) {
	c := keeps()
	yes := facts{"cdn": {Is: catalog.Value{Word: "yes"}}}
	far := with(addon("far", "cdn", yes), catalog.Region{Code: "syd", Place: "sydney"})
	wide, inside := addon("wide", "cdn", yes), with(addon("inside", "cdn", yes), catalog.Region{Code: "fra", Place: "frankfurt"})
	c.Hosts, c.Addons = []*catalog.Product{host(facts{"cdn": {Is: catalog.Value{Word: "no"}}})}, []*catalog.Product{far, wide, inside}
	console := addon("console", "ci", facts{"git_integration": {Is: catalog.Value{Word: "yes"}}})
	for importance, want := range map[string][]string{"must": {"", "wide", "inside"}, "want": {"", "far", "wide", "inside"}, "the only one, a must": {"", "wide with console", "console"}} {
		c := *c
		if strings.HasPrefix(importance, "the only") { // what else is wished is also to be had without it
			c.Addons, importance = []*catalog.Product{wide, console}, "must"
		}
		p := fit.NewPairing(&c)
		j := p.Judge([]fit.Requirement{
			{Criterion: "cdn", Bound: "yes", Importance: "want"}, {Criterion: "git_integration", Bound: "yes", Importance: "want"}, {Criterion: "residency", Key: "eu", Importance: importance},
		}, nil, today)
		if got := sets(p, j, " with "); !slices.Equal(got, want) {
			t.Errorf("a %s: %q, want %q", importance, got, want)
		}
	}
}

// sets are the ids of each set of add-ons with the first host, with a word between them.
func sets(p *fit.Pairing, j *fit.Judgement, between string) (list []string) {
	for _, set := range j.Compose(0, 0, nil, "", &fit.Scratch{}) {
		var names []string
		for _, alike := range set {
			for _, i := range alike {
				names = append(names, p.Pair(i).Product.ID)
			}
		}
		list = append(list, strings.Join(names, between))
	}
	return list
}
