package listing

import (
	"cmp"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// Kind is what stands in a column.
type Kind int

// The kinds of columns.
const (
	Words  Kind = iota // one word or text, or several
	Number             // in a unit
	Levels             // one of ordered levels, the worst first
	Set                // a level for each member
)

// Column is one thing that is known of all that a table lists.
type Column struct {
	ID      string
	Kind    Kind
	Levels  []string // worst first
	Members []string // of a set
	Unit    string
	Binary  bool               // a GB is 1,024 MB
	Money   bool               // an amount, in the table's currency
	Open    bool               // it can be unknown
	Limit   bool               // it can be none-stated
	Many    bool               // there can be several of it at once
	Long    bool               // of setups and regions: there can be very many
	Fact    *catalog.Criterion // whose fact it is; nil: a field
	Member  string             // of a set: the one that the column is of

	byRegion bool                       // it differs by region
	value    func(*Way) catalog.Value   // nothing at all is the zero value
	also     func(*Way) []string        // other words that it is asked for by
	known    func() []string            // words that it can be asked for by; nil: any
	all      func(*Row) []catalog.Value // of a row, where it is not that of its ways
}

// words are what a condition compares with.
func (k *Column) words(w *Way) []string {
	v := k.value(w)
	list := v.Words
	if v.Word != "" {
		list = append(slices.Clone(list), v.Word)
	}
	if k.also != nil {
		list = append(slices.Clone(list), k.also(w)...)
	}
	return list
}

// allowed are the values that a condition can ask for.
func (k *Column) allowed() string {
	switch {
	case k.Kind == Levels:
		list := slices.Clone(k.Levels)
		if k.Open {
			list = append(list, unknown)
		}
		return strings.Join(list, ", ")
	case k.Kind == Number:
		return strings.TrimSpace("a number of " + cmp.Or(k.Unit, "any size"))
	case k.known != nil:
		return fault.List(slices.Compact(slices.Sorted(slices.Values(k.known()))))
	}
	return "a word"
}

// member finds a member of a set, empty if there is none.
func (k *Column) member(word string) string {
	for _, m := range k.Members {
		if alike(m, word) {
			return m
		}
	}
	return ""
}

// of is the column of one member of a set: its level.
func (k Column) of(member string) Column {
	whole := k.value
	k.ID, k.Member, k.Kind, k.Members = k.ID+"."+member, member, Levels, nil
	k.value = func(w *Way) catalog.Value {
		v := whole(w)
		if v.Table == nil {
			return v
		}
		word, ok := v.Table[member]
		return catalog.Value{Word: word, Unknown: !ok || word == unknown}
	}
	return k
}

// Values are what stands in the column for a row: that of each of its ways, each once.
func (k *Column) Values(r *Row) []catalog.Value {
	if k.all != nil {
		return k.all(r)
	}
	var list []catalog.Value
	for i := range r.Ways {
		v := k.value(&r.Ways[i])
		if v.String() == "" && v.Words == nil || slices.ContainsFunc(list, v.Equal) {
			continue
		}
		list = append(list, v)
	}
	return list
}

// factColumn is the column of a criterion that facts have.
func factColumn(k *catalog.Criterion) Column {
	c := Column{ID: k.ID, Levels: k.Levels, Members: k.Members, Unit: k.Unit, Limit: k.Limit, Open: true, Fact: k}
	switch k.Kind {
	case "levels":
		c.Kind = Levels
	case "set":
		c.Kind = Set
	default:
		c.Kind, c.Binary = Number, strings.Contains(k.ID, "memory")
	}
	c.value = func(w *Way) catalog.Value {
		f, ok := w.fact(k.ID)
		if !ok { // of a host that is as good as not known; an add-on leaves the host's as it is
			return catalog.Value{Unknown: !w.Addon}
		}
		return f.Is
	}
	return c
}

// fact is what is said of a criterion in a way.
func (w *Way) fact(criterion string) (catalog.Fact, bool) {
	if w.Vendor != nil {
		f, ok := w.Vendor.Facts[criterion]
		return f, ok
	}
	return w.Product.Fact(w.Setup, criterion)
}

// column finds a column by its id, of a set also by that of one of its members:
// languages.rust. If there is none, it names the nearest.
func (t *Table) column(id string) (k Column, nearest string, ok bool) {
	ids := make([]string, 0, len(t.Columns))
	whole, member, _ := strings.Cut(id, ".")
	for _, k := range t.Columns {
		if k.ID == id {
			return k, "", true
		}
		if k.ID == whole && k.Kind == Set {
			if m := k.member(member); m != "" {
				return k.of(m), "", true
			}
			if hint := fault.Nearest(member, k.Members); hint != "" {
				return Column{}, k.ID + "." + hint, false
			}
		}
		ids = append(ids, k.ID)
	}
	return Column{}, fault.Nearest(id, ids), false
}

// All are the columns that All asks for: every one.
const All = "all"

// pick finds columns by their ids, or all. Nothing at all is the default ones, with those
// that conditions are on.
func (t *Table) pick(ids []string, conditions []Condition) ([]Column, *fault.Fault) {
	if len(ids) == 1 && ids[0] == All {
		return t.Columns, nil
	}
	if len(ids) == 0 {
		ids = slices.Clone(t.Default)
		for _, c := range conditions {
			if !slices.Contains(ids, c.Column.ID) { // before the last, which is the longest
				ids = slices.Insert(ids, len(ids)-1, c.Column.ID)
			}
		}
	}
	var list []Column
	for _, id := range ids {
		k, hint, ok := t.column(id)
		if !ok {
			return nil, &fault.Fault{Key: id, Text: "there is no such column of " + t.Kind + "; --columns all shows what there is", Hint: hint}
		}
		list = append(list, k)
	}
	return list, nil
}
