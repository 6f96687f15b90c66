package stack

import (
	"slices"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/workload"
)

// A ground is what cases have in common whose answers differ only in what they require:
// how each host carries the load, and what it and its add-ons cost then. It stands on
// sites, which do not follow the load. An answer that changes neither the load nor where
// the users are moves on the ground of the one before.
type ground struct {
	*sites
	load, low, high workload.Load
	ranged          bool
	known           []map[*run]*known // by host; the host is locked
}

// sites are where each host runs: what cases have in common that have the same users.
type sites struct {
	on    basis
	hosts []plot
}

// plot is one host's part of the sites.
type plot struct {
	sync.Mutex
	sitings []*siting // by setup
	venues  []*venue  // of all of them
}

// basis is all that sites follow.
type basis struct {
	need      latency.Need
	terms     terms
	spread    string
	residency [][2]string // of what is required: key and bound
	instances float64     // that are asked for
	promises  []promise
	discounts []answers.Part
}

// promise is one that is required.
type promise struct {
	criterion string
	least     float64
	must      bool
}

func (x *Case) basis() basis {
	b := basis{need: x.Need, spread: x.Answers.Word(catalog.QuestionSpread), terms: x.terms(), discounts: x.Answers.Values[catalog.QuestionDiscount].Parts}
	for _, r := range x.Requirements {
		if ofResidency(r) {
			b.residency = append(b.residency, [2]string{r.Key, r.Bound})
		}
	}
	b.instances = x.instances
	for _, i := range x.promises {
		r := &x.Requirements[i]
		b.promises = append(b.promises, promise{r.Criterion, *r.AtLeast, r.Must()})
	}
	return b
}

func (b *basis) same(o *basis) bool {
	return b.terms == o.terms && b.spread == o.spread && slices.Equal(b.residency, o.residency) &&
		b.instances == o.instances && slices.Equal(b.promises, o.promises) && slices.Equal(b.discounts, o.discounts) &&
		b.need.Database == o.need.Database && b.need.HandlingMS == o.need.HandlingMS && b.need.Queries == o.need.Queries &&
		b.need.Handshake == o.need.Handshake && slices.Equal(b.need.Users, o.need.Users)
}

// carries says whether the ground is of the case's load.
func (g *ground) carries(x *Case) bool {
	return sameLoad(g.load, x.Load) && g.ranged == x.ranged && (!g.ranged || sameLoad(g.low, x.low) && sameLoad(g.high, x.high))
}

func sameLoad(a, b workload.Load) bool {
	equal := func(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
	if !equal(a.WarmCount, b.WarmCount) || !equal(a.WarmHours, b.WarmHours) {
		return false
	}
	a.WarmCount, a.WarmHours, b.WarmCount, b.WarmHours = nil, nil, nil, nil
	return a == b
}

// grounds are the last ones, the latest first: few, so that what they hold stays a part
// of what the data weighs.
type grounds struct {
	sync.Mutex
	latest []*ground
}

const keptGrounds = 2

// of is the ground of a case: one of the last, where it can share it, or one on the
// sites of such a one.
func (all *grounds) of(x *Case) *ground {
	all.Lock()
	defer all.Unlock()
	on := x.basis()
	var at *sites
	for i, g := range all.latest {
		if !g.on.same(&on) {
			continue
		}
		if g.carries(x) {
			copy(all.latest[1:i+1], all.latest[:i])
			all.latest[0] = g
			return g
		}
		at = g.sites
	}
	if at == nil {
		at = &sites{on: on, hosts: make([]plot, len(x.Catalog.Hosts))}
	}
	g := x.groundOn(at)
	all.latest = append([]*ground{g}, all.latest[:min(len(all.latest), keptGrounds-1)]...)
	return g
}

// groundOn is a new ground of the case on sites.
func (x *Case) groundOn(at *sites) *ground {
	return &ground{sites: at, load: x.Load, low: x.low, high: x.high, ranged: x.ranged, known: make([]map[*run]*known, len(at.hosts))}
}

// plot is a host's part of the sites, with the siting of one of its setups, by its
// number. The host is locked.
func (s *sites) plot(x *Case, h *catalog.Product, setup int) (*plot, *siting) {
	p := &s.hosts[x.maker.hosts[h]]
	if p.sitings == nil {
		p.sitings = make([]*siting, len(h.Setups))
	}
	if p.sitings[setup] == nil {
		p.sitings[setup] = x.sitingOf(h, &h.Setups[setup])
	}
	return p, p.sitings[setup]
}

// known is what a run comes to on its ground.
type known struct {
	carried carried
	offers  []offered
}

// offered is what an add-on comes to beside a run.
type offered struct {
	offer *offer
	billed
}

// billed is what an add-on bills beside a run, how many of its limits the load is over,
// and how many more at the high end of the answers' ranges.
type billed struct {
	price       price
	over, stops int
}

// of is what is known of a run, nil for nothing yet.
func (g *ground) of(r *run) *known { return g.known[r.host][r] }

func (g *ground) put(r *run, c carried) {
	if g.known[r.host] == nil {
		g.known[r.host] = map[*run]*known{}
	}
	g.known[r.host][r] = &known{carried: c}
}
