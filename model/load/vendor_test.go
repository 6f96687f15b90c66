package load

import (
	"strings"
	"testing"
)

const (
	vendorFile = `id = "house"
name = "House"
home = { is = "PT", note = "n", source = "docs" }
regions = [{ code = "a", place = "paris" }, { code = "b", place = "tokyo" }, { code = "s", area = "oceania" }]
[sources]
docs = { title = "Of the vendor", url = "https://example.com/vendor", as_of = 2026-01-01 }
[facts]
soc2 = { is = "yes", note = "vendor", source = "docs", also = [{ is = "no", note = "another", source = "docs" }] }
hipaa = { is = "yes", note = "vendor", source = "docs" }
spend_cap = { is = "partial", note = "vendor", source = "docs" }
`
	base = `[sources]
docs = { title = "Of what is shared", url = "https://example.com/shared", as_of = 2026-01-01 }
[facts]
soc2 = { is = "no", note = "shared", source = "docs", by = [{ size = "s", is = "no" }] }
cron = { is = "no", note = "shared", source = "docs" }
`
	ofHouse = `id = "shop"
vendor = "House"
extends = "shelf"
regions = [{ code = "b" }, { code = "a", place = "london" }, { code = "s" }, { code = "x", country = "PT" }, { code = "y" }]
[sources]
docs = { title = "Of the host", url = "https://example.com/host", as_of = 2026-01-01 }
[facts]
hipaa = { is = "no", note = "own" }
[[setups]]
id = "plan"
[setups.facts]
spend_cap = { is = "no", note = "plan", source = "docs" }
`
)

// What a vendor says of all its hosts goes over what they extend and under what they
// say themselves, whole, with sources that are its own.
func TestFactsOfAVendor(t *testing.T) {
	files := map[string]string{"vendors/house.toml": vendorFile, "common/shelf.toml": base, "hosts/shop.toml": ofHouse, "addons/tool.toml": "id = \"tool\"\nvendor = \"House\"\n"}
	s, err := shared(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "shop")
	for id, want := range map[string]string{
		"soc2": "yes vendor house Of the vendor", "hipaa": "no own  ", "spend_cap": "partial vendor house Of the vendor", "cron": "no shared  Of the host",
	} {
		f := p.Facts[id]
		if got := strings.Join([]string{f.Is.Word, f.Note, f.Vendor, p.Sources[f.Source].Title}, " "); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if f := p.Facts["soc2"]; f.By != nil || len(f.Also) != 1 || p.Sources[f.Also[0].Source].Title != "Of the vendor" {
		t.Errorf("what is shared is left of the fact, or what the vendor says too is not: %+v", f)
	}
	if f, _ := p.Fact(p.Setups[0], "spend_cap"); f.Note != "plan" || p.Sources[f.Source].Title != "Of the host" {
		t.Errorf("a setup's own word wins: %+v", f)
	}
	if p.Local {
		t.Error("nothing of it is local")
	}
	if tool := host(t, s, "tool"); tool.Facts != nil {
		t.Errorf("an add-on raises nothing by its vendor: %+v", tool.Facts)
	}
	v, _ := s.Catalog.Vendor("house")
	if v.Facts["soc2"].Source != "docs" || v.Facts["soc2"].Also[0].Source != "docs" || v.Facts["soc2"].Vendor != "" {
		t.Errorf("the vendor's own was changed: %+v", v.Facts["soc2"])
	}
	if got := s.VendorFile(v); got != "vendors/house.toml" {
		t.Errorf("its file is %q", got)
	}
}

// A region that says not where it lies is where the vendor says that all with its code do.
func TestRegionsOfAVendor(t *testing.T) {
	s, err := shared(map[string]string{"vendors/house.toml": vendorFile, "common/shelf.toml": base, "hosts/shop.toml": ofHouse}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range host(t, s, "shop").Regions {
		got = append(got, strings.Join([]string{r.Code, r.Place, r.Area, r.Country}, "/"))
	}
	if want := "b/tokyo// a/london// s//oceania/ x///PT y///"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
}

// An overlay changes a vendor, or adds one, and the hosts that follow it are local.
func TestOverlayOfAVendor(t *testing.T) {
	below := map[string]string{"vendors/house.toml": vendorFile, "common/shelf.toml": base, "hosts/shop.toml": ofHouse}
	s, err := shared(below, map[string]string{"vendors/house.toml": "owner = { is = \"garden\", note = \"n\", source = \"docs\" }\n[facts]\nsoc2 = { is = \"partial\" }\nhipaa = { is = \"partial\" }\n", "vendors/garden.toml": "id = \"garden\"\nname = \"Garden\"\n"})
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "shop")
	if p.Facts["soc2"].Is.Word != "partial" || p.Facts["soc2"].Note != "vendor" || p.Facts["hipaa"].Is.Word != "no" || !p.Local {
		t.Errorf("%+v, %+v, local %v", p.Facts["soc2"], p.Facts["hipaa"], p.Local)
	}
	if f := s.Catalog.Firm(p); len(f.Owners) != 1 || f.Owners[0].Name != "Garden" {
		t.Errorf("it is %+v", f)
	}
	for id, local := range map[string]bool{"house": true, "garden": true, "alto": false} {
		if v, ok := s.Catalog.Vendor(id); !ok || v.Local != local {
			t.Errorf("%s: found %v, local %v", id, ok, ok && v.Local)
		}
	}
	var ids []string
	for _, v := range s.Catalog.Vendors {
		ids = append(ids, v.ID)
	}
	if got := strings.Join(ids, " "); got != "abeto alto garden house quilla" {
		t.Errorf("vendors: %s", got)
	}
	if s.Catalog.Origin.AsOf == "" || len(s.Catalog.Origin.Local) != 2 {
		t.Errorf("origin: %+v", s.Catalog.Origin)
	}
	s.Fault("vendors/house.toml", "facts.soc2", "wrong", "")
	if got := s.faults[0].String(); !strings.HasPrefix(got, "my/vendors/house.toml:3: ") {
		t.Errorf("the fault is told as %s", got)
	}
}

// A host that comes before its vendor's file loads without one.
func TestWithoutAVendor(t *testing.T) {
	s, err := shared(map[string]string{"hosts/shop.toml": "id = \"shop\"\nvendor = \"Nobody's\"\n"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if f := s.Catalog.Firm(host(t, s, "shop")); f.ID != "nobody-s" || f.Owners != nil {
		t.Errorf("%+v", f)
	}
	if _, ok := s.Catalog.Vendor("nobody-s"); ok {
		t.Error("a vendor without a file was made")
	}
}

// pricedHouse is a vendor with prices, a host that says something of one of its meters in
// one of two plans, and an axis that is asked for.
const (
	pricedHouse = `id = "house"
name = "House"
home = { is = "PT", note = "n", source = "docs" }
[sources]
docs = { title = "Of the vendor", url = "https://example.com/vendor", as_of = 2026-01-01 }
[runtime]
balancer_unit_gb = 2
root_disk_gb = 30
[[charges]]
id = "logs"
label = "Logs"
meter = "log_gb"
unit = "GB"
price = "0.5"
source = "docs"
sources = { a = "docs" }
[[charges]]
id = "nat"
label = "NAT"
meter = "nat_hours"
unit = "hour"
price = "0.1"
source = "docs"
[[charges]]
id = "ipv4"
label = "IPv4"
meter = "ipv4_hours"
unit = "hour"
price = "0.1"
source = "docs"
[[not_included]]
id = "key"
label = "Key"
what = "A key"
unit = "key"
usual = 1
price = "1"
source = "docs"
[no_charge.images_gb]
note = "free"
source = "docs"
`
	ofPricedHouse = `id = "shop"
vendor = "House"
[runtime]
root_disk_gb = 10
[[setups]]
id = "small"
name = "small"
[[setups]]
id = "large"
name = "large"
[[axes]]
id = "network"
name = "network"
options = [{ id = "public", name = "public", silent = true }, { id = "private", name = "private subnets", asked = true, runtime = { nat = true } }]
[no_charge.log_gb]
setups = ["small"]
note = "kept for nothing"
[[charges]]
id = "own-address"
label = "Own address"
meter = "ipv4_hours"
unit = "hour"
price = "0.2"
when = { network = "private" }
`
)

// What a vendor charges holds in each setup of its hosts that says nothing of the meter
// itself, with sources that are the vendor's.
func TestPricesOfAVendor(t *testing.T) {
	s, err := shared(map[string]string{"vendors/house.toml": pricedHouse, "hosts/shop.toml": ofPricedHouse}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "shop")
	covered := map[string]string{}
	for _, setup := range p.Setups {
		for _, c := range p.Charges {
			if c.Covers(setup) {
				covered[c.ID] += setup.ID + " "
			}
			if c.ID == "own-address" {
				continue
			}
			if c.Vendor != "house" || p.Sources[c.Source].Title != "Of the vendor" || len(c.Sources) > 0 && p.Sources[c.Sources["a"]].Title != "Of the vendor" {
				t.Errorf("charge %+v", c)
			}
		}
	}
	if covered["logs"] != "large large-private " || covered["nat"] != "small small-private large large-private " ||
		covered["ipv4"] != "small large " || covered["own-address"] != "small-private large-private " {
		t.Errorf("charged: %v", covered)
	}
	if len(p.NotIncluded) != 1 || p.NotIncluded[0].Vendor != "house" || p.NoCharge["images_gb"].Note != "free" {
		t.Errorf("beside: %+v %+v", p.NotIncluded, p.NoCharge)
	}
	if r := p.Runtime; *r.RootDiskGB != 10 || *r.BalancerUnitGB != 2 {
		t.Errorf("runtime %+v", r)
	}
	v, _ := s.Catalog.Vendor("house")
	if v.Charges[0].Setups != nil || v.Charges[0].Source != "docs" {
		t.Errorf("the vendor's own was changed: %+v", v.Charges[0])
	}
}

// An axis of which options are asked for makes variants of setups that are written out:
// what names the setup names them too, and only they are asked for.
func TestAskedOptionsMakeVariants(t *testing.T) {
	s, err := shared(map[string]string{"vendors/house.toml": pricedHouse, "hosts/shop.toml": ofPricedHouse}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, setup := range host(t, s, "shop").Setups {
		word := setup.ID + "|" + setup.Name + "|" + setup.Base
		if setup.Asked {
			word += "|asked"
		}
		if setup.Runtime.NATPerRegion != nil {
			word += "|nat"
		}
		got = append(got, word)
	}
	want := "small|small| small-private|small, private subnets|small|asked|nat large|large| large-private|large, private subnets|large|asked|nat"
	if strings.Join(got, " ") != want {
		t.Errorf("setups: %s", strings.Join(got, " "))
	}
}
