package load

import (
	"reflect"
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// shape has a field of every kind that data files have.
type shape struct {
	catalog.Scope `json:",inline"`
	Text          string          `json:"text"`
	Number        float64         `json:"number"`
	Whole         int             `json:"whole"`
	Switch        bool            `json:"switch"`
	Maybe         *float64        `json:"maybe"`
	List          []string        `json:"list"`
	Inner         item            `json:"inner"`
	Items         []item          `json:"items"`
	Map           map[string]item `json:"map"`
	Day           catalog.Date    `json:"day"`
	Price         catalog.Keyed   `json:"price"`
	Any           map[string]any  `json:"any"`
	Hidden        string          `json:"-"`
}

type item struct {
	ID string `json:"id"`
}

func bindText(text string) (shape, fault.Faults) {
	var faults fault.Faults
	var s shape
	d := parse("x.toml", []byte(text), &faults)
	bind(d, &s)
	return s, faults
}

// Everything that is right is filled, embedded structs and types that read
// themselves too.
func TestBind(t *testing.T) {
	got, faults := bindText(`
text = "t"
number = 2 # a whole number is a number
whole = 3
switch = true
maybe = 0
list = ["a", "b"]
items = [{ id = "i" }]
day = 2026-09-20
price = { us = "0.10" }
any = { x = 1 }
setups = ["s"]
when = { arch = "arm" }
[map.m]
id = "j"
`)
	if len(faults) > 0 {
		t.Fatalf("faults: %v", faults)
	}
	zero := 0.0
	digits, _ := catalog.NewAmount("0.10")
	want := shape{
		Scope: catalog.Scope{Setups: []string{"s"}, When: map[string]catalog.Words{"arch": {"arm"}}},
		Text:  "t", Number: 2, Whole: 3, Switch: true, Maybe: &zero, List: []string{"a", "b"}, Items: []item{{"i"}},
		Map: map[string]item{"m": {"j"}}, Day: "2026-09-20", Any: map[string]any{"x": int64(1)},
		Price: catalog.Keyed{By: map[string]catalog.Keyed{"us": {One: &digits}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// What was not given stays not given: zero and nothing differ.
func TestBindNothing(t *testing.T) {
	if got, faults := bindText(""); got.Maybe != nil || got.Price.Set() || len(faults) > 0 {
		t.Errorf("an empty file gave %+v, %v", got, faults)
	}
}

// Each mistake says where it is, what was found and what is allowed.
func TestBindFaults(t *testing.T) {
	keys := "any, day, inner, items, list, map, maybe, number, price, setups, switch, text, when, whole"
	for _, c := range []struct{ text, key, want, hint string }{
		{`txt = "t"`, "txt", `unknown key "txt"; allowed: ` + keys, "text"},
		{`Hidden = "t"`, "Hidden", `unknown key "Hidden"; allowed: ` + keys, ""},
		{`text = 1`, "text", "found the number 1, a text is allowed", ""},
		{`number = "1"`, "number", `found the text "1", a finite number is allowed`, ""},
		{`number = nan`, "number", "found the number NaN, a finite number is allowed", ""},
		{`maybe = -inf`, "maybe", "found the number -Inf, a finite number is allowed", ""},
		{`whole = 1.5`, "whole", "found the number 1.5, a whole number is allowed", ""},
		{`switch = "yes"`, "switch", `found the text "yes", true or false is allowed`, ""},
		{`list = "a"`, "list", `found the text "a", a list is allowed`, ""},
		{`list = ["a", 2]`, "list[2]", "found the number 2, a text is allowed", ""},
		{`inner = 1`, "inner", "found the number 1, a table is allowed", ""},
		{`map = 1`, "map", "found the number 1, a table is allowed", ""},
		{`map = { m = { ids = "j" } }`, "map.m.ids", `unknown key "ids"; allowed: id`, "id"},
		{`items = [{ id = "i" }, { id = true }]`, "items[2].id", "found true, a text is allowed", ""},
		{`items = { id = "i" }`, "items", "found a table, a list is allowed", ""},
		{`day = "2026-13-01"`, "day", `"2026-13-01" is not a day; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known`, ""},
		{`day = 2026`, "day", "found the number 2026, a date such as 2026-09-20 is allowed", ""},
		{`price = { us = "x" }`, "price", `us: "x" is not a number, and no field of a size that an amount can be: disk_gb, traffic_gb, price`, ""},
		{`when = { arch = 1 }`, "when.arch", "found the number 1, a word or a list of words is allowed", ""},
	} {
		_, faults := bindText("\n" + c.text)
		want := fault.Fault{File: "x.toml", Line: 2, Key: c.key, Text: c.want, Hint: c.hint}
		if len(faults) == 1 {
			faults[0].Meant = ""
		}
		if len(faults) != 1 || faults[0] != want {
			t.Errorf("%s\ngot  %v\nwant %v", c.text, faults, want)
		}
	}
}

// All mistakes come at once, and what is right beside them is kept.
func TestBindAllFaultsAtOnce(t *testing.T) {
	got, faults := bindText("txet = 1\nnumber = true\ntext = \"kept\"\n[[items]]\nid = 1\n[[items]]\nid = \"kept\"\nname = 1\n")
	var keys []string
	_ = faults.Err() // in the order of lines
	for _, f := range faults {
		keys = append(keys, f.Key)
	}
	if want := []string{"txet", "number", "items[1].id", "items[2].name"}; !slices.Equal(keys, want) {
		t.Errorf("faults at %v, want %v", keys, want)
	}
	if got.Text != "kept" || len(got.Items) != 2 || got.Items[1].ID != "kept" {
		t.Errorf("what was right is lost: %+v", got)
	}
}
