package cost

import (
	"fmt"
	"slices"
	"sync"

	"whereto/model/catalog"
	"whereto/model/meter"
	"whereto/model/quantity"
)

// Beside is something that stands on the invoice beside what a bill counts, with what it
// comes to for the load.
type Beside struct {
	ID         string
	By         string // the product's id
	Label      string
	What       string // in words
	Quantity   float64
	Unit       string
	Price      string // the vendor's digits
	Amount     float64
	Known      bool // false: what it comes to is not known
	Instead    bool // another way to pay: it is not added to what comes on top
	Arithmetic string
	Source     catalog.Source
}

// OnTop is what usually comes on top of the bill.
func (b *Bill) OnTop() float64 {
	sum := 0.0
	for i := range b.Beyond {
		if s := &b.Beyond[i]; s.Known && !s.Instead {
			sum += s.Amount
		}
	}
	return sum
}

// tells says whether it is worth a line: what comes to nothing is none, nor is another way
// to pay that has no price there.
func (s *Beside) tells() bool { return s.Known && s.Amount != 0 || !s.Known && !s.Instead }

// percent is the unit of what is a share of charges.
const percent = "percent"

// extras bill what stands beside a tariff's bills, compiled when a bill is first shown.
type extras struct {
	once   sync.Once
	tariff *Tariff // of what has a price of its own; nil: nothing has
	of     []*catalog.NotIncluded
}

// compileExtras compiles what has a price of its own like charges.
func (t *Tariff) compileExtras() {
	x, p := &t.extras, *t.product
	p.Charges, p.Pools, p.NotIncluded, p.NoCharge = nil, nil, nil, nil
	for i := range t.beside {
		if b := &t.beside[i]; b.priced && !b.missing && b.of.Percent == nil {
			x.of = append(x.of, b.of)
			p.Charges = append(p.Charges, b.of.Charge())
		}
	}
	if len(p.Charges) == 0 {
		return
	}
	x.tariff = newTariff(&p, t.setup, t.options, t.table)
	x.tariff.compileCharges()
}

// besides puts what stands beside a bill, with its amounts: the bill's lines are those
// that were rated last. What comes to nothing is not named.
func (t *Tariff) besides(b *Bill, m *meter.Set, w *Where, s *Scratch, how func(meter.ID) string) {
	for i := range t.beside {
		if n := &t.beside[i]; n.priced && !n.missing && n.of.Percent != nil && (n.meter == meter.None || m.Quantity(n.meter) != 0) {
			b.stand(t.share(n.of, b))
		}
	}
	t.extras.once.Do(t.compileExtras)
	side := t.extras.tariff
	if side == nil {
		return
	}
	there := w.of(side)
	side.Rate(m, &there, s)
	for i := range s.Lines {
		r := &s.Lines[i]
		c, of := &side.charges[r.of], t.extras.of[r.of]
		if r.Quantity == 0 {
			continue
		}
		l := c.line(side, r, &there, how)
		b.stand(Beside{
			ID: l.ID, By: l.By, Label: l.Label, What: of.What, Quantity: l.Quantity, Unit: l.Unit, Price: l.Price, Amount: l.Amount, Known: l.Known,
			Instead: of.Instead, Arithmetic: l.Arithmetic, Source: l.Source,
		})
	}
}

// stand puts something beside the bill, unless it tells nothing.
func (b *Bill) stand(s Beside) {
	if s.tells() {
		b.Beyond = append(b.Beyond, s)
	}
}

// share is a percentage of what charges of a bill come to.
func (t *Tariff) share(n *catalog.NotIncluded, b *Bill) Beside {
	sum, known := 0.0, true
	for i := range b.Lines {
		if l := &b.Lines[i]; len(n.Charges) == 0 || slices.Contains(n.Charges, l.ID) {
			sum += l.Amount
			known = known && l.Known
		}
	}
	out := Beside{
		ID: n.ID, By: t.product.ID, Label: n.Charge().Label, What: n.What, Quantity: sum, Unit: percent, Price: n.Percent.Text,
		Amount: sum * n.Percent.Value / 100, Known: known, Instead: n.Instead, Source: t.product.Sources[n.Source],
	}
	out.Arithmetic = fmt.Sprintf("%s %% of %s = %s", n.Percent.Text, quantity.Money(sum), quantity.Money(out.Amount))
	if n.Least != nil {
		least, _, ok := t.options.Money.From(n.Least.Value, n.Currency)
		if out.Known = known && ok; ok && out.Amount < least {
			out.Amount = least
			out.Arithmetic += ", at least " + quantity.Money(least)
		}
	}
	return out
}

// of is where with another tariff's columns of the same regions.
func (w Where) of(t *Tariff) Where {
	column := func(c *Column) *Column {
		if c.region == nil {
			return t.Column(-1)
		}
		return t.column(c.region)
	}
	w.home.column = column(w.home.column)
	places := make([]spot, len(w.places))
	for i, s := range w.places {
		s.column = column(s.column)
		places[i] = s
	}
	w.places = places
	return w
}
