package summary

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
)

// Decided says what was recorded.
func Decided(a *advice.Advice, s *advice.Stack, d answers.Decision) string {
	place := "It does not fit the answers."
	if s.Fits() {
		place = fmt.Sprintf("It ranks %d of %d.", s.Rank, len(a.Stacks))
		if s.Rank == 0 {
			place = "It fits; others of the same host satisfy no less for less."
		}
	}
	return fmt.Sprintf("Decided for %s, %s USD a month on %s. %s\n", d.Stack, d.MonthlyUSD.Text, d.On, place)
}

// Check says whether a decision still holds, and what has changed.
func Check(c *catalog.Catalog, a *advice.Advice, r advice.Check) string {
	p := new(textPage)
	title := "The decision holds"
	if !r.Holds {
		title = "The decision no longer holds"
	}
	p.Title(title)
	p.Para(r.Stack.ID)
	p.Para(fmt.Sprintf("%s, decided on %s for %s USD a month; on %s it costs %s USD.", r.Stack.Name, r.Decision.On, quantity.Money(r.Was), a.Today, part(r.Now, r.Known)))
	if len(r.Against) > 0 {
		p.Items(r.Against)
	}
	switch {
	case r.First == nil:
		p.Para("Nothing fits any more.")
	case r.First == r.Stack:
		p.Para("It is still the first.")
	case r.Stack.Fits() && r.Stack.Rank > 0:
		p.Para(fmt.Sprintf("It ranks %d of %d; the first is %s, %s %s a month.", r.Stack.Rank, len(a.Stacks), r.First.Name, Total(r.First), a.Currency))
	default:
		p.Para(fmt.Sprintf("The first is %s, %s %s a month.", r.First.Name, Total(r.First), a.Currency))
	}
	if d := r.Now - r.Was; math.Abs(d) >= 0.005 {
		p.Para("The bill is " + moreText(d) + " than when it was decided.")
	}
	if len(r.Lines) > 0 {
		var rows [][]string
		for _, l := range r.Lines {
			rows = append(rows, []string{l.Label, quantity.Money(l.Amount), l.Arithmetic})
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
	return p.String()
}

func announced(p *textPage, heading string, list []advice.Announced) {
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
	Fits     bool            `json:"fits"`
	Rank     int             `json:"rank"`
	First    string          `json:"first"`
	Was      float64         `json:"was_usd"`
	Now      float64         `json:"now_usd"`
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

// CheckJSON is a decision's check as a value to write as JSON.
func CheckJSON(r advice.Check) any {
	changes := func(list []advice.Announced) []announcedJSON {
		out := []announcedJSON{}
		for _, x := range list {
			out = append(out, announcedJSON{x.On, x.By, x.Text, x.Source.URL})
		}
		return out
	}
	return checkJSON{
		Stack: r.Stack.ID, Holds: r.Holds, Against: list(r.Against), Fits: r.Stack.Fits(), Rank: r.Stack.Rank, First: idOf(r.First), Was: r.Was, Now: r.Now,
		Complete: r.Known, SameData: r.SameData, Prices: linesJSON(r.Lines), Past: changes(r.Past), Coming: changes(r.Coming), Newer: list(r.Newer),
	}
}

// Compare sets stacks side by side, the first against each of the others: what each
// part of the value differs by, line by line, way by way, verdict by verdict.
func Compare(c *catalog.Catalog, a *advice.Advice, stacks []*advice.Stack) string {
	p := new(textPage)
	p.Title("Side by side")
	head := []string{""}
	for i, s := range stacks {
		p.Para(fmt.Sprintf("%c  %s", 'A'+i, s.Name))
		head = append(head, string(rune('A'+i)))
	}
	row := func(name string, of func(s *advice.Stack) string) []string {
		cells := []string{name}
		for _, s := range stacks {
			cells = append(cells, of(s))
		}
		return cells
	}
	p.Sub("In short")
	p.Table(head, [][]string{
		row("rank", func(s *advice.Stack) string {
			if s.Fits() && s.Rank > 0 {
				return fmt.Sprint(s.Rank)
			}
			return "–"
		}),
		row(a.Currency+" a month", Total),
		row("ms to the users", Millis),
		row("ms a response", func(s *advice.Stack) string { return ms(s.Latency.ResponseMS) }),
		row("meet a cold start", func(s *advice.Stack) string {
			if s.ColdShare == nil {
				return "not known"
			}
			return quantity.Fixed(100**s.ColdShare, 3, false) + " %"
		}),
	})
	var rows [][]string
	for j, part := range stacks[0].Parts {
		rows = append(rows, row(wantName(c, part.Want), func(s *advice.Stack) string {
			text := fmt.Sprintf("%.3f", s.Parts[j].Value)
			if s != stacks[0] {
				text += fmt.Sprintf(" (%+.3f)", s.Parts[j].Value-part.Value)
			}
			return text
		}))
	}
	rows = append(rows, row("value", func(s *advice.Stack) string {
		text := fmt.Sprintf("%.3f", s.Value)
		if s != stacks[0] {
			text += fmt.Sprintf(" (%+.3f)", s.Value-stacks[0].Value)
		}
		return text
	}))
	p.Sub("Value, part by part, and beside A")
	p.Table(head, rows)
	p.Sub("Bills")
	p.Table(head, billsBeside(stacks))
	rows = nil
	for _, v := range verdictsBeside(stacks) {
		rows = append(rows, row(v.name(c), func(s *advice.Stack) string {
			for _, own := range s.Verdicts {
				if own.Question == v.Question && own.Criterion == v.Criterion && own.Key == v.Key {
					return own.Level.String() + ": " + own.Is
				}
			}
			return "–"
		}))
	}
	p.Sub("What was asked")
	p.Table(head, rows)
	for i, s := range stacks {
		if len(s.Caveats) == 0 {
			continue
		}
		p.Sub(fmt.Sprintf("Open about %c", 'A'+i))
		var items []string
		for _, x := range s.Caveats {
			items = append(items, x.Text+p.Cite(x.Source))
		}
		p.Items(items)
	}
	p.Sources()
	return p.String()
}

// billsBeside are the lines of all bills, by label.
func billsBeside(stacks []*advice.Stack) [][]string {
	var labels []string
	amounts := map[string][]string{}
	put := func(i int, label, amount string) {
		if _, ok := amounts[label]; !ok {
			labels = append(labels, label)
			amounts[label] = slices.Repeat([]string{"–"}, len(stacks))
		}
		amounts[label][i] = amount
	}
	for i, s := range stacks {
		sums, known := map[string]float64{}, map[string]bool{}
		var order []string
		for _, l := range s.Bill.Lines {
			if _, ok := known[l.Label]; !ok {
				order, known[l.Label] = append(order, l.Label), true
			}
			sums[l.Label] += l.Amount
			known[l.Label] = known[l.Label] && l.Known
		}
		for _, label := range order {
			text := quantity.Money(sums[label])
			if !known[label] {
				text = "?"
			}
			put(i, label, text)
		}
	}
	for i, s := range stacks {
		put(i, "total", Total(s))
	}
	var rows [][]string
	for _, label := range labels {
		rows = append(rows, append([]string{label}, amounts[label]...))
	}
	return rows
}

type besideVerdict struct{ fit.Verdict }

func (v besideVerdict) name(c *catalog.Catalog) string {
	name := c.CriterionName(v.Criterion)
	if v.Key != "" {
		name += ": " + v.Key
	}
	return name + ", " + v.Importance
}

func verdictsBeside(stacks []*advice.Stack) []besideVerdict {
	var all []besideVerdict
	for _, s := range stacks {
		for _, v := range s.Verdicts {
			if !slices.ContainsFunc(all, func(o besideVerdict) bool {
				return o.Question == v.Question && o.Criterion == v.Criterion && o.Key == v.Key
			}) {
				all = append(all, besideVerdict{v})
			}
		}
	}
	return all
}

type compareJSON struct {
	Stacks      []stackJSON      `json:"stacks"`
	Differences []differenceJSON `json:"differences"` // of each but the first to the first
}

type differenceJSON struct {
	Stack string             `json:"stack"`
	Value float64            `json:"value"`
	Parts map[string]float64 `json:"parts"` // they add up to value
	USD   float64            `json:"usd"`
	MS    float64            `json:"response_ms"`
}

// CompareJSON is stacks side by side as a value to write as JSON.
func CompareJSON(a *advice.Advice, stacks []*advice.Stack) any {
	out := compareJSON{Differences: []differenceJSON{}}
	first := stacks[0]
	for i, s := range stacks {
		out.Stacks = append(out.Stacks, stackToJSON(a, s))
		if i == 0 {
			continue
		}
		d := differenceJSON{Stack: s.ID, Value: s.Value - first.Value, Parts: map[string]float64{}, USD: s.Bill.Total - first.Bill.Total, MS: s.Latency.ResponseMS - first.Latency.ResponseMS}
		for j, p := range s.Parts {
			d.Parts[p.Want] = p.Value - first.Parts[j].Value
		}
		out.Differences = append(out.Differences, d)
	}
	return out
}
