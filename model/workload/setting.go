package workload

import (
	"sync"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Place is where a stack runs: what share of the users comes to a region, and
// how long a round trip to the database takes from there.
type Place struct {
	Region     string
	Share      float64
	DatabaseMS float64
	Visitors   []catalog.Users // the users by place; shares of the whole
}

// Setting is how a stack runs the load, in words: a Site and a Box.
type Setting struct {
	Runtime     catalog.Runtime
	Size        *catalog.Size // nil: memory and CPU are chosen freely
	Disk        bool          // a disk is mounted again at each start
	Places      []Place       // shares sum to 1
	MonthHours  float64
	Utilisation float64 // share of slots and CPU that a plan may fill
}

// Result is what a load comes to on a setting.
type Result struct {
	Meters    Meters
	ColdShare *float64 // share of requests that meet a cold start; nil: not known
	Excess    *Excess  // why the setting can't hold the load; nil: it can
}

// Run computes all meters of a load, with the sums in words, as Site.Run does.
func Run(l Load, s Setting) Result {
	var set meter.Set
	var hows Hows
	site, box := s.site()
	out := site.Run(&l, ShapeOf(l.Week), box, &set, new(Scratch), &hows)
	r := Result{Meters: s.meters(&set, &hows)}
	if out.ColdKnown {
		r.ColdShare = &out.ColdShare
	}
	if !out.Holds() {
		r.Excess = &out.Excess
	}
	return r
}

// site is the setting without words.
func (s *Setting) site() (*Site, *Box) {
	frame := NewFrame(s.Runtime)
	frame.Disk = s.Disk
	site := &Site{Frame: &frame, MonthHours: s.MonthHours, Utilisation: s.Utilisation}
	for _, p := range s.Places {
		from := len(site.Visitors)
		for _, v := range p.Visitors {
			site.Visitors = append(site.Visitors, v.Share)
		}
		site.Spots = append(site.Spots, Spot{p.Share, p.DatabaseMS, from, len(site.Visitors)})
	}
	if s.Size == nil {
		return site, nil
	}
	box := NewBox(*s.Size, frame.Reserve)
	return site, &box
}

var names = sync.OnceValue(func() *meter.Table { return meter.NewTable(nil) })

// meters are those of a set with the setting's words.
func (s *Setting) meters(set *meter.Set, hows *Hows) Meters {
	var visitors []string
	for _, p := range s.Places {
		for _, v := range p.Visitors {
			visitors = append(visitors, v.Place)
		}
	}
	m := Meters{}
	for _, id := range names().IDs() {
		var items []Item
		for _, i := range set.Items(id) {
			item := Item{Count: i.Count, Each: i.Each, Scale: i.Scale, KB: i.KB}
			if i.Place != meter.Everywhere {
				item.Region = s.Places[i.Place].Region
			}
			if i.Visitor != meter.Everywhere {
				item.Place = visitors[i.Visitor]
			}
			if i.Size != meter.OwnSize {
				item.Size = *s.Runtime.PreviewSize
			}
			items = append(items, item)
		}
		if items != nil || hows[id] != "" {
			m[names().Name(id)] = Meter{items, hows[id]}
		}
	}
	return m
}
