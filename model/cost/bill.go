// Package cost turns meters into a bill: a line for each charge, with its
// arithmetic. It does not know which product it bills.
//
// A product's charges are compiled once for a setup, a day and a currency (Tariff, Column);
// a load's meters are then rated without words (Rate), and what was rated is written out
// where it is shown (Explain).
package cost

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// Subject is a product as it is billed.
type Subject struct {
	Product *catalog.Product
	Setup   catalog.Setup
	Size    string
	Regions []catalog.Region
}

// Line is one line of a bill.
type Line struct {
	ID         string
	Label      string
	Preview    bool   // is what previews add
	By         string // the product's id
	Region     string // of the vendor, or a zone of visitors; empty: several or none
	Meter      string
	Quantity   float64 // in Unit
	Unit       string
	Included   float64 // of Quantity: free or with the plan
	Price      string  // the vendor's digits
	Currency   string  // of Price
	Amount     float64 // in the bill's currency
	Credits    float64 // of a line that is priced in credits, whose Amount is 0: a pool sells them
	Known      bool    // false: the price is not known; Amount is 0
	Arithmetic string
	Source     catalog.Source
	Note       string
}

// Bill is a month's cost.
type Bill struct {
	Lines    []Line
	Total    float64
	Currency string
	Complete bool
	Unpriced []Unpriced // lines whose price is not known: the total leaves them out, and the bill is not complete
	LeftOut  []LeftOut  // what no charge models

	WithoutFree float64  // the total without what is free with the account; Total where nothing is
	Beyond      []Beside // what usually comes on top, with amounts
}

// Unpriced is a line of a bill whose price is not known.
type Unpriced struct {
	Label   string
	Preview bool   // is what previews add
	Region  string // empty: the same everywhere
}

// LeftOut is something that can be on the invoice and is in no line.
type LeftOut struct {
	ID     string
	By     string // the product's id
	What   string
	Source catalog.Source
}

// Add joins another bill.
func (b *Bill) Add(other Bill) {
	b.Lines = append(b.Lines, other.Lines...)
	b.Total += other.Total
	b.Complete = b.Complete && other.Complete
	for _, u := range other.Unpriced {
		if !slices.Contains(b.Unpriced, u) {
			b.Unpriced = append(b.Unpriced, u)
		}
	}
	b.LeftOut = append(b.LeftOut, other.LeftOut...)
	b.WithoutFree += other.WithoutFree
	b.Beyond = append(b.Beyond, other.Beyond...)
}

// VAT adds the tax as a line of its own.
func (b *Bill) VAT(percent float64) {
	if percent <= 0 {
		return
	}
	amount := b.Total * percent / 100
	how := fmt.Sprintf("%s × %s %% = %s", quantity.Money(b.Total), quantity.Text(percent), quantity.Money(amount))
	b.Lines = append(b.Lines, Line{ID: "vat", Label: "VAT", Quantity: percent, Unit: "percent", Amount: amount, Known: true, Arithmetic: how, Currency: b.Currency})
	b.Total += amount
	b.WithoutFree *= 1 + percent/100
}
