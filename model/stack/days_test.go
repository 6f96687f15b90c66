package stack_test

import (
	"maps"
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// A host that takes no new customers makes no stack; it is closed, with where that was
// read.
func TestClosedHostsMakeNoStack(t *testing.T) {
	c := invented(t)
	for _, is := range []string{"closing", "closed-to-new", "closed"} {
		hosts := slices.Clone(c.Hosts)
		i := slices.IndexFunc(hosts, func(h *catalog.Product) bool { return h.ID == "lindo-platform" })
		hosts[i] = changed(hosts[i], func(p *catalog.Product) {
			p.Status = catalog.Status{Is: is, Since: "2026-11-01", Note: "Gone.", Successor: "bruma-run", Source: "plans"}
		})
		for _, w := range every(t) {
			x := caseOf(t, withHosts(c, hosts...), w.answers)
			closed := x.Evaluate().Closed
			for _, s := range allOf(x) {
				if s.Host == hosts[i] {
					t.Errorf("%s, %s: %s is made", is, w.name, s.ID)
				}
			}
			at := slices.IndexFunc(closed, func(o stack.Closed) bool { return o.Host == hosts[i] })
			if len(closed) != 3 || at < 0 || closed[at].Source().URL != hosts[i].Sources["plans"].URL {
				t.Errorf("%s, %s: closed are %v", is, w.name, closed)
			}
		}
	}
}

// A host that is not plainly active fits only if that turns out well, and says so in a
// caveat, whether anything is asked or not; its verdicts and its value are those of an
// active one. An add-on's status does the same to the stacks that it stands in.
func TestProductsThatAreNotPlainlyActive(t *testing.T) {
	c := invented(t)
	beta := func(p *catalog.Product) {
		p.Status = catalog.Status{Is: "beta", Note: "Young.", Source: slices.Sorted(maps.Keys(p.Sources))[0]}
	}
	for _, id := range []string{"alto-functions", "mano-deploy"} {
		active := product(t, c, id)
		young := changed(active, beta)
		with := *c
		with.Hosts = replaced(c.Hosts, active, young)
		with.Addons = replaced(c.Addons, active, young)
		for _, lines := range []string{"", "must_haves = [\"instant-rollback\"]\n", "rollback = \"instant\"\n"} {
			before := byRole(stacks(t, c, given(t, c, lines)))
			seen := 0
			for role, s := range byRole(stacks(t, &with, given(t, c, lines))) {
				was := before[role]
				if !slices.Contains(s.Products(), young) {
					continue
				}
				if seen++; was == nil {
					t.Errorf("%s, %q: it is there only as a beta", role, lines)
					continue
				}
				if was.Status == stack.Fits && s.Status != stack.FitsIf || was.Status != stack.Fits && s.Status != was.Status {
					t.Errorf("%s, %q: status %q, of an active one %q", role, lines, s.Status, was.Status)
				}
				if s.Value != was.Value || !slices.EqualFunc(s.Verdicts, was.Verdicts, func(a, b fit.Verdict) bool { return a.Outcome == b.Outcome }) {
					t.Errorf("%s, %q: its status moves the value from %v to %v, or a verdict", role, lines, was.Value, s.Value)
				}
				if !slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool {
					return cv.ID == id+"/status" && cv.Kind == stack.Standing && cv.Product == young && cv.Source == young.Sources[young.Status.Source]
				}) {
					t.Errorf("%s, %q: no caveat says that it is a beta: %v", role, lines, s.Caveats)
				}
			}
			if seen == 0 && (lines != "" || id == "alto-functions") {
				t.Errorf("%s, %q: it is not advised", id, lines)
			}
		}
	}
}

// replaced is a list of products with one in the place of another.
func replaced(list []*catalog.Product, was, is *catalog.Product) []*catalog.Product {
	list = slices.Clone(list)
	if i := slices.Index(list, was); i >= 0 {
		list[i] = is
	}
	return list
}

// A price is in force from its first day and until the day before it ends; a
// charge that has not begun is not known yet, and one that has ended is gone.
func TestPricesBeginAndEndOnTheirDay(t *testing.T) {
	c := invented(t)
	price := func(text string, from, until catalog.Date) catalog.Charge {
		amount, err := catalog.NewAmount(text)
		if err != nil {
			t.Fatal(err)
		}
		return catalog.Charge{ID: "plan", Label: "Plan", Meter: "months", Unit: "month", Price: catalog.Keyed{One: &amount}, From: from, Until: until}
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
		h := changed(product(t, c, "orilla-edge"), func(p *catalog.Product) { p.Charges, p.Pools = x.charges, nil })
		list := allOf(caseOn(t, withHosts(c, h), given(t, c, ""), x.today))
		for _, s := range list {
			if !near(s.Bill.Total, x.total) || s.Bill.Complete != x.complete {
				t.Errorf("%s, %s: %v, complete %v; want %v, %v", x.name, s.ID, s.Bill.Total, s.Bill.Complete, x.total, x.complete)
			}
		}
		if len(list) == 0 {
			t.Errorf("%s: there is no stack", x.name)
		}
	}
}

// The same case on another day has that day's prices and facts.
func TestACaseOnAnotherDay(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "users = [\"ashburn\"]\nneeds = [\"ddos-protection\"]\n"))
	for _, day := range []catalog.Date{"2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "2027-01-31", "2027-02-01"} {
		then, want := byRole(allOf(x.On(day))), byRole(allOf(caseOn(t, c, x.Answers, day)))
		total, met := 0.0, false
		for id, s := range want {
			if got := then[id]; got == nil || got.Bill.Total != s.Bill.Total || got.Value != s.Value || len(got.Caveats) != len(s.Caveats) {
				t.Errorf("%s on %s is %+v, want %+v", id, day, got, s)
			}
			if s.Way() == "bruma-run/always-on" && len(s.Addons) == 0 {
				total = s.Bill.Total
				met = slices.ContainsFunc(s.Verdicts, func(v fit.Verdict) bool {
					return v.Criterion == "ddos_protection" && v.Outcome == fit.Meets
				})
			}
		}
		// Machines become dearer on two days, and the protection better on a third.
		if hours := 730 * map[bool]float64{true: 0.004, false: 0.005}[day < "2026-10-01"]; day < "2027-02-01" && (total < hours || total > hours+3) {
			t.Errorf("on %s it costs %v", day, total)
		}
		if met != (day >= "2026-11-01") {
			t.Errorf("on %s the protection is met: %v", day, met)
		}
	}
}

// A change that is announced is a caveat until its day, and is in force from then.
func TestAnnouncedChangesAreCaveatsUntilTheirDay(t *testing.T) {
	c := invented(t)
	h := changed(product(t, c, "orilla-edge"), func(p *catalog.Product) {
		p.Changes = []catalog.Change{{On: "2026-12-01", Text: "All is dearer."}}
	})
	for day, want := range map[catalog.Date]bool{"2026-11-30": true, "2026-12-01": false, "2027-01-01": false} {
		list := allOf(caseOn(t, withHosts(c, h), given(t, c, ""), day))
		if len(list) == 0 {
			t.Fatal("there is no stack")
		}
		for _, s := range list {
			told := slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool {
				return cv.Kind == stack.Announced && cv.On == "2026-12-01" && cv.Text == "All is dearer." && cv.Product == h
			})
			if told != want {
				t.Errorf("%s, on %s: told %v", s.ID, day, told)
			}
		}
	}
}
