package summary_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/ui/summary"
)

// The outputs that tell of a stack.
const (
	asText     = "text"
	asMarkdown = "Markdown"
	asJSON     = "JSON"
	asCompare  = "compare"
)

// gaps are facts of a stack that an output does not show. Whoever closes one takes it out
// of here: the test says so.
var gaps = map[string][]string{
	"name":             {asJSON},            // its id alone
	"band":             {asCompare},         // side by side there is room for what decides alone, here and below
	"previews":         {asJSON, asCompare}, // the lines, and no sum of them
	"rank if unknowns": {asText, asMarkdown, asCompare},
	"first response":   {asCompare},
	"legs":             {asCompare},
	"arithmetic":       {asCompare},
	"growth":           {asCompare},
	"reserved":         {asCompare},
	"break-even":       {asCompare},
	"beside reserved":  {asCompare},
	"placements":       {asCompare},
	"cold starts":      {asCompare},
	"fewer starts":     {asCompare},
	"upkeep":           {asCompare},
	"weights":          {asCompare},
	"notes":            {asCompare},
	"needs":            {asText, asMarkdown, asCompare}, // in the table of what was asked for
	"variants":         {asCompare},
	"more variants":    {asText, asMarkdown, asCompare}, // the first three, and how many more
	"caveat ids":       {asText, asMarkdown, asCompare}, // for scripts
	"status":           {asText, asMarkdown, asCompare}, // in the table of ranks
	"comes back":       {asText, asMarkdown, asCompare}, // in the table of near misses, once it was explored
}

// fact is something that is known of a stack, as outputs show it. Without words or values
// an output does not show it.
type fact struct {
	name    string
	text    []string       // in the text and the Markdown
	compare []string       // side by side
	json    map[string]any // by path
}

// factsOf is all that outputs show of a stack.
func factsOf(c *catalog.Catalog, a *advice.Advice, d *detail.Detail) []fact {
	s := d.Stack
	var list []fact
	add := func(name string, text, compare []string, json map[string]any) {
		list = append(list, fact{name, text, compare, json})
	}
	words := func(w ...string) []string { return w }
	add("id", words(s.ID), words(s.Name), map[string]any{"id": s.ID, "host": s.Host.ID, "setup": s.Setup.ID, "size": s.SizeID()})
	add("name", words(s.Name), words(s.Name), nil)
	add("total", words(summary.Total(s)+" "+a.Currency+" a month"), words(summary.Total(s)), map[string]any{"cost.total": s.Bill.Total, "cost.complete": s.Bill.Complete})
	if s.Low != s.High {
		add("band", words(fmt.Sprintf("from %s to %s", quantity.Money(s.Low), quantity.Money(s.High))), nil, map[string]any{"cost.low": s.Low, "cost.high": s.High})
	}
	if a.Load.Previews {
		add("previews", words("previews "+quantity.Money(s.Previews)+" of it"), nil, nil)
	}
	if s.ColdShare != nil && *s.ColdShare > 1e-6 {
		add("cold share", words(summary.Meets(*s.ColdShare)+" a cold start"), words(summary.OneIn(*s.ColdShare)), map[string]any{"cold_start_share": *s.ColdShare})
	}
	for i, l := range d.Bill.Lines {
		at := fmt.Sprintf("cost.lines.%d.", i)
		label, amount := summary.LineLabel(l), quantity.Money(l.Amount)
		var known any = l.Amount
		if !l.Known {
			amount, known = "?", nil
		}
		where := label
		if l.Region != "" {
			where += ", " + l.Region
		}
		add("lines", words(where+amountAfter(amount)), words(label), map[string]any{at + "label": label, at + "amount": known, at + "region": l.Region})
		add("arithmetic", words(l.Arithmetic), nil, map[string]any{at + "arithmetic": l.Arithmetic, at + "source": l.Source.URL})
	}
	for i, u := range s.Bill.Unpriced {
		add("not included", words("Not included: "+summary.UnpricedText(u)), words("Not included: "+summary.UnpricedText(u)), map[string]any{fmt.Sprintf("cost.not_included.%d", i): summary.UnpricedText(u)})
	}
	for i, l := range s.Bill.LeftOut {
		what := strings.TrimSuffix(l.What, ".")
		add("not included", words("Not included: "+what), words("Not included: "+what), map[string]any{fmt.Sprintf("cost.not_included.%d", len(s.Bill.Unpriced)+i): what})
	}
	if u := d.Upkeep; u != nil {
		add("upkeep", words(summary.UpkeepText(a, u)), nil, map[string]any{"cost.own_work.level": u.Level, "cost.own_work.hours": u.Hours, "cost.own_work.hour_usd": u.HourUSD, "cost.own_work.usd": u.USD})
	}
	for i, g := range d.Growth {
		at := fmt.Sprintf("cost.growth.%d.", i)
		total := quantity.Money(g.Total)
		if !g.Complete {
			total = "≥" + total
		}
		var json any = g.Total
		if g.Excess != nil { // what can't run has no price
			total, json = "–", nil
		}
		text := words(quantity.Text(g.Requests) + amountAfter(total) + g.Size)
		if g.Excess != nil {
			text = append(text, "does not hold it: "+summary.ExcessText(c, g.Excess))
		}
		add("growth", text, nil, map[string]any{at + "requests": g.Requests, at + "total": json, at + "size": g.Size, at + "complete": g.Complete && g.Excess == nil, at + "overload": summary.ExcessText(c, g.Excess)})
	}
	if r := d.Reserved; r != nil {
		at := "cost.reserved."
		add("reserved", words("used "+quantity.Percent(r.Use)+" of the time"), nil, map[string]any{at + "instances": r.Instances, at + "use": r.Use, at + "known": r.Known, at + "month_gb": r.MonthGB, at + "region": r.Region})
		if r.Known && r.Pays() {
			add("break-even", words("cheaper than on demand from "+quantity.Percent(r.BreakEven)+" use"), nil, map[string]any{at + "break_even": r.BreakEven})
		} else {
			never := "never cheaper than on demand there"
			if !r.Known {
				never = "can't be compared with on demand there"
			}
			add("break-even", words(never), nil, map[string]any{at + "break_even": nil})
		}
		for i, b := range r.Beside {
			at := fmt.Sprintf("%sbeside.%d.", at, i)
			add("beside reserved", words(b.Name), nil, map[string]any{at + "id": b.ID, at + "total": b.Total, at + "complete": b.Complete})
		}
	}
	if way := s.Latency; way.Known {
		add("way", words(quantity.Millis(way.MeanMS)+" away, "+quantity.Millis(way.ResponseMS)+" a response"), words(quantity.Fixed(way.MeanMS, 0, false), quantity.Fixed(way.ResponseMS, 0, false)),
			map[string]any{"latency.mean_ms": way.MeanMS, "latency.response_ms": way.ResponseMS, "latency.database_ms": way.DatabaseMS, "latency.handling_ms": way.HandlingMS})
		add("first response", words(quantity.Millis(way.FirstMS)+" the first of a connection"), nil, map[string]any{"latency.first_ms": way.FirstMS})
		for i, leg := range way.Legs {
			at := fmt.Sprintf("latency.by_place.%d.", i)
			add("legs", words(fmt.Sprintf("%s%.0f%%%s, %s%.1f", c.Places[leg.Place].City, 100*leg.Share, leg.Region, leg.City, leg.RTT.MS), summary.Range(leg.RTT), leg.RTT.How()), nil,
				map[string]any{at + "place": leg.Place, at + "share": leg.Share, at + "region": leg.Region, at + "rtt_ms": leg.RTT.MS, at + "measured": leg.RTT.How()})
		}
	} else {
		add("way", nil, words("–"), map[string]any{"latency": nil})
		list[len(list)-1].text = words(s.ID) // nothing is said of a way that is not known
	}
	for i, p := range d.Placements {
		at := fmt.Sprintf("placements.%d.", i)
		text := words(p.Name, fmt.Sprintf("%.0f%.0f%.0f%.0f", p.UsersMS, p.DatabaseMS, p.HandlingMS, p.ResponseMS()))
		if len(d.Placements) == 1 { // the stack's own, which needs no table
			text = words(s.ID)
		}
		add("placements", text, nil, map[string]any{at + "name": p.Name, at + "users_ms": p.UsersMS, at + "database_ms": p.DatabaseMS, at + "response_ms": p.ResponseMS()})
	}
	if k := d.Cold; k != nil {
		var start any
		if k.Start != nil {
			start = k.Start.Typical
		}
		add("cold starts", summary.ColdText(k), nil, map[string]any{"cold_starts.start_ms": start, "cold_starts.clock": k.Clock, "cold_starts.without.mean_ms": k.Warm.Mean, "cold_starts.without.p99_ms": k.Warm.P99})
		for i, b := range k.Removes {
			at := fmt.Sprintf("cold_starts.removes.%d.", i)
			add("fewer starts", words(b.Name), nil, map[string]any{at + "id": b.ID, at + "total": b.Total})
		}
	}
	for i, v := range s.Verdicts {
		at := fmt.Sprintf("verdicts.%d.", i)
		name := c.CriterionName(v.Criterion)
		if v.Key != "" {
			name += ": " + v.Key
		}
		is := summary.IsText(c, v)
		add("verdicts", words(v.Outcome.String()+", "+v.Importance+name+is), verdictBeside(s.Verdicts[:i], v, name, is),
			map[string]any{at + "verdict": v.Outcome.String(), at + "importance": v.Importance, at + "criterion": v.Criterion, at + "is": is, at + "by": v.By})
		add("notes", words(summary.NoteText(v)), nil, map[string]any{at + "note": summary.NoteText(v)})
		add("needs", nil, nil, map[string]any{at + "needs": summary.NeedsText(v.Requirement)})
	}
	if s.Fits() {
		add("rank", words(fmt.Sprintf("%d. %s", s.Rank, s.Name)), words(fmt.Sprint(a.Place(s))), map[string]any{"rank": s.Rank})
		add("status", nil, nil, map[string]any{"status": string(s.Status)})
		add("rank if unknowns", nil, nil, map[string]any{"rank_if_unknowns": s.RankIfUnknowns})
		add("value", words(fmt.Sprintf("Value %.2f = ", s.Value)), words(fmt.Sprintf("value%.3f", s.Value)), map[string]any{"value": s.Value})
		for i, p := range s.Parts {
			at := fmt.Sprintf("parts.%d.", i)
			add("parts", words(fmt.Sprintf("%s %.2f × %.2f", p.Objective, p.Weight, p.Score)), words(fmt.Sprintf("%.3f", p.Value)), map[string]any{at + "want": p.Objective, at + "value": p.Value})
			add("weights", words(fmt.Sprintf("%s %.2f × %.2f", p.Objective, p.Weight, p.Score)), nil, map[string]any{at + "weight": p.Weight, at + "score": p.Score})
		}
	} else {
		for i, v := range s.Because {
			at := fmt.Sprintf("because.%d.", i)
			add("because", words(fit.Fails.String()+", must"), words(fit.Fails.String()+": "+summary.IsText(c, v)), map[string]any{at + "criterion": v.Criterion, at + "is": summary.IsText(c, v)})
		}
		for i, change := range s.Changes {
			add("comes back", nil, nil, map[string]any{fmt.Sprintf("fits_if.%d.question", i): change.Question})
		}
	}
	for i, cv := range s.Caveats {
		at := fmt.Sprintf("caveats.%d.", i)
		text := summary.CaveatText(c, cv)
		add("caveats", words(text), words(text), map[string]any{at + "text": text, at + "source": cv.Source.URL})
		add("caveat ids", nil, nil, map[string]any{at + "id": cv.ID})
	}
	for i, id := range s.Variants {
		if i < 3 {
			add("variants", words(id), nil, map[string]any{fmt.Sprintf("variants.%d", i): id})
		} else {
			add("more variants", nil, nil, map[string]any{fmt.Sprintf("variants.%d", i): id})
		}
	}
	return list
}

// amountAfter is an amount that stands in the next cell.
func amountAfter(amount string) string { return " " + amount + " " }

// verdictBeside is a verdict as it stands side by side; of several on one criterion, such
// as two limits, the first stands for all.
func verdictBeside(before []fit.Verdict, v fit.Verdict, name, is string) []string {
	if slices.ContainsFunc(before, func(o fit.Verdict) bool {
		return o.Question == v.Question && o.Criterion == v.Criterion && o.Key == v.Key
	}) {
		return []string{name}
	}
	return []string{name + ", " + v.Importance + v.Outcome.String() + ": " + is}
}

// bare is a text without spaces, borders of cells and what Markdown adds, so that it is the same
// however it is laid out.
func bare(text string) string {
	text = plain.Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' || r == '\\' {
			return -1
		}
		return r
	}, text)
}

var plain = strings.NewReplacer("&lt;", "<", "&gt;", ">")

// toldOf is what a document says of the one stack that is told in it.
func toldOf(t *testing.T, document, heading, end string) string {
	t.Helper()
	i := strings.Index(document, heading)
	if i < 0 {
		t.Fatalf("there is no %q", heading)
	}
	section, _, found := strings.Cut(document[i:], end)
	if !found {
		t.Fatalf("the part of %q does not end", heading)
	}
	return section
}

// at is the value at a path of keys and indices; false where there is none.
func at(v any, path string) (any, bool) {
	for _, key := range strings.Split(path, ".") {
		switch inner := v.(type) {
		case map[string]any:
			next, ok := inner[key]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			var i int
			if _, err := fmt.Sscan(key, &i); err != nil || i >= len(inner) {
				return nil, false
			}
			v = inner[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// asRead is a value as a reader of JSON has it.
func asRead(t *testing.T, v any) any {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Text, Markdown, JSON and compare show the same facts of the same stack: what one of
// them shows the others show too, but for the gaps that are listed.
func TestOutputsShowTheSameFacts(t *testing.T) {
	t.Parallel()
	c := invented(t)
	seen := map[string]bool{}              // facts that some stack has
	missed := map[string]map[string]bool{} // and outputs that lack one of some stack
	for _, name := range []string{"orders", "europe", "reserved", "servers", "worldwide", "no-price", "unknowns", "side-project", "large"} {
		a := advised(t, name)
		ids := summary.Top(a, 2, 2)
		for i := range a.Stacks { // and some of other hosts
			if i > 1 && a.Stacks[i].Host != a.Stacks[i-1].Host && len(ids) < 6 {
				ids = append(ids, a.Stacks[i].ID)
			}
		}
		for _, d := range details(t, engine(), a, ids...) {
			s := d.Stack
			told := summary.NewTold([]*detail.Detail{d})
			heading := s.Name
			if s.Fits() {
				heading = fmt.Sprintf("%d. %s", s.Rank, s.Name)
			}
			text := summary.Text(c, a, told, summary.Layout{Width: 1000, Details: true})
			i := strings.Index(text, "\n"+s.ID+"\n")
			if i < 0 {
				t.Fatalf("%s: the text has no %s", name, s.ID)
			}
			text = heading + toldOf(t, text[i:], s.ID, "\n──")
			markdown := toldOf(t, plain.Replace(summary.Markdown(c, a, told)), "<b>"+heading+"</b>", "\n</details>")
			b, err := summary.JSON(c, a, told, len(a.Stacks))
			if err != nil {
				t.Fatal(err)
			}
			kind := "near"
			if s.Fits() {
				kind = "stacks"
			}
			var object any
			for _, item := range decoded(t, b)[kind].([]any) {
				if item.(map[string]any)["id"] == s.ID {
					object = item
				}
			}
			beside := summary.Compare(c, a, []*detail.Detail{d}, 100)
			if got := asRead(t, summary.CompareJSON(c, a, []*detail.Detail{d})).(map[string]any)["stacks"].([]any)[0]; !reflect.DeepEqual(got, object) {
				t.Errorf("%s, %s: the JSON of compare has another stack than that of the advice", name, s.ID)
			}
			texts := map[string]string{asText: bare(text), asMarkdown: bare(markdown), asCompare: bare(beside)}
			for _, f := range factsOf(c, a, d) {
				seen[f.name] = true
				lacks := func(output, what string) {
					if !slices.Contains(gaps[f.name], output) {
						t.Errorf("%s, %s: the %s does not show %s: %s", name, s.ID, output, f.name, what)
					}
					if missed[f.name] == nil {
						missed[f.name] = map[string]bool{}
					}
					missed[f.name][output] = true
				}
				for output, words := range map[string][]string{asText: f.text, asMarkdown: f.text, asCompare: f.compare} {
					if words == nil {
						lacks(output, "at all")
					}
					for _, w := range words {
						if !strings.Contains(texts[output], bare(w)) {
							lacks(output, w)
						}
					}
				}
				if f.json == nil {
					lacks(asJSON, "at all")
				}
				for path, want := range f.json {
					if got, ok := at(object, path); !ok || !reflect.DeepEqual(got, asRead(t, want)) {
						lacks(asJSON, fmt.Sprintf("%s is %v, want %v", path, got, want))
					}
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(gaps)) {
		if !seen[name] {
			t.Errorf("no stack has %s", name)
		}
		for _, output := range gaps[name] {
			if seen[name] && !missed[name][output] {
				t.Errorf("the %s shows %s now: take it out of the gaps", output, name)
			}
		}
	}
	for _, name := range []string{"total", "band", "previews", "cold share", "growth", "break-even", "placements", "upkeep", "verdicts", "because", "caveats", "variants"} {
		if !seen[name] {
			t.Errorf("no stack has %s", name)
		}
	}
}

// Of an add-on it is said what must and can't stand beside it, and that it has no price.
func TestWhatStandsBesideAnAddon(t *testing.T) {
	t.Parallel()
	c := *invented(t)
	c.Addons = slices.Clone(c.Addons)
	for i, a := range c.Addons {
		if a.ID == "nube-patches" {
			own := *a
			own.Applies = []catalog.Applies{{Kinds: []string{"kubernetes"}}, {Kinds: []string{"vps"}, Needs: []string{"deploy"}}}
			c.Addons[i] = &own
		}
	}
	for id, want := range map[string]string{
		"escala":       "Slot: scaler. It needs the slot deploy filled, by Mano Deploy or Rumbo Deploy.\n",
		"nube-patches": "Slot: patching. On vps it needs the slot deploy filled, by Mano Deploy or Rumbo Deploy.\n",
		"rumbo-deploy": "Slot: deploy. Not beside: Vista Previews.\n",
		"mano-deploy":  "It has no price of its own.\n",
	} {
		text, _, _ := summary.Show(&c, id, 100)
		if !strings.Contains(text, want) {
			t.Errorf("%s: %q is not said:\n%s", id, want, text)
		}
	}
}
