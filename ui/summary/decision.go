package summary

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// NewDecision is the decision for a stack of an advice. An empty why is filled with
// how it ranks.
func NewDecision(a *advice.Advice, s *stack.Stack, why string) answers.Decision {
	text := strings.ReplaceAll(quantity.Cents(s.USD), ",", "")
	d := answers.Decision{
		Stack: s.ID, MonthlyUSD: catalog.Amount{Text: text, Value: s.USD}, On: a.Today, Data: a.Origin.Hash, Why: why, Rank: a.Place(s),
	}
	if d.Why == "" && d.Rank > 0 {
		d.Why = fmt.Sprintf("rank %d of %d that fit, value %.2f", d.Rank, len(a.Stacks), s.Value)
	}
	return d
}

// Decided says what was recorded.
func Decided(a *advice.Advice, s *stack.Stack, d answers.Decision) string {
	place := "It does not fit the answers."
	if s.Fits() {
		place = fmt.Sprintf("It ranks %d of %d.", a.Place(s), len(a.Stacks))
		if s.Rank == 0 {
			place = "It fits; others of the same host satisfy no less for less."
		}
	}
	return fmt.Sprintf("Decided for %s, %s a month on %s. %s\n", d.Stack, usdText(a, d.MonthlyUSD.Value), d.On, place)
}

// Check says whether the advice's recorded decision still holds, and what has changed.
// It may cost so many USD a month at most; 0: any.
func Check(c *catalog.Catalog, a *advice.Advice, maxMonthly float64, width int) string {
	p := newTextPage(width)
	checked(p, c, a, maxMonthly)
	return p.String()
}

// checked writes whether the recorded decision still holds.
func checked(p page, c *catalog.Catalog, a *advice.Advice, maxMonthly float64) {
	r := a.Decided
	against := objections(c, a, maxMonthly)
	title := "The decision holds"
	if len(against) > 0 {
		title = "The decision no longer holds"
	}
	p.Title(title)
	if r.Stack == nil {
		p.Para(r.Decision.Stack)
		p.Items(against)
		if first := a.First(); first != nil {
			p.Para(fmt.Sprintf("The first is %s, %s %s a month.", first.Name, Total(first), a.Currency))
		}
		return
	}
	s := r.Stack
	p.Para(s.ID)
	least := ""
	if !r.Known {
		least = "≥"
	}
	p.Para(fmt.Sprintf("%s, decided on %s for %s a month; on %s it costs %s%s.", s.Name, r.Decision.On, usdText(a, r.Was), a.Today, least, usdText(a, r.Now)))
	if len(against) > 0 {
		p.Items(against)
	}
	switch first := a.First(); {
	case first == nil:
		p.Para("Nothing fits any more.")
	case first == s:
		p.Para("It is still the first.")
	case s.Fits() && s.Rank > 0:
		p.Para(fmt.Sprintf("It ranks %d of %d; the first is %s, %s %s a month.", a.Place(s), len(a.Stacks), first.Name, Total(first), a.Currency))
	default:
		p.Para(fmt.Sprintf("The first is %s, %s %s a month.", first.Name, Total(first), a.Currency))
	}
	if d := r.Now - r.Was; math.Abs(d) >= 0.005 {
		p.Para("The bill is " + moreText(a, d) + " than when it was decided.")
	}
	if len(r.Lines) > 0 {
		var rows [][]string
		for _, l := range r.Lines {
			rows = append(rows, []string{LineLabel(l), quantity.Money(l.Amount), l.Arithmetic})
		}
		p.Sub("Prices since " + string(r.Decision.On))
		p.Table([]string{"line", a.Currency, "today − then"}, rows)
	}
	announced(p, "Came into force since", r.Past)
	announced(p, "Announced", r.Coming)
	if len(r.Newer) > 0 {
		p.Para(fmt.Sprintf("Read anew since then: %s.", strings.Join(r.Newer, ", ")))
	}
	if r.SameData {
		p.Para("The data is the one that it was taken on.")
	} else {
		p.Para(fmt.Sprintf("The data is another than the one that it was taken on (%s, now %s).", short(r.Decision.Data), short(a.Origin.Hash)))
	}
	p.Sources()
}

// objections say what stands against the recorded decision; nothing where it holds.
func objections(c *catalog.Catalog, a *advice.Advice, maxMonthly float64) []string {
	r := a.Decided
	if r.Err != nil {
		return []string{r.Err.Error()}
	}
	var list []string
	for _, o := range a.Objections(maxMonthly) {
		switch {
		case o.Fails != nil:
			list = append(list, fmt.Sprintf("%s: %s, needs %s", c.CriterionName(o.Fails.Criterion), IsText(c, *o.Fails), NeedsText(o.Fails.Requirement)))
		case o.First != nil:
			list = append(list, fmt.Sprintf("it was the first, and %s is worth more now: %.2f, it %.2f", o.First.Name, o.First.Value, r.Stack.Value))
		default:
			list = append(list, fmt.Sprintf("it costs %s a month, at most %s is allowed", usdText(a, r.Now), usdText(a, o.Most)))
		}
	}
	return list
}

func announced(p page, heading string, list []advice.Announced) {
	if len(list) == 0 {
		return
	}
	p.Sub(heading)
	var items []string
	for _, x := range list {
		items = append(items, fmt.Sprintf("%s, %s: %s%s", x.On, x.By, x.Text, p.Cite(x.Source)))
	}
	p.Items(items)
}

type checkJSON struct {
	Stack    string          `json:"stack"`
	Holds    bool            `json:"holds"`
	Against  []string        `json:"against"`
	Closed   *closedJSON     `json:"closed"` // its host or an add-on can't be chosen any more
	Fits     bool            `json:"fits"`
	Rank     int             `json:"rank"`
	First    string          `json:"first"`
	Was      float64         `json:"was_usd"`
	Now      float64         `json:"now_usd"` // 0 where closed
	Complete bool            `json:"complete"`
	SameData bool            `json:"same_data"`
	Prices   []lineJSON      `json:"prices"`
	Past     []announcedJSON `json:"came_into_force"`
	Coming   []announcedJSON `json:"announced"`
	Newer    []string        `json:"read_anew"`
}

type announcedJSON struct {
	On     catalog.Date `json:"on"`
	By     string       `json:"by"`
	Text   string       `json:"text"`
	Source string       `json:"source"`
}

type closedJSON struct {
	Product   string       `json:"product"`
	Is        string       `json:"is"`
	Since     catalog.Date `json:"since"`
	Successor string       `json:"successor"`
	Note      string       `json:"note"`
}

// CheckJSON is the recorded decision's check as a value to write as JSON.
func CheckJSON(c *catalog.Catalog, a *advice.Advice, maxMonthly float64) any {
	r := a.Decided
	changes := func(list []advice.Announced) []announcedJSON {
		out := []announcedJSON{}
		for _, x := range list {
			out = append(out, announcedJSON{x.On, x.By, x.Text, x.Source.URL})
		}
		return out
	}
	against := objections(c, a, maxMonthly)
	out := checkJSON{
		Stack: r.Decision.Stack, Holds: len(against) == 0, Against: list(against), First: idOf(a.First()), Was: r.Was, Now: r.Now,
		Complete: r.Known, SameData: r.SameData, Prices: linesJSON(r.Lines), Past: changes(r.Past), Coming: changes(r.Coming), Newer: list(r.Newer),
	}
	if s := r.Stack; s != nil {
		out.Stack, out.Fits, out.Rank = s.ID, s.Fits(), a.Place(s)
	}
	var closed stack.ClosedError
	if errors.As(r.Err, &closed) {
		s := closed.Product.Status
		out.Closed = &closedJSON{closed.Product.ID, s.Is, s.Since, s.Successor, s.Note}
	}
	return out
}
