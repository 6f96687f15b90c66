package cost

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// Given makes meters of quantities that were given by hand: "requests" = "3000000",
// "gb_seconds" = "1.5 GB-hour", all in one region. A quantity may be several things of
// one length, which vendors round or cap one by one, and a sum: "3 x 649.5 + 100".
func Given(c *catalog.Catalog, region string, monthHours float64, quantities map[string]string) (workload.Meters, error) {
	meters := workload.Meters{}
	for _, id := range slices.Sorted(maps.Keys(quantities)) {
		m, ok := c.Meter(id)
		if !ok {
			return nil, fmt.Errorf("there is no meter %q", id)
		}
		meter := meters[id]
		for _, part := range strings.Split(quantities[id], " + ") {
			item, err := given(m, strings.TrimSpace(part), monthHours)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", id, err)
			}
			item.Region = region
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
