package cost

import (
	"fmt"
	"strconv"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// DefaultMonthHours is the month that bills use unless a charge or the user says otherwise.
const DefaultMonthHours = 730

// Options are what a bill depends on beside the product and its meters.
type Options struct {
	Today      catalog.Date
	MonthHours float64
	NoFree     bool    // leave out free tiers
	Discount   float64 // share of what the product bills that one's own contract takes off; 0: none
	Money      Money   // what amounts are in
	Meters     func(id string) (*catalog.Meter, bool)
	Zones      func(place string) string // country of a place, for prices by zone
	Prices     map[string]catalog.Amount // a worked example's own prices, by charge
}

// NewOptions are the options of a bill on a catalog's rates, meters and places.
func NewOptions(c *catalog.Catalog, today catalog.Date) Options {
	return Options{
		Today: today, MonthHours: DefaultMonthHours, Money: Money{Rates: c.Rate}, Meters: c.Meter,
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

// Setting is how a subject runs, all load in its first region.
func Setting(s Subject, utilisation, monthHours float64) workload.Setting {
	setting := workload.Setting{Runtime: s.Product.RuntimeOf(s.Setup), MonthHours: monthHours, Utilisation: utilisation}
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
