package stack

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
	"whereto/model/workload"
)

// hand are a request's quantities by hand, each where it is, and the regions that they are
// billed in; a month that is typed is the vendor's own where it has one.
func (x *Case) hand(p *catalog.Product, setup *catalog.Setup, q Request) (workload.Meters, []catalog.Region, error) {
	if err := x.Unread(p, []catalog.Setup{*setup}, q); err != nil {
		return nil, nil, err
	}
	t := x.tariff(p, setup)
	names := slices.Sorted(maps.Keys(q.Meters))
	spots := make([]spot, len(names))
	codes := slices.Clone(q.Regions)
	for i, name := range names {
		id, at, ok := strings.Cut(name, "@")
		if !ok {
			continue
		}
		var err error
		if spots[i], err = x.spotAt(p, setup, t, id, at); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		if code := spots[i].region; code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	regions, err := x.chosen(p, setup, codes)
	if err != nil {
		return nil, nil, err
	}
	meters := workload.Meters{}
	for i, name := range names {
		id, _, _ := strings.Cut(name, "@")
		if spots[i].region == "" && len(regions) > 0 {
			spots[i].region = regions[0].Code
		}
		given, err := cost.Given(x.Catalog, spots[i].region, t.MonthHours(id), map[string]string{id: q.Meters[name]})
		if err != nil {
			return nil, nil, err
		}
		m := meters[id]
		for _, item := range given[id].Items {
			item.Place = spots[i].visitor
			m.Items = append(m.Items, item)
		}
		meters[id] = m
	}
	return meters, regions, nil
}

// UnreadError says that nothing of a setup reads meters that were given by hand, or that
// no setup of a product reads all of them.
type UnreadError struct {
	Of     string // host/setup; a product alone where its setup was left open
	Open   bool   // the setup was left open
	Meters []Unread
	Bills  []string // by what it bills instead
}

// Unread is one meter that is not read.
type Unread struct {
	Meter string
	Alike []string // of what is billed by, meters that measure the same
	By    []string // setups that do read it
}

// Error says what is read instead, and by whom the meters are.
func (e UnreadError) Error() string {
	var parts []string
	for _, m := range e.Meters {
		text := fmt.Sprintf("%s bills nothing by %s", e.Of, m.Meter)
		if e.Open && len(m.By) > 0 {
			parts = append(parts, fmt.Sprintf("%s is read by %s", m.Meter, strings.Join(m.By, ", ")))
			continue
		}
		switch hint := alikeOf(m); {
		case hint != "":
			text += fmt.Sprintf("; did you mean %q?", hint)
		case len(m.Alike) > 0:
			text += "; of the same kind: " + strings.Join(m.Alike, ", ")
		}
		if len(m.By) > 0 {
			text += fmt.Sprintf("; %s %s it", fault.List(m.By), map[bool]string{true: "reads", false: "read"}[len(m.By) == 1])
		}
		parts = append(parts, text)
	}
	if e.Open && !slices.ContainsFunc(e.Meters, func(m Unread) bool { return len(m.By) == 0 }) {
		return fmt.Sprintf("no setup of %s reads all of these: %s", e.Of, strings.Join(parts, "; "))
	}
	return strings.Join(parts, "; ") + "; it bills by " + cmp.Or(strings.Join(e.Bills, ", "), "nothing")
}

// alikeOf is the one meter that measures the same and whose name is made of the other's:
// vcpu_seconds and alive_vcpu_seconds.
func alikeOf(m Unread) string {
	var made []string
	for _, id := range m.Alike {
		if strings.HasSuffix(id, "_"+m.Meter) || strings.HasSuffix(m.Meter, "_"+id) {
			made = append(made, id)
		}
	}
	if len(made) == 1 {
		return made[0]
	}
	return ""
}

// Unread says which of the meters given by hand a setup does not read; of several, which
// none does, or else that none reads all. Nil: one reads all.
func (x *Case) Unread(p *catalog.Product, setups []catalog.Setup, q Request) error {
	e := UnreadError{Of: p.ID, Open: len(setups) > 1}
	if !e.Open && setups[0].ID != "" {
		e.Of += "/" + setups[0].ID
	}
	var reads []string
	for i := range setups {
		if reads = x.reads(p, &setups[i]); readsAll(reads, q) {
			return nil
		}
		e.Bills = append(e.Bills, p.Bills(setups[i], x.Today)...)
	}
	slices.Sort(e.Bills)
	e.Bills = slices.Compact(e.Bills)
	nobodys := false
	for _, id := range given(q) {
		definition, ok := x.Catalog.Meter(id)
		if !ok {
			return fmt.Errorf("there is no meter %q", id)
		}
		m := Unread{Meter: id, By: x.readBy(p, id)}
		if !e.Open && slices.Contains(reads, id) {
			continue
		}
		nobodys = nobodys || len(m.By) == 0
		for _, other := range e.Bills {
			if o, ok := x.Catalog.Meter(other); ok && o.Dimension == definition.Dimension {
				m.Alike = append(m.Alike, other)
			}
		}
		e.Meters = append(e.Meters, m)
	}
	if nobodys { // what somebody reads is not what is wrong
		e.Meters = slices.DeleteFunc(e.Meters, func(m Unread) bool { return e.Open && len(m.By) > 0 })
	}
	return e
}

// reads are the meters that bills of a setup read, and that its limits by facts bound.
func (x *Case) reads(p *catalog.Product, setup *catalog.Setup) []string {
	ids := p.Reads(*setup, x.Today)
	for _, l := range x.limitsOf(p, setup) {
		if !slices.Contains(ids, l.of.Meter) {
			ids = append(ids, l.of.Meter)
		}
	}
	slices.Sort(ids)
	return ids
}

// readBy are the product's setups that read a meter.
func (x *Case) readBy(p *catalog.Product, id string) (setups []string) {
	for i := range p.Setups {
		if slices.Contains(x.reads(p, &p.Setups[i]), id) {
			setups = append(setups, p.Setups[i].ID)
		}
	}
	return setups
}

func readsAll(reads []string, q Request) bool {
	return !slices.ContainsFunc(given(q), func(id string) bool { return !slices.Contains(reads, id) })
}

// given are the meters of a request, in order.
func given(q Request) []string {
	var ids []string
	for name := range q.Meters {
		id, _, _ := strings.Cut(name, "@")
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
