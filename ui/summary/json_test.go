package summary_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
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

// The contract's pieces, as docs/design say them. robustness.samples and
// first_share come with the robustness.
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
	costShape  = object{"complete": "bool", "total": "number", "low": "number", "high": "number", "not_included": list{"string"}, "lines": list{lineShape}}
	legShape   = object{"place": "string", "share": "number", "region": "string", "rtt_ms": "number", "measured": "string"}
	placeShape = object{"mean_ms": "number", "response_ms": "number", "first_ms": "number", "by_place": list{legShape}}
	stackShape = object{
		"id": "string", "host": "string", "setup": "string", "size": "string", "regions": list{"string"}, "addons": list{"string"},
		"rank": "number", "rank_if_unknowns": list{"number"}, "status": "string", "value": "number",
		"parts": list{object{"want": "string", "weight": "number", "score": "number", "value": "number"}},
		"cost":  costShape, "latency": "any", "verdicts": list{verdictShape},
		"caveats": list{object{"id": "string", "about": list{"string"}, "text": "string", "source": "string"}}, "variants": list{"string"},
	}
	adviceShape = object{
		"schema": "string", "title": "string", "today": "string", "data": object{"hash": "string", "as_of": "string", "local": list{"string"}},
		"currency": "string", "answers": object{}, "assumed": object{}, "unanswered": list{"string"},
		"robustness": object{"samples": "number", "seed": "number", "close": "bool"},
		"stacks":     list{stackShape},
		"near":       list{object{"id": "string", "because": list{becauseShape}, "cost": costShape, "latency": "any"}},
		"ruled_out": list{object{
			"id": "string", "host": "string", "because": list{becauseShape},
			"fits_if": list{object{"question": "string", "from": "string", "to": "string"}},
		}},
		"break_even": list{object{"question": "string", "at": "number", "from": "string", "to": "string"}}, "decision": "any",
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

// advices are the small advice and those of the examples and of no answers.
func advices(t *testing.T) map[string]*advice.Advice {
	t.Helper()
	c := shipped(t)
	_, a := smallAdvice(t)
	all := map[string]*advice.Advice{"small": a, "nothing": advice.Advise(c, answers.Answers{}, today, advice.Options{})}
	for _, name := range []string{"orders-api", "guide-author"} {
		all[name] = advice.Advise(c, readFile(t, c, "../../examples/"+name+".toml"), today, advice.Options{})
	}
	return all
}

// Every field of the contract is there, with its type, lists never null.
func TestJSONKeepsTheContract(t *testing.T) {
	for name, a := range advices(t) {
		b, err := summary.JSON(a, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		if b[len(b)-1] != '\n' {
			t.Errorf("%s: no line feed at the end", name)
		}
		v := decoded(t, b)
		conforms(t, name, v, adviceShape)
		if v["schema"] != "whereto/advice/1" || v["today"] != string(today) || v["title"] != a.Title {
			t.Errorf("%s: schema %v, today %v, title %v", name, v["schema"], v["today"], v["title"])
		}
		for _, kind := range []string{"stacks", "near"} {
			for i, s := range v[kind].([]any) {
				if s := s.(map[string]any); s["latency"] != nil {
					conforms(t, fmt.Sprintf("%s.%s[%d].latency", name, kind, i), s["latency"], placeShape)
				}
			}
		}
	}
}

// Numbers are those of the advice, not rounded; a total is the sum of its lines,
// a value that of its parts.
func TestJSONRoundsNothing(t *testing.T) {
	for name, a := range advices(t) {
		b, err := summary.JSON(a, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		stacks := decoded(t, b)["stacks"].([]any)
		if len(stacks) != len(a.Stacks) || len(stacks) == 0 {
			t.Fatalf("%s: %d stacks of %d", name, len(stacks), len(a.Stacks))
		}
		for i, item := range stacks {
			s, want := item.(map[string]any), a.Stacks[i]
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
}

// A price that is not known has no amount: null, never zero.
func TestJSONUnknownAmountIsNull(t *testing.T) {
	_, a := smallAdvice(t)
	b, err := summary.JSON(a, math.MaxInt)
	if err != nil {
		t.Fatal(err)
	}
	seen := false
	for _, item := range decoded(t, b)["stacks"].([]any) {
		for _, item := range item.(map[string]any)["cost"].(map[string]any)["lines"].([]any) {
			if l := item.(map[string]any); l["id"] == "traffic" {
				seen = true
				if amount, there := l["amount"]; !there || amount != nil {
					t.Errorf("the amount is %v", amount)
				}
			}
		}
	}
	if !seen {
		t.Error("no price is unknown")
	}
}

// --top cuts the stacks that are told and nothing else.
func TestJSONTop(t *testing.T) {
	a := advices(t)["orders-api"]
	b, err := summary.JSON(a, 2)
	if err != nil {
		t.Fatal(err)
	}
	v := decoded(t, b)
	if n := len(v["stacks"].([]any)); n != 2 {
		t.Errorf("%d stacks", n)
	}
	if n := len(v["near"].([]any)); n != len(a.Near) {
		t.Errorf("%d near misses of %d", n, len(a.Near))
	}
}

// What would bring a stack back is named only where one question alone stands in
// the way, and never for a load that does not fit or a product that is closed.
func TestJSONFitsIf(t *testing.T) {
	c := shipped(t)
	given := read(t, c, "whereto = 1\n[answers]\nlanguage = [\"java\", \"dotnet\"]\nusers = [\"sydney\"]\nmust_haves = [\"automatic-scaling\", \"scale-to-zero\"]\n")
	a := advice.Advise(c, given, today, advice.Options{})
	b, err := summary.JSON(a, 1)
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for i, item := range decoded(t, b)["ruled_out"].([]any) {
		var questions []string
		for _, v := range a.RuledOut[i].Because {
			if !slices.Contains(questions, v.Question) {
				questions = append(questions, v.Question)
			}
		}
		fitsIf := item.(map[string]any)["fits_if"].([]any)
		slices.Sort(questions)
		var changed []string
		for _, change := range fitsIf {
			changed = append(changed, change.(map[string]any)["question"].(string))
		}
		if len(fitsIf) > 0 {
			named++
			if !slices.Equal(changed, questions) {
				t.Errorf("%s fails %v and fits if %v", a.RuledOut[i].ID, questions, fitsIf)
			}
		}
	}
	if named == 0 {
		t.Error("two languages of one question stand in nobody's way")
	}
}

// One bill, round trips, lists and what is shown keep their contract too.
func TestJSONOfTheRest(t *testing.T) {
	c := shipped(t)
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
	for _, id := range []string{"fly-io", "cloudfront"} {
		bill, err := advice.Price(c, answers.Answers{}, today, advice.Options{}, advice.Request{Product: id})
		if err != nil {
			t.Fatal(err)
		}
		got := marshal(summary.CostJSON(bill))
		conforms(t, "cost of "+id, got, object{
			"host": "string", "setup": "string", "region": "string", "size": "string", "meters": object{}, "lines": list{lineShape},
			"total": "number", "complete": "bool", "currency": "string",
		})
		for meter, quantity := range got.(map[string]any)["meters"].(map[string]any) {
			if quantity != bill.Meters[meter].Quantity() {
				t.Errorf("%s: the meter %s is %v", id, meter, quantity)
			}
		}
	}
	s := advices(t)["orders-api"].Stacks[0]
	conforms(t, "latency", marshal(summary.LatencyJSON("aws-lambda", s.Latency)), object{"host": "string", "by_place": list{legShape}, "mean_ms": "number"})
	product := object{
		"id": "string", "name": "string", "kind": "string", "status": "string", "setups": list{object{"id": "string", "name": "string"}},
		"sizes": list{"string"}, "regions": list{"string"}, "facts": object{},
	}
	for kind, shape := range map[string]any{
		"hosts": product, "addons": product, "places": object{"id": "string", "city": "string", "country": "string", "lat": "number", "lon": "number"},
		"criteria": object{"id": "string"}, "questions": object{"id": "string"}, "meters": object{"id": "string"},
	} {
		_, items, _ := summary.List(c, kind)
		conforms(t, kind, marshal(items), list{shape})
	}
	_, item, _ := summary.Show(c, "aws-lambda")
	for id, fact := range marshal(item).(map[string]any)["facts"].(map[string]any) {
		conforms(t, "fact "+id, fact, object{"is": "any", "note": "string", "source": "string", "as_of": "string"})
	}
}

// A recorded decision is told with the fields of the answers file.
func TestJSONDecision(t *testing.T) {
	c := small(t)
	given := readFile(t, c, "testdata/small/answers.toml")
	price, err := catalog.NewAmount("21.23")
	if err != nil {
		t.Fatal(err)
	}
	given.Decision = &answers.Decision{Stack: "alpha/on-demand@syd-1", MonthlyUSD: price, On: "2026-11-22", Data: "abc", Why: "cheap"}
	b, err := summary.JSON(advice.Advise(c, given, today, advice.Options{}), 1)
	if err != nil {
		t.Fatal(err)
	}
	conforms(t, "decision", decoded(t, b)["decision"], object{"stack": "string", "monthly_usd": "string", "on": "string", "data": "string", "why": "string"})
}
