package summary_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// shape says what a JSON value must be: "string", "number", "bool", "any", one of
// these or null with a "?" before it, an object of shapes, or a list of one shape.
type (
	object map[string]any
	list   [1]any
)

// conforms reports every place where a value is not of its shape. Keys that the
// shape does not name are allowed, missing ones are not.
func conforms(t *testing.T, at string, v, shape any) {
	t.Helper()
	switch shape := shape.(type) {
	case object:
		m, ok := v.(map[string]any)
		if !ok {
			t.Errorf("%s: %T, want an object", at, v)
			return
		}
		for key, inner := range shape {
			value, ok := m[key]
			if !ok {
				t.Errorf("%s.%s is missing", at, key)
				continue
			}
			conforms(t, at+"."+key, value, inner)
		}
	case list:
		items, ok := v.([]any)
		if !ok {
			t.Errorf("%s: %T, want a list", at, v)
		}
		for i, item := range items {
			conforms(t, fmt.Sprintf("%s[%d]", at, i), item, shape[0])
		}
	case string:
		kind := "other"
		switch v.(type) {
		case nil:
			kind = "null"
		case string:
			kind = "string"
		case float64:
			kind = "number"
		case bool:
			kind = "bool"
		}
		if shape != "any" && shape != kind && shape != "?"+kind && !(shape[0] == '?' && kind == "null") {
			t.Errorf("%s: %v is a %s, want %s", at, v, kind, shape)
		}
	}
}

// The contract's pieces, as docs/design say them. What a study brings is there with it.
var (
	verdictShape = object{
		"question": "string", "criterion": "string", "importance": "string", "verdict": "string", "is": "string", "by": "string",
		"note": "string", "source": "string", "as_of": "string",
	}
	becauseShape = object{"question": "string", "criterion": "string", "needs": "string", "is": "string", "source": "string", "as_of": "string"}
	lineShape    = object{
		"id": "string", "label": "string", "by": "string", "region": "string", "meter": "string", "quantity": "number", "unit": "string",
		"included": "number", "price": "string", "amount": "?number", "arithmetic": "string", "source": "string", "as_of": "string",
	}
	growthShape = object{"factor": "number", "requests": "number", "size": "string", "total": "?number", "complete": "bool", "overload": "string"}
	besideShape = object{"id": "string", "total": "number", "complete": "bool", "cold_start_share": "?number", "start_ms": "?number"}
	costShape   = object{
		"complete": "bool", "total": "number", "low": "number", "high": "number", "not_included": list{"string"}, "lines": list{lineShape},
		"growth": list{growthShape}, "reserved": "any", "own_work": "any",
	}
	reservedShape = object{
		"region": "string", "known": "bool", "month_gb": "number", "ready_gb_second": "number", "used_gb_second": "number", "on_demand_gb_second": "number",
		"break_even": "?number", "instances": "number", "use": "number", "beside": list{besideShape},
	}
	upkeepShape = object{"level": "string", "hours": "number", "hour_usd": "number", "usd": "number"}
	timesShape  = object{"mean_ms": "number", "p99_ms": "number"}
	coldShape   = object{"start_ms": "?number", "clock": "string", "stated": "string", "share": "?number", "without": timesShape, "with": "any", "removes": list{besideShape}}
	placedShape = object{"name": "string", "regions": list{"string"}, "users_ms": "number", "database_ms": "number", "handling_ms": "number", "response_ms": "number"}
	legShape    = object{"place": "string", "share": "number", "region": "string", "rtt_ms": "number", "low_ms": "number", "high_ms": "number", "estimate": "bool", "measured": "string"}
	placeShape  = object{"mean_ms": "number", "response_ms": "number", "first_ms": "number", "database_ms": "number", "handling_ms": "number", "by_place": list{legShape}}
	stackShape  = object{
		"id": "string", "row": "number", "host": "string", "setup": "string", "size": "string", "regions": list{"string"}, "addons": list{"string"}, "open": list{"string"},
		"rank": "number", "rank_if_unknowns": list{"number"}, "status": "string", "value": "number",
		"parts": list{object{"want": "string", "weight": "number", "score": "number", "value": "number"}},
		"cost":  costShape, "latency": "any", "cold_start_share": "?number", "cold_starts": "any", "placements": list{placedShape}, "verdicts": list{verdictShape},
		"caveats": list{object{"id": "string", "about": list{"string"}, "text": "string", "source": "string"}}, "variants": list{"string"},
	}
	adviceShape = object{
		"schema": "string", "title": "string", "today": "string", "data": object{"hash": "string", "as_of": "string", "local": list{"string"}},
		"currency": "string", "answers": object{}, "assumed": object{}, "unanswered": list{"string"},
		"robustness": object{"samples": "number", "seed": "number", "close": "bool"},
		"rows":       list{object{"host": "string", "group": "string", "rank": "number", "best": "string", "others": list{"string"}, "open": list{"string"}}},
		"stacks":     list{stackShape},
		"near":       list{object{"id": "string", "because": list{becauseShape}, "cost": costShape, "latency": "any"}},
		"ruled_out": list{object{
			"id": "string", "host": "string", "because": list{becauseShape},
			"fits_if": list{object{"question": "string", "from": "string", "to": "string"}},
		}},
		"break_even":     list{object{"question": "string", "at": "number", "from": "string", "to": "string"}},
		"tips":           list{object{"kind": "string", "what": "string", "stack": "string", "from": "number", "to": "number", "winner": "string"}},
		"next_questions": list{object{"question": "string", "influence": "number", "option": "string", "winner": "string"}},
		"current":        "any", "decision": "any",
	}
)

// decoded is a value as a reader of the JSON sees it.
func decoded(t *testing.T, b []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Every field of the contract is there, with its type, lists never null.
func TestJSONKeepsTheContract(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for _, name := range fixture.Names() {
		a := advised(t, name)
		b := marshalled(t, a)
		if b[len(b)-1] != '\n' {
			t.Errorf("%s: no line feed at the end", name)
		}
		v := decoded(t, b)
		conforms(t, name, v, adviceShape)
		if v["schema"] != "whereto/advice/2" || v["today"] != string(today) || v["title"] != a.Title {
			t.Errorf("%s: schema %v, today %v, title %v", name, v["schema"], v["today"], v["title"])
		}
		if v["current"] != nil {
			conforms(t, name+".current", v["current"], object{"id": "string", "moving_usd": "?number", "moving_ms": "?number", "better": list{"string"}, "worse": list{"string"}})
		}
		for _, kind := range []string{"stacks", "near"} {
			for i, s := range v[kind].([]any) {
				s, at := s.(map[string]any), fmt.Sprintf("%s.%s[%d]", name, kind, i)
				cost := s["cost"].(map[string]any)
				for what, part := range map[string]struct{ value, shape any }{
					"latency": {s["latency"], placeShape}, "cold_starts": {s["cold_starts"], coldShape},
					"reserved": {cost["reserved"], reservedShape}, "own_work": {cost["own_work"], upkeepShape},
				} {
					if part.value != nil {
						found[what] = true
						conforms(t, at+"."+what, part.value, part.shape)
					}
				}
			}
		}
	}
	for _, what := range []string{"latency", "cold_starts", "reserved", "own_work"} {
		if !found[what] {
			t.Errorf("no stack of the fixture has %s", what)
		}
	}
}

// A study brings shares of places to the rows and to their best stacks that are told, and
// what was explored. The shares of first ranks sum to 1 over the first group; a row that
// fits if something turns out well has its own.
func TestJSONOfAStudy(t *testing.T) {
	t.Parallel()
	c := invented(t)
	ifs := 0
	for _, name := range []string{"ties", "no-price", "decided"} {
		a := explored(t, name)
		b, err := summary.JSON(c, a, nil, 2)
		if err != nil {
			t.Fatal(err)
		}
		v := decoded(t, b)
		conforms(t, name, v, adviceShape)
		stacks := v["stacks"].([]any)
		if v["robustness"].(map[string]any)["samples"] != 50.0 {
			t.Errorf("%s: %v", name, v["robustness"])
		}
		for i, item := range stacks {
			s := item.(map[string]any)
			row := int(s["row"].(float64)) - 1
			if s["id"] != a.Stacks[row].ID { // another of the row
				if s["first_share"] != nil || s["rank_shares"] != nil {
					t.Errorf("%s: %v heads no row and has shares", name, s["id"])
				}
				continue
			}
			conforms(t, fmt.Sprintf("%s.stacks[%d]", name, i), s, object{"first_share": "number", "first_share_error": "number", "rank_shares": list{"number"}})
			if f := a.Study.Robust.Stacks[row]; s["first_share"] != f.First {
				t.Errorf("%s: stack %d is first in %v, explored were %v", name, i, s["first_share"], f.First)
			}
		}
		sum := 0.0
		for i, item := range v["rows"].([]any) {
			row := item.(map[string]any)
			conforms(t, fmt.Sprintf("%s.rows[%d]", name, i), row, object{"first_share": "number"})
			share := row["first_share"].(float64)
			if sum += share; share > 0 && a.Stacks[i].Status != a.Stacks[0].Status {
				t.Errorf("%s: %v is in %v first, and not in the first group", name, row["best"], share)
			}
			if of, ok := row["first_share_if"]; ok != (row["group"] == "fits-if") || ok && of != a.Study.Robust.Stacks[i].If {
				t.Errorf("%s: %v, %v, is first in %v if it turns out well", name, row["best"], row["group"], of)
			} else if ok {
				ifs++
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the shares of first ranks come to %v", name, sum)
		}
		for what, n := range map[string]int{"break_even": len(a.Study.BreakEven), "tips": len(a.Study.Tips), "next_questions": len(a.Study.Next)} {
			if got := len(v[what].([]any)); got != n || n == 0 && name == "ties" {
				t.Errorf("%s: %d of %d %s", name, got, n, what)
			}
		}
	}
	if ifs == 0 {
		t.Error("no row fits if something turns out well")
	}
}

// Rows are those of the advice, each with its best stack and the others of its host, and
// the place that one would take that fits if something turns out well.
func TestJSONRows(t *testing.T) {
	t.Parallel()
	groups := map[stack.Status]string{stack.Fits: "fits", stack.FitsIf: "fits-if", stack.PriceNotKnown: "price-not-known"}
	others := 0
	for _, name := range fixture.Names() {
		a := advised(t, name)
		v := decoded(t, marshalled(t, a))
		rows := v["rows"].([]any)
		if len(rows) != len(a.Stacks) {
			t.Fatalf("%s: %d rows of %d", name, len(rows), len(a.Stacks))
		}
		told := map[string]map[string]any{}
		for _, item := range v["stacks"].([]any) {
			s := item.(map[string]any)
			told[s["id"].(string)] = s
		}
		for i, item := range rows {
			row, s := item.(map[string]any), a.Stacks[i]
			if row["host"] != s.Host.ID || row["best"] != s.ID || row["rank"] != float64(s.Rank) || row["group"] != groups[s.Status] {
				t.Errorf("%s: row %d is %v, want %s, %d of %q", name, i, row, s.ID, s.Rank, s.Status)
			}
			if wouldBe, ok := row["would_be"]; ok != (s.Status == stack.FitsIf) || ok && wouldBe != float64(a.WouldBe(i)) {
				t.Errorf("%s: %s would be %v", name, s.ID, wouldBe)
			}
			if open := row["open"].([]any); (len(open) == 0) != (s.Status == stack.Fits) {
				t.Errorf("%s: %s, %q, has open %v", name, s.ID, s.Status, open)
			}
			for _, open := range row["open"].([]any) {
				if !strings.Contains(open.(string), ": ") {
					t.Errorf("%s: %q has no question", name, open)
				}
			}
			var ids []any
			for _, o := range s.Also {
				others++
				ids = append(ids, o.ID)
				if o.Fits() != (told[o.ID] != nil) {
					t.Errorf("%s: %s fits %v, and is told %v", name, o.ID, o.Fits(), told[o.ID] != nil)
				}
			}
			if got := row["others"].([]any); !slices.Equal(got, ids) {
				t.Errorf("%s: %s stands before %v, want %v", name, s.ID, got, ids)
			}
			for _, o := range append([]*stack.Stack{s}, s.Also...) {
				if j := told[o.ID]; j != nil && (j["row"] != float64(i+1) || j["rank"] != float64(s.Rank) || j["status"] != string(o.Status)) {
					t.Errorf("%s: %s stands in row %v at %v, %v", name, o.ID, j["row"], j["rank"], j["status"])
				}
			}
		}
	}
	if others < 20 {
		t.Errorf("only %d stand beside the best of their host", others)
	}
}

// Numbers are those of the advice, not rounded; a total is the sum of its lines,
// a value that of its parts.
func TestJSONRoundsNothing(t *testing.T) {
	t.Parallel()
	told := 0
	for _, name := range fixture.Names() {
		a := advised(t, name)
		stacks := decoded(t, marshalled(t, a))["stacks"].([]any)
		if len(stacks) < len(a.Stacks) {
			t.Fatalf("%s: %d stacks of %d rows", name, len(stacks), len(a.Stacks))
		}
		for _, item := range stacks {
			told++
			s := item.(map[string]any)
			want := named(a, s["id"].(string))
			cost := s["cost"].(map[string]any)
			var sum, parts float64
			for j, item := range cost["lines"].([]any) {
				l := item.(map[string]any)
				amount, known := l["amount"].(float64)
				if known != want.Bill.Lines[j].Known || amount != want.Bill.Lines[j].Amount || l["quantity"] != want.Bill.Lines[j].Quantity {
					t.Errorf("%s, %s: %v is not the line %+v", name, want.ID, l, want.Bill.Lines[j])
				}
				sum += amount
			}
			for _, item := range s["parts"].([]any) {
				parts += item.(map[string]any)["value"].(float64)
			}
			if cost["total"] != want.Bill.Total || cost["low"] != want.Low || cost["high"] != want.High || s["value"] != want.Value {
				t.Errorf("%s, %s: numbers differ from the advice's", name, want.ID)
			}
			if math.Abs(sum-want.Bill.Total) > 1e-9*max(1, sum) || math.Abs(parts-want.Value) > 1e-12 {
				t.Errorf("%s, %s: the lines come to %v of %v, the parts to %v of %v", name, want.ID, sum, want.Bill.Total, parts, want.Value)
			}
			if want.Latency.Known && s["latency"].(map[string]any)["mean_ms"] != want.Latency.MeanMS {
				t.Errorf("%s, %s: latency %v", name, want.ID, s["latency"])
			}
		}
	}
	if told == 0 {
		t.Error("no stack fits anything")
	}
}

// A price that is not known has no amount: null, never zero.
func TestJSONUnknownAmountIsNull(t *testing.T) {
	t.Parallel()
	a := advised(t, "no-price")
	seen := 0
	for _, item := range decoded(t, marshalled(t, a))["stacks"].([]any) {
		s := named(a, item.(map[string]any)["id"].(string))
		cost := item.(map[string]any)["cost"].(map[string]any)
		for j, item := range cost["lines"].([]any) {
			if s.Bill.Lines[j].Known {
				continue
			}
			seen++
			if amount, there := item.(map[string]any)["amount"]; !there || amount != nil {
				t.Errorf("the amount is %v", amount)
			}
			if len(cost["not_included"].([]any)) == 0 || cost["complete"] != false {
				t.Errorf("%s is called complete", s.ID)
			}
		}
	}
	if seen == 0 {
		t.Error("no price is unknown")
	}
}

// named is a stack of an advice.
func named(a *advice.Advice, id string) *stack.Stack {
	all := a.All()
	return all[slices.IndexFunc(all, func(s *stack.Stack) bool { return s.ID == id })]
}

// --top cuts the rows whose stacks are told, and nothing else.
func TestJSONTop(t *testing.T) {
	t.Parallel()
	a := advised(t, "orders")
	b, err := summary.JSON(invented(t), a, nil, 2)
	if err != nil {
		t.Fatal(err)
	}
	v := decoded(t, b)
	stacks := v["stacks"].([]any)
	for _, item := range stacks {
		if row := item.(map[string]any)["row"].(float64); row > 2 {
			t.Errorf("row %v is told", row)
		}
	}
	if len(stacks) < 2 || len(v["rows"].([]any)) != len(a.Stacks) {
		t.Errorf("%d stacks, %d rows of %d", len(stacks), len(v["rows"].([]any)), len(a.Stacks))
	}
	if n := len(v["near"].([]any)); n != len(a.Near) {
		t.Errorf("%d near misses of %d", n, len(a.Near))
	}
	if n := len(v["ruled_out"].([]any)); n != len(a.RuledOut)+len(a.Closed) {
		t.Errorf("%d ruled out of %d, %d are closed", n, len(a.RuledOut), len(a.Closed))
	}
}

// What would bring a stack back names each question that stands in the way, and is never
// told for a load that does not fit or a product that is closed.
func TestJSONFitsIf(t *testing.T) {
	t.Parallel()
	named, never := 0, 0
	for _, name := range fixture.Names() {
		a := advised(t, name)
		for i, item := range decoded(t, marshalled(t, a))["ruled_out"].([]any) {
			fitsIf := item.(map[string]any)["fits_if"].([]any)
			if i >= len(a.RuledOut) { // closed
				if never++; len(fitsIf) > 0 {
					t.Errorf("%s: what is closed fits if %v", name, fitsIf)
				}
				continue
			}
			var questions, changed []string
			overloaded := false
			for _, v := range a.RuledOut[i].Because {
				overloaded = overloaded || v.Criterion == catalog.CriterionCapacity
				if !slices.Contains(questions, v.Question) {
					questions = append(questions, v.Question)
				}
			}
			slices.Sort(questions)
			for _, change := range fitsIf {
				changed = append(changed, change.(map[string]any)["question"].(string))
			}
			switch {
			case overloaded:
				if never++; len(fitsIf) > 0 {
					t.Errorf("%s, %s: a load that does not fit fits if %v", name, a.RuledOut[i].ID, fitsIf)
				}
			case len(fitsIf) > 0:
				if named++; !slices.Equal(slices.Compact(changed), questions) {
					t.Errorf("%s, %s fails %v and fits if %v", name, a.RuledOut[i].ID, questions, fitsIf)
				}
			}
		}
	}
	if named == 0 || never == 0 {
		t.Errorf("%d come back by answers, %d by none: the fixture should have both", named, never)
	}
}

// One bill, round trips, lists and what is shown keep their contract too.
func TestJSONOfTheRest(t *testing.T) {
	t.Parallel()
	c := invented(t)
	marshal := func(v any) any {
		b, err := summary.Indented(v)
		if err != nil {
			t.Fatal(err)
		}
		var out any
		if err := json.Unmarshal(b, &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, id := range []string{"bruma-run", "velo-cdn", "alto-functions"} {
		bill, err := engine().Price(answers.Answers{}, today, stack.Options{}, stack.Request{Product: id})
		if err != nil {
			t.Fatal(err)
		}
		got := marshal(summary.CostJSON(c, bill))
		conforms(t, "cost of "+id, got, object{
			"host": "string", "setup": "string", "region": "string", "size": "string", "meters": object{}, "lines": list{lineShape},
			"total": "number", "complete": "bool", "currency": "string", "low": "number", "high": "number", "not_included": list{"string"}, "growth": list{growthShape}, "reserved": "any",
		})
		for meter, quantity := range got.(map[string]any)["meters"].(map[string]any) {
			if quantity != bill.Meters[meter].Quantity() {
				t.Errorf("%s: the meter %s is %v", id, meter, quantity)
			}
		}
	}
	p, _, _ := c.Product("bruma-run")
	reach := latency.NewReach(c, p.Regions, []catalog.Users{{Place: "sydney", Share: 1}})
	conforms(t, "latency", marshal(summary.LatencyJSON(p.ID, reach)), object{"host": "string", "by_place": list{legShape}, "mean_ms": "number"})
	product := object{
		"id": "string", "name": "string", "kind": "string", "status": "string", "setups": list{object{"id": "string", "name": "string"}},
		"sizes": list{"string"}, "regions": list{"string"}, "facts": object{},
	}
	for kind, shape := range map[string]any{
		"hosts": product, "addons": product, "places": object{"id": "string", "city": "string", "country": "string", "lat": "number", "lon": "number"},
		"criteria": object{"id": "string"}, "questions": object{"id": "string"}, "meters": object{"id": "string"},
	} {
		conforms(t, kind, marshal(summary.ListJSON(listed(t, c, kind, nil))), list{shape})
	}
	for _, id := range []string{"alto-functions", "bruma-run", "velo-cdn"} {
		_, item, _ := summary.Show(c, id, 100)
		for criterion, fact := range marshal(item).(map[string]any)["facts"].(map[string]any) {
			conforms(t, "fact "+criterion, fact, object{"is": "any", "note": "string", "source": "string", "as_of": "string"})
		}
	}
}

// What is shown and is not there is nothing, with all ids that there are.
func TestNothingOfTheName(t *testing.T) {
	t.Parallel()
	c := invented(t)
	if text, item, ids := summary.Show(c, "nothing", 100); text != "" || item != nil || !slices.Contains(ids, "bruma-run") || !slices.Contains(ids, "rollback") || !slices.Contains(ids, "velo-cdn") || !slices.Contains(ids, "budget") {
		t.Errorf("shown is %q, %v; there are %v", text, item, ids)
	}
}

// A decision's check keeps its contract, whether it holds, no longer holds or can't be
// looked up; an amount at most makes it fail.
func TestJSONOfCheck(t *testing.T) {
	t.Parallel()
	c := invented(t)
	shape := object{
		"stack": "string", "holds": "bool", "against": list{"string"}, "closed": "any", "fits": "bool", "rank": "number", "first": "string",
		"was_usd": "number", "now_usd": "number", "complete": "bool", "same_data": "bool", "prices": list{lineShape},
		"came_into_force": list{object{"on": "string", "by": "string", "text": "string", "source": "string"}},
		"announced":       list{object{"on": "string", "by": "string", "text": "string", "source": "string"}}, "read_anew": list{"string"},
	}
	for _, x := range []struct {
		name, stack   string
		most          float64
		holds, closed bool
	}{
		{"as it was", "bruma-run/always-on:s@iad", 0, true, false},
		{"too dear", "bruma-run/always-on:s@iad", 4, false, false},
		{"dear, but allowed", "bruma-run/always-on:s@iad", 5, true, false},
		{"closed", "tarka-functions/only", 0, false, true},
		{"not there", "nothing/plan", 0, false, false},
	} {
		with := given(t, "decided")
		with.Decision.Stack = x.stack
		a := ask(t, engine(), with)
		b, err := summary.Indented(summary.CheckJSON(c, a, x.most))
		if err != nil {
			t.Fatal(err)
		}
		v := decoded(t, b)
		conforms(t, x.name, v, shape)
		if v["holds"] != x.holds || (len(v["against"].([]any)) == 0) != x.holds || (v["closed"] != nil) != x.closed {
			t.Errorf("%s: holds %v, against it %v, closed %v", x.name, v["holds"], v["against"], v["closed"])
		}
		if title := "The decision holds\n"; strings.HasPrefix(summary.Check(c, a, x.most, 100), title) != x.holds {
			t.Errorf("%s: the text says otherwise", x.name)
		}
	}
}

// A recorded decision is told with the fields of the answers file.
func TestJSONDecision(t *testing.T) {
	t.Parallel()
	b, err := summary.JSON(invented(t), advised(t, "decided"), nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	v := decoded(t, b)["decision"]
	conforms(t, "decision", v, object{"stack": "string", "monthly_usd": "string", "on": "string", "data": "string", "why": "string"})
	if d := v.(map[string]any); d["stack"] != "bruma-run/always-on:s@iad" || d["monthly_usd"] != "4.12" || d["on"] != "2026-09-15" {
		t.Errorf("the decision is %v", d)
	}
}

// A decision for a stack says what it costs today in USD, of which data and rank it is,
// and why: the words given, or its place.
func TestNewDecision(t *testing.T) {
	t.Parallel()
	a := advised(t, "europe")
	s := a.Stacks[1]
	d := summary.NewDecision(a, s, "")
	if d.Stack != s.ID || d.On != today || d.Data != a.Origin.Hash || d.Rank != 2 || d.MonthlyUSD.Value != s.USD || d.Why != fmt.Sprintf("rank 2 of %d that fit, value %.2f", len(a.Stacks), s.Value) {
		t.Errorf("the decision is %+v", d)
	}
	if want := fmt.Sprintf("%.2f", s.USD); d.MonthlyUSD.Text != want {
		t.Errorf("%s USD, want %s", d.MonthlyUSD.Text, want)
	}
	if d := summary.NewDecision(a, s, "mine"); d.Why != "mine" {
		t.Errorf("why: %q", d.Why)
	}
	if d := summary.NewDecision(a, a.Near[0], ""); d.Why != "" || d.Rank != 0 {
		t.Errorf("of a stack that does not fit: %+v", d)
	}
	eur := fmt.Sprintf("%.2f", s.USD/1.25)
	for stack, want := range map[*stack.Stack]string{
		s:         fmt.Sprintf("Decided for %s, %s EUR (%s USD) a month on 2026-11-24. It ranks 2 of %d.\n", s.ID, eur, d.MonthlyUSD.Text, len(a.Stacks)),
		a.Near[0]: fmt.Sprintf("Decided for %s, %s EUR (%s USD) a month on 2026-11-24. It does not fit the answers.\n", s.ID, eur, d.MonthlyUSD.Text),
	} {
		if got := summary.Decided(a, stack, d); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
