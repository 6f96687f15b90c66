package screen

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// supposition is something that could be otherwise.
type supposition struct {
	kind suppositionKind
	what string // in words, from what to what
	patch
	size float64 // how large a change it is
	to   string  // of one that no answer makes: who is first then
}

// suppositionKind says where a supposition is listed.
type suppositionKind int

const (
	ofHost  suppositionKind = iota // what lets the selected host fit
	ofFirst                        // what may make another first
	ofLoad                         // another load or budget
	ofOther                        // what no answer changes
)

// suppositions are what could be otherwise than in the answers, and what of that is known to
// matter: each answered question's other options, its importance, other loads and budgets,
// what stands against a host that is selected, and what the study has found.
func suppositions(s state, base answers.Answers) []supposition {
	var list []supposition
	seen := map[string]bool{}
	add := func(x supposition) {
		key := x.key()
		if x.patch.none() {
			key = x.what
		}
		if !seen[key] && (x.patch.none() || !x.in(base)) {
			seen[key] = true
			list = append(list, x)
		}
	}
	t := supposer{s, base}
	for _, of := range [][]supposition{t.host(), t.open(), t.evens(), t.beyond(), t.drops(), t.weights(), t.answered(), t.loads(), t.others()} {
		for _, x := range of {
			add(x)
		}
	}
	return list
}

// supposer finds suppositions: base is the answers without those that are applied.
type supposer struct {
	state
	base answers.Answers
}

// question is a question with the answer that it has.
func (t supposer) question(id string) (q *catalog.Question, v answers.Value, ok bool) {
	q, ok = t.catalog.Question(id)
	return q, t.base.Values[id], ok
}

// fromTo is a change of an answer in words.
func (t supposer) fromTo(q *catalog.Question, to answers.Value) string {
	from := ""
	if v, ok := t.base.Values[q.ID]; ok && v.Number != nil {
		from = quantity.Brief(v.Number.Typical)
	} else if ok {
		from = answerText(t.state, q, v)
	} else if q.Figure {
		from = assumedText(t.advice, q)
	}
	if from == "" {
		return fmt.Sprintf("%s: %s", q.Name, answerText(t.state, q, to))
	}
	return instead(q.Name, answerText(t.state, q, to), from)
}

// instead is what something becomes, and what it is.
func instead(name, to, from string) string {
	return fmt.Sprintf("%s: %s instead of %s", name, to, from)
}

// changes are those of answers in words.
func (t supposer) changes(list []stack.Change) string {
	var texts []string
	for _, c := range list {
		q, ok := t.catalog.Question(c.Question)
		switch {
		case !ok:
		case c.Want:
			texts = append(texts, instead(q.Name, "want", "must"))
		default:
			texts = append(texts, t.fromTo(q, answers.Number(c.To)))
		}
	}
	return strings.Join(texts, " and ")
}

// host is what stands against the selected host.
func (t supposer) host() []supposition {
	if t.selected == nil || len(t.selected.Changes) == 0 {
		return nil
	}
	b := t.base.Clone()
	for _, c := range t.selected.Changes {
		c.Make(&b)
	}
	return []supposition{{kind: ofHost, what: t.changes(t.selected.Changes), patch: between(t.base.Clone(), b)}}
}

// open are the answers to open questions that change the most.
func (t supposer) open() (list []supposition) {
	if t.advice.Study == nil {
		return nil
	}
	for _, o := range t.advice.Study.Next {
		if q, _, ok := t.question(o.Question); ok && !answering.Empty(o.Answer) {
			list = append(list, supposition{kind: ofFirst, what: t.fromTo(q, o.Answer), patch: answer(o.Question, o.Answer), size: 1 / (0.5 + o.Influence)})
		}
	}
	return list
}

// evens are the figures from which on another is first.
func (t supposer) evens() (list []supposition) {
	if t.advice.Study == nil {
		return nil
	}
	for _, e := range t.advice.Study.BreakEven {
		q, v, ok := t.question(e.Question)
		if !ok || e.Now <= 0 {
			continue
		}
		if e.Place == "" {
			to := beyond(e.At, e.Now)
			list = append(list, supposition{kind: ofFirst, what: t.fromTo(q, answers.Number(to)), patch: answer(q.ID, times(v, to, to/e.Now)), size: math.Abs(math.Log2(to / e.Now))})
			continue
		}
		share := math.Ceil(100*e.At) / 100
		if e.At < e.Now {
			share = math.Floor(100*e.At) / 100
		}
		if share <= 0 || share >= 1 || len(v.Shares) < 2 || v.Shares[0].Place != e.Place {
			continue
		}
		shares := slices.Clone(v.Shares)
		for i := range shares {
			shares[i].Share *= (1 - share) / (1 - e.Now)
		}
		shares[0].Share = share
		slices.SortStableFunc(shares, func(a, b catalog.Users) int { return cmp.Compare(b.Share, a.Share) })
		list = append(list, supposition{
			kind: ofFirst, what: instead(q.Name, fmt.Sprintf("%s %% in %s", shareText(share), t.catalog.Places[e.Place].City), shareText(e.Now)+" %"),
			patch: answer(q.ID, answers.Value{Shares: shares}), size: 10 * math.Abs(share-e.Now),
		})
	}
	return list
}

// beyond is a figure of three digits just past one, away from now.
func beyond(at, now float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(at))-2)
	if at < now {
		return math.Floor(at*0.998/unit) * unit
	}
	return math.Ceil(at*1.002/unit) * unit
}

// times is an answered range so many times as large, as far as it was one; else one number.
func times(v answers.Value, to, factor float64) answers.Value {
	if v.Number == nil || v.Number.Single() {
		return answers.Number(to)
	}
	r := catalog.Range{Low: rounded(v.Number.Low*factor, 3), Typical: to, High: rounded(v.Number.High*factor, 3)}
	return answers.Value{Number: &r}
}

// beyond are the ends of answered ranges at which the first stack breaks something.
func (t supposer) beyond() (list []supposition) {
	if t.advice.Study == nil {
		return nil
	}
	for _, b := range t.advice.Study.Beyond {
		p, texts, size := newPatch(), []string(nil), 0.0
		for _, f := range b.At {
			q, v, ok := t.question(f.Question)
			if !ok || v.Number == nil {
				continue
			}
			end := v.Number.Low
			if b.High {
				end = v.Number.High
			}
			p.values[q.ID] = answers.Number(end)
			texts = append(texts, t.fromTo(q, answers.Number(end)))
			size = max(size, math.Abs(math.Log2(max(end, 1e-9)/max(v.Number.Typical, 1e-9))))
		}
		if texts != nil {
			list = append(list, supposition{kind: ofFirst, what: strings.Join(texts, " and "), patch: p, size: size})
		}
	}
	return list
}

// drops are the musts without which more fits.
func (t supposer) drops() (list []supposition) {
	if t.advice.Study == nil {
		return nil
	}
	for _, d := range t.advice.Study.Drops {
		var changes []stack.Change
		p := newPatch()
		for _, id := range d.Questions {
			changes = append(changes, stack.Change{Question: id, Want: true})
			p.importance[id] = "want"
		}
		list = append(list, supposition{kind: ofFirst, what: t.changes(changes), patch: p, size: 0.4 * float64(len(changes))})
	}
	return list
}

// weights are the smallest changes of a weight that make another host the first, and the one
// that is selected.
func (t supposer) weights() (list []supposition) {
	first := t.advice.First()
	if t.advice.Study == nil || first == nil {
		return nil
	}
	all := objectives(t.state)
	nearest := func(is func(x *stack.Stack) bool) {
		best := supposition{size: math.Inf(1)}
		for _, w := range t.advice.Study.Sways {
			i := slices.IndexFunc(all, func(o objective) bool { return o.id == w.Objective })
			if i < 0 {
				continue
			}
			o := all[i]
			at, ok := w.Nearest(o.share, is)
			if !ok || math.Abs(float64(at)/100-o.share)*10 >= best.size {
				continue
			}
			weights, ok := weightsWith(all, o.id, at)
			if !ok {
				continue
			}
			p := newPatch()
			p.weights = weights
			best = supposition{kind: ofFirst, what: fmt.Sprintf("%s weighs %d %% instead of %s %%", o.name, at, shareText(o.share)), patch: p, size: math.Abs(float64(at)/100-o.share) * 10}
		}
		if !best.patch.none() {
			list = append(list, best)
		}
	}
	nearest(func(x *stack.Stack) bool { return x.Host != first.Host })
	if t.selected != nil && t.selected.Host != first.Host {
		nearest(func(x *stack.Stack) bool { return x.Host == t.selected.Host })
	}
	return list
}

// answered are other answers to questions that were answered and are required, and their
// importance.
func (t supposer) answered() (list []supposition) {
	for _, q := range t.catalog.Questions {
		v, ok := t.base.Values[q.ID]
		if !ok || !answers.Requires(q) || !t.base.Makes(q) || q.ID == catalog.QuestionLanguage {
			continue
		}
		now, size := t.base.ImportanceOf(q), 1.5
		if q.Tier == "core" && v.Number == nil { // what is built is seldom another thing
			size = 4
		}
		for _, to := range []string{"must", "want", "skip"} {
			if to == now {
				continue
			}
			p := newPatch()
			p.importance[q.ID] = to
			list = append(list, supposition{kind: ofFirst, what: instead(q.Name, to, now), patch: p, size: 1})
		}
		switch {
		case q.ID == catalog.QuestionBudget:
		case v.List:
			for i := range v.Words {
				to := answers.Value{List: true, Words: slices.Delete(slices.Clone(v.Words), i, i+1)}
				list = append(list, supposition{kind: ofFirst, what: t.fromTo(q, to), patch: answer(q.ID, to), size: 1.2})
			}
		case v.Number != nil:
			for _, to := range answers.Trials(q, v.Number.Typical) {
				list = append(list, supposition{kind: ofFirst, what: t.fromTo(q, to), patch: answer(q.ID, to), size: 1 + math.Abs(math.Log2(max(to.Number.Typical, 1e-3)/max(v.Number.Typical, 1e-3)))})
			}
		case v.Word() != "":
			for _, to := range answers.Trials(q, v.Word()) {
				list = append(list, supposition{kind: ofFirst, what: t.fromTo(q, to), patch: answer(q.ID, to), size: size})
			}
		}
	}
	return list
}

// loads are half, twice and ten times the load, and half and twice the budget.
func (t supposer) loads() (list []supposition) {
	for _, of := range []struct {
		question string
		factors  []float64
	}{{catalog.QuestionRequests, []float64{0.5, 2, 10}}, {catalog.QuestionBudget, []float64{0.5, 2}}} {
		q, v, ok := t.question(of.question)
		now := 0.0
		if v.Number != nil {
			now = v.Number.Typical
		} else if n, is := catalog.Number(t.advice.Figure(of.question)); is {
			now = n
		}
		if !ok || now <= 0 {
			continue
		}
		for _, factor := range of.factors {
			to := times(v, now*factor, factor)
			name := map[float64]string{0.5: "half of", 2: "twice", 10: "ten times"}[factor]
			unit := shortUnit(t.answers.Unit(q))
			if !q.Money() {
				unit = ""
			}
			list = append(list, supposition{
				kind: ofLoad, what: fmt.Sprintf("%s: %s, %s %s", q.Name, strings.TrimSpace(quantity.Brief(now*factor)+" "+unit), name, quantity.Brief(now)),
				patch: answer(q.ID, to), size: math.Abs(math.Log2(factor)),
			})
		}
	}
	return list
}

// others are what no answer changes: what has to be checked, and a price.
func (t supposer) others() (list []supposition) {
	if t.advice.Recommended == nil {
		return nil
	}
	for _, f := range t.advice.Recommended.Flips {
		if f.Kind == advice.Check || f.Tip != nil && f.Tip.Stack != nil {
			by, to := summary.FlipText(t.catalog, t.advice, f)
			list = append(list, supposition{kind: ofOther, what: by, to: to})
		}
	}
	return list
}

// outcome is what a supposition comes to.
type outcome struct {
	round int64
	first string // the host that is first then; empty: nothing fits
	host  string // what it is called, and its stack
	name  string
	fits  []fare // the first one first
}

// fare is a host that fits, with its rank of all and its price.
type fare struct {
	host  string
	place int
	total string
}

// comesTo is what an advice comes to.
func comesTo(round int64, a *advice.Advice) outcome {
	out := outcome{round: round}
	for _, x := range a.Stacks {
		out.fits = append(out.fits, fare{x.Host.ID, a.Place(x), fareText(a, x)})
	}
	if first := a.First(); first != nil {
		out.first, out.host, out.name = first.Host.ID, first.Host.Name, summary.WayText(first)
	}
	return out
}

// fares is how a host fares.
func (o outcome) fares(host string) (fare, bool) {
	if i := slices.IndexFunc(o.fits, func(f fare) bool { return f.host == host }); i >= 0 {
		return o.fits[i], true
	}
	return fare{}, false
}
