// Package listing is what can be listed of a catalog: in which columns, and chosen by
// which conditions. A condition that holds in one setup and region of a host holds of the
// host; all of them must hold in the same one.
package listing

import (
	"maps"
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
)

// Kinds are what can be listed.
var Kinds = []string{Hosts, Addons, Sizes, Vendors, Criteria, Questions, Places, Meters}

// The kinds by their names.
const (
	Hosts     = "hosts"
	Addons    = "addons"
	Sizes     = "sizes"
	Vendors   = "vendors"
	Criteria  = "criteria"
	Questions = "questions"
	Places    = "places"
	Meters    = "meters"
)

// Table is all of a kind, with what is known of it.
type Table struct {
	Kind    string
	Columns []Column
	Default []string // ids of columns
	Rows    []Row

	Catalog  *catalog.Catalog
	Currency string // of prices
}

// Row is one thing of the kind.
type Row struct {
	ID    string
	Local bool // came, in whole or in part, from an overlay
	Ways  []Way
}

// First is the row's first way: what is not of a setup or a region is the same in all.
func (r *Row) First() *Way { return &r.Ways[0] }

// Way is a thing as it can be had: a host in a setup and a region, a size of one too. Of
// what has neither there is one way.
type Way struct {
	Product  *catalog.Product // of hosts, add-ons and sizes
	Addon    bool
	Setup    catalog.Setup
	Region   *catalog.Region // nil: none
	Instance *cost.Instance  // of sizes

	Vendor    *catalog.Vendor
	Criterion *catalog.Criterion
	Question  *catalog.Question
	Meter     *catalog.Meter
	Place     *catalog.Place
}

// New lists all of a kind, but of sizes, which OfSizes lists.
func New(c *catalog.Catalog, kind string) *Table {
	t := &Table{Kind: kind, Catalog: c}
	switch kind {
	case Hosts, Addons:
		t.products()
	case Vendors:
		t.vendors()
	case Criteria:
		t.criteria()
	case Questions:
		t.questions()
	case Places:
		t.places()
	case Meters:
		t.meters()
	}
	return t
}

// OfSizes lists sizes with their prices, in a currency.
func OfSizes(c *catalog.Catalog, sizes []cost.Instance, currency string) *Table {
	t := &Table{Kind: Sizes, Catalog: c, Currency: currency}
	t.sizes(sizes)
	return t
}

// Degrees are the unit of latitudes and longitudes.
const Degrees = "degrees"

// computed says whether a name is a criterion that the model works out.
func (t *Table) computed(id string) bool {
	k, ok := t.Catalog.Criterion(id)
	return ok && k.Kind == "computed"
}

// text is a column of one text, empty for none.
func text(id string, of func(*Way) string) Column {
	return Column{ID: id, value: func(w *Way) catalog.Value { return catalog.Value{Word: of(w)} }}
}

// choice is a column of texts of which those that there are are known.
func (t *Table) choice(id string, of func(*Way) string) Column {
	k := text(id, of)
	k.known = func() []string { return t.found(k.words) }
	return k
}

// found are all words of the rows.
func (t *Table) found(of func(*Way) []string) []string {
	seen := map[string]bool{}
	for i := range t.Rows {
		for k := range t.Rows[i].Ways {
			for _, word := range of(&t.Rows[i].Ways[k]) {
				seen[word] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// several is a column of texts.
func several(id string, of func(*Way) []string) Column {
	return Column{ID: id, Many: true, value: func(w *Way) catalog.Value { return catalog.Value{Words: of(w)} }}
}

// number is a column of numbers; 0 is one that is not said.
func number(id, unit string, of func(*Way) float64) Column {
	return Column{ID: id, Kind: Number, Unit: unit, value: func(w *Way) catalog.Value { return exactly(of(w)) }}
}

func exactly(v float64) catalog.Value {
	if v == 0 {
		return catalog.Value{}
	}
	r := catalog.Exactly(v)
	return catalog.Value{Number: &r}
}

// yesNo is a column of yes and no.
func yesNo(id string, of func(*Way) bool) Column {
	k := text(id, func(w *Way) string {
		if of(w) {
			return "yes"
		}
		return "no"
	})
	k.Kind, k.Levels = Levels, []string{"no", "yes"}
	return k
}

func (t *Table) vendors() {
	for _, v := range t.Catalog.Vendors {
		t.Rows = append(t.Rows, Row{ID: v.ID, Local: v.Local, Ways: []Way{{Vendor: v}}})
	}
	stated := func(s *catalog.Stated) string {
		if s == nil {
			return ""
		}
		return s.Is
	}
	of := func(list []*catalog.Product) func(*Way) []string {
		return func(w *Way) []string {
			var ids []string
			for _, p := range list {
				if t.Catalog.Firm(p).ID == w.Vendor.ID {
					ids = append(ids, p.ID)
				}
			}
			return ids
		}
	}
	t.Columns = []Column{
		t.choice("id", func(w *Way) string { return w.Vendor.ID }),
		t.choice("name", func(w *Way) string { return w.Vendor.Name }),
		t.choice("home", func(w *Way) string { return stated(w.Vendor.Home) }),
		t.choice("owner", func(w *Way) string { return stated(w.Vendor.Owner) }),
		several("product", of(t.Catalog.Products())),
		several("host", of(t.Catalog.Hosts)),
		several("addon", of(t.Catalog.Addons)),
		text("url", func(w *Way) string { return w.Vendor.URL }),
	}
	for _, k := range t.Catalog.Criteria {
		if k.AccountWide && k.Kind != "computed" {
			t.Columns = append(t.Columns, factColumn(k))
		}
	}
	t.Default = []string{"id", "home", "owner", "product"}
}

func (t *Table) criteria() {
	for _, k := range t.Catalog.Criteria {
		t.Rows = append(t.Rows, Row{ID: k.ID, Ways: []Way{{Criterion: k}}})
	}
	t.Columns = []Column{
		t.choice("id", func(w *Way) string { return w.Criterion.ID }),
		text("name", func(w *Way) string { return w.Criterion.Name }),
		t.choice("kind", func(w *Way) string { return w.Criterion.Kind }),
		several("level", func(w *Way) []string { return w.Criterion.Levels }),
		several("member", func(w *Way) []string { return w.Criterion.Members }),
		t.choice("unit", func(w *Way) string { return w.Criterion.Unit }),
		yesNo("account_wide", func(w *Way) bool { return w.Criterion.AccountWide }),
		text("help", func(w *Way) string { return w.Criterion.Help }),
	}
	t.Default = []string{"id", "kind", "unit", "level", "help"}
}

func (t *Table) questions() {
	for _, q := range t.Catalog.Questions {
		t.Rows = append(t.Rows, Row{ID: q.ID, Ways: []Way{{Question: q}}})
	}
	t.Columns = []Column{
		t.choice("tier", func(w *Way) string { return w.Question.Tier }),
		t.choice("id", func(w *Way) string { return w.Question.ID }),
		t.choice("kind", func(w *Way) string { return w.Question.Kind }),
		text("ask", func(w *Way) string { return w.Question.Ask }),
		text("name", func(w *Way) string { return w.Question.Name }),
		t.choice("unit", func(w *Way) string { return w.Question.Unit }),
		several("option", func(w *Way) []string {
			return catalog.IDs(w.Question.Options, func(o catalog.Option) string { return o.ID })
		}),
		t.choice("importance", func(w *Way) string { return w.Question.Importance }),
		text("help", func(w *Way) string { return w.Question.Help }),
	}
	t.Default = []string{"tier", "id", "kind", "ask"}
}

func (t *Table) places() {
	for _, id := range t.Catalog.PlaceIDs() {
		place := t.Catalog.Places[id]
		place.ID = id
		t.Rows = append(t.Rows, Row{ID: id, Ways: []Way{{Place: &place}}})
	}
	degrees := func(id string, of func(*Way) float64) Column {
		k := number(id, Degrees, of)
		k.value = func(w *Way) catalog.Value {
			r := catalog.Exactly(of(w)) // 0 is one
			return catalog.Value{Number: &r}
		}
		return k
	}
	country := t.choice("country", func(w *Way) string { return w.Place.Country })
	country.also = func(w *Way) []string { return []string{t.Catalog.Countries[w.Place.Country].Name} }
	country.known = func() []string { return t.found(country.words) }
	t.Columns = []Column{
		t.choice("id", func(w *Way) string { return w.Place.ID }),
		t.choice("city", func(w *Way) string { return w.Place.City }),
		country,
		degrees("lat", func(w *Way) float64 { return w.Place.Lat }),
		degrees("lon", func(w *Way) float64 { return w.Place.Lon }),
		number("people", "people", func(w *Way) float64 { return w.Place.People }),
		several("alias", func(w *Way) []string { return w.Place.Aliases }),
	}
	t.Default = []string{"id", "city", "country", "lat", "lon", "alias"}
}

func (t *Table) meters() {
	for _, m := range t.Catalog.Meters {
		t.Rows = append(t.Rows, Row{ID: m.ID, Ways: []Way{{Meter: m}}})
	}
	t.Columns = []Column{
		t.choice("id", func(w *Way) string { return w.Meter.ID }),
		text("name", func(w *Way) string { return w.Meter.Name }),
		t.choice("unit", func(w *Way) string { return w.Meter.Unit }),
		t.choice("dimension", func(w *Way) string { return w.Meter.Dimension }),
		text("help", func(w *Way) string { return w.Meter.Help }),
	}
	t.Default = []string{"id", "unit", "help"}
}

// Choice is what is listed of a table: the rows that conditions leave, in some columns.
type Choice struct {
	*Table
	Conditions []Condition
	Chosen     []Column
	Picked     bool  // Chosen were asked for
	Rows       []Row // with the ways in which all conditions hold
	NotKnown   []Row // of which it is not known whether they hold
}

// Choose reads conditions (rollback>=redeploy) and the ids of columns, and chooses by
// them. All that can't be read is told at once.
func (t *Table) Choose(where, columns []string) (*Choice, fault.Faults) {
	c := &Choice{Table: t, Picked: len(columns) > 0}
	var faults fault.Faults
	for _, text := range where {
		one, wrong := t.condition(text)
		if wrong != nil {
			faults = append(faults, *wrong)
			continue
		}
		c.Conditions = append(c.Conditions, one)
	}
	picked, wrong := t.pick(columns, c.Conditions)
	if wrong != nil {
		faults = append(faults, *wrong)
	}
	c.Chosen = picked
	c.Rows, c.NotKnown = choose(t.Rows, c.Conditions)
	return c, faults
}
