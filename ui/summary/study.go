package summary

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/study"
)

// CloseText says that the first place is open; empty if it is not.
func CloseText(c *catalog.Catalog, a *advice.Advice) string {
	switch {
	case a.Study != nil && a.Study.Robust.Samples > 0 && len(a.Stacks) > 1 && a.Study.Robust.Close:
		text := "A close call: the first one is first in under 60 of 100 mixes."
		if len(a.Study.Next) > 0 {
			text += fmt.Sprintf(" An answer to %q could settle it.", wantName(c, a.Study.Next[0].Question))
		}
		return text
	case a.Close:
		return "The first two are too close to call."
	}
	return ""
}

// FirmText says how firm the first places are; empty if that was not explored.
func FirmText(a *advice.Advice) string {
	if a.Study == nil || a.Study.Robust.Samples == 0 || len(a.Stacks) < 2 {
		return ""
	}
	var parts []string
	for i, f := range a.Study.Robust.Stacks {
		if f.First >= 0.005 && len(parts) < 4 {
			parts = append(parts, fmt.Sprintf("%s in %.0f of 100 (±%.0f)", a.Stacks[i].Title, 100*f.First, math.Ceil(100*f.Error)))
		}
	}
	return fmt.Sprintf("Over %s mixes of plausible weights, loads, distances, exchange rates and unknown facts, first is %s.", quantity.Text(float64(a.Study.Robust.Samples)), strings.Join(parts, ", "))
}

func wantName(c *catalog.Catalog, want string) string {
	if q, ok := c.Question(want); ok {
		return q.Name
	}
	return want
}

// NextText says which open question could still change the first places most; empty where
// what is recommended says it as a flip.
func NextText(c *catalog.Catalog, a *advice.Advice) string {
	if a.Study == nil || len(a.Study.Next) == 0 || a.Recommended != nil && slices.ContainsFunc(a.Recommended.Flips, func(f advice.Flip) bool { return f.Kind == advice.Answer }) {
		return ""
	}
	open := a.Study.Next[0]
	q, _ := c.Question(open.Question)
	return fmt.Sprintf("The open question that could still change the most: %s %s", q.Ask, InfluenceText(c, a, open))
}

// InfluenceText says what the answer that changes most to an open question changes.
func InfluenceText(c *catalog.Catalog, a *advice.Advice, open study.Open) string {
	q, _ := c.Question(open.Question)
	text := fmt.Sprintf("%q", valueText(c, a, q, open.Answer))
	switch {
	case open.Winner == nil:
		text += " leaves nothing that fits."
	case a.First() != nil && open.Winner.Way() == a.First().Way():
		text += " changes the places behind the first."
	default:
		text += " puts " + open.Winner.Title + " first."
	}
	return text
}

// ReturnText says what change of answers brings a stack back, and what comes of it;
// empty if none does or it was not explored.
func ReturnText(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) string {
	if a.Study == nil {
		return ""
	}
	r, ok := a.Study.Returns[s.ID]
	if !ok {
		return ""
	}
	var changes []string
	for _, x := range r.Changes {
		changes = append(changes, wantName(c, x.Question)+" "+fromToText(c, a, x))
	}
	text := fmt.Sprintf("with %s: rank %d%s", strings.Join(changes, " and "), r.Rank, among[r.Status])
	if r.Known && len(a.Stacks) > 0 {
		text += ", " + moreText(a, r.USD)
	}
	return text
}

// among says in which group a rank is, where it is not that of what fits.
var among = map[stack.Status]string{
	stack.FitsIf:        " of what fits if something turns out well",
	stack.PriceNotKnown: " of those without a full price",
}

// fromToText is what an answer changes from and to, in words.
func fromToText(c *catalog.Catalog, a *advice.Advice, x stack.Change) string {
	from, to := changeText(x)
	text := fmt.Sprintf("from %s to %s", from, to)
	q, ok := c.Question(x.Question)
	if !ok || x.Want || !q.Money() {
		return text
	}
	one, converted := a.Worth[q.ID]
	if !converted {
		return text + " " + a.Answers.Currency(q)
	}
	return fmt.Sprintf("from %s to %s %s (%s to %s %s)", quantity.Money(x.From*one), quantity.Money(x.To*one), a.Currency, from, to, a.Answers.Currency(q))
}

// changeText is what an answer changes from and to.
func changeText(c stack.Change) (from, to string) {
	if c.Want {
		return "must", "want"
	}
	return digits(c.From), digits(c.To)
}

// digits are a number as an answers file has it.
func digits(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// moreText is a difference in cost in words.
func moreText(a *advice.Advice, usd float64) string {
	switch more := fromUSD(a, usd); {
	case math.Abs(more) < 0.005:
		return "at the same cost"
	case more < 0:
		return quantity.Money(-more) + " " + a.Currency + " a month less"
	default:
		return quantity.Money(more) + " " + a.Currency + " a month more"
	}
}

// CurrentText says where the team runs now and what moving would change; empty if that
// was not answered.
func CurrentText(c *catalog.Catalog, a *advice.Advice) []string {
	now := a.Current
	if now == nil {
		return nil
	}
	if now.Stack == nil {
		return []string{"You run on " + now.Host.Name + ": " + closedWhy(c, stack.Closed{Host: now.Host})}
	}
	place := "does not fit: " + because(c, now.Stack)
	if now.Stack.Fits() {
		place = fmt.Sprintf("ranks %d of %d", a.Place(now.Stack), len(a.Stacks))
	}
	text := []string{fmt.Sprintf("You run on %s, which %s; %s %s a month.", now.Stack.Host.Name, place, Total(now.Stack), a.Currency)}
	if a.First() == nil || a.First() == now.Stack {
		return text
	}
	move := fmt.Sprintf("Moving to %s", a.First().Title)
	var changes []string
	if now.Known {
		changes = append(changes, moreText(a, now.USD))
	}
	if now.Latency && math.Abs(now.MS) >= 0.5 {
		word := "slower"
		if now.MS < 0 {
			word = "faster"
		}
		changes = append(changes, fmt.Sprintf("responses %s %s", quantity.Millis(math.Abs(now.MS)), word))
	}
	if len(now.Better) > 0 {
		changes = append(changes, "better in "+strings.Join(now.Better, ", "))
	}
	if len(now.Worse) > 0 {
		changes = append(changes, "worse in "+strings.Join(now.Worse, ", "))
	}
	if len(changes) == 0 {
		changes = []string{"nothing that you asked for"}
	}
	return append(text, move+" changes: "+strings.Join(changes, "; ")+".")
}

// explored tells what was explored, below the ranking.
func explored(p page, c *catalog.Catalog, a *advice.Advice) {
	for _, text := range slices.Concat(exploredTexts(c, a), []string{NextText(c, a)}, CurrentText(c, a)) {
		if text != "" {
			p.Para(text)
		}
	}
}

// exploredTexts say how firm the first places are, and why what is closer loses.
func exploredTexts(c *catalog.Catalog, a *advice.Advice) []string {
	return slices.DeleteFunc([]string{CloseText(c, a), FirmText(a), CloserText(a)}, func(text string) bool { return text == "" })
}

type nextJSON struct {
	Question  string  `json:"question"`
	Influence float64 `json:"influence"`
	Option    string  `json:"option" doc:"the answer that changes the most: an option, a number, a place"`
	Winner    string  `json:"winner"`
}

// wordOf is an answer that was tried in one word.
func wordOf(v answers.Value) string {
	switch {
	case v.Number != nil:
		return digits(v.Number.Typical)
	case len(v.Shares) > 0:
		return v.Shares[0].Place
	}
	return v.Word()
}

type tipJSON struct {
	Kind   string  `json:"kind"`
	What   string  `json:"what"`
	Stack  string  `json:"stack"`
	From   float64 `json:"from"`
	To     float64 `json:"to"`
	Winner string  `json:"winner"`
}

type evenJSON struct {
	Question string  `json:"question"`
	Place    string  `json:"place,omitempty"` // of users: at is its share
	At       float64 `json:"at"`
	From     string  `json:"from"`
	To       string  `json:"to"`
}

type currentJSON struct {
	ID     string   `json:"id"`
	USD    *float64 `json:"moving_usd"`
	MS     *float64 `json:"moving_ms"`
	Better []string `json:"better"`
	Worse  []string `json:"worse"`
}

func idOf(s *stack.Stack) string {
	if s == nil {
		return ""
	}
	return s.ID
}

func currentToJSON(a *advice.Advice) *currentJSON {
	now := a.Current
	if now == nil {
		return nil
	}
	id := now.Host.ID
	if now.Stack != nil {
		id = now.Stack.ID
	}
	out := &currentJSON{ID: id, Better: list(now.Better), Worse: list(now.Worse)}
	if now.Known {
		out.USD = &now.USD
	}
	if now.Latency {
		out.MS = &now.MS
	}
	return out
}

// explored puts what was explored into the document.
func (out *adviceJSON) explored(a *advice.Advice) {
	out.Current = currentToJSON(a)
	if a.Study == nil {
		return
	}
	out.Robustness.Samples, out.Robustness.Close = a.Study.Robust.Samples, a.Study.Robust.Close
	for _, t := range a.Study.Tips {
		what := t.What
		if t.Kind == study.Price {
			what = LineLabel(t.Line)
		}
		out.Tips = append(out.Tips, tipJSON{string(t.Kind), what, idOf(t.Stack), t.From, t.To, t.Winner.ID})
	}
	for _, e := range a.Study.BreakEven {
		out.BreakEven = append(out.BreakEven, evenJSON{e.Question, e.Place, e.At, idOf(e.From), idOf(e.To)})
	}
	for _, n := range a.Study.Next {
		out.Next = append(out.Next, nextJSON{n.Question, n.Influence, wordOf(n.Answer), idOf(n.Winner)})
	}
	for i := range out.Stacks {
		s := &out.Stacks[i]
		row := s.Row - 1
		if a.Study.Robust.Samples == 0 || s.ID != a.Stacks[row].ID {
			continue
		}
		f := &a.Study.Robust.Stacks[row]
		s.FirstShare, s.FirstError, s.RankShares = &f.First, &f.Error, f.Ranks
		if f.Central != nil {
			s.Central = map[string]float64{}
			for j, w := range f.Central {
				s.Central[a.Stacks[row].Parts[j].Objective] = w
			}
		}
	}
}

// fitsIf is what change of answers brings a stack back.
func fitsIf(a *advice.Advice, s *stack.Stack) []changeJSON {
	out := []changeJSON{}
	changes := s.Changes
	if a.Study != nil {
		r, ok := a.Study.Returns[s.ID]
		if !ok {
			return out
		}
		changes = r.Changes
	}
	for _, c := range changes {
		from, to := changeText(c)
		out = append(out, changeJSON{c.Question, from, to})
	}
	return out
}

type returnJSON struct {
	Rank  int      `json:"rank"`  // within the group
	Group string   `json:"group"` // fits, fits-if or price-not-known
	USD   *float64 `json:"usd"`
}

func returnToJSON(a *advice.Advice, s *stack.Stack) *returnJSON {
	if a.Study == nil {
		return nil
	}
	r, ok := a.Study.Returns[s.ID]
	if !ok {
		return nil
	}
	out := &returnJSON{Rank: r.Rank, Group: groupIDs[r.Status]}
	if r.Known {
		out.USD = &r.USD
	}
	return out
}
