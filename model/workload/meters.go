package workload

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// Item is one part of a meter: count things of each so much, times a scale that
// rounding does not touch (the memory of a GB-second).
type Item struct {
	Count  float64
	Each   float64
	Scale  float64 // 0 means 1
	Region string  // where it is billed; empty: everywhere the same
	Place  string  // where the visitor is, for prices by zone
	Size   string  // where it is not the stack's
	KB     float64 // of a request: its response, for charges by parts of it
}

// Quantity is the item's amount in the meter's unit.
func (i Item) Quantity() float64 {
	if i.Scale == 0 {
		return i.Count * i.Each
	}
	return i.Count * i.Each * i.Scale
}

// scaled is an item with its scale; a scale of 0 leaves nothing of it.
func scaled(i Item, scale float64) Item {
	if scale == 0 {
		return Item{}
	}
	i.Scale = scale
	return i
}

// Meter is a monthly quantity and the sum that made it.
type Meter struct {
	Items []Item
	How   string
}

// Quantity is the sum of the items.
func (m Meter) Quantity() float64 {
	var sum float64
	for _, i := range m.Items {
		sum += i.Quantity()
	}
	return sum
}

// Meters are monthly quantities by meter.
type Meters map[string]Meter

// IDs lists the meters that are not zero, in order.
func (m Meters) IDs() []string {
	var ids []string
	for id, meter := range m {
		if meter.Quantity() != 0 {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	return ids
}

// add puts items of a meter; zero ones are left out.
func (m Meters) add(id, how string, items ...Item) {
	meter := m[id]
	for _, i := range items {
		if i.Quantity() != 0 {
			meter.Items = append(meter.Items, i)
		}
	}
	if how != "" && !strings.Contains(meter.How, how) {
		if meter.How != "" {
			meter.How += "; "
		}
		meter.How += how
	}
	m[id] = meter
}

// Place is where a stack runs: what share of the users comes to a region, and
// how long a round trip to the database takes from there.
type Place struct {
	Region     string
	Share      float64
	DatabaseMS float64
	Visitors   []Visitor // the users by place; shares of the whole
}

// Visitor is a share of the users at a place.
type Visitor struct {
	Place string
	Share float64
}

// Setting is how a stack runs the load.
type Setting struct {
	Runtime     catalog.Runtime
	Size        *catalog.Size // nil: memory and CPU are chosen freely
	Places      []Place       // shares sum to 1
	MonthHours  float64
	Utilisation float64 // share of slots and CPU that a plan may fill
}

// Result is what a load comes to on a setting.
type Result struct {
	Meters    Meters
	ColdShare *float64 // share of requests that meet a cold start; nil: not known
	Peak      float64  // instances in the busiest hour, all regions
	Overload  string   // why the setting can't hold the load, empty if it can
	Assumes   []string // what the estimate takes for granted
}

// Run computes all meters of a load. Every meter is there, whatever the host
// bills: its charges decide which of them count.
func Run(l Load, s Setting) Result {
	r := runner{l: l, s: s, week: l.Week, out: Result{Meters: Meters{}}}
	r.memory()
	zero := 0.0
	r.out.ColdShare = &zero
	for _, p := range s.Places {
		r.region(p)
	}
	r.shared()
	return r.out
}

type runner struct {
	l    Load
	s    Setting
	week Week
	gb   float64 // memory of an instance
	vcpu float64
	cpu  float64 // vCPUs that may be counted on
	out  Result
}

// memory chooses the memory and the CPU of an instance.
func (r *runner) memory() {
	rt := r.s.Runtime
	mb := r.l.MemoryMB
	r.vcpu = r.l.VCPUs
	if size := r.s.Size; size != nil {
		mb, r.vcpu, r.cpu = size.MemoryMB, size.VCPUs, size.CPU()
	} else {
		if step := catalog.Or(rt.MemoryStepMB, 0); step > 0 {
			mb = math.Ceil(mb/step) * step
		}
		mb = max(mb, catalog.Or(rt.MemoryMinMB, 0))
		if limit := catalog.Or(rt.MemoryMaxMB, mb); mb > limit {
			mb = limit
			if r.l.AskedMemory {
				r.out.Overload = fmt.Sprintf("%s MB are needed, an instance has at most %s", quantity.Text(r.l.MemoryMB), quantity.Text(limit))
			}
		}
		if per := catalog.Or(rt.MBPerVCPU, 0); per > 0 {
			r.vcpu = mb / per
		}
		r.cpu = r.vcpu
	}
	r.gb = mb / 1024
}

// seconds is how long a request is handled: with its round trips to the database.
func (r *runner) seconds(p Place) float64 {
	return (r.l.DurationMS + r.l.Queries*p.DatabaseMS) / 1000
}

// billed is a request's duration as it is billed, in seconds.
func (r *runner) billed(d float64) float64 {
	if step := catalog.Or(r.s.Runtime.GranularityMS, 0) / 1000; step > 0 {
		// A hair is taken off so that 0.12 s is 120 steps of 1 ms, not 121.
		d = math.Ceil(d/step-1e-9) * step
	}
	return max(d, catalog.Or(r.s.Runtime.MinimumMS, 0)/1000)
}

func (r *runner) month() float64 { return r.s.MonthHours * 3600 }

// rate is the mean number of requests a second in a region.
func (r *runner) rate(p Place) float64 { return r.l.Requests * p.Share / r.month() }

func (r *runner) region(p Place) {
	rt := r.s.Runtime
	requests := r.l.Requests * p.Share
	if every := catalog.Or(rt.PingIntervalS, 0); every > 0 {
		pings := r.month() / every * catalog.Or(rt.PingsKeep, 1)
		d := r.billed(catalog.Or(rt.PingMS, 0) / 1000)
		r.out.Meters.add("requests", fmt.Sprintf("pings: one every %s s", quantity.Text(every)), Item{Count: pings, Each: 1, Region: p.Region})
		r.out.Meters.add("gb_seconds", fmt.Sprintf("pings × %s s × %s GB", quantity.Text(d), quantity.Text(r.gb)), scaled(Item{Count: pings, Each: d, Region: p.Region}, r.gb))
	}
	r.out.Meters.add("requests", "", Item{Count: requests, Each: 1, Region: p.Region, KB: r.l.ResponseKB})
	switch {
	case catalog.Or(rt.Reserved, false):
		r.reserved(p)
	case catalog.Or(rt.Scaling, "") == "per-request":
		r.perRequest(p, requests)
	default:
		r.instances(p)
	}
	r.egress(p)
	for meter, on := range map[string]*bool{"load_balancer_hours": rt.LoadBalancerPerRegion, "nat_hours": rt.NATPerRegion} {
		if catalog.Or(on, false) {
			r.out.Meters.add(meter, "one in each region, all month", Item{Count: 1, Each: r.s.MonthHours, Region: p.Region})
		}
	}
	r.out.Meters.add("cluster_hours", "one in each region, all month", Item{Count: 1, Each: r.s.MonthHours, Region: p.Region})
	r.out.Meters.add("disk_gb_months", "one disk in each region", Item{Count: 1, Each: r.l.DiskGB, Region: p.Region})
}

// egress meters what is sent to the visitors, where they are: responses, and
// static files where no CDN serves them.
func (r *runner) egress(p Place) {
	gb := r.l.Requests * r.l.ResponseKB / 1e6
	static := catalog.Or(r.s.Runtime.Static, "origin") == "origin" && r.l.StaticGB > 0
	send := func(place string, share float64) {
		r.out.Meters.add("egress_gb", fmt.Sprintf("requests × %s KB", quantity.Text(r.l.ResponseKB)), Item{Count: 1, Each: gb * share, Region: p.Region, Place: place})
		if static {
			r.out.Meters.add("egress_gb", "static files from the backend", Item{Count: 1, Each: r.l.StaticGB * share, Region: p.Region, Place: place})
		}
	}
	if len(p.Visitors) == 0 {
		send("", p.Share)
	}
	for _, v := range p.Visitors {
		send(v.Place, v.Share)
	}
}

// perRequest meters what is billed while requests are handled: by request where
// an instance takes one at a time, else by the time instances are busy.
func (r *runner) perRequest(p Place, requests float64) {
	d := r.seconds(p)
	r.out.Meters.add("cpu_ms", fmt.Sprintf("requests × %s ms", quantity.Text(r.l.CPUMS)), Item{Count: requests, Each: r.l.CPUMS, Region: p.Region})
	slots := catalog.Or(r.s.Runtime.Concurrency, 1)
	if slots <= 1 {
		b := r.billed(d)
		r.out.Meters.add("gb_seconds", fmt.Sprintf("requests × %s s × %s GB", quantity.Text(b), quantity.Text(r.gb)), scaled(Item{Count: requests, Each: b, Region: p.Region}, r.gb))
		r.out.Meters.add("vcpu_seconds", fmt.Sprintf("requests × %s s × %s vCPU", quantity.Text(b), quantity.Text(r.vcpu)), scaled(Item{Count: requests, Each: b, Region: p.Region}, r.vcpu))
	} else {
		busy := r.busy(p, r.slots(p))
		how := fmt.Sprintf("%s s with a request in flight × ", quantity.Text(busy))
		r.out.Meters.add("gb_seconds", how+quantity.Text(r.gb)+" GB", scaled(Item{Count: 1, Each: busy, Region: p.Region}, r.gb))
		r.out.Meters.add("vcpu_seconds", how+quantity.Text(r.vcpu)+" vCPU", scaled(Item{Count: 1, Each: busy, Region: p.Region}, r.vcpu))
	}
	r.cold(p, func() Layers { return r.layers(p, max(1, int(slots)), int(catalog.Or(r.s.Runtime.PingsKeep, 0)), nil) })
}

// busy is the instance-time with at least one request in flight, in seconds a
// month: max(L / slots, 1 - exp(-B)) of each hour, L = rate × duration, B = rate ×
// duration as it is billed (a short stretch of work is billed as the least that
// the host bills), and at least what the CPU takes.
func (r *runner) busy(p Place, slots float64) float64 {
	var sum float64
	for _, w := range r.week {
		inFlight := r.rate(p) * w * r.seconds(p)
		up := max(inFlight/slots, 1-math.Exp(-r.rate(p)*w*r.billed(r.seconds(p))))
		if r.cpu > 0 {
			up = max(up, r.rate(p)*w*r.l.CPUMS/1000/(r.cpu*r.s.Utilisation))
		}
		sum += up
	}
	return sum / Hours * r.month()
}

// cold adds the region's share of requests that meet a cold start, by the layers
// of each hour. Without an idle timeout it is not known.
func (r *runner) cold(p Place, layers func() Layers) {
	idle := catalog.Or(r.s.Runtime.IdleTimeoutS, 0)
	if idle <= 0 || r.out.ColdShare == nil {
		r.out.ColdShare = nil
		return
	}
	*r.out.ColdShare += p.Share * layers().ColdShare
}

// layers averages the layers of all hours: the cold share by requests, the
// instances by time, each hour's corrected by atLeast for its rate.
func (r *runner) layers(p Place, slots, skip int, atLeast func(rate, up float64) float64) Layers {
	idle := catalog.Or(r.s.Runtime.IdleTimeoutS, 0)
	seen := map[float64]Layers{}
	var mean Layers
	for _, w := range r.week {
		one, ok := seen[w]
		if !ok {
			one = NewLayers(r.rate(p)*w, r.seconds(p), idle, slots, skip)
			if atLeast != nil {
				one.Instances = atLeast(r.rate(p)*w, one.Instances)
			}
			seen[w] = one
		}
		mean.ColdShare += one.ColdShare * w / Hours
		mean.Instances += one.Instances / Hours
	}
	return mean
}
