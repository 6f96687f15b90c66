package cost

import (
	"fmt"

	"whereto/model/quantity"
)

// Difference is what a second bill has more than a first of the same product:
// one line for each that differs. Previews are billed so: the same charges, with
// and without them.
func Difference(without, with Bill) Bill {
	out := Bill{Currency: with.Currency, Complete: true}
	type key struct{ by, id, region, price string }
	index := func(l Line) key { return key{l.By, l.ID, l.Region, l.Price} }
	before := map[key]Line{}
	for _, l := range without.Lines {
		before[index(l)] = l
	}
	for _, l := range with.Lines {
		was := before[index(l)]
		delete(before, index(l))
		more := l.Amount - was.Amount
		missingInBoth := !l.Known && !was.Known && was.ID != ""
		if more == 0 && l.Known || missingInBoth {
			continue
		}
		line := l
		line.ID, line.Label = "previews/"+l.ID, "Previews: "+l.Label
		line.Quantity, line.Included, line.Amount = l.Quantity-was.Quantity, l.Included-was.Included, more
		line.Arithmetic = fmt.Sprintf("%s %s more: %s − %s = %s", quantity.Text(line.Quantity), plural(l.Unit, line.Quantity),
			quantity.Money(l.Amount), quantity.Money(was.Amount), quantity.Money(more))
		if !l.Known {
			out.Complete = false
			out.NotIncluded = append(out.NotIncluded, line.Label+": price not known")
			line.Arithmetic = l.Arithmetic
		}
		out.Lines = append(out.Lines, line)
		out.Total += more
	}
	// A line that is gone, a minimum's top-up for one, is less to pay.
	for _, l := range without.Lines {
		if _, gone := before[index(l)]; gone && l.Amount != 0 {
			line := l
			line.ID, line.Label, line.Amount = "previews/"+l.ID, "Previews: "+l.Label, -l.Amount
			line.Arithmetic = fmt.Sprintf("no longer due: −%s", quantity.Money(l.Amount))
			out.Lines = append(out.Lines, line)
			out.Total -= l.Amount
		}
	}
	return out
}
