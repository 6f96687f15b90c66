package catalog

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Fact is a criterion's value for a product or a setup, with its source.
type Fact struct {
	Is     Value     `json:"is"`
	Note   string    `json:"note"`
	Source string    `json:"source"` // key of the product's sources
	AsOf   Date      `json:"as_of"`  // where it differs from the source's
	Clock  string    `json:"clock"`  // of a cold start: one of Clocks
	Stated string    `json:"stated"` // of a cold start: who has the figure, one of StatedBy
	By     []Variant `json:"by"`     // where it differs by language, architecture, size, region or day
	Also   []Claim   `json:"also"`   // what other sources say, and why Is wins
	Effect string    `json:"effect"` // of an add-on's fact: one of Effects
	Vendor string    `json:"-"`      // of a host's fact: the vendor's id where it is the vendor's
	Needs  *Needs    `json:"needs"`  // of a promise: what it rests on
	Of     Words     `json:"of"`     // of a start: the languages that the figure was found for; AnyLanguage, where it is the same for all
}

// AnyLanguage stands for all of them.
const AnyLanguage = "any"

// Needs is what a promise rests on: a stack that is judged by it is built and billed so.
type Needs struct {
	Instances float64 `json:"instances"` // that run at once
	Zones     float64 `json:"zones"`     // over which they are spread
}

// StatedBy are who has a cold start's figure: others who measured it, or the vendor.
var StatedBy = []string{"measured", "vendor"}

// Clocks are what a cold start's figure counts: the runtime's start alone (a
// floor), or until the client has its first response.
var Clocks = []string{"init", "first-response"}

// Effects are how an add-on's fact meets the host's: raise it where it is
// better (the default), set it even where it is worse, or cap it, as what stands in
// front does with a limit: the worse of both counts.
var Effects = []string{"raise", "set", "cap"}

// Variant is a fact's value under a condition; everything given must hold.
type Variant struct {
	Language string           `json:"language"`
	Size     string           `json:"size"`
	Region   string           `json:"region"`
	When     map[string]Words `json:"when"` // axis -> options
	From     Date             `json:"from"`
	Until    Date             `json:"until"`
	Is       Value            `json:"is"`
	Note     string           `json:"note"`
	Source   string           `json:"source"`
	Needs    *Needs           `json:"needs"` // where it differs from the fact's
}

// Claim is what another source says about a fact.
type Claim struct {
	Is     Value  `json:"is"`
	Note   string `json:"note"`
	Source string `json:"source"`
}

// Value is what a fact says: a level, a number (with its range where the source
// gives one), a list, or a table of words. It can be unknown; a limit can be one
// that the vendor's whole reference does not state.
type Value struct {
	Unknown  bool
	Unstated bool // "none-stated": the whole reference was searched
	Word     string
	Number   *Range
	Words    []string
	Table    map[string]string
}

// NoneStated is the value of a limit that no page of the vendor's whole reference states.
const NoneStated = "none-stated"

// Range is a number with the least and the most it may be.
type Range struct {
	Low     float64 `json:"low"`
	Typical float64 `json:"typical"`
	High    float64 `json:"high"`
}

// Exactly is a range of one number.
func Exactly(v float64) Range { return Range{v, v, v} }

// Ordered says whether low <= typical <= high.
func (r Range) Ordered() bool { return r.Low <= r.Typical && r.Typical <= r.High }

// Single says whether the range is one number.
func (r Range) Single() bool { return r.Low == r.High }

// Decode reads a fact's value from a decoded data file.
func (v *Value) Decode(raw any) error {
	switch raw := raw.(type) {
	case string:
		switch raw {
		case "unknown":
			v.Unknown = true
		case NoneStated:
			v.Unstated = true
		default:
			v.Word = raw
		}
		return nil
	case int64, float64:
		n, _ := Number(raw)
		r := Exactly(n)
		v.Number = &r
		return nil
	case bool: // no level, which who knows the levels says
		v.Word = strconv.FormatBool(raw)
		return nil
	case []any:
		for _, item := range raw {
			word, ok := item.(string)
			if !ok {
				return fmt.Errorf("found %s in the list, words are allowed", Describe(item))
			}
			v.Words = append(v.Words, word)
		}
		return nil
	case map[string]any:
		if r, ok, err := decodeRange(raw); ok || err != nil {
			v.Number = &r
			return err
		}
		v.Table = map[string]string{}
		for key, item := range raw {
			word, ok := item.(string)
			if !ok {
				return fmt.Errorf("%s: found %s, a word is allowed", key, Describe(item))
			}
			v.Table[key] = word
		}
		return nil
	}
	return fmt.Errorf("found %s, a level, a number, a list or a table is allowed", Describe(raw))
}

// decodeRange reads { low, typical, high }; ok is false if it is another table.
func decodeRange(table map[string]any) (r Range, ok bool, err error) {
	if _, has := table["typical"]; !has {
		return r, false, nil
	}
	if len(table) != 3 {
		return r, true, fmt.Errorf("a range has low, typical and high")
	}
	for key, at := range map[string]*float64{"low": &r.Low, "typical": &r.Typical, "high": &r.High} {
		if *at, ok = Number(table[key]); !ok {
			return r, true, fmt.Errorf("%s: found %s, a number is allowed", key, Describe(table[key]))
		}
	}
	if !r.Ordered() {
		return r, true, fmt.Errorf("low %v, typical %v, high %v are not in order", r.Low, r.Typical, r.High)
	}
	return r, true, nil
}

// Decode reads one number or { low, typical, high }.
func (r *Range) Decode(raw any) error {
	if n, ok := Number(raw); ok {
		*r = Exactly(n)
		return nil
	}
	if table, ok := raw.(map[string]any); ok {
		got, isRange, err := decodeRange(table)
		if isRange {
			*r = got
			return err
		}
	}
	return fmt.Errorf("found %s, a number or { low, typical, high } is allowed", Describe(raw))
}

// Number is a value of a data file as a number; false if it is none.
func Number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// String is the value in words.
func (v Value) String() string {
	switch {
	case v.Unknown:
		return "unknown"
	case v.Unstated:
		return NoneStated
	case v.Number != nil && v.Number.Single():
		return strconv.FormatFloat(v.Number.Typical, 'f', -1, 64)
	case v.Number != nil:
		return fmt.Sprintf("%g (%g to %g)", v.Number.Typical, v.Number.Low, v.Number.High)
	case v.Words != nil:
		return strings.Join(v.Words, ", ")
	case v.Table != nil:
		var parts []string
		for key, word := range v.Table {
			parts = append(parts, key+" "+word)
		}
		sort.Strings(parts)
		return strings.Join(parts, ", ")
	}
	return v.Word
}

// Equal says whether two values are the same.
func (v Value) Equal(w Value) bool { return v.String() == w.String() }

// Words is one word or a list of them.
type Words []string

// Decode reads one word or a list of words.
func (w *Words) Decode(raw any) error {
	if word, ok := raw.(string); ok {
		*w = Words{word}
		return nil
	}
	list, ok := raw.([]any)
	if !ok {
		return fmt.Errorf("found %s, a word or a list of words is allowed", Describe(raw))
	}
	*w = nil
	for _, item := range list {
		word, ok := item.(string)
		if !ok {
			return fmt.Errorf("found %s in the list, words are allowed", Describe(item))
		}
		*w = append(*w, word)
	}
	return nil
}

// Has says whether the word is among them.
func (w Words) Has(word string) bool { return slices.Contains(w, word) }
