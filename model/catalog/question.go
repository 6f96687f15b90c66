package catalog

import "strings"

// Question is what the user is asked. Its answer turns into requirements and
// workload figures.
type Question struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"` // short, for lists
	Tier       string    `json:"tier"` // one of Tiers
	Ask        string    `json:"ask"`
	Help       string    `json:"help"`
	Kind       string    `json:"kind"` // one of QuestionKinds
	Unit       string    `json:"unit"`
	Currency   string    `json:"currency"` // of an amount of money: the question that says in which currency it is; not answered: USD
	When       []When    `json:"when"`     // asked only if all hold
	Options    []Option  `json:"options"`
	Others     []string  `json:"others"`  // words allowed beside a place: none, with-the-app
	Catalog    string    `json:"catalog"` // the options are this of the catalog: "vendors", "hosts", "currencies", "residency"
	Requires   []Require `json:"requires"`
	Importance string    `json:"importance"` // one of Importances
	Default    any       `json:"default"`    // of a figure
	Follows    *Follows  `json:"follows"`    // a figure's default, where it goes by another figure
	Source     string    `json:"source"`     // of the default
	Least      *float64  `json:"least"`
	Most       *float64  `json:"most"`
	Integer    bool      `json:"integer"`
	Bands      []float64 `json:"bands"`  // numbers that are offered
	Figure     bool      `json:"figure"` // a workload figure: assumed where it is not answered
}

// usd begins the unit of an amount of money.
const usd = "USD"

// Money says whether the answer is an amount of money.
func (q *Question) Money() bool { return q.Unit == usd || strings.HasPrefix(q.Unit, usd+" ") }

// UnitIn is the question's unit with money in a currency.
func (q *Question) UnitIn(currency string) string {
	if !q.Money() {
		return q.Unit
	}
	return currency + strings.TrimPrefix(q.Unit, usd)
}

// mostNumber is the most that a number can be of which nothing else is said: what anybody
// means is less, and floats count in ones up to it.
const mostNumber = 1e15

// Bounds are the least and the most that a number that answers the question can be.
func (q *Question) Bounds() (least, most float64) { return Or(q.Least, 0), Or(q.Most, mostNumber) }

// Follows is a figure's default that is so many times another figure, answered or assumed.
type Follows struct {
	Question string  `json:"question"`
	Times    float64 `json:"times"`
}

// Tiers are the order in which questions are asked.
var Tiers = []string{"core", "refine", "expert"}

// QuestionKinds are what an answer can be.
var QuestionKinds = []string{"choice", "choices", "number", "place", "places", "shares", "text"}

// Importances are how much a requirement counts.
var Importances = []string{"must", "want", "skip"}

// When is a condition on another answer.
type When struct {
	Question   string `json:"question"`
	Is         Words  `json:"is"`         // any of these was chosen; empty: any answer
	Not        Words  `json:"not"`        // none of these was chosen
	Unanswered bool   `json:"unanswered"` // the question was not answered; the others are empty then
}

// Option is one answer of a choice.
type Option struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Text     string         `json:"text"`
	Requires []Require      `json:"requires"`
	Sets     map[string]any `json:"sets"`     // other questions that this answers where they were not, with the importance of its own
	Defaults map[string]any `json:"defaults"` // of figures that are not answered
}

// Require is a bound on a criterion.
type Require struct {
	Criterion  string  `json:"criterion"`
	Bound      string  `json:"bound"` // a level; "$" stands for the answer
	Key        string  `json:"key"`   // of a set: which member; "$" stands for the answer
	Importance string  `json:"importance"`
	AtLeast    *Amount `json:"at_least"`
	AtMost     *Amount `json:"at_most"`
	Answer     string  `json:"answer"` // of a number: the answer is "at_least" or "at_most"
	Times      float64 `json:"times"`  // of Answer: so many times the answer is the bound; not given: the answer itself
	When       []When  `json:"when"`   // made only if all hold
	// Open is a level below the bound: what has it, or more, leaves the requirement open
	// until the question is answered that a condition says was not.
	Open string `json:"open"`
	// CaveatBelow is a level: what meets the requirement with less carries a caveat.
	CaveatBelow string `json:"caveat_below"`
	// Instances are the least that a stack is built and billed with, in each region.
	Instances float64 `json:"instances"`
}

// Bounds is the bound that an answer of one number makes.
func (r *Require) Bounds(answer float64) float64 {
	if r.Times > 0 {
		return answer * r.Times
	}
	return answer
}

// Answers is the answer of one number that makes a bound.
func (r *Require) Answers(bound float64) float64 {
	if r.Times > 0 {
		return bound / r.Times
	}
	return bound
}

// Undecided is the question of the condition that it was not answered; empty if there is none.
func (r *Require) Undecided() string {
	for _, w := range r.When {
		if w.Unanswered {
			return w.Question
		}
	}
	return ""
}

// Criterion is a property that stacks are judged by.
type Criterion struct {
	ID      string            `json:"id"`
	Name    string            `json:"name"`
	Kind    string            `json:"kind"` // one of CriterionKinds
	Levels  []string          `json:"levels"`
	Rule    map[string]string `json:"rule"`    // level -> what a host must do to have it
	Members []string          `json:"members"` // of a set
	Any     []Any             `json:"any"`     // of a computed one: what facts decide it, any of them
	Unit    string            `json:"unit"`
	Limit   bool              `json:"limit"` // of a number: the most that is allowed; it can be "none-stated"
	Meter   string            `json:"meter"` // of a limit: the meter that it bounds too; a load over it is not held
	// SaidBelow is of a limit: one below it is said of a stack wherever it is shown.
	SaidBelow *float64 `json:"said_below"`
	Within    string   `json:"within"` // the computed criterion that judges it, where no question asks for it
	Help      string   `json:"help"`
	Slots     []string `json:"slots"` // of a computed one: it is asked of add-ons that fill these too
	// AccountWide: one value for all hosts of a vendor, which its file states.
	AccountWide bool `json:"account_wide"`
}

// Any is one of several levels of which any decides a criterion.
type Any struct {
	Criterion string `json:"criterion"`
	Bound     string `json:"bound"` // a level
	Sold      string `json:"sold"`  // a meter: a host that names it is not known, instead of failing
}

// Graded says whether a host has one of the criterion's levels, or one for each member.
func (c *Criterion) Graded() bool { return c.Kind == "levels" || c.Kind == "set" }

// Policy is what the rules of all levels leave open: what "not documented", a separate
// product or a script of yours means.
type Policy struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Text string `json:"text"`
}

// CriterionKinds are how a criterion is judged: by ordered levels (worst first),
// by a number, by the level of each member of a set, or by the model itself.
var CriterionKinds = []string{"levels", "number", "set", "computed"}

// Level is the rank of a level, worst 0; -1 if there is no such level.
func (c *Criterion) Level(word string) int {
	for i, l := range c.Levels {
		if l == word {
			return i
		}
	}
	return -1
}

// Meter is a monthly quantity derived from the workload.
type Meter struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Unit      string `json:"unit"`
	Dimension string `json:"dimension"`
	Help      string `json:"help"`
	Needed    bool   `json:"needed"` // a bill that leaves it out is a priced part
	// Asked are the hosts that say what they ask for it, by their levels of criteria, all of
	// which must hold; every host where it is empty and not nil.
	Asked map[string]Words `json:"asked"`
}

// AskedOf says whether a host in a setup must say what it asks for the meter.
func (m *Meter) AskedOf(p *Product, s Setup) bool {
	for criterion, levels := range m.Asked {
		if f, ok := p.Fact(s, criterion); !ok || !levels.Has(f.Is.Word) {
			return false
		}
	}
	return m.Asked != nil && p.Slot == ""
}

// Assumed is the question's default with the figures of other questions at theirs, nil
// for none.
func (c *Catalog) Assumed(q *Question) any {
	if q.Follows == nil {
		return q.Default
	}
	of, ok := c.Question(q.Follows.Question)
	if !ok {
		return nil
	}
	n, ok := Number(of.Default)
	if !ok {
		return nil
	}
	return n * q.Follows.Times
}

// Option finds one of the question's options.
func (q *Question) Option(id string) (Option, bool) {
	for _, o := range q.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}
