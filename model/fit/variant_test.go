package fit_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// seen is what a view reads of a cold start's fact, ms.
func seen(v fit.View, f catalog.Fact) float64 {
	h := *v.Host
	h.Facts = facts{"cold_start_ms": f}
	v.Host = &h
	return v.Judge(atMost("cold_start_ms", 1e6)).Is.Number.Typical
}

// Each condition of a variant must hold for it to count.
func TestVariantsNeedTheirConditions(t *testing.T) {
	base := func() fit.View {
		v := view(host(nil))
		v.Setup = catalog.Setup{ID: "plain", Options: map[string]string{"arch": "arm"}}
		v.Size, v.Languages = "small", []string{"rust"}
		v.Regions = []catalog.Region{{Code: "syd", Group: "apac"}}
		return v
	}
	for name, c := range map[string]struct {
		variant catalog.Variant
		holds   bool
	}{
		"language":             {catalog.Variant{Language: "rust"}, true},
		"another language":     {catalog.Variant{Language: "java"}, false},
		"size":                 {catalog.Variant{Size: "small"}, true},
		"another size":         {catalog.Variant{Size: "large"}, false},
		"region":               {catalog.Variant{Region: "syd"}, true},
		"region's group":       {catalog.Variant{Region: "apac"}, true},
		"another region":       {catalog.Variant{Region: "iad"}, false},
		"axis":                 {catalog.Variant{When: map[string]catalog.Words{"arch": {"x86", "arm"}}}, true},
		"another option":       {catalog.Variant{When: map[string]catalog.Words{"arch": {"x86"}}}, false},
		"an axis it lacks":     {catalog.Variant{When: map[string]catalog.Words{"mode": {"on-demand"}}}, false},
		"from today":           {catalog.Variant{From: today}, true},
		"from tomorrow":        {catalog.Variant{From: "2026-11-25"}, false},
		"until today":          {catalog.Variant{Until: today}, false},
		"until tomorrow":       {catalog.Variant{Until: "2026-11-25"}, true},
		"one of two holds":     {catalog.Variant{Language: "rust", Size: "large"}, false},
		"both of two hold":     {catalog.Variant{Language: "rust", Size: "small"}, true},
		"day and region":       {catalog.Variant{From: today, Region: "syd"}, true},
		"no condition at all":  {catalog.Variant{}, false},
		"language, wrong axis": {catalog.Variant{Language: "rust", When: map[string]catalog.Words{"arch": {"x86"}}}, false},
	} {
		f := number(1)
		c.variant.Is = exactly(2)
		f.By = []catalog.Variant{c.variant}
		want := 1.0
		if c.holds {
			want = 2
		}
		if got := seen(base(), f); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// The variant with most conditions that hold wins, wherever it stands; of equal
// ones the first.
func TestMostSpecificVariantWins(t *testing.T) {
	v := view(host(nil))
	v.Setup = catalog.Setup{Options: map[string]string{"arch": "x86", "mode": "on-demand"}}
	v.Languages = []string{"rust"}
	one := catalog.Variant{Language: "rust", Is: exactly(1)}
	two := catalog.Variant{Language: "rust", When: map[string]catalog.Words{"arch": {"x86"}}, Is: exactly(2)}
	three := catalog.Variant{Language: "rust", When: map[string]catalog.Words{"arch": {"x86"}, "mode": {"on-demand"}}, Is: exactly(3)}
	four := catalog.Variant{Language: "java", When: map[string]catalog.Words{"arch": {"x86"}, "mode": {"on-demand"}}, From: "2020", Is: exactly(4)}
	for _, by := range [][]catalog.Variant{{one, two, three, four}, {four, three, two, one}, {two, four, three, one}} {
		f := number(9)
		f.By = by
		if got := seen(v, f); got != 3 {
			t.Errorf("got %v, want the one with three conditions", got)
		}
	}
	f := number(9)
	f.By = []catalog.Variant{{Language: "rust", Is: exactly(5)}, {When: map[string]catalog.Words{"arch": {"x86"}}, Is: exactly(6)}}
	if got := seen(v, f); got != 5 {
		t.Errorf("of two with one condition: got %v, want the first", got)
	}
}

// A variant brings its own note and source where it has them, and the fact's
// where not.
func TestVariantsNotesAndSources(t *testing.T) {
	f := number(1)
	f.Note, f.Source = "the fact's", "facts"
	f.By = []catalog.Variant{
		{Language: "rust", Is: exactly(2), Note: "its own", Source: "bench"},
		{Language: "java", Is: catalog.Value{Unknown: true}},
	}
	h := host(facts{"cold_start_ms": f})
	h.Sources = map[string]catalog.Source{"facts": {URL: "https://facts.example"}, "bench": {URL: "https://bench.example"}}
	v := view(h)
	v.Languages = []string{"rust"}
	if got := v.Judge(atMost("cold_start_ms", 10)); got.Note != "its own" || got.Source.URL != "https://bench.example" {
		t.Errorf("rust: note %q, source %q", got.Note, got.Source.URL)
	}
	v.Languages = []string{"java"}
	if got := v.Judge(atMost("cold_start_ms", 10)); got.Outcome != fit.Unknown || got.Note != "the fact's" || got.Source.URL != "https://facts.example" {
		t.Errorf("java: %v, note %q, source %q", got.Outcome, got.Note, got.Source.URL)
	}
}

// With several languages the worst one decides: a stack must run all of them.
func TestSeveralLanguagesTakeTheWorst(t *testing.T) {
	f := number(50)
	f.By = []catalog.Variant{
		{Language: "rust", Is: exactly(14)}, {Language: "java", Is: exactly(900)}, {Language: "php", Is: catalog.Value{Unknown: true}},
	}
	for _, c := range []struct {
		languages []string
		want      fit.Outcome
	}{
		{[]string{"rust"}, fit.Meets},
		{[]string{"java"}, fit.Fails},
		{[]string{"php"}, fit.Unknown},
		{nil, fit.Meets},
		{[]string{"go"}, fit.Meets}, // by the fact itself
		{[]string{"rust", "java"}, fit.Fails},
		{[]string{"java", "rust"}, fit.Fails},
		{[]string{"rust", "php"}, fit.Unknown},
		{[]string{"php", "rust"}, fit.Unknown},
		{[]string{"php", "java", "rust"}, fit.Fails},
	} {
		v := view(host(facts{"cold_start_ms": f}))
		v.Languages = c.languages
		if got := v.Judge(atMost("cold_start_ms", 100)).Outcome; got != c.want {
			t.Errorf("%v: got %v, want %v", c.languages, got, c.want)
		}
	}
}
