package catalog

import "slices"

// Charge is a meter × price, through free and included amounts, tiers and rounding.
//
// From a meter's items (count × each, see package workload) to an amount:
// each item is rounded by Each; the items are summed and converted to Unit; what
// is free and included is taken off; the rest is rounded up if Whole, runs through
// Tiers or takes Price, and is multiplied by the region's multiplier if Multiplier.
type Charge struct {
	Scope      `json:",inline"`
	ID         string            `json:"id"`
	Label      string            `json:"label"`
	Meter      string            `json:"meter"`
	Unit       string            `json:"unit"`
	Price      Keyed             `json:"price"` // in Currency, per Unit
	Tiers      []Tier            `json:"tiers"` // instead of Price
	Currency   string            `json:"currency"`
	Included   Keyed             `json:"included"`     // with the plan, in Unit
	Per        string            `json:"included_per"` // what is included counts once for each of this meter: each server up all month, each seat
	Free       Keyed             `json:"free"`         // free tier, in Unit: left out with --no-free
	Each       Each              `json:"each"`         // rounding of each item
	PartKB     float64           `json:"part_kb"`      // a request counts once for every so many KB of response
	MemoryMB   float64           `json:"memory_mb"`    // memory that is billed whatever the size; 0: the stack's
	Whole      bool              `json:"whole"`        // the overage is sold in whole units
	Cents      bool              `json:"line_cents"`   // the vendor rounds the line to cents
	Multiplier bool              `json:"multiplier"`   // times the region's multiplier
	MonthHours float64           `json:"month_hours"`
	From       Date              `json:"from"`
	Until      Date              `json:"until"`
	Source     string            `json:"source"`
	Sources    map[string]string `json:"sources"` // where a region's, size's or setup's price has another source
	Note       string            `json:"note"`
	Local      bool              `json:"-"` // from an overlay
	Vendor     string            `json:"-"` // id of the vendor whose file has it; empty: the product's own
	Usual      *float64          `json:"-"` // of what is beside bills: a usual quantity, in Unit, instead of a meter's
}

// Each rounds a single item of a meter, in the meter's own unit: up to a step,
// to a minimum, down to a cap.
type Each struct {
	Step float64 `json:"step"`
	Min  float64 `json:"min"`
	Cap  float64 `json:"cap"`
}

// Tier is a price for the part of the quantity up to a bound.
type Tier struct {
	UpTo  *Amount `json:"up_to"` // in the charge's unit; nil: all the rest
	Price Keyed   `json:"price"`
}

// Pool joins charges: their sum, or their quantities, meet a common amount.
type Pool struct {
	Scope    `json:",inline"`
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind"`    // one of PoolKinds
	Charges  []string `json:"charges"` // ids; empty: all of the product
	Amount   Keyed    `json:"amount"`
	Per      string   `json:"per"` // allowance: the amount counts once for each of this meter, as Charge.Per
	Currency string   `json:"currency"`
	Pack     *Amount  `json:"pack"`  // packs: credits in one pack
	Price    Keyed    `json:"price"` // packs: price of one pack
	Unit     string   `json:"unit"`  // packs: what a credit is called
	Free     bool     `json:"free"`  // credit or allowance: of the account, left out with --no-free
	Meter    string   `json:"meter"` // only where this is not zero; empty: always
	From     Date     `json:"from"`
	Until    Date     `json:"until"`
	Source   string   `json:"source"`
	Note     string   `json:"note"`
}

// PoolKinds are how a pool works:
//   - "minimum": if the charges come to less than the amount, a line tops them up to it;
//   - "credit": the charges are free up to the amount;
//   - "allowance": the charges' quantities share one free amount;
//   - "packs": the charges are priced in credits; the amount is included, the rest is sold in packs;
//   - "surcharge": a line adds the amount, in percent, of the charges.
var PoolKinds = []string{"minimum", "credit", "allowance", "packs", "surcharge"}

// NotIncluded is something on the vendor's invoice that no charge models: named
// beside every bill it could be on.
type NotIncluded struct {
	Scope  `json:",inline"`
	ID     string `json:"id"`
	Label  string `json:"label"`  // of its amount
	What   string `json:"what"`   // with its price where that is no data
	Meter  string `json:"meter"`  // named only where this is not zero; empty: always
	Source string `json:"source"` // empty: nothing is known of it

	// What it comes to: so much of its meter, or of a usual quantity, at a price as in a
	// charge; or a share of other charges.
	Unit     string   `json:"unit"`
	Price    Keyed    `json:"price"`
	Tiers    []Tier   `json:"tiers"` // instead of Price
	Included Keyed    `json:"included"`
	Free     Keyed    `json:"free"`
	Currency string   `json:"currency"`
	Usual    *float64 `json:"usual"`   // a usual quantity a month, in Unit, instead of a meter's
	Percent  *Amount  `json:"percent"` // of what the charges come to; less than 0: a saving
	Charges  []string `json:"charges"` // of Percent: ids; empty: all of the product
	Least    *Amount  `json:"least"`   // of Percent: so much at least, in Currency
	Instead  bool     `json:"instead"` // another way to pay: told with its amount, and not added
	Vendor   string   `json:"-"`       // id of the vendor whose file has it; empty: the product's own
}

// Priced says whether the data says what it comes to.
func (n *NotIncluded) Priced() bool { return n.Price.Set() || len(n.Tiers) > 0 || n.Percent != nil }

// Charge is the charge that a priced one is billed by, but for a share of others.
func (n *NotIncluded) Charge() Charge {
	c := Charge{
		Scope: n.Scope, ID: n.ID, Label: n.Label, Meter: n.Meter, Unit: n.Unit, Price: n.Price, Tiers: n.Tiers,
		Included: n.Included, Free: n.Free, Currency: n.Currency, Source: n.Source, Vendor: n.Vendor, Usual: n.Usual,
	}
	if c.Label == "" {
		c.Label = n.What
	}
	return c
}

// NoCharge says that the vendor asks nothing for a meter.
type NoCharge struct {
	Scope  `json:",inline"`
	Note   string `json:"note"`
	Source string `json:"source"`
}

// Example is a vendor's own worked example, re-computed whenever data is checked.
type Example struct {
	Name     string            `json:"name"`
	Setup    string            `json:"setup"`
	Size     string            `json:"size"`
	Region   string            `json:"region"`
	Month    string            `json:"month"`
	Today    Date              `json:"today"` // prices in force that day; empty: the source's date
	Answers  map[string]any    `json:"answers"`
	Meters   map[string]any    `json:"meters"` // meter -> quantity, or a list of { count, each, size }
	Prices   map[string]Amount `json:"prices"` // charge -> price of the example's day
	NoFree   bool              `json:"no_free"`
	VAT      float64           `json:"vat_percent"`
	Currency string            `json:"currency"`
	Lines    map[string]Amount `json:"lines"` // charge or pool -> amount, to the digits printed
	Total    *Amount           `json:"total"`
	Rounded  bool              `json:"sum_of_rounded"` // the vendor added the rounded lines
	Source   string            `json:"source"`
	Note     string            `json:"note"`
}

// Currency is that of an amount: USD where none is written.
func Currency(code string) string {
	if code == "" {
		return usd
	}
	return code
}

// Charged says whether a charge of the product is for the meter.
func (p *Product) Charged(meter string, s Setup) bool {
	return slices.ContainsFunc(p.Charges, func(c Charge) bool { return c.Meter == meter && c.Covers(s) })
}

// Says says whether the product says what it asks for a meter: by a charge, that
// nothing is asked, or that it is not included in bills.
func (p *Product) Says(meter string, s Setup) bool {
	n, free := p.NoCharge[meter]
	return free && n.Covers(s) || p.Charged(meter, s) ||
		slices.ContainsFunc(p.NotIncluded, func(n NotIncluded) bool { return n.Meter == meter && n.Covers(s) })
}
