package advice

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/quantity"
	"whereto/model/workload"
)

// host makes all stacks of a host: for each setup the regions that answer
// fastest, the sets of add-ons worth trying, and the cheapest size that holds
// the load.
func (x *context) host(h *catalog.Product, verdicts fit.Memo) []*Stack {
	if !h.Status.Advisable() {
		s := &Stack{ID: h.ID, Name: h.Name, Title: h.Name, Host: h}
		verdict := fit.Verdict{Requirement: fit.Requirement{Criterion: "status", Importance: "must", Needs: "open to new customers"}, Level: fit.Fails, Is: h.Status.Is, By: h.ID, Note: h.Status.Note, Source: h.Sources[h.Status.Source]}
		if h.Status.Successor != "" {
			verdict.Note = strings.TrimSpace(verdict.Note + " Successor: " + h.Status.Successor + ".")
		}
		s.Because = []fit.Verdict{verdict}
		return []*Stack{s}
	}
	var stacks []*Stack
	for _, setup := range h.Setups {
		regions, edge := x.regions(h, setup)
		view := fit.View{Catalog: x.c, Host: h, Setup: setup, Regions: regions, Languages: x.languages, Today: x.today, Memo: verdicts}
		way := x.net.Serve(regions, x.needOf(view))
		for _, choices := range fit.Compose(view, x.reqs) {
			stacks = append(stacks, x.stack(view, choices, edge, way))
		}
	}
	return stacks
}

// regions chooses where a setup runs: all regions at the edge; else the one that
// answers fastest, or with several wanted and possible the best few. Regions outside a
// residency that was asked for are left out where they are chosen, unless none is
// inside.
func (x *context) regions(h *catalog.Product, setup catalog.Setup) (regions []catalog.Region, edge bool) {
	open := slices.DeleteFunc(slices.Clone(h.Regions), func(r catalog.Region) bool {
		return !cost.Sold(h, setup, r)
	})
	if catalog.Or(cost.Runtime(h, setup).Placement, "chosen") == "edge" {
		return open, true
	}
	inside := slices.DeleteFunc(slices.Clone(open), func(r catalog.Region) bool {
		return slices.ContainsFunc(x.reqs, func(q fit.Requirement) bool {
			return q.Criterion == "residency" && fit.Residency(x.c, q, h.ID, []catalog.Region{r}).Level == fit.Fails
		})
	})
	if len(inside) > 0 {
		open = inside
	}
	best, ok := x.net.Best(open, x.need)
	if !ok {
		return nil, false
	}
	several := x.a.Word("spread") == "several-regions" || x.a.Word("spread") == "edge"
	if f := h.Facts["multi_region"]; several && f.Is.Word == "yes" && len(x.need.Users) > 0 {
		return x.net.Few(open, x.need, x.c.Plan.SeveralRegions), false
	}
	return []catalog.Region{best}, false
}

// needOf is what latency is worked out for, with the points where the host's network
// ends connections: where one address leads each user to the nearest of them, the
// handshake goes no further.
func (x *context) needOf(view fit.View) latency.Need {
	need := x.need
	if word, ok := view.Word("anycast"); ok && word == "yes" {
		need.Points = view.Host.Regions
	}
	return need
}

// stack makes one stack: of each choice the add-on that costs least, its bill on
// the cheapest size that holds the load, its verdicts and value.
func (x *context) stack(view fit.View, choices []fit.Choice, edge bool, way latency.Stack) *Stack {
	s := &Stack{Host: view.Host, Setup: view.Setup, Regions: view.Regions, Edge: edge, Latency: way}
	for _, c := range choices {
		s.Addons = append(s.Addons, c[0])
	}
	plan := x.plan(s) // the same for every add-on of a choice: they run alike
	for i, c := range choices {
		s.Addons[i] = x.cheapest(c, s.Host, plan)
	}
	view.Addons = s.Addons
	s.Size = plan.size
	if plan.size != nil {
		view.Size = plan.size.ID
	}
	s.ColdShare, s.Meters = plan.result.ColdShare, plan.result.Meters
	x.charge(s, plan)
	s.ID, s.Title, s.Name = identify(s, s.Addons)
	s.Variants = variants(s, choices)
	x.judge(s, view, plan.result)
	x.value(s)
	return s
}

// cheapest chooses of add-ons that do the same: one whose limits hold the load
// before one that they rule out, a bill that is known before a part, the lower;
// of equals one by the host's vendor, which is one account less.
func (x *context) cheapest(c fit.Choice, host *catalog.Product, p *plan) fit.Pair {
	type offer struct {
		pair     fit.Pair
		bill     cost.Bill
		holds    bool
		sameFirm bool
	}
	var best *offer
	for _, pair := range c {
		o := &offer{pair: pair, holds: len(x.exceeded(pair.Product, pair.Setup, p.result.Meters)) == 0, sameFirm: pair.Product.Vendor == host.Vendor}
		if len(c) > 1 {
			owed := x.owes(p, cost.Subject{Product: pair.Product, Setup: pair.Setup, Regions: pair.Product.Regions})
			o.bill = owed.bill
			o.bill.Add(owed.previews)
		}
		better := func() bool {
			switch {
			case best == nil || o.holds != best.holds:
				return best == nil || o.holds
			case o.bill.Complete != best.bill.Complete:
				return o.bill.Complete
			case math.Abs(o.bill.Total-best.bill.Total) > 1e-9:
				return o.bill.Total < best.bill.Total
			}
			return o.sameFirm && !best.sameFirm
		}
		if better() {
			best = o
		}
	}
	return best.pair
}

// variants are the ids of the stack with another add-on of one choice.
func variants(s *Stack, choices []fit.Choice) []string {
	var ids []string
	for i, c := range choices {
		for _, pair := range c {
			if pair.ID() == s.Addons[i].ID() {
				continue
			}
			addons := slices.Clone(s.Addons)
			addons[i] = pair
			id, _, _ := identify(s, addons)
			ids = append(ids, id)
		}
	}
	return ids
}

// setting is how the stack runs, with its users spread over its regions.
func (x *context) setting(s *Stack) workload.Setting {
	var runtimes []catalog.Runtime
	for _, a := range s.Addons {
		runtimes = append(runtimes, a.Setup.Runtime.Over(a.Product.Runtime))
	}
	setting := workload.Setting{
		Runtime: cost.Runtime(s.Host, s.Setup, runtimes...), MonthHours: x.bill.MonthHours, Utilisation: x.c.Plan.TargetUtilisation,
	}
	at := map[string]int{}
	for _, leg := range s.Latency.Legs {
		i, ok := at[leg.Region]
		if !ok {
			i = len(setting.Places)
			at[leg.Region] = i
			setting.Places = append(setting.Places, workload.Place{Region: leg.Region, DatabaseMS: leg.Database})
		}
		setting.Places[i].Share += leg.Share
		setting.Places[i].Visitors = append(setting.Places[i].Visitors, workload.Visitor{Place: leg.Place, Share: leg.Share})
	}
	if len(setting.Places) == 0 {
		p := workload.Place{Share: 1}
		if len(s.Regions) > 0 {
			p.Region, p.DatabaseMS = s.Regions[0].Code, x.net.DatabaseMS(s.Regions[0], x.need.Database)
		}
		setting.Places = []workload.Place{p}
	}
	return setting
}

// size chooses the size: of those that hold the memory, the CPU that was asked
// for and the load, the cheapest, the smaller of equals. A host without sizes
// has none.
func (x *context) size(s *Stack, setting workload.Setting) (workload.Result, *catalog.Size) {
	if len(s.Host.Sizes) == 0 || len(s.Regions) == 0 {
		return workload.Run(x.load, setting), nil
	}
	offered := cost.Sizes(s.Host, s.Setup, s.Regions[0])
	if len(offered) == 0 {
		return workload.Run(x.load, setting), nil
	}
	var best *catalog.Size
	var result workload.Result
	var cheapest cost.Bill
	for i := range offered {
		size := &offered[i]
		if size.MemoryMB < x.load.MemoryMB || x.load.AskedVCPUs && size.VCPUs < x.load.VCPUs {
			continue
		}
		setting.Size = size
		s.Size = size
		r := workload.Run(x.load, setting)
		bill := cost.New(x.subject(s), r.Meters, x.bill)
		better := best == nil || result.Overload != "" && r.Overload == "" ||
			(result.Overload == "") == (r.Overload == "") && cheaper(bill, cheapest)
		if better {
			best, result, cheapest = size, r, bill
		}
	}
	if best == nil { // none is large enough: the largest, which the verdict then names
		best = &offered[len(offered)-1]
		setting.Size = best
		result = workload.Run(x.load, setting)
		if x.load.AskedMemory || x.load.AskedVCPUs {
			result.Overload = fmt.Sprintf("no size has %s MB of memory and the CPU asked for; the largest is %s", quantity.Text(x.load.MemoryMB), best.ID)
		}
	}
	return result, best
}

// cheaper says whether one bill is lower than another. One that leaves out less
// comes first: a size without a price is no bargain.
func cheaper(a, b cost.Bill) bool {
	if open := len(a.Unpriced) - len(b.Unpriced); open != 0 {
		return open < 0
	}
	return a.Total < b.Total-1e-9
}

func (x *context) subject(s *Stack) cost.Subject {
	subject := cost.Subject{Product: s.Host, Setup: s.Setup, Regions: s.Regions}
	if s.Size != nil {
		subject.Size = s.Size.ID
	}
	return subject
}

// identify writes a stack's id, host/setup[:size][@regions][+add-on[:setup]]…, its
// name, and the title, which is the name without the add-ons.
func identify(s *Stack, addons []fit.Pair) (id, title, name string) {
	id = s.Host.ID + "/" + s.Setup.ID
	title = s.Host.Name + " " + s.Setup.Name
	if s.Size != nil {
		id += ":" + s.Size.ID
	}
	if !s.Edge && len(s.Regions) > 0 {
		var codes []string
		for _, r := range s.Regions {
			codes = append(codes, r.Code)
		}
		id += "@" + strings.Join(codes, ",")
		title += ", " + strings.Join(codes, ", ")
	}
	name = title
	for _, a := range addons {
		id += "+" + a.ID()
		name += " + " + a.Product.Name
		if a.Setup.Name != "" {
			name += " (" + a.Setup.Name + ")"
		}
	}
	return id, title, name
}
