package advice

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/quantity"
	"whereto/model/workload"
)

// plan is how a host with a setup, regions and a runtime carries the load: the
// size and the meters. Stacks that differ only in add-ons share it.
type plan struct {
	key       string
	size      *catalog.Size
	result    workload.Result
	low, high workload.Meters // at the ends of the answers' ranges, with previews; nil without ranges
	previews  workload.Meters // with previews; nil without
}

// owed is what one product bills for a plan.
type owed struct {
	bill      cost.Bill
	previews  cost.Bill // what previews add
	low, high float64   // with previews
}

// memo remembers plans and bills by what they depend on. It is emptied when it
// has grown large.
type memo struct {
	sync.Mutex
	plans map[string]*plan
	bills map[string]owed
}

const memoSize = 20_000

func newMemo() *memo {
	return &memo{plans: map[string]*plan{}, bills: map[string]owed{}}
}

func recall[T any](m *memo, in *map[string]T, key string, make func() T) T {
	m.Lock()
	v, ok := (*in)[key]
	m.Unlock()
	if ok {
		return v
	}
	v = make()
	m.Lock()
	defer m.Unlock()
	if len(*in) >= memoSize {
		*in = map[string]T{}
	}
	(*in)[key] = v
	return v
}

// fingerprint names everything that plans and bills depend on beside the stack.
func (x *context) fingerprint() string {
	var b strings.Builder
	for _, l := range []workload.Load{x.load, x.low, x.high} {
		l.Week = workload.Week{} // follows from the traffic and its peak
		write(&b, reflect.ValueOf(l))
	}
	write(&b, reflect.ValueOf(x.need))
	fmt.Fprintf(&b, "%s %v %v %s %v %v", x.today, x.bill.MonthHours, x.bill.NoFree, x.bill.Currency, x.bill.Rate, x.ranged)
	return b.String()
}

// write writes the fields of a struct, what pointers point to instead of them.
func write(b *strings.Builder, v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() == reflect.Array {
			continue
		}
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				b.WriteString("-;")
				continue
			}
			f = f.Elem()
		}
		fmt.Fprintf(b, "%v;", f)
	}
}

// plan works out how the stack carries the load.
func (x *context) plan(s *Stack) *plan {
	setting := x.setting(s)
	var b strings.Builder
	b.WriteString(x.key)
	fmt.Fprintf(&b, "|%s|%s|", s.Host.ID, s.Setup.ID)
	for _, p := range setting.Places {
		b.WriteString(p.Region + ",")
	}
	write(&b, reflect.ValueOf(setting.Runtime))
	key := b.String()
	return recall(x.memo, &x.memo.plans, key, func() *plan {
		p := &plan{key: key}
		p.result, p.size = x.size(s, setting)
		setting.Size = p.size
		x.ends(p, setting)
		if x.load.Previews {
			p.previews = withPreviews(x.load, setting, p.result.Meters)
		}
		return p
	})
}

// ends gives the plan its meters at the ends of the answers' ranges.
func (x *context) ends(p *plan, setting workload.Setting) {
	if x.ranged {
		low, high := workload.Run(x.low, setting).Meters, workload.Run(x.high, setting).Meters
		p.low, p.high = withPreviews(x.low, setting, low), withPreviews(x.high, setting, high)
	}
}

// withPreviews are a load's meters and those of its previews, where they were asked for.
func withPreviews(l workload.Load, setting workload.Setting, meters workload.Meters) workload.Meters {
	if l.Previews {
		return meters.Plus(workload.Previews(l, setting))
	}
	return meters
}

// owes is what one product bills for a plan.
func (x *context) owes(p *plan, subject cost.Subject) owed {
	key := p.key + "|" + subject.Product.ID + "|" + subject.Setup.ID
	return recall(x.memo, &x.memo.bills, key, func() owed {
		out := owed{bill: cost.New(subject, p.result.Meters, x.bill)}
		out.previews = cost.Bill{Complete: true}
		if p.previews != nil {
			out.previews = cost.Difference(out.bill, cost.New(subject, p.previews, x.bill))
		}
		out.low = out.bill.Total + out.previews.Total
		out.high = out.low
		if p.low != nil {
			out.low, out.high = cost.New(subject, p.low, x.bill).Total, cost.New(subject, p.high, x.bill).Total
		}
		return out
	})
}

// charge joins the host's and the add-ons' bills, with what previews add where
// they were asked for, and VAT.
func (x *context) charge(s *Stack, p *plan) {
	subjects := []cost.Subject{x.subject(s)}
	for _, a := range s.Addons {
		subjects = append(subjects, cost.Subject{Product: a.Product, Setup: a.Setup, Regions: a.Product.Regions})
	}
	s.Bill = cost.Bill{Currency: x.bill.Currency, Complete: true}
	var previews cost.Bill
	previews.Complete = true
	for _, subject := range subjects {
		o := x.owes(p, subject)
		s.Bill.Add(o.bill)
		previews.Add(o.previews)
		s.Low += o.low
		s.High += o.high
	}
	s.Previews = previews.Total
	s.Bill.Add(previews)
	x.tax(&s.Bill)
	s.Low *= 1 + x.vat/100
	s.High *= 1 + x.vat/100
}

// tax adds the VAT that was asked for.
func (x *context) tax(b *cost.Bill) {
	b.VAT(x.vat, func(sum float64) string {
		return fmt.Sprintf("%s × %s %% = %s", quantity.Money(sum), quantity.Text(x.vat), quantity.Money(sum*x.vat/100))
	})
}
