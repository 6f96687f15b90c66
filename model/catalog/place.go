package catalog

// Place is a city that users, a database or a region can be in.
type Place struct {
	ID      string   `json:"-"`
	City    string   `json:"city"`
	Country string   `json:"country"` // ISO 3166-1 alpha-2
	Lat     float64  `json:"lat"`     // degrees north
	Lon     float64  `json:"lon"`     // degrees east
	People  float64  `json:"people"`  // in the city and its suburbs; 0: not known
	Aliases []string `json:"aliases"`
}

// Country is what a country is called.
type Country struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// Area is where a region lies of which no city is known.
type Area struct {
	ID        string   `json:"-"`
	Name      string   `json:"name"`
	Countries []string `json:"countries"` // ISO 3166-1 alpha-2, all of them
	Places    []string `json:"places"`    // cities that it is measured by
}

// Jurisdiction is one value of the residency criterion: the countries whose
// regions keep the data there.
type Jurisdiction struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Countries []string `json:"countries"`
}

// Holds says whether a region in the country counts for the jurisdiction.
func (j Jurisdiction) Holds(country string) bool {
	for _, c := range j.Countries {
		if c == country {
			return true
		}
	}
	return false
}

// Lies says whether a region lies in the jurisdiction: by the country of its city, or
// its own, or all countries of its area. It is not known where only some of them count,
// or where nothing of these is known.
func (j Jurisdiction) Lies(c *Catalog, r Region) (inside, known bool) {
	if p, ok := c.Places[r.Place]; ok {
		return j.Holds(p.Country), true
	}
	area, ok := c.Areas[r.Area]
	if !ok || r.Country != "" {
		return j.Holds(r.Country), r.Country != "" && r.Country != "unknown"
	}
	in := 0
	for _, country := range area.Countries {
		if j.Holds(country) {
			in++
		}
	}
	return in > 0 && in == len(area.Countries), in == 0 || in == len(area.Countries)
}

// Where is the city of a region, or its area's name; empty if neither is known.
func (c *Catalog) Where(r Region) string {
	if r.Place == "" {
		return c.Areas[r.Area].Name
	}
	return c.Places[r.Place].City
}

// Table is one matrix of measured round trips, in both directions the same.
type Table struct {
	File      string `json:"file"`
	Title     string `json:"title"`
	Statistic string `json:"statistic"`
	AsOf      Date   `json:"as_of"`
	URL       string `json:"url"`
	Licence   string `json:"licence"`
	Pairs     []Pair `json:"-"`
}

// Pair is one measured round trip between two places.
type Pair struct {
	From, To string
	RTT      float64 // milliseconds
}

// Rate says what one unit of a currency is worth in USD.
type Rate struct {
	Currency string `json:"currency"` // ISO 4217
	USD      Amount `json:"usd"`
	PerEUR   Amount `json:"per_eur"` // units that are worth one EUR; USD follows from it where that is not given
	AsOf     Date   `json:"as_of"`
	Source   Source `json:"source"`
}
