package summary_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/fixture"
	"whereto/model/stack"
	"whereto/model/workload"
	"whereto/ui/summary"
)

// about is a number as a finding has it.
func about(v float64) *catalog.Range {
	r := catalog.Exactly(v)
	return &r
}

// located are so many regions.
func located(n int) []fit.Located {
	var list []fit.Located
	for i := range n {
		list = append(list, fit.Located{Code: string(rune('a' + i)), Country: "DE"})
	}
	return list
}

// Each kind of finding in its exact words: stated ones with their unit and what limits
// them, worked out ones rounded, regions cut at six, what can't be carried instead of all
// else, and what was not found as unknown.
func TestIsText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		is   fit.Finding
		want string
	}{
		"nothing":                      {fit.Finding{}, "unknown"},
		"a unit without a number":      {fit.Finding{Unit: "ms", Estimate: true}, "unknown"},
		"a level":                      {fit.Finding{Word: "pre-provisioned"}, "pre-provisioned"},
		"a vendor":                     {fit.Finding{Word: "Host & Co."}, "Host & Co."},
		"a number":                     {fit.Finding{Number: about(99), Unit: "ms"}, "99 ms"},
		"none of something":            {fit.Finding{Number: about(0), Unit: "ms"}, "0 ms"},
		"a fraction":                   {fit.Finding{Number: about(100.5), Unit: "s"}, "100.5 s"},
		"a range":                      {fit.Finding{Number: &catalog.Range{Low: 5, Typical: 100, High: 900}, Unit: "ms"}, "100 (5 to 900) ms"},
		"a percentage":                 {fit.Finding{Number: about(99.95), Unit: "percent"}, "99.95 percent"},
		"the runtime's start alone":    {fit.Finding{Number: about(14), Unit: "ms", Floor: true}, "14 ms, init alone"},
		"a range of it":                {fit.Finding{Number: &catalog.Range{Low: 15, Typical: 20, High: 40}, Unit: "ms", Floor: true}, "20 (15 to 40) ms, init alone"},
		"starts although one runs":     {fit.Finding{Number: about(0), Unit: "ms", Cold: new(0.0125)}, "0 ms; 1 in 80 requests meets a start all the same"},
		"a round trip":                 {fit.Finding{Number: about(21.3), Unit: fit.Milliseconds, Estimate: true}, "about 21 ms"},
		"a round trip from one city":   {fit.Finding{Number: about(21.6), Unit: fit.Milliseconds, Estimate: true, City: "Sydney"}, "about 22 ms (Sydney)"},
		"a share":                      {fit.Finding{Number: about(0.000274), Unit: fit.Share, Estimate: true}, "0.000274"},
		"no share":                     {fit.Finding{Number: about(0), Unit: fit.Share, Estimate: true}, "0"},
		"an amount":                    {fit.Finding{Number: about(1234.5), Unit: "USD", Estimate: true}, "1,234.50 USD"},
		"an amount in euros":           {fit.Finding{Number: about(7), Unit: "EUR", Estimate: true}, "7.00 EUR"},
		"a part of an amount":          {fit.Finding{Number: about(137.6), Unit: "USD", Estimate: true, Part: true}, "at least 137.60 USD"},
		"one region":                   {fit.Finding{Regions: []fit.Located{{Code: "syd", Country: "AU"}}}, "syd (AU)"},
		"two regions":                  {fit.Finding{Regions: []fit.Located{{Code: "syd", Country: "AU"}, {Code: "weur", Country: "FR"}}}, "syd (AU), weur (FR)"},
		"six regions":                  {fit.Finding{Regions: located(6)}, "a (DE), b (DE), c (DE), d (DE), e (DE), f (DE)"},
		"seven regions":                {fit.Finding{Regions: located(7)}, "a (DE), b (DE), c (DE), d (DE), e (DE), f (DE), …"},
		"thirty regions":               {fit.Finding{Regions: located(30)}, "a (DE), b (DE), c (DE), d (DE), e (DE), f (DE), …"},
		"what can't be carried, alone": {fit.Finding{Excess: &workload.Excess{Of: workload.Memory, Needs: 4096, Most: 2048}, Word: "x", Number: about(1)}, "4,096 MB are needed, an instance has at most 2,048"},
	} {
		if got := summary.IsText(invented(t), fit.Verdict{Is: c.is}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Each kind of excess in its exact words, and none for none.
func TestExcessText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		excess *workload.Excess
		want   string
	}{
		"none":                  {nil, ""},
		"memory":                {&workload.Excess{Of: workload.Memory, Needs: 4096, Most: 2048}, "4,096 MB are needed, an instance has at most 2,048"},
		"instances":             {&workload.Excess{Of: workload.Instances, Needs: 12, Most: 4}, "the busiest hour needs 12 instances, there are at most 4"},
		"sizes":                 {&workload.Excess{Of: workload.Sizes, Needs: 16384, Most: 8192, Size: "xl"}, "no size leaves the app 16,384 MB of memory and has the CPU asked for; the largest is xl"},
		"a meter":               {&workload.Excess{Of: workload.Metered, Meter: "seats", Needs: 3, Most: 1}, "Seats 3, at most 1"},
		"a meter with its note": {&workload.Excess{Of: workload.Metered, Meter: "requests", Needs: 5e9, Most: 5e8, Note: "So many."}, "Requests 5,000,000,000, at most 500,000,000"},
		"a meter without name":  {&workload.Excess{Of: workload.Metered, Meter: "coins", Needs: 2.5, Most: 1}, "coins 2.5, at most 1"},
		"not sold by itself":    {&workload.Excess{Of: workload.Metered, Meter: "months", Needs: 1, Note: "It comes with another plan."}, "It comes with another plan"},
		"none at all":           {&workload.Excess{Of: workload.Metered, Meter: "seats", Needs: 1}, "Seats 1, at most 0"},
	} {
		if got := summary.ExcessText(invented(t), c.excess); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Each kind of requirement in its exact words.
func TestNeedsText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		r    fit.Requirement
		want string
	}{
		"a level":           {fit.Requirement{Criterion: "rollback", Bound: "redeploy"}, "redeploy"},
		"a member's level":  {fit.Requirement{Criterion: "languages", Key: "rust", Bound: "container"}, "rust: container"},
		"a jurisdiction":    {fit.Requirement{Criterion: "residency", Key: "eu"}, "eu"},
		"at least a number": {fit.Requirement{Criterion: "sla_percent", AtLeast: new(99.5)}, "at least 99.5"},
		"at most a number":  {fit.Requirement{Criterion: "monthly_cost", AtMost: new(2000.0)}, "at most 2,000"},
		"a budget":          {fit.Requirement{Criterion: "monthly_cost", AtMost: new(2000.0), Amounts: []fit.Amount{{Value: 2000, Currency: "USD"}}}, "at most 2,000 USD"},
		"a budget in another currency than the bill": {fit.Requirement{Criterion: "monthly_cost", AtMost: new(2000.0), Amounts: []fit.Amount{{Value: 1796.532, Currency: "EUR"}, {Value: 2000, Currency: "USD"}}}, "at most 1,796.53 EUR (2,000 USD)"},
		"at most nothing":      {fit.Requirement{Criterion: "cold_start_ms", AtMost: new(0.0)}, "at most 0"},
		"only some vendors":    {fit.Requirement{Criterion: "vendor", Only: []string{"alto", "bruma"}}, "only alto, bruma"},
		"never some vendors":   {fit.Requirement{Criterion: "vendor", Never: []string{"quilla"}}, "not quilla"},
		"the load":             {fit.Requirement{Criterion: catalog.CriterionCapacity}, "holds the load"},
		"so much of the load":  {fit.Requirement{Criterion: catalog.CriterionCapacity, AtLeast: new(394521.0)}, "394,521"},
		"nothing, which is no": {fit.Requirement{Criterion: "rollback"}, ""},
	} {
		if got := summary.NeedsText(c.r); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Every requirement that any answer of the fixture's questions makes says in words what
// it needs.
func TestEveryRequirementHasWords(t *testing.T) {
	t.Parallel()
	c := invented(t)
	made := 0
	for _, q := range c.Questions {
		words := answers.Allowed(q, c)
		if len(words) == 0 {
			words = []string{""}
		}
		for _, word := range words {
			value := answers.Words(word)
			switch q.Kind {
			case "number":
				value = answers.Number(42)
			case "places":
				value = answers.Value{Shares: []catalog.Users{{Place: "sydney", Share: 1}}}
			}
			for _, r := range fit.Requirements(c, answers.Answers{Values: map[string]answers.Value{q.ID: value}}.With(c)) {
				if made++; summary.NeedsText(r) == "" {
					t.Errorf("%s = %q needs nothing in words: %+v", q.ID, word, r)
				}
			}
		}
	}
	if made < 50 {
		t.Errorf("%d requirements were made", made)
	}
}

// Beside a verdict stand the data's own words, or why there is no fact to rest on.
func TestNoteText(t *testing.T) {
	t.Parallel()
	for gap, want := range map[fit.Gap]string{
		"": "Searched the docs.", fit.NoFact: "The data says nothing about it.", fit.NoWay: "No users are known, or a region's place is not.",
		fit.Worldwide: "It has no regions to choose from, and nothing is known that keeps users' data in one jurisdiction.",
		fit.OnePlace:  "It can be had in fewer than two regions of which the place is known.",
		fit.NoCountry: "Which country a region lies in is not known; its area is only in part where it should be.",
		fit.Undecided: "Searched the docs.", fit.OtherLanguage: "Found for another language. Searched the docs.",
		fit.TooFew: "It rests on more instances or zones at once than the stack has. Searched the docs.",
	} {
		if got := summary.NoteText(fit.Verdict{Gap: gap, Note: "Searched the docs."}); got != want {
			t.Errorf("%q: %q, want %q", gap, got, want)
		}
	}
}

// Each kind of caveat in its exact words.
func TestCaveatText(t *testing.T) {
	t.Parallel()
	c := invented(t)
	product := func(is string) *catalog.Product {
		return &catalog.Product{Name: "Alto", Status: catalog.Status{Is: is, Note: "Since this year."}}
	}
	verdict := func(criterion, key string, gap fit.Gap) fit.Verdict {
		return fit.Verdict{Requirement: fit.Requirement{Criterion: criterion, Key: key}, Gap: gap, Note: "Looked for and not found."}
	}
	for name, x := range map[string]struct {
		caveat stack.Caveat
		want   string
	}{
		"noted":              {stack.Caveat{Kind: stack.Noted, Product: product("active"), Text: "The start is billed too."}, "The start is billed too."},
		"beta":               {stack.Caveat{Kind: stack.Standing, Product: product("beta")}, "Alto is beta. Since this year."},
		"of unknown status":  {stack.Caveat{Kind: stack.Standing, Product: product("unknown")}, "Alto is of unknown status. Since this year."},
		"announced":          {stack.Caveat{Kind: stack.Announced, Product: product("active"), On: "2027-02-01", Text: "It becomes dearer."}, "From 2027-02-01: It becomes dearer."},
		"not known":          {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("rollback", "", "")}, "Rollback is not known of Alto. Looked for and not found."},
		"a member not known": {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("languages", "php", "")}, "Languages, php is not known of Alto. Looked for and not found."},
		"no fact":            {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("rollback", "", fit.NoFact)}, "Rollback is not known of Alto. The data says nothing about it."},
		"no way":             {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("latency_ms", "", fit.NoWay)}, c.CriterionName("latency_ms") + " is not known of Alto. No users are known, or a region's place is not."},
		"undecided": {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: fit.Verdict{
			Requirement: fit.Requirement{Criterion: "languages", Key: "go", Undecided: "changes"}, Outcome: fit.Unknown, Is: fit.Finding{Word: "wasm"}, Gap: fit.Undecided, Note: "By a module.",
		}}, "Languages, go of Alto: wasm. Whether that will do is open: How far may the code be changed for the host? By a module."},
		"too few":          {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("sla_percent", "", fit.TooFew)}, c.CriterionName("sla_percent") + " is not known of Alto. It rests on more instances or zones at once than the stack has. Looked for and not found."},
		"another language": {stack.Caveat{Kind: stack.NotKnown, Product: product("active"), Verdict: verdict("cold_start_ms", "", fit.OtherLanguage)}, c.CriterionName("cold_start_ms") + " is not known of Alto. Found for another language. Looked for and not found."},
		"yours": {stack.Caveat{Kind: stack.Yours, Product: product("active"), Verdict: fit.Verdict{
			Requirement: fit.Requirement{Criterion: "iac"}, Is: fit.Finding{Word: "partial"}, Note: "By a file.",
		}}, c.CriterionName("iac") + " of Alto: partial, so something is left to you. By a file."},
		"limited": {stack.Caveat{Kind: stack.Limited, Product: product("active"), Verdict: fit.Verdict{
			Requirement: fit.Requirement{Criterion: "max_cpu_ms", AtLeast: new(1000.0)}, Is: fit.Finding{Number: about(10), Unit: "ms"}, Note: "On Free.",
		}}, c.CriterionName("max_cpu_ms") + " of Alto: 10 ms at most. On Free."},
		"assumed": {stack.Caveat{Kind: stack.Assumed, Product: product("active"), Verdict: fit.Verdict{
			Requirement: fit.Requirement{Question: "request_seconds", Criterion: "max_request_seconds", AtLeast: new(50.0)}, Is: fit.Finding{Number: about(30), Unit: "s"}, Note: "To the first byte.",
		}}, c.CriterionName("max_request_seconds") + " of Alto: 30 s at most, and 50 are assumed (request_seconds). To the first byte."},
		"one stale fact":     {stack.Caveat{Kind: stack.Stale, Old: []stack.Old{{Criterion: "hipaa", AsOf: "2024-06-01"}}}, "Sources older than 180 days: hipaa (2024-06-01)."},
		"two stale facts":    {stack.Caveat{Kind: stack.Stale, Old: []stack.Old{{Criterion: "hipaa", AsOf: "2024-06-01"}, {Criterion: "soc2", AsOf: "2024"}}}, "Sources older than 180 days: hipaa (2024-06-01), soc2 (2024)."},
		"beside":             {stack.Caveat{Kind: stack.Beside, Product: product("active")}, "Alto is a service beside the app: it holds no users' data, but where it keeps code, settings and logs was not judged."},
		"joining":            {stack.Caveat{Kind: stack.Joining, Product: product("active"), Verdict: verdict("multi_region", "", "")}, "One name that leads users to the nearest region of Alto is yours to build and pay for. Looked for and not found."},
		"no price":           {stack.Caveat{Kind: stack.NoPrice, Price: cost.Unpriced{Label: "Run time", Region: "bom-1"}}, "The bill is a priced part: Run time in bom-1: price not known."},
		"no price, previews": {stack.Caveat{Kind: stack.NoPrice, Price: cost.Unpriced{Label: "Run time", Preview: true}}, "The bill is a priced part: Previews: Run time: price not known."},
	} {
		if got := summary.CaveatText(c, x.caveat); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

// What a bill leaves out, and its lines, are named by label and region, with what previews
// add marked as theirs.
func TestNamesOfLines(t *testing.T) {
	t.Parallel()
	for want, u := range map[string]cost.Unpriced{
		"Data: price not known":                     {Label: "Data"},
		"Data in eu-1: price not known":             {Label: "Data", Region: "eu-1"},
		"Previews: Data: price not known":           {Label: "Data", Preview: true},
		"Previews: Data in eu-1: price not known":   {Label: "Data", Region: "eu-1", Preview: true},
		"Managed Postgres: price not known":         {Label: "Managed Postgres"},
		"Credit of the plan in us: price not known": {Label: "Credit of the plan", Region: "us"},
	} {
		if got := summary.UnpricedText(u); got != want {
			t.Errorf("%+v: %q, want %q", u, got, want)
		}
	}
	if got := summary.LineLabel(cost.Line{Label: "Data", Region: "eu-1"}); got != "Data" {
		t.Errorf("a line is named %q", got)
	}
	if got := summary.LineLabel(cost.Line{Label: "Data", Preview: true}); got != "Previews: Data" {
		t.Errorf("a line of previews is named %q", got)
	}
}

// A host that can't be chosen says which state it is in, why, and what follows it, in
// whole sentences.
func TestClosedWhy(t *testing.T) {
	t.Parallel()
	c := invented(t)
	for id, want := range map[string]string{
		"pluma-cloud":     "Open to new customers: closed. Shut down. Successor: bruma-run.",
		"tarka-functions": "Open to new customers: closed-to-new. New teams are turned away. Successor: Alto Functions.",
	} {
		p, _, _ := c.Product(id)
		if got := summary.ClosedWhy(c, stack.Closed{Host: p}); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// slips are what no sentence may have: a full stop twice, a value that is none, a plural of
// one.
var slips = regexp.MustCompile(`[a-z0-9)]\.\.(\s|$)|%!|<nil>|\bNaN\b|\bInf\b|\b1 (hours|instances|sources|requests|months) |\s[,;.](\s|$)`)

// Everything that is written of all answers of the fixture is made of whole sentences.
func TestSentencesAreWhole(t *testing.T) {
	t.Parallel()
	c := invented(t)
	found := map[string]string{}
	for _, name := range fixture.Names() {
		with := given(t, name)
		if !with.Has("ops_hour_usd") {
			with.Values["ops_hour_usd"] = answers.Number(60)
		}
		if !with.Has("current_host") {
			with.Values["current_host"] = answers.Words("pluma-cloud")
		}
		a := ask(t, engine(), with)
		text := summary.Markdown(c, a, told(t, a, len(a.Stacks), len(a.Near)))
		for _, line := range strings.Split(text, "\n") {
			if at := slips.FindStringIndex(line); at != nil {
				found[strings.ToValidUTF8(line[max(0, at[0]-60):min(len(line), at[1]+20)], "")] = name
			}
		}
	}
	for _, line := range slices.Sorted(maps.Keys(found)) {
		t.Errorf("%s: … %s …", found[line], line)
	}
}

// How many hosts fit, miss one must and are ruled out is said in the same words at the top of
// every summary; of what there is none nothing is said.
func TestCountsAreSaidInTheSameWords(t *testing.T) {
	t.Parallel()
	a := advised(t, "orders")
	want := []string{"5 hosts fit, 2 of them with something to check", "6 miss one must", "3 ruled out"}
	if got := summary.CountTexts(a); !slices.Equal(got, want) {
		t.Errorf("counted are %q", got)
	}
	b := *a
	b.Stacks, b.Near, b.RuledOut, b.Closed = a.Stacks[:1], a.Near[:1], nil, nil
	if got := summary.CountTexts(&b); !slices.Equal(got, []string{"1 host fits", "1 misses one must"}) {
		t.Errorf("counted are %q", got)
	}
	for _, text := range []string{summary.Text(invented(t), a, nil, whole), summary.Markdown(invented(t), a, nil)} {
		if !strings.Contains(text, strings.Join(want, "; ")) {
			t.Errorf("no counts at the top:\n%.300s", text)
		}
	}
}

// A share of requests is said as people count, not as a number of seven digits.
func TestSharesOfRequests(t *testing.T) {
	for _, c := range []struct {
		share     float64
		one, meet string
	}{
		{0, "none", "no request meets"},
		{1e-12, "none", "no request meets"},
		{0.000228854, "1 in 4,370", "1 in 4,370 requests meets"},
		{0.5, "50 in 100", "50 in 100 requests meet"},
	} {
		if one, meet := summary.OneIn(c.share), summary.Meets(c.share); one != c.one || meet != c.meet {
			t.Errorf("%v: %q and %q, want %q and %q", c.share, one, meet, c.one, c.meet)
		}
	}
}
