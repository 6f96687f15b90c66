package cost

import (
	"fmt"

	"whereto/model/quantity"
)

// Difference is what a second bill has more than a first of the same product:
// one line for each that differs.
func Difference(without, with Bill) Bill {
	out := Bill{Currency: with.Currency, Complete: true, WithoutFree: with.WithoutFree - without.WithoutFree}
	type key struct {
		by, id, region, price string
		preview               bool
	}
	index := func(l Line) key { return key{l.By, l.ID, l.Region, l.Price, l.Preview} }
	before := map[key][]Line{} // lines with the same key in their order
	for _, l := range without.Lines {
		before[index(l)] = append(before[index(l)], l)
	}
	take := func(k key) (was Line) {
		if lines := before[k]; len(lines) > 0 {
			was, before[k] = lines[0], lines[1:]
		}
		return was
	}
	for _, l := range with.Lines {
		was := take(index(l))
		more := l.Amount - was.Amount
		missingInBoth := !l.Known && !was.Known && was.ID != ""
		if more == 0 && l.Known || missingInBoth {
			continue
		}
		line := l
		line.Quantity, line.Included, line.Amount = l.Quantity-was.Quantity, l.Included-was.Included, more
		if l.Arithmetic != "" {
			line.Arithmetic = fmt.Sprintf("%s − %s = %s", quantity.Money(l.Amount), quantity.Money(was.Amount), quantity.Money(more))
		}
		if l.Arithmetic != "" && line.Quantity != 0 { // a percentage, for one, stays the same
			line.Arithmetic = fmt.Sprintf("%s %s more: ", quantity.Text(line.Quantity), plural(l.Unit, line.Quantity)) + line.Arithmetic
		}
		if !l.Known {
			out.Complete = false
			out.Unpriced = append(out.Unpriced, Unpriced{Label: l.Label, Preview: l.Preview})
			line.Arithmetic = l.Arithmetic
		}
		out.Lines = append(out.Lines, line)
		out.Total += more
	}
	// A line that is gone, a minimum's top-up for one, is less to pay.
	for _, l := range without.Lines {
		if len(before[index(l)]) == 0 {
			continue
		}
		gone := take(index(l))
		if gone.Amount == 0 {
			continue
		}
		out.Total -= gone.Amount
		if gone.Arithmetic != "" {
			gone.Arithmetic = fmt.Sprintf("no longer due: −%s", quantity.Money(gone.Amount))
		}
		gone.Amount = -gone.Amount
		out.Lines = append(out.Lines, gone)
	}
	return out
}

// Previews are what previews add to a bill: the same charges, with and without them.
func Previews(without, with Bill) Bill {
	more := Difference(without, with)
	for i := range more.Lines {
		more.Lines[i].Preview = true
	}
	for i := range more.Unpriced {
		more.Unpriced[i].Preview = true
	}
	return more
}
