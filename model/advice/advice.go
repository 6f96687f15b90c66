// Package advice conducts: from a catalog, answers and a day to ranked stacks,
// near misses and what is ruled out, with bills, latencies and caveats. It is
// pure: the same input gives the same advice.
package advice

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/rank"
	"whereto/model/workload"
)

// Options are what the advice depends on beside the catalog, the answers and the day.
type Options struct {
	MonthHours float64 // 0: 730
	NoFree     bool    // without free tiers
	Currency   string  // empty: what was answered, else USD
	Rate       float64 // USD for one unit of Currency; 0: from the catalog
}

// Advice is the whole result.
type Advice struct {
	Title        string
	Today        catalog.Date
	Origin       catalog.Origin
	Currency     string
	Answers      answers.Answers
	Requirements []fit.Requirement
	Load         workload.Load
	Assumed      []workload.Assumption
	Unanswered   []string // questions that could be asked and were not
	Scales       rank.Scales
	Stacks       []*Stack // that fit, the best first
	Near         []*Stack // that fail one must, the least failing first
	RuledOut     []*Stack // that fail more, or can't be chosen
	Close        bool     // the first two are too close to call
	Study        *Study   // nil unless it was explored

	x   *context // for what is worked out of single stacks when it is asked for
	all []*Stack // variants too
}

// Conversion says how amounts came from USD into the advice's currency; ok is false
// if they are USD.
func (a *Advice) Conversion() (c Conversion, ok bool) { return a.x.conversion() }

// Stack is a host with a setup, a size, regions and add-ons: what is advised.
type Stack struct {
	ID      string
	Name    string // the host, how and where, and the add-ons
	Title   string // the name without the add-ons
	Host    *catalog.Product
	Setup   catalog.Setup
	Size    *catalog.Size
	Regions []catalog.Region
	Edge    bool // runs in all of the host's regions
	Addons  []fit.Pair

	Rank           int
	RankIfUnknowns [2]int
	Status         string // "fits" or "fits-with-caveats"; empty: it does not fit
	Value          float64
	BestValue      float64 // if what is unknown turned out well
	Parts          []rank.Part

	Bill      cost.Bill
	Low, High float64 // totals at the ends of the answers' ranges
	Previews  float64 // of the bill, what previews add
	Latency   latency.Stack
	ColdShare *float64
	Meters    workload.Meters
	Verdicts  []fit.Verdict
	Because   []fit.Verdict // the musts that it fails
	Caveats   []Caveat
	Variants  []string // stacks of the same host that cost more and satisfy no more
}

// Caveat is what is still open about a stack.
type Caveat struct {
	ID     string
	About  []string
	Text   string
	Source catalog.Source
}

// Fits says whether the stack fails no must.
func (s *Stack) Fits() bool { return s.Status != "" }

// Built says whether the stack was worked out; a product that is closed to new
// customers is known and not built.
func (s *Stack) Built() bool { return s.Bill.Currency != "" }

// context is what all stacks of one advice share.
type context struct {
	c         *catalog.Catalog
	net       *latency.Network
	a         answers.Answers
	asked     map[string]bool // questions that were answered, criteria that are required
	today     catalog.Date
	o         Options
	reqs      []fit.Requirement
	load      workload.Load
	low, high workload.Load
	ranged    bool
	need      latency.Need
	scales    rank.Scales
	languages []string
	vat       float64
	bill      cost.Options
	key       string // of everything that bills depend on
	memo      *memo
}

// Advise works out the advice.
func Advise(c *catalog.Catalog, given answers.Answers, today catalog.Date, o Options) *Advice {
	return NewEngine(c).Advise(given, today, o)
}

// Engine gives advice again and again on one catalog. It remembers round trips
// and bills, which changes how fast it answers and nothing else. It can be used
// by several goroutines at once.
type Engine struct {
	c    *catalog.Catalog
	net  *latency.Network
	memo *memo
}

// NewEngine prepares a catalog.
func NewEngine(c *catalog.Catalog) *Engine {
	return &Engine{c, latency.New(c), newMemo()}
}

// Advise works out the advice.
func (e *Engine) Advise(given answers.Answers, today catalog.Date, o Options) *Advice {
	c := e.c
	x, assumed := newContext(c, e.net, given, today, o)
	x.memo = e.memo
	out := &Advice{
		Title: given.Title, Today: today, Origin: c.Origin, Currency: x.bill.Currency, Answers: given,
		Requirements: x.reqs, Load: x.load, Assumed: assumed, Scales: x.scales, Unanswered: unanswered(c, x.a),
	}
	out.x, out.all = x, x.hosts()
	x.sort(out, out.all)
	return out
}

// hosts makes the stacks of all hosts, in their order. Hosts are worked out side
// by side, since none depends on another.
func (x *context) hosts() []*Stack {
	stacks := make([][]*Stack, len(x.c.Hosts))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			verdicts := fit.Memo{} // of its own, so that none waits for another
			for i := next.Add(1) - 1; i < int64(len(stacks)); i = next.Add(1) - 1 {
				stacks[i] = x.host(x.c.Hosts[i], verdicts)
			}
		})
	}
	wait.Wait()
	return slices.Concat(stacks...)
}

func newContext(c *catalog.Catalog, net *latency.Network, given answers.Answers, today catalog.Date, o Options) (*context, []workload.Assumption) {
	x := &context{c: c, net: net, a: given.With(c), today: today, o: o, asked: map[string]bool{}}
	var assumed []workload.Assumption
	x.load, assumed = workload.Resolve(c, x.a, workload.Typical)
	x.low, _ = workload.Resolve(c, x.a, workload.Low)
	x.high, _ = workload.Resolve(c, x.a, workload.High)
	for _, v := range x.a.Values {
		x.ranged = x.ranged || v.Number != nil && !v.Number.Single()
	}
	x.reqs = fit.Requirements(c, x.a)
	for id := range x.a.Values {
		x.asked[id] = true
	}
	for _, r := range x.reqs {
		x.asked[r.Criterion] = true
	}
	x.languages = x.a.Values["language"].Words
	x.need = latency.Need{HandlingMS: x.load.DurationMS, Queries: x.load.Queries, Handshake: c.Plan.HandshakeTrips}
	for _, s := range x.a.Values["users"].Shares {
		x.need.Users = append(x.need.Users, latency.User{Place: s.Place, Share: s.Share})
	}
	if _, ok := c.Place(x.a.Word("database")); ok {
		x.need.Database = x.a.Word("database")
	}
	x.bill = cost.NewOptions(c, today)
	x.bill.NoFree, x.bill.Rate = o.NoFree, o.Rate
	if o.MonthHours > 0 {
		x.bill.MonthHours = o.MonthHours
	}
	for _, currency := range []string{x.a.Word("currency"), o.Currency} {
		if currency != "" {
			x.bill.Currency = currency
		}
	}
	x.vat = typical(x.a, "vat_percent")
	x.key = x.fingerprint()
	x.memo = newMemo()
	x.scales = rank.NewScales(typical(x.a, "budget"), typical(x.a, "latency_goal_ms"))
	return x, assumed
}

func typical(a answers.Answers, question string) float64 {
	if v, ok := a.Values[question]; ok && v.Number != nil {
		return v.Number.Typical
	}
	return 0
}

// unanswered lists the questions that make sense and were not answered, those
// aside that merely are figures.
func unanswered(c *catalog.Catalog, a answers.Answers) []string {
	var ids []string
	for _, q := range c.Questions {
		if !a.Has(q.ID) && !q.Figure && q.Tier != "expert" && a.Asked(q) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}
