package cost_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// What previews add is the second bill less the first, whatever shapes their
// lines have: a minimum's top-up that shrinks or goes, a new tier, a whole unit
// that was begun anyway.
func TestDifference(t *testing.T) {
	minimum := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")}
	credit := catalog.Pool{ID: "credit", Kind: "credit", Amount: price("5")}
	tiers := gb(catalog.Keyed{})
	tiers.Tiers = []catalog.Tier{{UpTo: amount("10"), Price: price("1")}, {Price: price("0.5")}}
	whole := gb(price("4"))
	whole.Whole = true
	free := gb(price("1"))
	free.Free = price("10")
	for _, c := range []struct {
		name          string
		product       *catalog.Product
		without, with workload.Meters
	}{
		{"more of the same", pooled(), month(5, 5), month(8, 5)},
		{"something new", pooled(), use("egress_gb", 5), month(5, 3)},
		{"a top-up that shrinks", pooled(minimum), month(5, 5), month(8, 5)},
		{"a top-up that is gone", pooled(minimum), month(5, 5), month(30, 5)},
		{"a credit that grows", pooled(credit), month(2, 1), month(9, 1)},
		{"into the next tier", shop(tiers), use("egress_gb", 8), use("egress_gb", 20)},
		{"a unit that was begun", shop(whole), use("egress_gb", 2.1), use("egress_gb", 2.9)},
		{"within the free amount", shop(free), use("egress_gb", 2), use("egress_gb", 9)},
		{"nothing", pooled(minimum, credit), month(5, 5), month(5, 5)},
	} {
		without := cost.New(in(c.product, "us-1"), c.without, options())
		with := cost.New(in(c.product, "us-1"), c.with, options())
		d := cost.Difference(without, with)
		if !near(d.Total, with.Total-without.Total) || !d.Complete {
			t.Errorf("%s: %v, want %v\n%s", c.name, d.Total, with.Total-without.Total, text(d))
		}
		var sum float64
		for _, l := range d.Lines {
			sum += l.Amount
			if l.Amount == 0 || !strings.HasPrefix(l.ID, "previews/") {
				t.Errorf("%s: the line %s costs %v", c.name, l.ID, l.Amount)
			}
		}
		if !near(sum, d.Total) {
			t.Errorf("%s: the lines come to %v, the total to %v", c.name, sum, d.Total)
		}
	}
}

// A price that previews alone need and nobody knows makes their cost a part; one
// that was missing already is told where it was.
func TestDifferenceWithoutPrice(t *testing.T) {
	bill := func(items ...workload.Item) cost.Bill {
		return cost.New(in(shop(gb(table(map[string]any{"us": "1"}))), "us-1", "eu-1"), workload.Meters{"egress_gb": {Items: items}}, options())
	}
	priced, more := workload.Item{Count: 1, Each: 5, Region: "us-1"}, workload.Item{Count: 1, Each: 7, Region: "us-1"}
	unpriced := workload.Item{Count: 1, Each: 5, Region: "eu-1"}
	part(t, cost.Difference(bill(priced), bill(more, unpriced)), "Previews: Data: price not known", 2)
	complete(t, cost.Difference(bill(priced, unpriced), bill(more, unpriced)), 2)
}

// The lines say what is more and what is no longer due.
func TestArithmeticOfDifference(t *testing.T) {
	minimum := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")}
	p := pooled(minimum)
	bill := func(data float64) cost.Bill { return cost.New(in(p, "us-1"), month(data, 1), options()) }
	golden(t, "difference", "# the top-up shrinks\n"+text(cost.Difference(bill(5), bill(8)))+"# the top-up is gone\n"+text(cost.Difference(bill(5), bill(25))))
}

// A line whose quantity stays and whose amount rises, a percentage for one, is
// shown by its amounts.
func TestDifferenceOfAPercentage(t *testing.T) {
	fee := catalog.Pool{ID: "fee", Kind: "surcharge", Amount: price("10")}
	p := pooled(fee)
	d := cost.Difference(cost.New(in(p, "us-1"), month(10, 0), options()), cost.New(in(p, "us-1"), month(30, 0), options()))
	line, ok := d.Line("previews/fee")
	if !ok || line.Amount != 2 || line.Arithmetic != "3.00 − 1.00 = 2.00" {
		t.Errorf("found %v %v %q", ok, line.Amount, line.Arithmetic)
	}
}

// Lines of one charge in several zones keep their order, so that each is taken
// from its own; one that is gone is taken off once.
func TestDifferenceOfLinesAlike(t *testing.T) {
	line := func(amount float64) cost.Line {
		return cost.Line{ID: "data", By: "shop", Region: "us-1", Price: "unknown", Quantity: amount, Amount: amount, Known: true}
	}
	bill := func(amounts ...float64) (b cost.Bill) {
		for _, a := range amounts {
			b.Lines = append(b.Lines, line(a))
			b.Total += a
		}
		return b
	}
	for _, c := range []struct{ before, after []float64 }{
		{[]float64{1, 5}, []float64{2, 9}},
		{[]float64{1, 5}, []float64{1}},
		{[]float64{1, 5}, nil},
		{nil, []float64{4, 4}},
	} {
		before, after := bill(c.before...), bill(c.after...)
		d := cost.Difference(before, after)
		var sum float64
		for _, l := range d.Lines {
			sum += l.Amount
		}
		if d.Total != after.Total-before.Total || sum != d.Total {
			t.Errorf("%v to %v: total %v, lines %v", c.before, c.after, d.Total, sum)
		}
	}
}
