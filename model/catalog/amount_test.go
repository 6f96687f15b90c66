package catalog_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
)

// A price keeps the vendor's digits, trailing zeros too, and its value is theirs.
func TestAmountKeepsDigits(t *testing.T) {
	for _, c := range []struct {
		in    any
		text  string
		value float64
	}{
		{"0.0000166667", "0.0000166667", 0.0000166667},
		{"0.20", "0.20", 0.2},
		{"1.000", "1.000", 1},
		{"0", "0", 0},
		{"-3.50", "-3.50", -3.5},
		{"1_000_000.5", "1000000.5", 1_000_000.5},
		{int64(400_000), "400000", 400_000},
		{0.25, "0.25", 0.25},
		{0.0000033334, "0.0000033334", 0.0000033334},
		{1e21, "1000000000000000000000", 1e21},
	} {
		var a catalog.Amount
		if err := a.Decode(c.in); err != nil || a.Text != c.text || a.Value != c.value {
			t.Errorf("%#v reads as %+v (%v), want %s", c.in, a, err, c.text)
		}
	}
}

// What is not digits is no price: neither words, nor other ways that Go reads a
// float, nor what is no number at all.
func TestAmountsRefused(t *testing.T) {
	for _, in := range []any{"", ".", "-", "free", "1,50", "1 000", "$3", "1e5", "1E-7", "0x1p-2", "inf", "-Infinity", "NaN", "1.2.3", true, nil, []any{}, map[string]any{}} {
		var a catalog.Amount
		if err := a.Decode(in); err == nil {
			t.Errorf("%#v reads as %+v, want an error", in, a)
		}
	}
}

// decode reads a price or a table of prices.
func decode(t *testing.T, v any) catalog.Keyed {
	t.Helper()
	var k catalog.Keyed
	if err := k.Decode(v); err != nil {
		t.Fatal(err)
	}
	return k
}

// A price by region and size is found in whichever order the table nests them;
// a key that is absent means that the price is not known there, never another's.
func TestKeyedLookup(t *testing.T) {
	byRegion := decode(t, map[string]any{
		"us": map[string]any{"small": "1.00", "large": "2.00"},
		"au": map[string]any{"small": "1.50"},
		"eu": "3.00",
	})
	bySize := decode(t, map[string]any{
		"small": map[string]any{"us": "1.00", "au": "1.50"},
		"large": map[string]any{"us": "2.00"},
	})
	for _, c := range []struct {
		name   string
		table  catalog.Keyed
		region string
		size   string
		want   string // empty: not known
	}{
		{"region, size", byRegion, "us", "large", "2.00"},
		{"region, size", byRegion, "au", "small", "1.50"},
		{"no such size there", byRegion, "au", "large", ""},
		{"whatever the size", byRegion, "eu", "large", "3.00"},
		{"no such region", byRegion, "jp", "small", ""},
		{"size, region", bySize, "us", "large", "2.00"},
		{"size, region", bySize, "au", "small", "1.50"},
		{"no such region for the size", bySize, "au", "large", ""},
		{"one price", decode(t, "0.10"), "jp", "huge", "0.10"},
		{"zero is a price", decode(t, map[string]any{"us": int64(0)}), "us", "", "0"},
		{"nothing given", catalog.Keyed{}, "us", "small", ""},
		{"an empty table", decode(t, map[string]any{}), "us", "small", ""},
	} {
		got, ok := c.table.Lookup([]string{c.region, c.size})
		if ok != (c.want != "") || got.Text != c.want {
			t.Errorf("%s, %s %s: %q (known: %v), want %q", c.name, c.region, c.size, got.Text, ok, c.want)
		}
	}
}

// Of several keys that hold the first, the most specific, counts.
func TestKeyedMostSpecificFirst(t *testing.T) {
	k := decode(t, map[string]any{"us-east-1": "1", "standard": "2"})
	for want, keys := range map[string][]string{"1": {"us-east-1", "standard"}, "2": {"us-west-2", "standard"}} {
		if got, _ := k.Lookup(keys); got.Text != want {
			t.Errorf("%v: %s, want %s", keys, got.Text, want)
		}
	}
}

// An amount can be what the size has: its field is named where the digits would stand.
func TestKeyedField(t *testing.T) {
	k := decode(t, map[string]any{"plan": "traffic_gb", "pro": "5"})
	var fields []string
	k.Fields(func(name string) { fields = append(fields, name) })
	if !slices.Equal(fields, []string{"traffic_gb"}) || !k.Set() || !k.By["plan"].Set() {
		t.Errorf("%+v", k)
	}
	if a, ok := k.Lookup([]string{"plan"}); ok {
		t.Errorf("without a size it is %v", a)
	}
	price := catalog.Amount{Text: "4.50", Value: 4.5}
	s := catalog.Size{DiskGB: 40.5, Price: catalog.Maybe{Amount: &price}}
	for field, want := range map[string]string{"disk_gb": "40.5", "price": "4.50", "traffic_gb": "", "memory_mb": ""} {
		got := ""
		if a := s.Amount(field); a != nil {
			got = a.Text
		}
		if got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
}

// A wrong price deep in a table is an error that names its keys, and all keys of
// a table can be checked.
func TestKeyedDecode(t *testing.T) {
	var k catalog.Keyed
	err := k.Decode(map[string]any{"us": map[string]any{"small": "cheap"}})
	if err == nil || err.Error() != `us: small: "cheap" is not a number, and no field of a size that an amount can be: disk_gb, traffic_gb, price` {
		t.Errorf("error %v", err)
	}
	seen := map[string]bool{}
	decode(t, map[string]any{"us": map[string]any{"small": "1", "large": "2"}, "eu": "3"}).Keys(func(key string) { seen[key] = true })
	for _, key := range []string{"us", "small", "large", "eu"} {
		if !seen[key] {
			t.Errorf("%s was not called with", key)
		}
	}
	if len(seen) != 4 {
		t.Errorf("keys %v", seen)
	}
	if (catalog.Keyed{}).Set() || !decode(t, "1").Set() || !decode(t, map[string]any{}).Set() {
		t.Error("Set does not say whether anything was given")
	}
}

// Messages name what was found in words that its writer knows.
func TestDescribe(t *testing.T) {
	for want, v := range map[string]any{
		"nothing": nil, `the text "x"`: "x", "the number 3": int64(3), "the number 0.5": 0.5, "true": true,
		"a table": map[string]any{}, "a list": []any{1},
	} {
		if got := catalog.Describe(v); got != want {
			t.Errorf("%#v is described as %q, want %q", v, got, want)
		}
	}
}
