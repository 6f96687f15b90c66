package catalog_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"whereto/model/catalog"
)

// A fact's value is a level, a number or its range, a list, or a table; unknown
// is a value of its own, not the level of that name.
func TestValueDecode(t *testing.T) {
	for _, c := range []struct {
		in   any
		want catalog.Value
		text string
	}{
		{"instant", catalog.Value{Word: "instant"}, "instant"},
		{"unknown", catalog.Value{Unknown: true}, "unknown"},
		{int64(130), catalog.Value{Number: &catalog.Range{Low: 130, Typical: 130, High: 130}}, "130"},
		{99.95, catalog.Value{Number: &catalog.Range{Low: 99.95, Typical: 99.95, High: 99.95}}, "99.95"},
		{map[string]any{"low": int64(1), "typical": 2.5, "high": int64(4)}, catalog.Value{Number: &catalog.Range{Low: 1, Typical: 2.5, High: 4}}, "2.5 (1 to 4)"},
		{[]any{"eu", "us"}, catalog.Value{Words: []string{"eu", "us"}}, "eu, us"},
		{map[string]any{"rust": "native", "go": "no"}, catalog.Value{Table: map[string]string{"rust": "native", "go": "no"}}, "go no, rust native"},
	} {
		var v catalog.Value
		if err := v.Decode(c.in); err != nil || !reflect.DeepEqual(v, c.want) {
			t.Errorf("%#v reads as %+v (%v), want %+v", c.in, v, err, c.want)
		}
		if v.String() != c.text {
			t.Errorf("%#v is shown as %q, want %q", c.in, v.String(), c.text)
		}
		if !v.Equal(c.want) || v.Equal(catalog.Value{Word: "other"}) {
			t.Errorf("%#v: Equal does not tell it from another", c.in)
		}
	}
}

// What is no value is refused with what was found.
func TestValuesRefused(t *testing.T) {
	for _, c := range []struct {
		in   any
		says string
	}{
		{nil, "nothing"},
		{[]any{"eu", int64(1)}, "the number 1"},
		{map[string]any{"rust": true}, "rust"},
		{map[string]any{"typical": 2.0}, "low, typical and high"},
		{map[string]any{"low": 1.0, "typical": 2.0, "high": 3.0, "mean": 2.0}, "low, typical and high"},
		{map[string]any{"low": "1", "typical": 2.0, "high": 3.0}, "low"},
		{map[string]any{"low": 3.0, "typical": 2.0, "high": 4.0}, "not in order"},
		{map[string]any{"low": 1.0, "typical": math.NaN(), "high": 4.0}, "not in order"},
	} {
		var v catalog.Value
		if err := v.Decode(c.in); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%#v: error %v, want one that says %q", c.in, err, c.says)
		}
	}
}

// A range is one number or three in order.
func TestRangeDecode(t *testing.T) {
	var r catalog.Range
	if err := r.Decode(int64(7)); err != nil || r != catalog.Exactly(7) || !r.Single() || !r.Ordered() {
		t.Errorf("7 reads as %+v (%v)", r, err)
	}
	if err := r.Decode(map[string]any{"low": 1.0, "typical": 2.0, "high": 3.0}); err != nil || r != (catalog.Range{Low: 1, Typical: 2, High: 3}) || r.Single() {
		t.Errorf("reads as %+v (%v)", r, err)
	}
	for _, in := range []any{"7", nil, map[string]any{}, map[string]any{"low": 1.0, "high": 3.0}, map[string]any{"low": 5.0, "typical": 2.0, "high": 3.0}, []any{1.0}} {
		if err := r.Decode(in); err == nil {
			t.Errorf("%#v reads as %+v, want an error", in, r)
		}
	}
}

// One word or several.
func TestWordsDecode(t *testing.T) {
	var w catalog.Words
	if err := w.Decode("arm"); err != nil || !w.Has("arm") || len(w) != 1 {
		t.Errorf("reads as %v (%v)", w, err)
	}
	if err := w.Decode([]any{"x86", "arm"}); err != nil || !w.Has("x86") || len(w) != 2 || w.Has("risc") {
		t.Errorf("reads as %v (%v)", w, err)
	}
	for _, in := range []any{int64(1), nil, []any{true}} {
		if err := w.Decode(in); err == nil {
			t.Errorf("%#v reads as %v, want an error", in, w)
		}
	}
}
