package advice

import (
	"fmt"
	"maps"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
	"whereto/model/latency"
)

// Guide is what the written guide tells beside facts: the advice for its
// author's answers, the bills of each host, and those of its open points.
type Guide struct {
	Advice *Advice
	Bills  map[string][]*Priced // by host: one for each setup
	Points [][]PointBill        // of each point of the plan
	Net    *latency.Network
}

// PointBill is a bill of an open point, with what it is of.
type PointBill struct {
	Name   string
	Priced *Priced
}

// WriteGuide works out the catalog's guide for a day. It fails if an answer or a
// bill of the guide's plan can't be read.
func WriteGuide(c *catalog.Catalog, today catalog.Date) (*Guide, error) {
	given, err := guideAnswers(c, c.Guide.Answers)
	if err != nil {
		return nil, err
	}
	engine := NewEngine(c)
	g := &Guide{Advice: engine.Advise(given, today, Options{}), Bills: map[string][]*Priced{}, Net: engine.net}
	for _, h := range c.Hosts {
		if !h.Status.Advisable() {
			continue
		}
		for _, s := range h.Setups {
			priced, err := engine.Price(given, today, Options{}, Request{Product: h.ID, Setup: s.ID})
			if err != nil {
				return nil, fmt.Errorf("%s/%s: %w", h.ID, s.ID, err)
			}
			g.Bills[h.ID] = append(g.Bills[h.ID], priced)
		}
	}
	for _, point := range c.Guide.Points {
		var bills []PointBill
		for _, b := range point.Bills {
			priced, err := engine.pointBill(given, today, b)
			if err != nil {
				return nil, fmt.Errorf("guide, %s, %s: %w", point.Name, b.Name, err)
			}
			bills = append(bills, PointBill{b.Name, priced})
		}
		g.Points = append(g.Points, bills)
	}
	return g, nil
}

func (e *Engine) pointBill(given answers.Answers, today catalog.Date, b catalog.GuideBill) (*Priced, error) {
	own, err := guideAnswers(e.c, b.Set)
	if err != nil {
		return nil, err
	}
	all := given
	all.Values = maps.Clone(given.Values)
	maps.Copy(all.Values, own.Values)
	o := Options{NoFree: b.NoFree}
	if b.Month != "" {
		if o.MonthHours, err = cost.Month(b.Month); err != nil {
			return nil, err
		}
	}
	q := Request{Product: b.Product, Setup: b.Setup, Size: b.Size, Meters: b.Meters}
	if b.Region != "" {
		q.Regions = []string{b.Region}
	}
	return e.Price(all, today, o, q)
}

// guideAnswers reads answers of the plan, which stand as in an answers file.
func guideAnswers(c *catalog.Catalog, values map[string]any) (answers.Answers, error) {
	given := answers.Answers{Values: map[string]answers.Value{}}
	var faults fault.Faults
	for id, v := range values {
		answers.One(id, v, c, given, func(key, text, hint string) {
			faults = append(faults, fault.Fault{File: "guide", Key: key, Text: text, Hint: hint})
		})
	}
	return given, faults.Err()
}
