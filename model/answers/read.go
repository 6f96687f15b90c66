package answers

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/quantity"
)

// Version is the version of the answers file's form.
const Version = 1

// Schema is the version of the JSON of an advice, whose "answers" are an answers file.
const Schema = "whereto/advice/2"

// Report takes one mistake: where, what, and what was probably meant.
type Report func(key, text, hint string)

// Read makes answers of a parsed file. Every mistake is reported; what is right
// is kept.
func Read(tree map[string]any, c *catalog.Catalog, report Report) Answers {
	r := reader{c, report}
	a := Answers{Values: map[string]Value{}, Importance: map[string]string{}, Weights: map[string]float64{}}
	known := []string{"whereto", "title", "answers", "importance", "weights", "decision"}
	if v, ok := tree["whereto"]; !ok {
		report("", fmt.Sprintf("the key whereto is missing: write whereto = %d", Version), "")
	} else if v != int64(Version) {
		report("whereto", fmt.Sprintf("found %s; this program reads version %d", catalog.Describe(v), Version), "")
	}
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		switch key {
		case "whereto":
		case "title":
			if s, ok := tree[key].(string); ok {
				a.Title = s
			} else {
				report(key, fmt.Sprintf("found %s, a text is allowed", catalog.Describe(tree[key])), "")
			}
		case "answers":
			r.table(key, tree[key], func(id string, v any) { r.answer(a, id, v) })
		case "importance":
			r.table(key, tree[key], func(id string, v any) { r.importance(a, id, v) })
		case "weights":
			r.table(key, tree[key], func(id string, v any) { r.weight(a, id, v) })
		case "decision":
			a.Decision = r.decision(tree[key])
		default:
			hint := fault.Nearest(key, known)
			if _, ok := c.Question(key); ok {
				hint = "answers." + key
			}
			report(key, fmt.Sprintf("unknown key %q; allowed: %s", key, strings.Join(known, ", ")), hint)
		}
	}
	return a
}

type reader struct {
	c      *catalog.Catalog
	report Report
}

func (r reader) table(key string, v any, each func(id string, v any)) {
	table, ok := v.(map[string]any)
	if !ok {
		r.report(key, fmt.Sprintf("found %s, a table is allowed: [%s]", catalog.Describe(v), key), "")
		return
	}
	for _, id := range slices.Sorted(maps.Keys(table)) {
		each(id, table[id])
	}
}

func (r reader) question(at, id string) (*catalog.Question, bool) {
	q, ok := r.c.Question(id)
	if !ok {
		ids := catalog.IDs(r.c.Questions, catalog.QuestionID)
		r.report(at, fmt.Sprintf("there is no question %q; allowed: %s", id, fault.List(ids)), fault.Nearest(id, ids))
	}
	return q, ok
}

func (r reader) answer(a Answers, id string, raw any) {
	at := "answers." + id
	q, ok := r.question(at, id)
	if !ok {
		return
	}
	if v, ok := r.Value(at, q, raw); ok {
		a.Values[id] = v
	}
}

// Value reads one answer.
func (r reader) Value(at string, q *catalog.Question, raw any) (Value, bool) {
	switch q.Kind {
	case "number":
		return r.number(at, q, raw)
	case "places":
		return r.places(at, raw)
	case "shares":
		return r.shares(at, q, raw)
	case "place":
		word, ok := raw.(string)
		if !ok {
			r.report(at, fmt.Sprintf("found %s, one place is allowed", catalog.Describe(raw)), "")
			return Value{}, false
		}
		if slices.Contains(q.Others, word) {
			return Words(word), true
		}
		p, ok := r.place(at, word, q.Others)
		return Words(p.ID), ok
	case "choices":
		var words catalog.Words
		if err := words.Decode(raw); err != nil {
			r.report(at, err.Error(), "")
			return Value{}, false
		}
		v, all := Value{List: true}, true
		for _, word := range words {
			if w, ok := r.word(at, q, word); !ok {
				all = false
			} else if !slices.Contains(v.Words, w) {
				v.Words = append(v.Words, w)
			}
		}
		return v, all // none of them is an answer too
	}
	word, ok := raw.(string)
	if !ok {
		r.report(at, fmt.Sprintf("found %s, one of these is allowed: %s", catalog.Describe(raw), fault.List(Allowed(q, r.c))), "")
		return Value{}, false
	}
	w, ok := r.word(at, q, word)
	return Words(w), ok
}

func (r reader) word(at string, q *catalog.Question, word string) (string, bool) {
	allowed := Allowed(q, r.c)
	if slices.Contains(allowed, word) {
		return word, true
	}
	if upper := strings.ToUpper(word); q.Catalog == "currencies" && slices.Contains(allowed, upper) {
		return upper, true
	}
	if q.Catalog == "vendors" {
		id := catalog.Slug(word)
		if v, ok := r.c.Vendor(word); ok {
			id = v.ID
		}
		if slices.Contains(allowed, id) {
			return id, true
		}
	}
	meant := slices.Clip(allowed)
	if q.Catalog == "vendors" {
		for _, v := range r.c.Vendors {
			meant = append(meant, v.Aliases...)
		}
	}
	r.report(at, fmt.Sprintf("found %q; allowed: %s", word, fault.List(allowed)), fault.Nearest(word, meant))
	return "", false
}

func (r reader) number(at string, q *catalog.Question, raw any) (Value, bool) {
	var n catalog.Range
	if err := n.Decode(raw); err != nil {
		r.report(at, err.Error(), "")
		return Value{}, false
	}
	for _, v := range []float64{n.Low, n.Typical, n.High} {
		if least, most := q.Bounds(); !(v >= least) || !(v <= most) {
			r.report(at, fmt.Sprintf("found %s; %s is allowed", found(v), allowed(q)), "")
			return Value{}, false
		}
		if q.Integer && v != math.Trunc(v) {
			r.report(at, fmt.Sprintf("found %s; a whole number is allowed", quantity.Text(v)), "")
			return Value{}, false
		}
	}
	return Value{Number: &n}, true
}

// found is a number as it was written, one that nobody could read as a power of ten.
func found(v float64) string {
	if math.Abs(v) > 1e18 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return quantity.Text(v)
}

// allowed says between what the number that answers a question lies.
func allowed(q *catalog.Question) string {
	least, most := q.Bounds()
	return "from " + quantity.Text(least) + " to " + quantity.Text(most)
}

func (r reader) place(at, id string, others []string) (catalog.Place, bool) {
	p, ok := r.c.Place(id)
	if !ok {
		hint := fault.Nearest(id, append(r.c.PlaceIDs(), others...))
		r.report(at, fmt.Sprintf("there is no place %q; whereto list places shows them all", id), hint)
	}
	return p, ok
}

// places reads a list of places, equal shares, or a table of shares.
func (r reader) places(at string, raw any) (Value, bool) {
	given := map[string]float64{}
	ok := true
	add := func(id string, share float64) {
		p, found := r.place(at, id, nil)
		ok = ok && found
		if found && given[p.ID] > 0 {
			r.report(at, fmt.Sprintf("%q stands twice", p.ID), "")
			ok = false
		}
		given[p.ID] += share
	}
	switch raw := raw.(type) {
	case string:
		add(raw, 1)
	case []any:
		for _, item := range raw {
			id, isText := item.(string)
			if !isText {
				r.report(at, fmt.Sprintf("found %s in the list, places are allowed", catalog.Describe(item)), "")
				return Value{}, false
			}
			add(id, 1)
		}
	case map[string]any:
		for _, id := range slices.Sorted(maps.Keys(raw)) {
			var share catalog.Amount
			if err := share.Decode(raw[id]); err != nil || !(share.Value > 0) || share.Value > 1e9 {
				r.report(at+"."+id, fmt.Sprintf("found %s; a share over 0 is allowed", catalog.Describe(raw[id])), "")
				ok = false
				continue
			}
			add(id, share.Value)
		}
	default:
		r.report(at, fmt.Sprintf("found %s; a list of places or a table of shares is allowed", catalog.Describe(raw)), "")
		return Value{}, false
	}
	if !ok || len(given) == 0 {
		if len(given) == 0 && ok {
			r.report(at, "no place is given", "")
		}
		return Value{}, false
	}
	return Places(given), true
}

// shares reads a table of shares, each of one thing by its id.
func (r reader) shares(at string, q *catalog.Question, raw any) (Value, bool) {
	table, ok := raw.(map[string]any)
	if !ok {
		example := ""
		if words := Allowed(q, r.c); len(words) > 0 {
			example = ": { " + words[0] + " = 0.1 }"
		}
		r.report(at, fmt.Sprintf("found %s; a table of shares is allowed%s", catalog.Describe(raw), example), "")
		return Value{}, false
	}
	var v Value
	for _, word := range slices.Sorted(maps.Keys(table)) {
		id, known := r.word(at+"."+word, q, word)
		var share catalog.Amount
		if err := share.Decode(table[word]); err != nil || !(share.Value >= 0) || share.Value > 1 {
			r.report(at+"."+word, fmt.Sprintf("found %s; a share from 0 to 1 is allowed: 0.1 is 10 %%", catalog.Describe(table[word])), "")
			ok = false
		}
		if known && slices.ContainsFunc(v.Parts, func(p Part) bool { return p.ID == id }) {
			r.report(at+"."+word, fmt.Sprintf("%q is there twice", id), "")
			ok = false
		}
		ok = ok && known
		v.Parts = append(v.Parts, Part{id, share.Value})
	}
	if len(table) == 0 {
		r.report(at, "none is given", "")
		ok = false
	}
	if !ok {
		return Value{}, false
	}
	slices.SortFunc(v.Parts, func(a, b Part) int { return cmp.Compare(a.ID, b.ID) })
	return v, true
}

func normalise(given map[string]float64) []catalog.Users {
	var sum float64
	for _, id := range slices.Sorted(maps.Keys(given)) {
		sum += given[id]
	}
	if math.Abs(sum-1) < 1e-12 {
		sum = 1 // they are shares already: they stay what they are when they are read again
	}
	var shares []catalog.Users
	for _, id := range slices.Sorted(maps.Keys(given)) {
		shares = append(shares, catalog.Users{Place: id, Share: given[id] / sum})
	}
	slices.SortStableFunc(shares, func(a, b catalog.Users) int { return cmp.Compare(b.Share, a.Share) })
	return shares
}

func (r reader) importance(a Answers, id string, raw any) {
	at := "importance." + id
	if _, ok := r.question(at, id); !ok {
		return
	}
	word, _ := raw.(string)
	if !slices.Contains(catalog.Importances, word) {
		r.report(at, fmt.Sprintf("found %s; allowed: %s", catalog.Describe(raw), strings.Join(catalog.Importances, ", ")), fault.Nearest(word, catalog.Importances))
		return
	}
	a.Importance[id] = word
}

// MostWeight is the most that one weight can be.
const MostWeight = 1000

func (r reader) weight(a Answers, id string, raw any) {
	at := "weights." + id
	if id != "cost" && id != "latency" {
		if _, ok := r.question(at, id); !ok {
			return
		}
	}
	var n catalog.Amount
	if err := n.Decode(raw); err != nil || n.Value < 0 || n.Value > MostWeight {
		r.report(at, fmt.Sprintf("found %s; a number from 0 to %d is allowed", catalog.Describe(raw), MostWeight), "")
		return
	}
	a.Weights[id] = n.Value
}

func (r reader) decision(raw any) *Decision {
	d := new(Decision)
	fields := map[string]func(any) error{
		"stack":       text(&d.Stack),
		"monthly_usd": d.MonthlyUSD.Decode,
		"on":          d.On.Decode,
		"data":        text(&d.Data),
		"why":         text(&d.Why),
		"rank": func(v any) error {
			n, ok := v.(int64)
			if !ok || n < 1 {
				return fmt.Errorf("found %s, a rank from 1 is allowed", catalog.Describe(v))
			}
			d.Rank = int(n)
			return nil
		},
	}
	r.table("decision", raw, func(id string, v any) {
		decode, ok := fields[id]
		if !ok {
			r.report("decision."+id, fmt.Sprintf("unknown key %q; allowed: %s", id, strings.Join(slices.Sorted(maps.Keys(fields)), ", ")), fault.Nearest(id, slices.Sorted(maps.Keys(fields))))
		} else if err := decode(v); err != nil {
			r.report("decision."+id, err.Error(), "")
		}
	})
	return d
}

func text(at *string) func(any) error {
	return func(v any) error {
		s, ok := v.(string)
		if !ok {
			return fmt.Errorf("found %s, a text is allowed", catalog.Describe(v))
		}
		*at = s
		return nil
	}
}

// One reads the answer to one question, as --set and a worked example give it.
func One(id string, raw any, c *catalog.Catalog, a Answers, report Report) {
	reader{c, report}.answer(a, id, raw)
}
