package check

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/load"
	"whereto/model/workload"
)

// ownExamples says whether the product's examples belong to its prices: a vendor's
// examples say nothing about the prices that an overlay puts in their place.
func (k *productCheck) ownExamples() bool {
	local := func(key string) bool { return k.LocalKey(k.p, key) }
	return local("examples") || !slices.ContainsFunc([]string{"charges", "pools", "regions", "sizes", "setups", "axes", "runtime"}, local)
}

// examples re-computes the product's worked examples and faults every figure
// that does not come out to the digits printed.
func (k *productCheck) examples() {
	for i, e := range k.p.Examples {
		at := fmt.Sprintf("examples[%d]", i+1)
		k.source(at+".source", e.Source, false)
		if e.Name == "" || e.Total == nil && len(e.Lines) == 0 {
			k.fault(at, "an example has a name, and a total or lines", "")
			continue
		}
		bill, err := k.example(at, e)
		if err != nil {
			k.fault(at, err.Error(), "")
			continue
		}
		var rounded float64
		for _, l := range bill.Lines {
			rounded += math.Round(l.Amount*100) / 100
		}
		for _, id := range slices.Sorted(maps.Keys(e.Lines)) {
			amount := 0.0
			for _, l := range bill.Lines {
				if l.ID == id {
					amount += l.Amount + l.Credits // one of them is 0
				}
			}
			if !printed(amount, e.Lines[id]) {
				k.fault(at+".lines."+id, fmt.Sprintf("%s is printed, %s comes out", e.Lines[id].Text, decimal(amount)), "")
			}
		}
		total := bill.Total
		if e.Rounded {
			total = rounded
		}
		if e.Total != nil && !printed(total, *e.Total) {
			k.fault(at+".total", fmt.Sprintf("%s is printed, %s comes out", e.Total.Text, decimal(total)), "")
		}
		if !bill.Complete {
			k.fault(at, "not all prices of the example are known: "+unpriced(bill), "")
		}
	}
}

// printed says whether a figure comes out to the digits that were printed.
func printed(v float64, p catalog.Amount) bool {
	_, fraction, _ := strings.Cut(p.Text, ".")
	return strconv.FormatFloat(math.Floor(v*math.Pow10(len(fraction))+0.5+1e-6)/math.Pow10(len(fraction)), 'f', len(fraction), 64) == p.Text
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (k *productCheck) example(at string, e catalog.Example) (cost.Bill, error) {
	s := cost.Subject{Product: k.p, Size: e.Size}
	var ok bool
	if s.Setup, ok = k.p.Setup(e.Setup); !ok && e.Setup != "" {
		return cost.Bill{}, fmt.Errorf("there is no setup %q", e.Setup)
	}
	if _, ok = k.p.Size(e.Size); !ok && e.Size != "" {
		return cost.Bill{}, fmt.Errorf("there is no size %q", e.Size)
	}
	if e.Region != "" {
		r, ok := k.p.Region(e.Region)
		if !ok {
			return cost.Bill{}, fmt.Errorf("there is no region %q", e.Region)
		}
		s.Regions = []catalog.Region{r}
	}
	o := cost.NewOptions(k.catalog, e.Today)
	o.NoFree, o.Prices = e.NoFree, e.Prices
	if o.Today == "" {
		o.Today = k.p.Sources[e.Source].AsOf.Last()
	}
	if e.Currency != "" {
		o.Money.Currency = e.Currency
	}
	if e.Month != "" {
		var err error
		if o.MonthHours, err = cost.Month(e.Month); err != nil {
			return cost.Bill{}, err
		}
	}
	meters, err := k.exampleMeters(at, e, s, o)
	if err != nil {
		return cost.Bill{}, err
	}
	bill := cost.New(s, meters, o)
	bill.VAT(e.VAT)
	return bill, nil
}

func (k *productCheck) exampleMeters(at string, e catalog.Example, s cost.Subject, o cost.Options) (workload.Meters, error) {
	if e.Meters != nil {
		return k.givenMeters(e, o.MonthHours)
	}
	a := answers.Answers{Values: map[string]answers.Value{}}
	wrong := ""
	for _, id := range slices.Sorted(maps.Keys(e.Answers)) {
		answers.One(id, e.Answers[id], k.catalog, a, func(key, text, hint string) { wrong = key + ": " + text })
	}
	if wrong != "" {
		return nil, fmt.Errorf("%s", wrong)
	}
	if !a.Has(catalog.QuestionResponseKB) {
		a.Values[catalog.QuestionResponseKB] = answers.Number(0) // an example's traffic is not ours to assume
	}
	load, _, err := workload.Resolve(k.catalog, a, workload.Typical)
	if err != nil {
		return nil, err
	}
	result := workload.Run(load, cost.Setting(s, k.catalog.Method.TargetUtilisation, o.MonthHours))
	return result.Meters, nil
}

// givenMeters reads an example's meters: a quantity, a text with a unit, or a
// list of { count, each, size }.
func (k *productCheck) givenMeters(e catalog.Example, monthHours float64) (workload.Meters, error) {
	meters := workload.Meters{}
	for _, id := range slices.Sorted(maps.Keys(e.Meters)) {
		m, ok := k.catalog.Meter(id)
		if !ok {
			return nil, fmt.Errorf("there is no meter %q", id)
		}
		list, isList := load.List(e.Meters[id])
		if !isList {
			list = []any{map[string]any{"count": int64(1), "each": e.Meters[id]}}
		}
		var items []workload.Item
		for _, raw := range list {
			item, _ := raw.(map[string]any)
			var count catalog.Amount
			if err := count.Decode(item["count"]); err != nil {
				return nil, fmt.Errorf("%s: count: %w", id, err)
			}
			each := fmt.Sprint(item["each"])
			if f, ok := item["each"].(float64); ok {
				each = decimal(f)
			}
			n, err := m.Quantity(each, monthHours)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", id, err)
			}
			one := workload.Item{Count: count.Value, Each: n, Region: e.Region, Size: e.Size}
			if size, ok := item["size"].(string); ok {
				if _, known := k.p.Size(size); !known {
					return nil, fmt.Errorf("%s: there is no size %q", id, size)
				}
				one.Size = size
			}
			items = append(items, one)
		}
		meters[id] = workload.Meter{Items: items}
	}
	return meters, nil
}

func unpriced(b cost.Bill) string {
	var names []string
	for _, u := range b.Unpriced {
		names = append(names, u.Label)
	}
	return strings.Join(names, ", ")
}
