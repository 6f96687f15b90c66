package stack

import (
	"slices"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/latency"
	"whereto/model/workload"
)

// A ground is what cases have in common whose answers differ only in what they require:
// sites, which do not follow the load, and the burden, which follows where the users are
// only as far as a run does. An answer that changes neither the load nor where the users
// are moves on the ground of the one before.
type ground struct {
	*sites
	*burden
}

// burden is how each host carries one load, and what it and its add-ons cost then.
type burden struct {
	priced
	load, low, high workload.Load
	ranged          bool
	borne           []borne // by host
}

// borne is one host's part of a burden.
type borne struct {
	sync.Mutex
	known map[carriage]*known
}

// carriage is all that what a run comes to for a load follows: one region's, or else the
// run itself.
type carriage struct {
	run        *run // nil where the rest says all
	tariff     *cost.Tariff
	frame      workload.Frame
	preview    int16
	codes      string // of the spot and the regions
	databaseMS float64
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
	ways    []openWays
	venues  []*venue // of all of them
}

// priced is all that prices follow beside what is billed.
type priced struct {
	terms     terms
	discounts []answers.Part
}

func (x *Case) priced() priced {
	return priced{x.terms(), x.Answers.Values[catalog.QuestionDiscount].Parts}
}

func (p *priced) alike(o priced) bool {
	return p.terms == o.terms && slices.Equal(p.discounts, o.discounts)
}

// basis is all that sites follow.
type basis struct {
	priced
	need      latency.Need
	spread    string
	residency [][2]string // of what is required: key and bound
	instances float64     // that are asked for
	promises  []promise
}

// promise is one that is required.
type promise struct {
	criterion string
	least     float64
	must      bool
}

func (x *Case) basis() basis {
	b := basis{priced: x.priced(), need: x.Need, spread: x.Answers.Word(catalog.QuestionSpread)}
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
	return b.alike(o.priced) && b.spread == o.spread && slices.Equal(b.residency, o.residency) &&
		b.instances == o.instances && slices.Equal(b.promises, o.promises) &&
		b.need.Database == o.need.Database && b.need.HandlingMS == o.need.HandlingMS && b.need.Queries == o.need.Queries &&
		b.need.Handshake == o.need.Handshake && slices.Equal(b.need.Users, o.need.Users)
}

// is says whether the burden is the case's.
func (b *burden) is(x *Case) bool {
	return b.alike(x.priced()) && sameLoad(b.load, x.Load) && b.ranged == x.ranged && (!b.ranged || sameLoad(b.low, x.low) && sameLoad(b.high, x.high))
}

func sameLoad(a, b workload.Load) bool {
	equal := func(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
	if !equal(a.WarmCount, b.WarmCount) || !equal(a.WarmHours, b.WarmHours) {
		return false
	}
	a.WarmCount, a.WarmHours, b.WarmCount, b.WarmHours = nil, nil, nil, nil
	return a == b
}

// grounds are the last sites and burdens, the latest first: few, so that what they hold
// stays a part of what the data weighs.
type grounds struct {
	sync.Mutex
	sites   []*sites
	burdens []*burden
}

const keptGrounds = 2

// of is the ground of a case, of the last sites and burdens as far as they are its own.
func (all *grounds) of(x *Case) *ground {
	all.Lock()
	defer all.Unlock()
	on := x.basis()
	var g ground
	all.sites, g.sites = latest(all.sites, func(s *sites) bool { return s.on.same(&on) }, func() *sites { return x.newSites(on) })
	all.burdens, g.burden = latest(all.burdens, func(b *burden) bool { return b.is(x) }, x.newBurden)
	return &g
}

// latest finds one of a list, or makes it, and puts it before the others, of which few are
// kept.
func latest[T any](list []*T, is func(*T) bool, made func() *T) ([]*T, *T) {
	at := slices.IndexFunc(list, is)
	if at < 0 {
		one := made()
		return append([]*T{one}, list[:min(len(list), keptGrounds-1)]...), one
	}
	one := list[at]
	copy(list[1:at+1], list[:at])
	list[0] = one
	return list, one
}

func (x *Case) newSites(on basis) *sites {
	return &sites{on: on, hosts: make([]plot, len(x.Catalog.Hosts))}
}

func (x *Case) newBurden() *burden {
	return &burden{priced: x.priced(), load: x.Load, low: x.low, high: x.high, ranged: x.ranged, borne: make([]borne, len(x.Catalog.Hosts))}
}

// plot is a host's part of the sites, with the siting of one of its setups, by its
// number. The host is locked.
func (s *sites) plot(x *Case, h *catalog.Product, setup int) (*plot, *siting) {
	p := &s.hosts[x.maker.hosts[h]]
	if p.sitings == nil {
		p.sitings = make([]*siting, len(h.Setups))
	}
	if p.sitings[setup] == nil {
		p.sitings[setup] = p.sitingOf(x, h, &h.Setups[setup])
	}
	return p, p.sitings[setup]
}

// known is what a run comes to for a load, and all that carry alike.
type known struct {
	carried carried
	offers  []offered
}

// offered is what an add-on comes to beside a run.
type offered struct {
	number int // in the pairing
	billed
}

// billed is what an add-on bills beside a run, how many of its limits the load is over,
// and how many more at the high end of the answers' ranges.
type billed struct {
	price       price
	over, stops int
}

// of is what is known of a run, nil for nothing yet. The host is locked.
func (b *burden) of(r *run) *known {
	if r.on != b {
		found := b.borne[r.host].known[r.carriage]
		if found == nil {
			return nil
		}
		r.on, r.known, r.offers = b, found, nil
	}
	return r.known
}

// put keeps what a run comes to. The host is locked.
func (b *burden) put(r *run, c carried) {
	of := &b.borne[r.host]
	if of.known == nil {
		of.known = map[carriage]*known{}
	}
	r.on, r.known, r.offers = b, &known{carried: c}, nil
	of.known[r.carriage] = r.known
}

// lock locks a host, by its number.
func (g *ground) lock(host int) {
	g.hosts[host].Lock()
	g.borne[host].Lock()
}

func (g *ground) unlock(host int) {
	g.borne[host].Unlock()
	g.hosts[host].Unlock()
}
