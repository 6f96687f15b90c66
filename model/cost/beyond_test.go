package cost_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// besides are what stands beside a bill, by id.
func besides(b cost.Bill) map[string]cost.Beside {
	list := map[string]cost.Beside{}
	for _, s := range b.Beyond {
		list[s.ID] = s
	}
	return list
}

// What is beside a bill is told with its amount and changes no total: by its meter, by a
// usual quantity, by a share of charges with its least; a way to pay instead is not added.
func TestBeyond(t *testing.T) {
	usual, share := 3.0, catalog.Amount{Text: "10", Value: 10}
	p := shop(gb(price("2")))
	p.NotIncluded = []catalog.NotIncluded{
		{ID: "requests", Label: "Requests", What: "w", Meter: "requests", Unit: "million requests", Price: price("0.5"), Source: "list"},
		{ID: "keys", Label: "Keys", What: "w", Unit: "key", Usual: &usual, Price: price("1"), Source: "list"},
		{ID: "disks", Label: "Disks", What: "w", Meter: "instance_hours", Unit: "disk", Usual: &usual, Price: price("1"), Source: "list"}, // where something runs
		{ID: "support", Label: "Support", What: "w", Percent: &share, Least: &catalog.Amount{Text: "29", Value: 29}, Source: "list"},
		{ID: "backup", Label: "Backups", What: "w", Percent: &share, Charges: []string{"egress"}, Source: "list"},
		{ID: "year", Label: "A year ahead", What: "w", Percent: &catalog.Amount{Text: "-20", Value: -20}, Instead: true, Source: "list"},
		{ID: "unknown", Label: "Unknown", What: "w", Unit: "thing", Usual: &usual, Price: catalog.Keyed{Unknown: true}, Source: "list"},
		{ID: "none", Label: "Not needed", What: "w", Meter: "instance_hours", Unit: "hour", Price: price("1"), Source: "list"},
		{ID: "of-nothing", Label: "A share of nothing", What: "w", Percent: &share, Charges: []string{"none"}, Source: "list"},
		{ID: "covered", Label: "All of it free", What: "w", Unit: "thing", Usual: &usual, Free: price("5"), Price: price("1"), Source: "list"},
		{ID: "changes-nothing", Label: "All of it free, another way to pay", What: "w", Unit: "thing", Usual: &usual, Free: price("5"), Price: price("1"), Instead: true, Source: "list"},
		{ID: "nowhere", Label: "No price there", What: "w", Unit: "thing", Usual: &usual, Price: catalog.Keyed{Unknown: true}, Instead: true, Source: "list"},
		{ID: "words", What: "in words alone"},
	}
	b := cost.New(in(p, "us-1"), month(50, 4e6), options())
	complete(t, b, 100)
	got := besides(b)
	for id, want := range map[string]float64{"requests": 2, "keys": 3, "support": 29, "backup": 10, "year": -20} {
		if s := got[id]; !s.Known || math.Abs(s.Amount-want) > 1e-9 || s.By != p.ID || s.Instead != (id == "year") {
			t.Errorf("%s: %+v, want %v", id, s, want)
		}
	}
	if s, ok := got["unknown"]; !ok || s.Known {
		t.Errorf("an amount that nobody knows: %+v", s)
	}
	if _, ok := got["none"]; ok || len(got) != 6 { // neither what comes to nothing nor another way to pay without a price there
		t.Errorf("beside: %v", got)
	}
	if len(b.LeftOut) != 1 || b.LeftOut[0].ID != "words" {
		t.Errorf("left out in words: %+v", b.LeftOut)
	}
	if math.Abs(b.OnTop()-44) > 1e-9 {
		t.Errorf("on top: %v", b.OnTop())
	}
}

// What comes to nothing for a load is not named beside its bill: what is included, a share
// of nothing. Another way to pay
// that is a share of lines whose price is not known is not known itself, and is not named.
func TestNothingBeyond(t *testing.T) {
	share := catalog.Amount{Text: "-12", Value: -12}
	egress, requests := gb(price("2")), gb(catalog.Keyed{Unknown: true})
	requests.ID, requests.Meter, requests.Unit = "requests", "requests", "million requests"
	p := shop(egress, requests)
	p.NotIncluded = []catalog.NotIncluded{
		{ID: "kept", Label: "Kept", What: "w", Meter: "egress_gb", Unit: "GB", Price: price("1"), Included: price("50"), Source: "list"},
		{ID: "share", Label: "Share", What: "w", Percent: &share, Charges: []string{"egress"}, Instead: true, Source: "list"},
		{ID: "whole", Label: "Of the whole bill", What: "w", Percent: &share, Instead: true, Source: "list"},
	}
	got := besides(cost.New(in(p, "us-1"), month(0, 0), options()))
	if len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
	got = besides(cost.New(in(p, "us-1"), month(50, 0), options()))
	if _, ok := got["kept"]; ok || math.Abs(got["share"].Amount+12) > 1e-9 || len(got) != 2 {
		t.Errorf("of what is included: %+v", got)
	}
	got = besides(cost.New(in(p, "us-1"), month(60, 1e6), options()))
	if got["kept"].Amount != 10 || !got["share"].Known || len(got) != 2 {
		t.Errorf("of what is partly known: %+v", got)
	}
}

// Without what is free with the account a bill is what the next app on it pays: free
// amounts and credits of the account go, what comes with a plan stays.
func TestWithoutFreeTier(t *testing.T) {
	free := gb(price("2"))
	free.Free, free.Included = price("10"), price("5")
	p := shop(free)
	p.Pools = []catalog.Pool{
		{ID: "account", Label: "Credit", Kind: "credit", Free: true, Amount: price("7"), Source: "list"},
		{ID: "plan", Label: "Credit of the plan", Kind: "credit", Amount: price("3"), Source: "list"},
	}
	b := cost.New(in(p, "us-1"), month(50, 0), options())
	complete(t, b, 60)
	if b.WithoutFree != 87 { // (50 - 5) × 2 - 3
		t.Errorf("without what is free: %v", b.WithoutFree)
	}
	o := options()
	o.NoFree = true
	alone := cost.New(in(p, "us-1"), month(50, 0), o)
	complete(t, alone, 87)
	if alone.WithoutFree != 87 {
		t.Errorf("nothing is free, and without it: %v", alone.WithoutFree)
	}
	small := cost.New(in(p, "us-1"), month(5, 0), options())
	if small.Total != 0 || small.WithoutFree != 0 {
		t.Errorf("what the plan has: %v, %v", small.Total, small.WithoutFree)
	}
}

// A pool that is for what a meter has some of is not due without it.
func TestPoolOfAMeter(t *testing.T) {
	p := shop(gb(price("2")))
	p.Pools = []catalog.Pool{{ID: "backup", Label: "Backups", Kind: "surcharge", Meter: "requests", Amount: price("20"), Source: "list"}}
	complete(t, cost.New(in(p, "us-1"), month(50, 0), options()), 100)
	complete(t, cost.New(in(p, "us-1"), month(50, 1), options()), 120)
}
