package cost

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// NewOptions are the options of a bill on a catalog's rates, meters and places.
func NewOptions(c *catalog.Catalog, today catalog.Date) Options {
	return Options{
		Today: today, MonthHours: DefaultMonthHours, Currency: "USD", Rates: c.Rate, Meters: c.Meter,
		Zones: func(place string) string { return c.Places[place].Country },
	}
}

// Month reads a month's length: "30d", "31d", "730h". It returns hours.
func Month(text string) (float64, error) {
	scale := map[byte]float64{'d': 24, 'h': 1}
	if len(text) > 1 {
		if per, ok := scale[text[len(text)-1]]; ok {
			n, err := strconv.ParseFloat(text[:len(text)-1], 64)
			if hours := n * per; err == nil && hours >= 1 && hours <= 744 {
				return hours, nil
			}
		}
	}
	return 0, fmt.Errorf("found %q; days or hours of a month are allowed, such as 30d, 31d or 730h, 744h at most", text)
}

// Runtime is how a product's setup runs, with add-ons that change it.
func Runtime(p *catalog.Product, s catalog.Setup, addons ...catalog.Runtime) catalog.Runtime {
	rt := s.Runtime.Over(p.Runtime)
	for _, a := range addons {
		rt = a.Over(rt)
	}
	return rt
}

// Setting is how a subject runs, all load in its first region.
func Setting(s Subject, utilisation, monthHours float64) workload.Setting {
	setting := workload.Setting{Runtime: Runtime(s.Product, s.Setup), MonthHours: monthHours, Utilisation: utilisation}
	if size, ok := s.Product.Size(s.Size); ok {
		setting.Size = &size
	}
	region := ""
	if len(s.Regions) > 0 {
		region = s.Regions[0].Code
	}
	setting.Places = []workload.Place{{Region: region, Share: 1}}
	return setting
}

// Sizes lists the sizes that a setup can have in a region now, the smallest first.
func Sizes(p *catalog.Product, s catalog.Setup, r catalog.Region) []catalog.Size {
	var list []catalog.Size
	for _, size := range p.Sizes {
		if offered(size, s, r) {
			list = append(list, size)
		}
	}
	return list
}

// Offers says whether a setup can be had in a region now: in some size, where the
// product has sizes.
func Offers(p *catalog.Product, s catalog.Setup, r catalog.Region) bool {
	return len(p.Sizes) == 0 || slices.ContainsFunc(p.Sizes, func(size catalog.Size) bool { return offered(size, s, r) })
}

// Sold says whether a setup can be chosen in a region now.
func Sold(p *catalog.Product, s catalog.Setup, r catalog.Region) bool {
	return r.Open() && r.Covers(s) && Offers(p, s, r)
}

func offered(size catalog.Size, s catalog.Setup, r catalog.Region) bool {
	return size.Open() && size.In(r) && catalog.Scope{Setups: size.Setups}.Covers(s)
}

// Given makes meters of quantities that were given by hand: "requests" = "3000000",
// "gb_seconds" = "1.5 GB-hour". A meter's name may be followed by @ and a region or
// zone; else it is in the one that is given. A quantity may be several things of one
// length, which vendors round or cap one by one, and a sum: "3 x 649.5 + 100".
func Given(c *catalog.Catalog, region string, monthHours float64, quantities map[string]string) (workload.Meters, error) {
	meters := workload.Meters{}
	for _, name := range slices.Sorted(maps.Keys(quantities)) {
		id, at, _ := strings.Cut(name, "@")
		if at == "" {
			at = region
		}
		m, ok := c.Meter(id)
		if !ok {
			return nil, fmt.Errorf("there is no meter %q", id)
		}
		meter := meters[id]
		for _, part := range strings.Split(quantities[name], " + ") {
			item, err := given(m, strings.TrimSpace(part), monthHours)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", id, err)
			}
			item.Region = at
			meter.Items = append(meter.Items, item)
		}
		meters[id] = meter
	}
	return meters, nil
}

// given reads one part of a quantity: a count of things, if it has one, and how
// long or how much each is.
func given(m *catalog.Meter, text string, monthHours float64) (workload.Item, error) {
	item := workload.Item{Count: 1}
	count, each, several := strings.Cut(text, " x ")
	if !several {
		each = text
	} else if n, err := catalog.NewAmount(strings.TrimSpace(count)); err != nil {
		return item, err
	} else if item.Count = n.Value; item.Count < 0 {
		return item, fmt.Errorf("%s is less than 0", count)
	}
	n, err := m.Quantity(each, monthHours)
	item.Each = n
	return item, err
}

// GivenRegions are the regions and zones that quantities by hand are for.
func GivenRegions(quantities map[string]string) []string {
	var codes []string
	for _, name := range slices.Sorted(maps.Keys(quantities)) {
		if _, at, ok := strings.Cut(name, "@"); ok && !slices.Contains(codes, at) {
			codes = append(codes, at)
		}
	}
	return codes
}
