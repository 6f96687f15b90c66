package catalog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Amount is a number that keeps the digits it was published with.
type Amount struct {
	Text  string
	Value float64
}

// NewAmount reads the digits of an amount: an optional sign, digits, an optional
// fraction. Underscores may group digits.
func NewAmount(text string) (Amount, error) {
	digits := strings.ReplaceAll(text, "_", "")
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) || strings.ContainsAny(digits, "xXpPnNeE") {
		return Amount{}, fmt.Errorf("%q is not a number", text)
	}
	return Amount{Text: digits, Value: value}, nil
}

// Decode reads an amount from a decoded data file: a string of digits or a number.
func (a *Amount) Decode(v any) error {
	var err error
	switch v := v.(type) {
	case string:
		*a, err = NewAmount(v)
	case int64:
		*a = Amount{Text: strconv.FormatInt(v, 10), Value: float64(v)}
	case float64:
		*a, err = NewAmount(strconv.FormatFloat(v, 'f', -1, 64))
	default:
		err = fmt.Errorf("found %s, a number or its digits in quotes is allowed", Describe(v))
	}
	return err
}

// unknown is written where an amount is not known.
const unknown = "unknown"

// Maybe is an amount that a file may say is not known.
type Maybe struct {
	*Amount
	Unknown bool
}

// Decode reads an amount, or that it is not known.
func (m *Maybe) Decode(v any) error {
	if v == unknown {
		m.Unknown = true
		return nil
	}
	m.Amount = new(Amount)
	return m.Amount.Decode(v)
}

// Said says whether there is an amount, or that it is not known.
func (m Maybe) Said() bool { return m.Amount != nil || m.Unknown }

// MarshalJSON writes the digits in quotes, as they were published.
func (a Amount) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(a.Text)), nil }

// Keyed is an amount that may differ by region, region group, zone, size, setup
// or an axis option: one amount, the name of a field of the size, or a table of them,
// nested as needed.
type Keyed struct {
	One     *Amount
	By      map[string]Keyed
	Field   string // one of SizeFields: what the size has there
	Unknown bool   // it is said that the amount is not known
}

// Set says whether anything was given.
func (k Keyed) Set() bool { return k.One != nil || k.By != nil || k.Field != "" || k.Unknown }

// Decode reads one amount, the name of a field of the size or a table of them.
func (k *Keyed) Decode(v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		if name, _ := v.(string); slices.Contains(SizeFields, name) {
			k.Field = name
			return nil
		}
		if v == unknown {
			k.Unknown = true
			return nil
		}
		k.One = new(Amount)
		err := k.One.Decode(v)
		if name, ok := v.(string); ok && err != nil && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == "" {
			err = fmt.Errorf("%q is not a number, and no field of a size that an amount can be: %s", name, strings.Join(SizeFields, ", "))
		}
		return err
	}
	k.By = map[string]Keyed{}
	for key, inner := range table {
		var sub Keyed
		if err := sub.Decode(inner); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		k.By[key] = sub
	}
	return nil
}

// Lookup finds the amount for the keys that hold, the most specific first. An
// absent key means that the amount is not known; so does a field of a size, since the
// keys alone know none.
func (k Keyed) Lookup(keys []string) (Amount, bool) {
	if k.One != nil {
		return *k.One, true
	}
	for _, key := range keys {
		if sub, ok := k.By[key]; ok {
			return sub.Lookup(keys)
		}
	}
	return Amount{}, false
}

// Keys calls f with every key of the table and of the tables in it.
func (k Keyed) Keys(f func(key string)) {
	for key, sub := range k.By {
		f(key)
		sub.Keys(f)
	}
}

// Fields calls f with the name of every field of a size that stands for an amount.
func (k Keyed) Fields(f func(name string)) {
	if k.Field != "" {
		f(k.Field)
	}
	for _, sub := range k.By {
		sub.Fields(f)
	}
}

// Each calls f with every amount, in no order.
func (k Keyed) Each(f func(Amount)) {
	if k.One != nil {
		f(*k.One)
	}
	for _, sub := range k.By {
		sub.Each(f)
	}
}

// Describe names a decoded value for a message: what it is and what it says.
func Describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return fmt.Sprintf("the text %q", v)
	case int64, int, float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprintf("%v", v)
	case map[string]any:
		return "a table"
	case []any, []map[string]any:
		return "a list"
	}
	return fmt.Sprintf("%v", v)
}
