package summary_test

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/listing"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// listed is all of a kind that conditions leave, in columns.
func listed(t testing.TB, c *catalog.Catalog, kind string, where []string, columns ...string) *listing.Choice {
	t.Helper()
	table := listing.New(c, kind)
	if kind == listing.Sizes {
		sizes, err := advice.NewEngine(c).Sizes(today, stack.Options{})
		if err != nil {
			t.Fatal(err)
		}
		table = listing.OfSizes(c, sizes, "USD")
	}
	choice, faults := table.Choose(where, columns)
	if faults != nil {
		t.Fatal(faults)
	}
	return choice
}

// Every kind can be read as CSV, in all columns too: a line for each row, as many cells in
// each, none that a spreadsheet would run.
func TestListAsCSV(t *testing.T) {
	t.Parallel()
	c := invented(t)
	for _, kind := range listing.Kinds {
		for _, columns := range [][]string{nil, {"all"}} {
			choice := listed(t, c, kind, nil, columns...)
			rows, err := csv.NewReader(strings.NewReader(summary.ListCSV(choice))).ReadAll()
			if err != nil || len(rows) != 1+len(choice.Rows) || len(rows[0]) != len(choice.Chosen) {
				t.Errorf("%s: %d rows: %v", kind, len(rows), err)
			}
			for _, row := range rows {
				for i, cell := range row {
					if numbers := choice.Chosen[i].Kind == listing.Number; !numbers && cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
						t.Errorf("%s: a cell is %q", kind, cell)
					}
				}
			}
		}
	}
}

// What begins as a formula gets an apostrophe before it; a number below zero is none.
func TestListAsCSVIsNoFormula(t *testing.T) {
	t.Parallel()
	c := &catalog.Catalog{Meters: []*catalog.Meter{{ID: "=1+1"}, {ID: "-x"}, {ID: "@a"}, {ID: "\tb"}, {ID: "a=b"}}}
	if got, want := summary.ListCSV(listed(t, c, listing.Meters, nil, "id")), "id\n'=1+1\n'-x\n'@a\n'\tb\na=b\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	c = &catalog.Catalog{Places: map[string]catalog.Place{"lima": {Lat: -12.05, Lon: -77}}}
	if got, want := summary.ListCSV(listed(t, c, listing.Places, nil, "lat", "lon")), "lat,lon\n-12.05,-77\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// JSON obeys conditions: the hosts that are left, each with the setups in which they hold;
// with columns, objects of these alone.
func TestListAsJSONIsChosen(t *testing.T) {
	t.Parallel()
	c := invented(t)
	where := []string{"cold_start_ms<=0", "languages=rust"}
	choice := listed(t, c, listing.Hosts, where)
	var hosts []struct {
		ID     string
		Setups []struct{ ID string }
	}
	decode(t, summary.ListJSON(choice), &hosts)
	if len(hosts) != len(choice.Rows) || len(hosts) == 0 || len(hosts) == len(c.Hosts) {
		t.Fatalf("%d of %d hosts", len(hosts), len(c.Hosts))
	}
	fewer := false
	for _, h := range hosts {
		p, _, _ := c.Product(h.ID)
		fewer = fewer || len(h.Setups) < len(p.Setups)
		for _, s := range h.Setups {
			setup, _ := p.Setup(s.ID)
			if f, _ := p.Fact(setup, "cold_start_ms"); f.Is.Number == nil || f.Is.Number.Typical > 0 {
				t.Errorf("%s/%s starts in %s", h.ID, s.ID, f.Is)
			}
		}
	}
	if !fewer {
		t.Error("no host has a setup that is left out")
	}
	var items []map[string]any
	decode(t, summary.ListJSON(listed(t, c, listing.Hosts, where, "id", "cold_start_ms", "setup")), &items)
	for _, item := range items {
		_, many := item["setup"].([]any)
		if len(item) != 3 || item["cold_start_ms"] != 0.0 || !many {
			t.Errorf("an item is %v", item)
		}
	}
	var sizes []map[string]any
	decode(t, summary.ListJSON(listed(t, c, listing.Sizes, []string{"host=cedro-servers"})), &sizes)
	i := slices.IndexFunc(sizes, func(s map[string]any) bool { return s["size"] == "c1" })
	if i < 0 || sizes[i]["memory_mb"] != 2048.0 || sizes[i]["currency"] != "USD" || sizes[i]["orderable"] != "yes" {
		t.Errorf("sizes are %v", sizes)
	}
}

// That nothing is left is said, and what is not known is named.
func TestListOfNothing(t *testing.T) {
	t.Parallel()
	c := invented(t)
	choice := listed(t, c, listing.Hosts, []string{"kind=vps", "languages.rust=wasm"})
	if len(choice.Rows) > 0 {
		t.Fatal("a server runs WebAssembly alone")
	}
	if got := summary.List(choice, 100); !strings.HasPrefix(got, "Of hosts none satisfies kind=vps and languages.rust=wasm.\n") {
		t.Errorf("got %q", got)
	}
	if got := summary.ListCSV(choice); strings.Count(got, "\n") != 1 {
		t.Errorf("got %q", got)
	}
	open := listed(t, c, listing.Hosts, []string{"cold_start_ms<=100"})
	if open.NotKnown == nil || !strings.Contains(strings.Join(strings.Fields(summary.List(open, 100)), " "), "Whether cold_start_ms<=100 is not known of "+open.NotKnown[0].ID) {
		t.Errorf("not known: %v", open.NotKnown)
	}
}

func decode(t *testing.T, v, into any) {
	t.Helper()
	b, err := summary.Indented(v)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}
