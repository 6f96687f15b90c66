// Package answers holds what a team has answered, and reads it from a parsed
// answers file.
package answers

import (
	"maps"
	"slices"

	"whereto/model/catalog"
)

// Answers is what was answered.
type Answers struct {
	Title      string
	Values     map[string]Value   // by question
	Importance map[string]string  // by question: must, want or skip
	Weights    map[string]float64 // relative, by question, or "cost" and "latency"
	Decision   *Decision
}

// Clone is the answers with maps of their own, ready to be changed and never nil; the
// answers in them are never changed in place, so they are shared.
func (a Answers) Clone() Answers {
	b := a
	b.Values, b.Importance, b.Weights = maps.Clone(a.Values), maps.Clone(a.Importance), maps.Clone(a.Weights)
	if b.Values == nil {
		b.Values = map[string]Value{}
	}
	if b.Importance == nil {
		b.Importance = map[string]string{}
	}
	if b.Weights == nil {
		b.Weights = map[string]float64{}
	}
	return b
}

// Decision is what was decided with these answers.
type Decision struct {
	Stack      string         `json:"stack"`
	MonthlyUSD catalog.Amount `json:"monthly_usd"`
	On         catalog.Date   `json:"on"`
	Data       string         `json:"data"`
	Why        string         `json:"why"`
	Rank       int            `json:"rank"` // when it was taken; 0: not known
}

// Value is one answer; which field is set follows from the question's kind.
type Value struct {
	Number *catalog.Range
	Words  []string        // choice, choices, place, text
	List   bool            // of choices: several words were allowed
	Shares []catalog.Users // places; the shares sum to 1, the greatest first
	Parts  []Part          // shares, by id; each by itself
}

// Part is a share of one thing: from 0 to 1.
type Part struct {
	ID    string
	Share float64
}

// Number is an answer of one number.
func Number(v float64) Value {
	r := catalog.Exactly(v)
	return Value{Number: &r}
}

// Places is an answer of places by their shares, whatever these sum to.
func Places(shares map[string]float64) Value { return Value{Shares: normalise(shares)} }

// Words is an answer of one or several words.
func Words(words ...string) Value { return Value{Words: words} }

// Word is the answer's only word, empty if there is none.
func (v Value) Word() string {
	if len(v.Words) == 1 {
		return v.Words[0]
	}
	return ""
}

// Has says whether a question was answered.
func (a Answers) Has(question string) bool {
	_, ok := a.Values[question]
	return ok
}

// Word is the answer to a choice, empty if it was not answered.
func (a Answers) Word(question string) string { return a.Values[question].Word() }

// Share is the share of one thing that was answered, 0 if none was; ok says whether it was.
func (a Answers) Share(question, id string) (share float64, ok bool) {
	for _, p := range a.Values[question].Parts {
		if p.ID == id {
			return p.Share, true
		}
	}
	return 0, false
}

// Currency is that of an amount of money that answers a question; empty where the answer
// is none.
func (a Answers) Currency(q *catalog.Question) string {
	if !q.Money() {
		return ""
	}
	return catalog.Currency(a.Word(q.Currency))
}

// Unit is that of the answer to a question.
func (a Answers) Unit(q *catalog.Question) string { return q.UnitIn(a.Currency(q)) }

// Asked says whether the question's condition holds: what it depends on was
// answered so that it makes sense.
func (a Answers) Asked(q *catalog.Question) bool { return a.Hold(q.When) }

// Hold says whether conditions hold, all of them.
func (a Answers) Hold(when []catalog.When) bool {
	for _, w := range when {
		v, ok := a.Values[w.Question]
		if w.Unanswered {
			if ok {
				return false
			}
			continue
		}
		if !ok && len(w.Is) > 0 || !ok && len(w.Is)+len(w.Not) == 0 {
			return false
		}
		if len(w.Is) > 0 && !slices.ContainsFunc(v.Words, w.Is.Has) {
			return false
		}
		if slices.ContainsFunc(v.Words, w.Not.Has) {
			return false
		}
	}
	return true
}

// With returns the answers with those that chosen options set: a short way to
// answer several questions, with the importance of the question whose options they are.
// What was answered itself stays.
func (a Answers) With(c *catalog.Catalog) Answers {
	b := a.Clone()
	for _, q := range c.Questions {
		importance := a.ImportanceOf(q)
		if importance == "skip" {
			continue
		}
		for _, word := range a.Values[q.ID].Words {
			option, _ := q.Option(word)
			for id, raw := range option.Sets {
				_, own := b.Values[id]
				if !own {
					b.Values[id] = set(raw)
				}
				if _, ok := b.Importance[id]; !ok && (!own || importance == "must") {
					b.Importance[id] = importance
				}
			}
		}
	}
	return b
}

// set is an answer that an option sets: a number or a word.
func set(raw any) Value {
	if n, ok := catalog.Number(raw); ok {
		return Number(n)
	}
	word, _ := raw.(string)
	return Words(word)
}

// Allowed lists the words that a question takes.
func Allowed(q *catalog.Question, c *catalog.Catalog) []string {
	var words []string
	add := func(word string) {
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for _, o := range q.Options {
		add(o.ID)
	}
	switch q.Catalog {
	case "vendors":
		for _, f := range c.Firms() {
			add(f.ID)
		}
	case "hosts":
		for _, h := range c.Hosts {
			add(h.ID)
		}
	case "currencies":
		for _, r := range c.Rates {
			add(r.Currency)
		}
	case "residency":
		for _, j := range c.Residency {
			add(j.ID)
		}
	}
	return words
}
