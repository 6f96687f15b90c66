package answers_test

import (
	"maps"
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// small is a catalog with one short way to set two questions.
var small = &catalog.Catalog{
	Hosts: []*catalog.Product{{ID: "one", Vendor: "The Vendor, Inc."}, {ID: "two", Vendor: "The Vendor, Inc."}, {ID: "three", Vendor: "Other"}},
	Questions: []*catalog.Question{
		{ID: "must_haves", Kind: "choices", Importance: "must", Options: []catalog.Option{
			{ID: "fast-way-back", Sets: map[string]any{"rollback": "instant"}},
			{ID: "copies", Sets: map[string]any{"previews": "built-in", "rollback": "redeploy"}},
			{ID: "slow", Sets: map[string]any{"seconds": int64(60)}},
		}},
		{ID: "seconds", Kind: "number", Importance: "must"},
		{ID: "rollback", Kind: "choice", Options: []catalog.Option{{ID: "instant"}, {ID: "redeploy"}}},
		{ID: "previews", Kind: "choice", Options: []catalog.Option{{ID: "built-in"}}},
		{ID: "vendors", Kind: "choices", Catalog: "vendors"},
		{ID: "host", Kind: "choice", Catalog: "hosts"},
		{ID: "currency", Kind: "text", Catalog: "currencies"},
		{ID: "residency", Kind: "choices", Catalog: "residency", Options: []catalog.Option{{ID: "anywhere"}, {ID: "eu"}}},
	},
	Rates:     []catalog.Rate{{Currency: "USD"}, {Currency: "EUR"}},
	Residency: []catalog.Jurisdiction{{ID: "eu"}, {ID: "au"}},
}

// A short way answers its questions with its own importance; what was answered by itself,
// or given an importance by itself, stays.
func TestWith(t *testing.T) {
	chosen := answers.Words("fast-way-back")
	for _, c := range []struct {
		name       string
		values     map[string]answers.Value
		importance map[string]string
		rollback   string
		counts     string
	}{
		{"not answered", map[string]answers.Value{"must_haves": chosen}, nil, "instant", "must"},
		{"answered and weighed", map[string]answers.Value{"must_haves": chosen, "rollback": answers.Words("redeploy")}, map[string]string{"rollback": "want"}, "redeploy", "want"},
		{"weighed alone", map[string]answers.Value{"must_haves": chosen}, map[string]string{"rollback": "want"}, "instant", "want"},
		{"not chosen", map[string]answers.Value{}, nil, "", ""},
		{"only wished", map[string]answers.Value{"must_haves": chosen}, map[string]string{"must_haves": "want"}, "instant", "want"},
		{"skipped", map[string]answers.Value{"must_haves": chosen}, map[string]string{"must_haves": "skip"}, "", ""},
		{"answered itself, made a must", map[string]answers.Value{"must_haves": chosen, "rollback": answers.Words("redeploy")}, nil, "redeploy", "must"},
		{"answered itself, only wished", map[string]answers.Value{"must_haves": chosen, "rollback": answers.Words("redeploy")}, map[string]string{"must_haves": "want"}, "redeploy", ""},
		{"the option before stands", map[string]answers.Value{"must_haves": answers.Words("fast-way-back", "copies")}, nil, "instant", "must"},
	} {
		a := answers.Answers{Title: "T", Values: maps.Clone(c.values), Importance: maps.Clone(c.importance), Weights: map[string]float64{"cost": 3}}
		b := a.With(small)
		if got := b.Word("rollback"); got != c.rollback || b.Importance["rollback"] != c.counts {
			t.Errorf("%s: rollback is %q, a %q; want %q, a %q", c.name, got, b.Importance["rollback"], c.rollback, c.counts)
		}
		if b.Title != "T" || b.Weights["cost"] != 3 {
			t.Errorf("%s: title or weights are lost: %+v", c.name, b)
		}
		if a.Has("rollback") != (c.values["rollback"].Words != nil) || len(a.Importance) != len(c.importance) {
			t.Errorf("%s: the answers themselves were changed to %+v", c.name, a)
		}
	}
}

// A question is asked only where an earlier answer gives it sense.
func TestAsked(t *testing.T) {
	is := func(words ...string) catalog.When { return catalog.When{Question: "deploy", Is: words} }
	not := func(words ...string) catalog.When { return catalog.When{Question: "deploy", Not: words} }
	given := answers.Words("ci")
	several := answers.Words("ci", "shell")
	shares := answers.Value{Shares: []catalog.Users{{Place: "sydney", Share: 1}}}
	for _, c := range []struct {
		name   string
		when   []catalog.When
		answer *answers.Value
		want   bool
	}{
		{"no condition", nil, nil, true},
		{"is, and it is", []catalog.When{is("ci")}, &given, true},
		{"is one of several", []catalog.When{is("repository", "ci")}, &given, true},
		{"is, and it is not", []catalog.When{is("repository")}, &given, false},
		{"is, not answered", []catalog.When{is("ci")}, nil, false},
		{"is among several answers", []catalog.When{is("shell")}, &several, true},
		{"not, and it is", []catalog.When{not("ci")}, &given, false},
		{"not, and it is another", []catalog.When{not("repository")}, &given, true},
		{"not, not answered", []catalog.When{not("ci")}, nil, true},
		{"any answer", []catalog.When{{Question: "deploy"}}, &given, true},
		{"any answer, of places", []catalog.When{{Question: "deploy"}}, &shares, true},
		{"any answer, not answered", []catalog.When{{Question: "deploy"}}, nil, false},
		{"both hold", []catalog.When{is("ci"), not("repository")}, &given, true},
		{"one of two fails", []catalog.When{is("ci"), not("ci")}, &given, false},
	} {
		a := answers.Answers{Values: map[string]answers.Value{}}
		if c.answer != nil {
			a.Values["deploy"] = *c.answer
		}
		if got := a.Asked(&catalog.Question{ID: "q", When: c.when}); got != c.want {
			t.Errorf("%s: asked is %v", c.name, got)
		}
	}
}

// What a question takes are its own options, then what it names of the catalog,
// each once.
func TestAllowed(t *testing.T) {
	for id, want := range map[string][]string{
		"must_haves": {"fast-way-back", "copies", "slow"},
		"vendors":    {"the-vendor-inc", "other"},
		"host":       {"one", "two", "three"},
		"currency":   {"USD", "EUR"},
		"residency":  {"anywhere", "eu", "au"},
	} {
		q, _ := small.Question(id)
		if got := answers.Allowed(q, small); !slices.Equal(got, want) {
			t.Errorf("%s takes %v, want %v", id, got, want)
		}
	}
}

// Several words are not taken for one.
func TestWord(t *testing.T) {
	for want, v := range map[string]answers.Value{"a": answers.Words("a"), "": answers.Words("a", "b")} {
		if got := v.Word(); got != want {
			t.Errorf("Word of %v is %q", v.Words, got)
		}
	}
	if got := answers.Number(5).Word(); got != "" {
		t.Errorf("Word of a number is %q", got)
	}
}

// One answer is read as in a file, and one that is wrong leaves what was there.
func TestOne(t *testing.T) {
	a := answers.Answers{Values: map[string]answers.Value{"rollback": answers.Words("instant")}}
	var reported []string
	report := func(key, text, hint string) { reported = append(reported, key+" "+hint) }
	answers.One("rollback", "redploy", small, a, report)
	if a.Word("rollback") != "instant" || !slices.Equal(reported, []string{"answers.rollback redeploy"}) {
		t.Errorf("a wrong word: rollback is %q, reported %q", a.Word("rollback"), reported)
	}
	reported = nil
	answers.One("rollback", "redeploy", small, a, report)
	answers.One("vendors", []any{"The Vendor, Inc.", "the-vendor-inc"}, small, a, report)
	if a.Word("rollback") != "redeploy" || a.Word("vendors") != "the-vendor-inc" || len(reported) > 0 {
		t.Errorf("rollback is %q, vendors %v, reported %q", a.Word("rollback"), a.Values["vendors"].Words, reported)
	}
}

// A currency is known in small letters too, and an amount of money is in the one that its
// question names, else in USD; no other number is in any.
func TestCurrencyOfAnAnswer(t *testing.T) {
	budget := &catalog.Question{ID: "budget", Kind: "number", Unit: "USD a month", Currency: "currency"}
	for _, c := range []struct {
		raw, currency, unit, hint string
	}{
		{"", "USD", "USD a month", ""},
		{"EUR", "EUR", "EUR a month", ""},
		{"eur", "EUR", "EUR a month", ""},
		{"EUQ", "USD", "USD a month", "EUR"},
	} {
		a, hinted := answers.Answers{Values: map[string]answers.Value{}}, ""
		if c.raw != "" {
			answers.One("currency", c.raw, small, a, func(_, _, hint string) { hinted = hint })
		}
		if got, unit := a.Currency(budget), a.Unit(budget); got != c.currency || unit != c.unit || hinted != c.hint {
			t.Errorf("%q: in %q, %q, hint %q; want %q, %q, %q", c.raw, got, unit, hinted, c.currency, c.unit, c.hint)
		}
		for _, unit := range []string{"ms", "", "USDT", "percent"} {
			if q := (&catalog.Question{Unit: unit}); a.Currency(q) != "" || a.Unit(q) != unit {
				t.Errorf("%q is in %q", unit, a.Currency(q))
			}
		}
		if q := (&catalog.Question{Unit: "USD"}); a.Currency(q) != "USD" {
			t.Errorf("what names no question is in %q", a.Currency(q))
		}
	}
}

// share is that of one vendor.
func share(a answers.Answers) float64 {
	is, _ := a.Share("discount", "other")
	return is
}

// Shares stand by what they are of, by its id, whichever of its names was written; each
// once, from 0 to 1, and they need not come to a whole.
func TestSharesByVendor(t *testing.T) {
	c := *small
	c.Questions = append(slices.Clone(small.Questions), &catalog.Question{ID: "discount", Kind: "shares", Catalog: "vendors"})
	c.Vendors = []*catalog.Vendor{{ID: "the-vendor-inc", Name: "The Vendor, Inc.", Aliases: []string{"tv", "thevendor"}}}
	for _, x := range []struct {
		name  string
		raw   any
		want  []answers.Part
		wrong []string
	}{
		{"by id", map[string]any{"other": 0.1}, []answers.Part{{ID: "other", Share: 0.1}}, nil},
		{"by alias and name", map[string]any{"tv": "0.25", "Other": int64(1)}, []answers.Part{{ID: "other", Share: 1}, {ID: "the-vendor-inc", Share: 0.25}}, nil},
		{"nothing off", map[string]any{"tv": int64(0)}, []answers.Part{{ID: "the-vendor-inc", Share: 0}}, nil},
		{"misspelled", map[string]any{"othr": 0.1}, nil, []string{`answers.discount.othr: found "othr"; allowed: the-vendor-inc, other (other)`}},
		{"a misspelled alias", map[string]any{"thevendr": 0.1}, nil, []string{`answers.discount.thevendr: found "thevendr"; allowed: the-vendor-inc, other (thevendor)`}},
		{"twice", map[string]any{"tv": 0.1, "the-vendor-inc": 0.2}, nil, []string{`answers.discount.tv: "the-vendor-inc" is there twice ()`}},
		{"in percent", map[string]any{"other": int64(10)}, nil, []string{`answers.discount.other: found the number 10; a share from 0 to 1 is allowed: 0.1 is 10 % ()`}},
		{"below nothing", map[string]any{"other": -0.1}, nil, []string{`answers.discount.other: found the number -0.1; a share from 0 to 1 is allowed: 0.1 is 10 % ()`}},
		{"no number", map[string]any{"other": "much"}, nil, []string{`answers.discount.other: found the text "much"; a share from 0 to 1 is allowed: 0.1 is 10 % ()`}},
		{"none", map[string]any{}, nil, []string{`answers.discount: none is given ()`}},
		{"a list", []any{"other"}, nil, []string{`answers.discount: found a list; a table of shares is allowed: { the-vendor-inc = 0.1 } ()`}},
		{"two mistakes", map[string]any{"a": 0.1, "other": int64(2)}, nil, []string{`answers.discount.a: found "a"; allowed: the-vendor-inc, other ()`, `answers.discount.other: found the number 2; a share from 0 to 1 is allowed: 0.1 is 10 % ()`}},
	} {
		a, wrong := answers.Answers{Values: map[string]answers.Value{}}, []string(nil)
		answers.One("discount", x.raw, &c, a, func(key, text, hint string) { wrong = append(wrong, key+": "+text+" ("+hint+")") })
		if got := a.Values["discount"].Parts; !slices.Equal(got, x.want) || !slices.Equal(wrong, x.wrong) {
			t.Errorf("%s: %v, %q; want %v, %q", x.name, got, wrong, x.want, x.wrong)
		}
		if got := share(a); len(x.want) == 1 && x.want[0].ID == "other" && got != x.want[0].Share || x.want == nil && got != 0 {
			t.Errorf("%s: of other it is %v", x.name, got)
		}
	}
}

// A short way sets a number too, and not over one that was answered.
func TestWithSetsNumbers(t *testing.T) {
	slow := answers.Answers{Values: map[string]answers.Value{"must_haves": answers.Words("slow")}}
	if b := slow.With(small); !b.Has("seconds") || b.Values["seconds"].Number.Typical != 60 || b.Importance["seconds"] != "must" {
		t.Errorf("it sets %+v, a %q", b.Values["seconds"], b.Importance["seconds"])
	}
	slow.Values["seconds"] = answers.Number(29)
	if b := slow.With(small); b.Values["seconds"].Number.Typical != 29 {
		t.Errorf("29 was answered, it sets %v", b.Values["seconds"].Number.Typical)
	}
}

// Conditions hold by what was chosen, by any answer, or by none; that nothing is needed is
// an answer too.
func TestHold(t *testing.T) {
	a := answers.Answers{Values: map[string]answers.Value{"rollback": answers.Words("instant"), "must_haves": {List: true}}}
	for _, c := range []struct {
		when catalog.When
		want bool
	}{
		{catalog.When{Question: "rollback"}, true},
		{catalog.When{Question: "rollback", Is: catalog.Words{"instant", "redeploy"}}, true},
		{catalog.When{Question: "rollback", Is: catalog.Words{"redeploy"}}, false},
		{catalog.When{Question: "rollback", Not: catalog.Words{"instant"}}, false},
		{catalog.When{Question: "rollback", Unanswered: true}, false},
		{catalog.When{Question: "previews"}, false},
		{catalog.When{Question: "previews", Is: catalog.Words{"built-in"}}, false},
		{catalog.When{Question: "previews", Not: catalog.Words{"built-in"}}, true},
		{catalog.When{Question: "previews", Unanswered: true}, true},
		{catalog.When{Question: "must_haves"}, true},
		{catalog.When{Question: "must_haves", Is: catalog.Words{"copies"}}, false},
		{catalog.When{Question: "must_haves", Unanswered: true}, false},
	} {
		if got := a.Hold([]catalog.When{c.when}); got != c.want {
			t.Errorf("%+v: %v", c.when, got)
		}
	}
}
