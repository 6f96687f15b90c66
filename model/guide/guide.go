// Package guide works out what the written guide tells beside facts: the advice for
// its author's answers, the bills of each host, how far each is, what add-ons raise,
// and the bills of its open points.
package guide

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/fault"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/stack"
)

// Guide is what the guide tells.
type Guide struct {
	Advice *advice.Advice
	Hosts  map[string]Host // by id, those that can be chosen
	Near   [][]Distance    // of each distance table of the outline: its hosts, the nearest first
	Points [][]PointBill   // of each open point
}

// Host is what is worked out for one host.
type Host struct {
	Bills    []*detail.Priced // one for each setup
	Cheapest *detail.Priced   // the least bill that is whole; without one, the least part
	Raises   []Raise          // criteria that an add-on raises, add-on by add-on
}

// Raise is a criterion that an add-on raises beside the host's first setup.
type Raise struct {
	Addon     *catalog.Product
	Criterion *catalog.Criterion
	Level     string
	Beside    [][]*catalog.Product // for each slot that must be filled beside it, what fills it there
}

// Distance is how far a host is from the places of a table.
type Distance struct {
	Host  *catalog.Product
	Known bool
	Legs  []latency.Leg // of each place, where Known
}

// PointBill is a bill of an open point, with what it is of.
type PointBill struct {
	Name   string
	Priced *detail.Priced
}

// Write works out the catalog's guide for a day. It fails if an answer or a bill of
// the guide's outline can't be read.
func Write(c *catalog.Catalog, today catalog.Date) (*Guide, error) {
	given, err := outlineAnswers(c, c.Guide.Answers)
	if err != nil {
		return nil, err
	}
	w := writer{c, advice.NewEngine(c), given, today}
	g := &Guide{Hosts: map[string]Host{}}
	if g.Advice, err = w.engine.Advise(advice.Ask{Answers: given, Today: today, Samples: advice.DefaultSamples}); err != nil {
		return nil, err
	}
	for _, h := range c.Hosts {
		if !h.Status.Advisable() {
			continue
		}
		if g.Hosts[h.ID], err = w.host(h); err != nil {
			return nil, err
		}
	}
	net := latency.New(c)
	for _, table := range c.Guide.Near {
		g.Near = append(g.Near, distances(c, net, table))
	}
	for _, point := range c.Guide.Points {
		var bills []PointBill
		for _, b := range point.Bills {
			priced, err := w.pointBill(b)
			if err != nil {
				return nil, fmt.Errorf("guide, %s, %s: %w", point.Name, b.Name, err)
			}
			bills = append(bills, PointBill{b.Name, priced})
		}
		g.Points = append(g.Points, bills)
	}
	return g, nil
}

// writer writes one guide.
type writer struct {
	c      *catalog.Catalog
	engine *advice.Engine
	given  answers.Answers
	today  catalog.Date
}

func (w writer) host(h *catalog.Product) (Host, error) {
	var out Host
	for _, s := range h.Setups {
		priced, err := w.engine.Price(w.given, w.today, stack.Options{}, stack.Request{Product: h.ID, Setup: s.ID})
		if err != nil {
			return out, fmt.Errorf("%s/%s: %w", h.ID, s.ID, err)
		}
		out.Bills = append(out.Bills, priced)
		if out.Cheapest == nil || priced.Cheaper(out.Cheapest) {
			out.Cheapest = priced
		}
	}
	for _, a := range w.c.Addons {
		if !a.Status.Advisable() || !fit.Pairs(h, h.First(), a) {
			continue
		}
		var beside [][]*catalog.Product
		first := h.First()
		for _, slot := range fit.Lacks(h, &first, a, nil) {
			beside = append(beside, fit.Fill(w.c, h, first, slot))
		}
		if slices.ContainsFunc(beside, func(fill []*catalog.Product) bool { return len(fill) == 0 }) {
			continue
		}
		for _, k := range w.c.Criteria {
			f, ok := a.Fact(a.First(), k.ID)
			own, _ := h.Fact(h.First(), k.ID)
			if ok && f.Is.Word != "" && k.Level(f.Is.Word) > k.Level(own.Is.Word) {
				out.Raises = append(out.Raises, Raise{a, k, f.Is.Word, beside})
			}
		}
	}
	return out, nil
}

// distances are how far each host that can be chosen is from a table's places, the
// nearest first; where one runs is not known, it stands last.
func distances(c *catalog.Catalog, net *latency.Network, table catalog.GuideDistance) []Distance {
	var users []catalog.Users
	for _, place := range table.From {
		users = append(users, catalog.Users{Place: place, Share: 1 / float64(len(table.From))})
	}
	const last = 1e9
	var list []Distance
	mean := map[*catalog.Product]float64{}
	for _, h := range c.Hosts {
		if !h.Status.Advisable() {
			continue
		}
		open := slices.DeleteFunc(slices.Clone(h.Regions), func(r catalog.Region) bool { return !r.Open() })
		way := net.Serve(open, latency.Need{Users: users})
		d := Distance{Host: h, Known: len(way.Legs) == len(table.From), Legs: way.Legs}
		mean[h] = way.MeanMS
		if !d.Known {
			mean[h] = last
		}
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b Distance) int { return cmp.Compare(mean[a.Host], mean[b.Host]) })
	return list
}

func (w writer) pointBill(b catalog.GuideBill) (*detail.Priced, error) {
	own, err := outlineAnswers(w.c, b.Set)
	if err != nil {
		return nil, err
	}
	all := w.given.Clone()
	maps.Copy(all.Values, own.Values)
	o := stack.Options{NoFree: b.NoFree}
	if b.Month != "" {
		if o.MonthHours, err = cost.Month(b.Month); err != nil {
			return nil, err
		}
	}
	q := stack.Request{Product: b.Product, Setup: b.Setup, Size: b.Size, Meters: b.Meters}
	if b.Region != "" {
		q.Regions = []string{b.Region}
	}
	return w.engine.Price(all, w.today, o, q)
}

// outlineAnswers reads answers of the outline, which stand as in an answers file.
func outlineAnswers(c *catalog.Catalog, values map[string]any) (answers.Answers, error) {
	given := answers.Answers{Values: map[string]answers.Value{}}
	var faults fault.Faults
	for id, v := range values {
		answers.One(id, v, c, given, func(key, text, hint string) {
			faults = append(faults, fault.Fault{File: "guide", Key: key, Text: text, Hint: hint})
		})
	}
	return given, faults.Err()
}
