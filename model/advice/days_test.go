package advice_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/catalog"
)

// own is a source for the facts of an overlay.
const own = "[sources]\nown = { title = \"Own\", url = \"https://example.com\", as_of = 2026-11-01 }\n"

// over is the shipped data with files of one's own over it.
func over(t *testing.T, files map[string]string) *catalog.Catalog {
	t.Helper()
	layer := fstest.MapFS{}
	for name, content := range files {
		layer[name] = &fstest.MapFile{Data: []byte(content)}
	}
	c, err := data.Load(data.Shipped(), data.Layer{Name: "own", FS: layer, Local: true})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A host that takes no new customers is never advised, not even as a near miss;
// it is ruled out by its status and names its successor.
func TestClosedHostsAreNeverAdvised(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	for _, is := range []string{"closing", "closed-to-new", "closed"} {
		c := over(t, map[string]string{"hosts/railway.toml": "[status]\nis = \"" + is + "\"\nsince = 2026-11-01\nnote = \"Gone.\"\nsuccessor = \"render\"\nsource = \"own\"\n" + own})
		for name, a := range files(t) {
			got := advise(c, a)
			for _, s := range slices.Concat(got.Stacks, got.Near) {
				if s.Host.ID == "railway" {
					t.Errorf("%s, %s: %s is advised", is, name, s.ID)
				}
			}
			said := false
			for _, s := range got.RuledOut {
				if s.Host.ID == "railway" {
					v := s.Because[0]
					said = len(s.Because) == 1 && v.Criterion == "status" && v.Is == is && strings.Contains(v.Note, "Gone.") && strings.Contains(v.Note, "Successor: render.")
				}
			}
			if !said {
				t.Errorf("%s, %s: it is not said why it is ruled out, and what follows it", is, name)
			}
		}
	}
}

// A host that is not plainly active is advised, says so in a caveat, and meets no
// must in full.
func TestHostsThatAreNotPlainlyActive(t *testing.T) {
	c := over(t, map[string]string{"hosts/aws-lambda.toml": "[status]\nis = \"beta\"\nnote = \"Young.\"\nsource = \"own\"\n" + own})
	a := read(t, c, "whereto = 1\n[answers]\nmust_haves = [\"instant-rollback\"]\n")
	seen := false
	for _, s := range advise(c, a).Stacks {
		if s.Host.ID != "aws-lambda" {
			continue
		}
		seen = true
		if s.Status != "fits-with-caveats" {
			t.Errorf("%s: status %q", s.ID, s.Status)
		}
		if !slices.ContainsFunc(s.Caveats, func(cv advice.Caveat) bool {
			return cv.ID == "aws-lambda/status" && strings.Contains(cv.Text, "beta") && strings.Contains(cv.Text, "Young.")
		}) {
			t.Errorf("%s: no caveat says that it is a beta: %v", s.ID, s.Caveats)
		}
	}
	if !seen {
		t.Error("it is not advised")
	}
}

// A price is in force from its first day and until the day before it ends; a
// charge that has not begun is not known yet, and one that has ended is gone.
func TestPricesBeginAndEndOnTheirDay(t *testing.T) {
	c := shipped(t)
	price := func(text string, from, until catalog.Date) catalog.Charge {
		amount, err := catalog.NewAmount(text)
		if err != nil {
			t.Fatal(err)
		}
		return catalog.Charge{ID: "plan", Label: "Plan", Meter: "months", Unit: "month", Price: catalog.Keyed{One: &amount}, From: from, Until: until}
	}
	host := func(charges ...catalog.Charge) *catalog.Product {
		return changed(hostOf(t, c, "cloudflare-workers"), func(p *catalog.Product) { p.Charges, p.Pools = charges, nil })
	}
	for _, x := range []struct {
		name     string
		charges  []catalog.Charge
		today    catalog.Date
		total    float64
		complete bool
	}{
		{"the day before", []catalog.Charge{price("5", "", "2026-12-01"), price("9", "2026-12-01", "")}, "2026-11-30", 5, true},
		{"the day", []catalog.Charge{price("5", "", "2026-12-01"), price("9", "2026-12-01", "")}, "2026-12-01", 9, true},
		{"the day, the other order", []catalog.Charge{price("9", "2026-12-01", ""), price("5", "", "2026-12-01")}, "2026-12-01", 9, true},
		{"the day before, the other order", []catalog.Charge{price("9", "2026-12-01", ""), price("5", "", "2026-12-01")}, "2026-11-30", 5, true},
		{"a charge to come", []catalog.Charge{price("9", "2026-12-01", "")}, "2026-11-30", 0, false},
		{"a charge that has come", []catalog.Charge{price("9", "2026-12-01", "")}, "2026-12-01", 9, true},
		{"a charge's last day", []catalog.Charge{price("5", "", "2026-12-01")}, "2026-11-30", 5, true},
		{"a charge that is gone", []catalog.Charge{price("5", "", "2026-12-01")}, "2026-12-01", 0, true},
	} {
		got := advice.Advise(withHosts(c, host(x.charges...)), read(t, c, "whereto = 1\n"), x.today, advice.Options{})
		for _, s := range got.Stacks {
			if math.Abs(s.Bill.Total-x.total) > 1e-9 || s.Bill.Complete != x.complete {
				t.Errorf("%s, %s: %v, complete %v; want %v, %v", x.name, s.ID, s.Bill.Total, s.Bill.Complete, x.total, x.complete)
			}
		}
		if len(got.Stacks) == 0 {
			t.Errorf("%s: nothing fits", x.name)
		}
	}
}

// A change that is announced is a caveat until its day, and is in force from then.
func TestAnnouncedChangesAreCaveatsUntilTheirDay(t *testing.T) {
	c := shipped(t)
	h := changed(hostOf(t, c, "cloudflare-workers"), func(p *catalog.Product) {
		p.Changes = []catalog.Change{{On: "2026-12-01", Text: "All is dearer."}}
	})
	for day, want := range map[catalog.Date]bool{"2026-11-30": true, "2026-12-01": false, "2027-01-01": false} {
		for _, s := range advice.Advise(withHosts(c, h), read(t, c, "whereto = 1\n"), day, advice.Options{}).Stacks {
			told := slices.ContainsFunc(s.Caveats, func(cv advice.Caveat) bool {
				return cv.Text == "From 2026-12-01: All is dearer."
			})
			if told != want {
				t.Errorf("%s, on %s: told %v", s.ID, day, told)
			}
		}
	}
}
