package advice

import (
	"errors"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/parallel"
	"whereto/model/rank"
	"whereto/model/stack"
	"whereto/model/study"
)

// DefaultSamples is how often the ranking is drawn anew unless the user says otherwise.
const DefaultSamples = 2000

// Engine gives advice again and again on one catalog. It can be used by several
// goroutines at once.
type Engine struct {
	catalog *catalog.Catalog
	maker   *stack.Maker
}

// NewEngine prepares a catalog.
func NewEngine(c *catalog.Catalog) *Engine { return &Engine{c, stack.NewMaker(c)} }

// Ask is what advice is asked for.
type Ask struct {
	Answers answers.Answers
	Today   catalog.Date
	Options stack.Options
	Samples int         // how often the ranking is drawn in the study; 0: there is no study
	Stop    func() bool // asked while the study is made; nil: never
	Brief   bool        // the stacks that fit alone, in outline: without bills' lines, verdicts, caveats, and what is found among them
}

// ErrStopped says that a study was given up.
var ErrStopped = errors.New("the study was given up")

// Advise works out the advice. An error names a figure that the catalog lacks, or is
// ErrStopped.
func (e *Engine) Advise(q Ask) (*Advice, error) {
	x, err := e.maker.Case(q.Answers, q.Today, q.Options)
	if err != nil {
		return nil, err
	}
	evaluate := x.Evaluate
	if q.Brief {
		evaluate = x.EvaluateFits
	}
	all := evaluate()
	order := all.Order()
	if q.Brief {
		order.Near, order.RuledOut = nil, nil // not all of them
	}
	ranked := show(all, order, q.Brief)
	a := &Advice{
		Title: q.Answers.Title, Today: q.Today, Origin: e.catalog.Origin, Options: q.Options,
		Currency: x.Bills.Money.Name(), Conversion: x.Bills.Money.Conversion(), Conversions: x.Conversions(), Worth: x.Worth(),
		Answers: q.Answers, Requirements: x.Requirements, Load: x.Load, GoalMS: x.Goal(), WayMS: x.WayScale.Half, Assumed: x.Assumed,
		Unanswered: unanswered(e.catalog, x.Answers), Database: x.Need.Database,
		Stacks: ranked.Stacks, Near: ranked.Near, RuledOut: ranked.RuledOut, Closed: all.Closed, Close: ranked.Close,
	}
	if q.Brief {
		return a, nil
	}
	a.Current = current(x, a)
	a.Closer = closer(x, a)
	if d := q.Answers.Decision; d != nil && d.Stack != "" {
		a.Decided = decided(x, a, *d)
	}
	if q.Samples > 0 {
		again := func(given answers.Answers) study.Outcome {
			y, err := e.maker.Case(given, q.Today, q.Options)
			if err != nil { // the catalog has all figures, or the first case had failed
				return study.Outcome{}
			}
			all := y.EvaluateFits()
			return study.Outcome{Evaluation: all, Order: all.Order()}
		}
		a.Study = study.Explore(study.Subject{Case: x, Given: q.Answers, Ranking: ranked, All: all, Order: order, Again: again}, q.Samples, q.Stop)
		if a.Study == nil {
			return nil, ErrStopped
		}
	}
	a.Recommended = recommended(x, a)
	return a, nil
}

// show writes the stacks of an order: the first of each row, and of those that fit its
// host's others in full, so that they can be drawn; others in outline.
func show(all *stack.Evaluation, o rank.Order, brief bool) study.Ranking {
	kept := slices.Concat(o.Fits, o.Near, o.RuledOut)
	list := make([]*stack.Stack, len(kept))
	parallel.Each(len(kept), func(at int, k *stack.Scratch) {
		one := func(i int, whole bool) *stack.Stack {
			if brief || !whole {
				return all.Outline(i)
			}
			if at >= len(o.Fits)+len(o.Near) {
				return all.Why(i, k)
			}
			s := all.Show(i, k)
			for _, v := range o.Variants[i] {
				s.Variants = append(s.Variants, all.ID(v))
			}
			slices.Sort(s.Variants)
			return s
		}
		head := one(kept[at], true)
		for _, i := range o.Also[kept[at]] {
			head.Also = append(head.Also, one(i, head.Fits()))
		}
		list[at] = head
	})
	fits, near := len(o.Fits), len(o.Fits)+len(o.Near)
	r := study.Ranking{Stacks: list[:fits:fits], Near: list[fits:near:near], RuledOut: list[near:], Close: o.Close}
	for at, s := range r.Stacks {
		s.Rank, s.RankIfUnknowns = o.Ranks[at], o.Intervals[at]
	}
	return r
}

// Tell works out what is told of stacks of the advice, each named by its id, or by the
// first parts of one: host, host/setup, with or without size, regions and add-ons. Of
// several that have the parts, the best is taken, those that fit first; one that is
// none of the advice's, a variant for one, is worked out. An error says what of an id
// is not known, or can't be chosen any more: a stack.NotKnownError or a
// stack.ClosedError.
func (e *Engine) Tell(a *Advice, ids ...string) ([]*detail.Detail, error) {
	x, err := e.maker.Case(a.Answers, a.Today, a.Options)
	if err != nil {
		return nil, err
	}
	var list []*detail.Detail
	k := new(stack.Scratch)
	for _, id := range ids {
		s, err := a.find(x, id)
		if err != nil {
			return nil, err
		}
		list = append(list, detail.Of(x, s, k))
	}
	return list, nil
}

// find finds a stack by its id or by parts of one, or works it out.
func (a *Advice) find(x *stack.Case, id string) (*stack.Stack, error) {
	all := a.All()
	if i := slices.IndexFunc(all, func(s *stack.Stack) bool { return s.ID == id }); i >= 0 {
		return whole(x, all[i])
	}
	want, err := x.Canonical(stack.ParseID(id))
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(all, func(s *stack.Stack) bool { return want.In(stack.ParseID(s.ID)) }); i >= 0 {
		return whole(x, all[i])
	}
	return x.Named(want)
}

// whole is a stack in full; one that the advice has in outline is worked out.
func whole(x *stack.Case, s *stack.Stack) (*stack.Stack, error) {
	if s.Parts != nil {
		return s, nil
	}
	return x.Named(stack.ParseID(s.ID))
}

// Price makes the bill of one host or add-on. An error says what of the request is not
// known.
func (e *Engine) Price(given answers.Answers, today catalog.Date, o stack.Options, q stack.Request) (*detail.Priced, error) {
	x, err := e.maker.Case(given, today, o)
	if err != nil {
		return nil, err
	}
	return detail.Price(x, q)
}
