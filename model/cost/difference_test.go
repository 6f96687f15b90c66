package cost_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture/golden"
	"whereto/model/workload"
)

// A difference is the second bill less the first, whatever shapes their
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
			if l.Amount == 0 || l.Preview {
				t.Errorf("%s: the line %s costs %v, of previews: %v", c.name, l.ID, l.Amount, l.Preview)
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
	part(t, cost.Previews(bill(priced), bill(more, unpriced)), "(previews) Data", 2)
	part(t, cost.Difference(bill(priced), bill(more, unpriced)), "Data", 2)
	complete(t, cost.Previews(bill(priced, unpriced), bill(more, unpriced)), 2)
}

// The lines say what is more and what is no longer due.
func TestArithmeticOfDifference(t *testing.T) {
	minimum := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")}
	p := pooled(minimum)
	bill := func(data float64) cost.Bill { return cost.New(in(p, "us-1"), month(data, 1), options()) }
	golden.Text(t, "difference", "# the top-up shrinks\n"+text(cost.Previews(bill(5), bill(8)))+"# the top-up is gone\n"+text(cost.Previews(bill(5), bill(25))))
}

// A line whose quantity stays and whose amount rises, a percentage for one, is
// shown by its amounts.
func TestDifferenceOfAPercentage(t *testing.T) {
	fee := catalog.Pool{ID: "fee", Kind: "surcharge", Amount: price("10")}
	p := pooled(fee)
	d := cost.Difference(cost.New(in(p, "us-1"), month(10, 0), options()), cost.New(in(p, "us-1"), month(30, 0), options()))
	line, ok := lineOf(d, "fee")
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

// What previews add are the lines of the difference, each marked as theirs and with the
// id of the charge that it is of.
func TestPreviews(t *testing.T) {
	p := pooled(catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")})
	without, with := cost.New(in(p, "us-1"), month(5, 5), options()), cost.New(in(p, "us-1"), month(8, 5), options())
	more, plain := cost.Previews(without, with), cost.Difference(without, with)
	if more.Total != plain.Total || len(more.Lines) != len(plain.Lines) || len(more.Lines) != 2 {
		t.Fatalf("%v in %d lines, the difference is %v in %d", more.Total, len(more.Lines), plain.Total, len(plain.Lines))
	}
	for i, l := range more.Lines {
		if marked := plain.Lines[i]; marked.Preview || !l.Preview || l.ID != marked.ID || l.Amount != marked.Amount {
			t.Errorf("%+v is not the line %+v of previews", l, marked)
		}
	}
}

// A bill that holds previews has two lines of one charge at one price, with and without
// them. Between two such bills each is taken from its own, whichever comes first.
func TestDifferenceKeepsPreviewsApart(t *testing.T) {
	line := func(preview bool, amount float64) cost.Line {
		return cost.Line{ID: "data", By: "shop", Price: "1", Unit: "GB", Preview: preview, Quantity: amount, Amount: amount, Known: true}
	}
	bill := func(lines ...cost.Line) (b cost.Bill) {
		for _, l := range lines {
			b.Lines = append(b.Lines, l)
			b.Total += l.Amount
		}
		return b
	}
	before := bill(line(false, 10), line(true, 2))
	for _, after := range []cost.Bill{bill(line(false, 13), line(true, 7)), bill(line(true, 7), line(false, 13))} {
		d := cost.Difference(before, after)
		got := map[bool]float64{}
		for _, l := range d.Lines {
			got[l.Preview] += l.Amount
		}
		if len(d.Lines) != 2 || got[false] != 3 || got[true] != 5 || d.Total != 8 {
			t.Errorf("%v more, with previews %v more, want 3 and 5\n%s", got[false], got[true], text(d))
		}
	}
	gone := cost.Difference(before, bill(line(false, 10)))
	if len(gone.Lines) != 1 || !gone.Lines[0].Preview || gone.Total != -2 {
		t.Errorf("without previews %v less\n%s", gone.Total, text(gone))
	}
}
