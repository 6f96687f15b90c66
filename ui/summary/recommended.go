package summary

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/study"
)

// recommend tells what is recommended, why, what stands against it and what would make
// another first; where few fit, what comes with fewer musts.
func recommend(p page, c *catalog.Catalog, a *advice.Advice) {
	rows := RecommendedRows(c, a)
	if len(rows) == 0 {
		return
	}
	p.Section("Recommended")
	if r := a.Recommended; r != nil {
		p.Para(RecommendedText(a, r))
	}
	p.Table(nil, rows)
}

// RecommendedText is what is recommended, with what it costs and how long it takes.
func RecommendedText(a *advice.Advice, r *advice.Recommended) string {
	s := r.Stack
	text := fmt.Sprintf("%s: %s %s a month", s.Name, Total(s), a.Currency)
	if s.Low != s.High {
		text += fmt.Sprintf(" (%s to %s)", quantity.Money(s.Low), quantity.Money(s.High))
	}
	if s.Latency.Known {
		text += fmt.Sprintf(", %.0f ms a response", s.Latency.ResponseMS)
	}
	switch s.Status {
	case stack.FitsIf:
		text += ". Nothing fits for sure: it fits if what is open turns out well"
	case stack.PriceNotKnown:
		text += ". Nothing that fits has all its prices known"
	}
	return text + "."
}

// RecommendedRows are the sentences on what is recommended, each below a word that says
// what it is: why, but, flips, and where few fit what comes with fewer musts.
func RecommendedRows(c *catalog.Catalog, a *advice.Advice) [][]string {
	var rows [][]string
	add := func(word string, texts []string) {
		for i, text := range texts {
			if i > 0 {
				word = ""
			}
			rows = append(rows, []string{word, text})
		}
	}
	if r := a.Recommended; r != nil {
		add("why", WhyTexts(c, a))
		add("but", ButTexts(c, a))
		var flips []string
		for _, f := range r.Flips {
			by, to := FlipText(c, a, f)
			flips = append(flips, by+" → "+to)
		}
		add("flips", flips)
	}
	add("drop", DropTexts(c, a))
	return rows
}

// WhyTexts are what the recommended stack has over the rows below.
func WhyTexts(c *catalog.Catalog, a *advice.Advice) []string {
	if a.Recommended == nil {
		return nil
	}
	var texts []string
	for i := range a.Recommended.Why {
		texts = append(texts, reasonText(c, a, &a.Recommended.Why[i]))
	}
	return texts
}

// WhyHeads are the same in a few words each; beside says too what the row below has.
func WhyHeads(c *catalog.Catalog, a *advice.Advice, beside bool) []string {
	if a.Recommended == nil {
		return nil
	}
	var texts []string
	for i := range a.Recommended.Why {
		r := &a.Recommended.Why[i]
		head, below := reasonHead(c, r)
		if beside && below != "" {
			head += fmt.Sprintf(" (%s %s)", r.Worse[0].Stack.Host.Name, below)
		}
		texts = append(texts, head)
	}
	return texts
}

// reasonHead is one thing in which the recommended stack is better, and what of it the row
// below has, where a figure says it.
func reasonHead(c *catalog.Catalog, r *advice.Reason) (head, below string) {
	switch r.Kind {
	case advice.Cheaper:
		return "costs less", amount(&r.Worse[0])
	case advice.Faster:
		return "answers sooner", figure(&r.Worse[0]) + " ms"
	case advice.Nearer:
		return "nearer to the users", figure(&r.Worse[0]) + " ms"
	case advice.Fact:
		return criterionText(c, r.Verdict.Requirement) + ": " + IsText(c, *r.Verdict), ""
	case advice.Sure:
		return "less to check", ""
	case advice.Fewer:
		return strings.ToLower(products(r.Is)), ""
	case advice.Warm:
		return "hardly a cold start", ""
	case advice.Holds:
		b := &r.Worse[0].Stack.Breaks[0]
		if b.Criterion == catalog.CriterionMonthlyCost && r.Is == 0 {
			return fmt.Sprintf("in budget in your %s month too", highOrLow(b)), ""
		}
		return "keeps what you ask at both ends of your ranges", ""
	}
	return "the only one that fails no must", ""
}

// highOrLow is which end of the answers' ranges breaks a bound.
func highOrLow(b *stack.Break) string {
	if b.High {
		return "high"
	}
	return "low"
}

// ButTexts are what stands against the recommended stack.
func ButTexts(c *catalog.Catalog, a *advice.Advice) []string {
	if a.Recommended == nil {
		return nil
	}
	var texts []string
	for i := range a.Recommended.But {
		texts = append(texts, doubtText(c, a, &a.Recommended.But[i]))
	}
	return texts
}

// ButHeads are the same in a few words each.
func ButHeads(c *catalog.Catalog, a *advice.Advice) []string {
	if a.Recommended == nil {
		return nil
	}
	var texts []string
	for i := range a.Recommended.But {
		texts = append(texts, doubtHead(c, a, &a.Recommended.But[i]))
	}
	return texts
}

// doubtHead is one thing that stands against the recommended stack, without what comes of it.
func doubtHead(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	switch d.Kind {
	case advice.Breaks:
		if d.Break.Criterion == catalog.CriterionMonthlyCost {
			return fmt.Sprintf("over budget in your %s month (%s)", highOrLow(d.Break), IsText(c, d.Break.Verdict))
		}
		return fmt.Sprintf("%s %s at your %s end", c.CriterionName(d.Break.Criterion), IsText(c, d.Break.Verdict), highOrLow(d.Break))
	case advice.Tied:
		return "worth as much as " + d.Stack.Host.Name
	case advice.Unlikely:
		return fmt.Sprintf("%s is first in %s of 100 mixes, this one in %s", d.Stack.Host.Name, perCent(d.Other), perCent(d.Share))
	case advice.Unmet:
		return unmetText(c, d)
	case advice.LeftOut:
		return leftOutHead(a.Recommended.Stack.Bill)
	}
	return doubtText(c, a, d)
}

// unmetText says what is found of a want that is not met.
func unmetText(c *catalog.Catalog, d *advice.Doubt) string {
	is := IsText(c, *d.Verdict)
	switch {
	case d.Verdict.Outcome == fit.Unknown && d.Verdict.Is.Number != nil:
		is = "not known for sure (" + is + ")"
	case d.Verdict.Outcome == fit.Unknown:
		is = "not known"
	}
	return criterionText(c, d.Verdict.Requirement) + ": " + is
}

// each joins what is said of rows that are worse: the first with its verb, the others by
// their figures alone.
func each(worse []advice.Worse, verb string, figure func(w *advice.Worse) string) string {
	var parts []string
	for i := range worse {
		w := &worse[i]
		text := w.Stack.Host.Name + " "
		if i == 0 && verb != "" {
			text += verb + " "
		}
		parts = append(parts, text+figure(w))
	}
	return strings.Join(parts, ", ")
}

// figure and amount are those of a row that is worse.
func figure(w *advice.Worse) string { return quantity.Text(w.Is) }
func amount(w *advice.Worse) string { return quantity.Money(w.Is) }

// reasonText is one thing in which the recommended stack is better than the row below.
func reasonText(c *catalog.Catalog, a *advice.Advice, r *advice.Reason) string {
	switch r.Kind {
	case advice.Cheaper:
		return fmt.Sprintf("%s a month: %s.", moneyText(a, r.Is), each(r.Worse, "costs", amount))
	case advice.Faster:
		return fmt.Sprintf("%s ms a response: %s.", quantity.Text(r.Is), each(r.Worse, "takes", figure))
	case advice.Nearer:
		return fmt.Sprintf("%s ms away from the users: %s.", quantity.Text(r.Is), each(r.Worse, "is", figure))
	case advice.Fact:
		return fmt.Sprintf("%s: %s; %s.", criterionText(c, r.Verdict.Requirement), IsText(c, *r.Verdict), factsText(c, r.Worse))
	case advice.Sure:
		return fmt.Sprintf("%s: %s.", toCheck(r.Is), each(r.Worse, "leaves", func(w *advice.Worse) string { return fmt.Sprintf("%.0f open", w.Is) }))
	case advice.Fewer:
		return fmt.Sprintf("%s: %s.", products(r.Is), each(r.Worse, "takes", figure))
	case advice.Warm:
		return fmt.Sprintf("At most 1 request in 10,000 meets a cold start: with %s.", each(r.Worse, "", func(w *advice.Worse) string { return oneIn(w.Is) }))
	case advice.Holds:
		head := "What you ask is kept at both ends of your ranges"
		if b := &r.Worse[0].Stack.Breaks[0]; b.Criterion == catalog.CriterionMonthlyCost && r.Is == 0 {
			head = fmt.Sprintf("In budget in your %s month too", highOrLow(b))
		}
		return fmt.Sprintf("%s: %s.", head, each(r.Worse, "", func(w *advice.Worse) string { return "comes to " + breakText(c, a, &w.Stack.Breaks[0]) }))
	}
	switch a.First().Status {
	case stack.Fits:
		return fmt.Sprintf("The only one of %d hosts that meets every must with nothing to check and no price missing.", r.Hosts)
	case stack.FitsIf:
		return fmt.Sprintf("The only one of %d hosts that fails no must, no price missing.", r.Hosts)
	}
	return fmt.Sprintf("The only one of %d hosts that fails no must.", r.Hosts)
}

// moneyText is an amount as it is compared: with the team's own work, where that was priced.
func moneyText(a *advice.Advice, amount float64) string {
	text := quantity.Money(amount) + " " + a.Currency
	if a.First().OwnUSD > 0 {
		text += ", your own work with it,"
	}
	return text
}

// factsText is what is found of rows on a criterion.
func factsText(c *catalog.Catalog, rows []advice.Worse) string {
	return each(rows, "", func(w *advice.Worse) string {
		if w.Verdict.Outcome == fit.Unknown {
			return "not known"
		}
		return IsText(c, *w.Verdict)
	})
}

func toCheck(n float64) string {
	if n == 1 {
		return "One thing to check"
	}
	return fmt.Sprintf("%.0f things to check", n)
}

func products(n float64) string {
	if n == 1 {
		return "One product alone"
	}
	return fmt.Sprintf("%.0f products", n)
}

// oneIn is a share of requests for people.
func oneIn(share float64) string {
	if share > 0.1 {
		return fmt.Sprintf("%.0f in 100", 100*share)
	}
	return "1 in " + quantity.Text(significant(1/share))
}

// BreakText is what a stack breaks at an end of the answers' ranges.
func BreakText(c *catalog.Catalog, a *advice.Advice, b *stack.Break) string {
	return c.CriterionName(b.Criterion) + " " + breakText(c, a, b)
}

func breakText(c *catalog.Catalog, a *advice.Advice, b *stack.Break) string {
	return fmt.Sprintf("%s %s (needs %s)", IsText(c, b.Verdict), endText(c, a, b.High), NeedsText(b.Requirement))
}

// endText names an end of the answers' ranges.
func endText(c *catalog.Catalog, a *advice.Advice, high bool) string {
	var figures []study.Figure
	for _, q := range c.Questions {
		if v, ok := a.Answers.Values[q.ID]; ok && v.Number != nil && !v.Number.Single() {
			end := v.Number.Low
			if high {
				end = v.Number.High
			}
			figures = append(figures, study.Figure{Question: q.ID, Value: end})
		}
	}
	return "at " + figuresText(c, a, figures)
}

// figuresText are values of questions with their units.
func figuresText(c *catalog.Catalog, a *advice.Advice, figures []study.Figure) string {
	var parts []string
	for _, f := range figures {
		q, _ := c.Question(f.Question)
		text := answerText(a, q, significant(f.Value))
		if f.Question != catalog.QuestionRequests {
			text = q.Name + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " and ")
}

// doubtText is one thing that stands against the recommended stack.
func doubtText(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	switch d.Kind {
	case advice.Breaks:
		text := BreakText(c, a, d.Break)
		if b := d.Beyond; b != nil {
			side := "from %s on"
			if !b.High {
				side = "below %s"
			}
			text += ", " + fmt.Sprintf(side, figuresText(c, a, b.At))
			if b.First == nil {
				return text + "; nothing fits there."
			}
			return text + "; there " + b.First.Title + " is first."
		}
		return text + "."
	case advice.Opens:
		return "To check: " + OpenText(c, a, d.Open) + "."
	case advice.Tied:
		return fmt.Sprintf("Worth as much as %s: total, response, parts and name alone put it first.", d.Stack.Title)
	case advice.Unlikely:
		return unlikelyText(c, a, d)
	case advice.Unmet:
		text := fmt.Sprintf("%s, wanted is %s", unmetText(c, d), NeedsText(d.Verdict.Requirement))
		if d.Reason != nil {
			text += "; " + factsText(c, d.Reason.Worse)
		}
		return text + "."
	case advice.Behind:
		return behindText(a, d.Reason)
	}
	return leftOutText(a.Recommended.Stack.Bill)
}

// leftOutText says what a bill comes to with what usually comes on top, and what is in
// neither.
func leftOutText(b cost.Bill) string {
	added, rest := notBilled(b)
	text := ""
	if len(added) > 0 {
		text = quantity.Money(b.Total+b.OnTop()) + " " + b.Currency + " with what usually comes on top: " + firstOf(2, added, "; ") + "."
	}
	if len(rest) > 0 {
		text = strings.TrimSpace(text + " Not in the bill: " + firstOf(2, rest, "; ") + ".")
	}
	return text
}

// leftOutHead says the same in a few words.
func leftOutHead(b cost.Bill) string {
	added, rest := notBilled(b)
	var texts []string
	if len(added) > 0 {
		texts = append(texts, quantity.Money(b.Total+b.OnTop())+" with what usually comes on top")
	}
	if len(rest) > 0 {
		rest[0], _, _ = strings.Cut(rest[0], ", ")
		texts = append(texts, "not in the bill: "+firstOf(1, rest, ""))
	}
	return strings.Join(texts, "; ")
}

// notBilled is what usually comes on top of a bill, with its amounts, and what is in neither.
func notBilled(b cost.Bill) (added, rest []string) {
	for i := range b.Beyond {
		switch s := &b.Beyond[i]; {
		case s.Instead, s.Known && quantity.Money(s.Amount) == quantity.Money(0):
		case s.Known:
			added = append(added, s.Label+" "+quantity.Money(s.Amount))
		default:
			rest = append(rest, s.Label)
		}
	}
	for _, l := range b.LeftOut {
		rest = append(rest, inShort(l.What))
	}
	return added, rest
}

// inShort names what a sentence is about: all before its figures.
func inShort(what string) string {
	what, _, _ = strings.Cut(strings.TrimSuffix(what, "."), ":")
	if head, _, found := strings.Cut(what, ", "); found && len(what) > 60 {
		return head
	}
	return what
}

// behindText is a figure in which rows below are better.
func behindText(a *advice.Advice, r *advice.Reason) string {
	switch r.Kind {
	case advice.Cheaper:
		return fmt.Sprintf("%s; here it is %s.", each(r.Worse, "costs", amount), strings.TrimSuffix(moneyText(a, r.Is), ","))
	case advice.Faster:
		return fmt.Sprintf("%s; here a response takes %s ms.", each(r.Worse, "answers in", figure), quantity.Text(r.Is))
	}
	return fmt.Sprintf("Nearer to the users, in ms: %s; here it is %s.", each(r.Worse, "", figure), quantity.Text(r.Is))
}

// unlikelyText says which row is first more often, and why.
func unlikelyText(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	return fmt.Sprintf("%s is first in %s of 100 mixes, this one in %s: %s.", d.Stack.Title, perCent(d.Other), perCent(d.Share), likelierText(c, d.Likely))
}

// likelierText says what makes a row the first in mixes in which the first one is not.
func likelierText(c *catalog.Catalog, l *study.Likelier) string {
	switch {
	case l.Want == "":
		return fmt.Sprintf("at %.0f of 100 plausible loads it is worth more", 100*l.Loads)
	case l.Open:
		return fmt.Sprintf("%s is not known of it, which counts a half, and is a yes in half of the mixes", wantName(c, l.Want))
	}
	return fmt.Sprintf("it wins where %s weighs more, %.2f on the mean instead of %.2f", wantName(c, l.Want), l.Wins, l.Given)
}

// perCent is a share of 100, with a digit more where it is close to another.
func perCent(share float64) string { return quantity.Fixed(100*share, 1, true) }

// OpenText says what has to turn out well.
func OpenText(c *catalog.Catalog, a *advice.Advice, o *stack.Open) string {
	switch {
	case o.Product != nil:
		return fmt.Sprintf("%s is %s", o.Product.Name, standing(o.Product))
	case o.Verdict == nil:
		return "no price for " + firstOf(2, unpricedLabels(o), ", ")
	case o.Verdict.Is.Excess != nil:
		return endText(c, a, true) + " " + ExcessText(c, o.Verdict.Is.Excess)
	case o.Verdict.Gap == fit.Undecided:
		return fmt.Sprintf("%s is %s: %s", criterionText(c, o.Verdict.Requirement), IsText(c, *o.Verdict), undecided(c, o.Verdict.Requirement))
	}
	return criterionText(c, o.Verdict.Requirement) + " is not known"
}

// unpricedLabels name what has no price, each once.
func unpricedLabels(o *stack.Open) []string {
	var list []string
	for _, u := range o.Prices {
		label := u.Label
		if u.Preview {
			label = previewLabel + label
		}
		label = strconv.Quote(label)
		if !slices.Contains(list, label) {
			list = append(list, label)
		}
	}
	return list
}

// firstOf are the first few of a list, and how many more there are.
func firstOf(few int, items []string, between string) string {
	text := strings.Join(items[:min(few, len(items))], between)
	if more := len(items) - few; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// FlipText is what makes another row first, and which.
func FlipText(c *catalog.Catalog, a *advice.Advice, f advice.Flip) (by, to string) {
	to = "nothing fits"
	if f.First != nil {
		to = f.First.Title
	}
	switch f.Kind {
	case advice.Check:
		var open []string
		for _, o := range f.Row.Opens() {
			open = append(open, OpenText(c, a, &o))
		}
		return "if this is settled: " + strings.Join(open, "; "), to
	case advice.Load:
		e := f.Even
		q, _ := c.Question(e.Question)
		at := strings.TrimSpace(quantity.Text(significant(e.At)) + " " + q.Unit)
		if e.Place != "" {
			at = fmt.Sprintf("%.1f %% in %s", 100*e.At, c.Places[e.Place].City)
		}
		if e.At > e.Now {
			return fmt.Sprintf("%s: from %s on", q.Name, at), to
		}
		return fmt.Sprintf("%s: below %s", q.Name, at), to
	case advice.Answer:
		q, _ := c.Question(f.Open.Question)
		return fmt.Sprintf("%s: %s", q.Name, valueText(c, a, q, f.Open.Answer)), to
	}
	t := f.Tip
	if t.Kind == study.Weight {
		decimals := 3
		for decimals < 9 && quantity.Fixed(t.To, decimals, false) == quantity.Fixed(t.From, decimals, false) {
			decimals++
		}
		return fmt.Sprintf("%s weighs %s instead of %s", wantName(c, t.What), quantity.Fixed(t.To, decimals, false), quantity.Fixed(t.From, decimals, false)), to
	}
	return fmt.Sprintf("%q of %s is %s instead of %s %s a month", LineLabel(t.Line), t.Stack.Title, quantity.Money(t.To), quantity.Money(t.From), a.Currency), to
}

// FlipHead is what makes another row first, in a few words.
func FlipHead(c *catalog.Catalog, a *advice.Advice, f advice.Flip) string {
	if f.Kind == advice.Load && f.Even.Question == catalog.QuestionRequests {
		at := quantity.Brief(significant(f.Even.At)) + " requests"
		if f.Even.At > f.Even.Now {
			return "from " + at + " on"
		}
		return "below " + at
	}
	by, _ := FlipText(c, a, f)
	return by
}

// DropTexts are the smallest sets of musts without which something fits, where few do.
func DropTexts(c *catalog.Catalog, a *advice.Advice) []string {
	if a.Study == nil {
		return nil
	}
	var texts []string
	for _, d := range a.Study.Drops {
		var names []string
		for _, q := range d.Questions {
			names = append(names, wantName(c, q))
		}
		text := fmt.Sprintf("%s as a want → %s, %s %s a month", strings.Join(names, " and "), d.Stack.Name, Total(d.Stack), a.Currency)
		if d.Hosts > 1 {
			text += fmt.Sprintf(", and %d more", d.Hosts-1)
		}
		texts = append(texts, text+".")
	}
	return texts
}

type recommendedJSON struct {
	Stack string     `json:"stack"`
	Why   []string   `json:"why"`
	But   []string   `json:"but"`
	Flips []flipJSON `json:"flips"`
}

type flipJSON struct {
	By string  `json:"by"`
	To *string `json:"to"` // a host; null: nothing fits then
}

type dropJSON struct {
	Musts []string `json:"musts"` // questions
	Stack string   `json:"stack"`
	USD   float64  `json:"usd"`
	Hosts int      `json:"hosts"`
}

func recommendedToJSON(c *catalog.Catalog, a *advice.Advice) *recommendedJSON {
	r := a.Recommended
	if r == nil {
		return nil
	}
	out := &recommendedJSON{Stack: r.Stack.ID, Why: list(WhyTexts(c, a)), But: list(ButTexts(c, a)), Flips: []flipJSON{}}
	for _, f := range r.Flips {
		one := flipJSON{}
		one.By, _ = FlipText(c, a, f)
		if f.First != nil {
			one.To = &f.First.Host.ID
		}
		out.Flips = append(out.Flips, one)
	}
	return out
}

func dropsToJSON(a *advice.Advice) []dropJSON {
	out := []dropJSON{}
	if a.Study != nil {
		for _, d := range a.Study.Drops {
			out = append(out, dropJSON{d.Questions, d.Stack.ID, d.Stack.USD, d.Hosts})
		}
	}
	return out
}

// significant rounds to three digits, which is what a break-even point is good for.
func significant(v float64) float64 {
	if v == 0 {
		return 0
	}
	scale := math.Pow10(2 - int(math.Floor(math.Log10(math.Abs(v)))))
	return math.Round(v*scale) / scale
}
