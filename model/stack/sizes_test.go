package stack_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// quantity is how much of a meter a stack's bill holds.
func quantity(s *stack.Stack, meter string) float64 {
	sum := 0.0
	for _, l := range s.Bill.Lines {
		if l.Meter == meter {
			sum += l.Quantity
		}
	}
	return sum
}

// plain is a host's only stack without add-ons on answers.
func plain(t *testing.T, c *catalog.Catalog, h *catalog.Product, answers string) *stack.Stack {
	t.Helper()
	for _, s := range stacks(t, withHosts(c, h), given(t, c, answers)) {
		if len(s.Addons) == 0 {
			return s
		}
	}
	t.Fatalf("%s has no stack without add-ons", h.ID)
	return nil
}

// box is the fixture's host of plain servers, with a runtime and a load balancer whose
// price is not known where it is empty.
func box(t *testing.T, c *catalog.Catalog, balancer string, change func(rt *catalog.Runtime)) *catalog.Product {
	return changed(product(t, c, "faro-box"), func(p *catalog.Product) {
		change(&p.Runtime)
		charge := catalog.Charge{ID: "balancer", Label: "Balancer", Meter: "load_balancer_hours", Unit: "month", Source: "docs"}
		charge.Price = catalog.Keyed{By: map[string]catalog.Keyed{}}
		if balancer != "" {
			charge.Price = catalog.Keyed{One: &catalog.Amount{Text: balancer, Value: 10}}
		}
		p.Charges = append(p.Charges, charge)
	})
}

// A size must hold what the app needs beside what the system and add-ons take; one below
// an add-on's need is not chosen for it, and where there is no larger one it does not fit.
func TestSizesLeaveTheSystemItsPart(t *testing.T) {
	c := invented(t)
	for _, x := range []struct {
		name   string
		change func(rt *catalog.Runtime)
		memory string
		size   string
		holds  bool
	}{
		{"as it was", func(*catalog.Runtime) {}, "1000", "b1", true},
		{"the system takes a part", func(rt *catalog.Runtime) { rt.ReserveShare, rt.ReserveLeastMB = new(0.2), new(256.0) }, "1000", "b2", true},
		{"and leaves the rest", func(rt *catalog.Runtime) { rt.ReserveShare, rt.ReserveLeastMB = new(0.2), new(256.0) }, "768", "b1", true},
		{"nothing is large enough", func(rt *catalog.Runtime) { rt.ReserveShare = new(0.2) }, "3500", "b2", false},
		{"a need of its own", func(rt *catalog.Runtime) { rt.LeastMemoryMB = new(2048.0) }, "64", "b2", true},
		{"that no size has", func(rt *catalog.Runtime) { rt.LeastMemoryMB = new(8192.0) }, "64", "b2", false},
	} {
		s := plain(t, c, box(t, c, "10", x.change), "requests = 100_000\nmemory_mb = "+x.memory)
		if s.Size.ID != x.size || (len(s.Because) == 0) != x.holds {
			t.Errorf("%s: %s, does not fit by %v", x.name, s.Size.ID, s.Because)
		}
	}
	// An add-on's need stands beside it only, whether the memory was answered or not.
	panel := changed(product(t, c, "rumbo-deploy"), func(p *catalog.Product) { p.Runtime.LeastMemoryMB = new(2048.0) })
	with := *c
	with.Addons = slices.Clone(c.Addons)
	with.Addons[slices.Index(c.Addons, product(t, c, "rumbo-deploy"))] = panel
	list := stacks(t, withHosts(&with, box(t, c, "10", func(*catalog.Runtime) {})), given(t, c, "deploy_from = \"repository\"\nrollback = \"redeploy\""))
	seen := map[string]string{}
	for _, s := range list {
		seen[strings.Join(addonIDs(s), " ")] = s.Size.ID
	}
	if seen[""] != "b1" || seen["rumbo-deploy"] != "b2" {
		t.Errorf("by add-ons: %v", seen)
	}
}

// One server holds the load while that is the cheapest; several stand behind a load
// balancer, on the bill, which is a part where its price is not known. Where files are
// kept one server comes first, at any price.
func TestServersCanBeSeveral(t *testing.T) {
	c := invented(t)
	several := func(rt *catalog.Runtime) { rt.LoadBalancerFrom = new(2.0) }
	for _, x := range []struct {
		name, balancer, answers string
		size                    string
		servers, balancers      float64
		total                   float64
		complete                bool
	}{
		{"one is enough", "10", "requests = 1_000_000", "b1", 1, 0, 6, true},
		{"a larger one is", "10", "requests = 100_000_000\ncpu_ms = 20", "b2", 1, 0, 12, true},
		{"none is", "10", "requests = 250_000_000\ncpu_ms = 20", "b1", 3, 1, 28, true},
		{"no price of the balancer", "", "requests = 250_000_000\ncpu_ms = 20", "b1", 3, 1, 18, false},
	} {
		s := plain(t, c, box(t, c, x.balancer, several), x.answers+"\ntraffic = \"steady\"\nresponse_kb = 0")
		if s.Size.ID != x.size || !near(quantity(s, "instance_hours"), x.servers) || !near(quantity(s, "load_balancer_hours"), x.balancers) ||
			!near(s.Bill.Total, x.total) || s.Bill.Complete != x.complete || len(s.Because) > 0 {
			t.Errorf("%s: %v × %s, %v balancers, %v, complete %v, %v", x.name, quantity(s, "instance_hours"), s.Size.ID, quantity(s, "load_balancer_hours"), s.Bill.Total, s.Bill.Complete, s.Because)
		}
	}
	// Two small servers and a balancer for less than one large: not where files are kept.
	dear := changed(box(t, c, "10", several), func(p *catalog.Product) {
		p.Charges[0].Price = catalog.Keyed{By: map[string]catalog.Keyed{
			"b1": {One: &catalog.Amount{Text: "6", Value: 6}}, "b2": {One: &catalog.Amount{Text: "60", Value: 60}},
		}}
	})
	busy := "requests = 130_000_000\ncpu_ms = 20\ntraffic = \"steady\"\nresponse_kb = 0\nmemory_mb = 512"
	if s := plain(t, c, dear, busy); s.Size.ID != "b1" || quantity(s, "instance_hours") < 2 {
		t.Errorf("%v × %s is the cheapest", quantity(s, "instance_hours"), s.Size.ID)
	}
	if s := plain(t, c, dear, busy+"\nstate = [\"disk\"]"); s.Size.ID != "b2" || !near(quantity(s, "instance_hours"), 1) {
		t.Errorf("with files: %v × %s", quantity(s, "instance_hours"), s.Size.ID)
	}
	more := strings.Replace(busy, "130", "250", 1)
	if s := plain(t, c, dear, more+"\nstate = [\"disk\"]"); len(s.Because) > 0 || quantity(s, "load_balancer_hours") == 0 {
		t.Errorf("with files that one server can't serve: %v × %s, %v", quantity(s, "instance_hours"), s.Size.ID, s.Because)
	}
}

// addonIDs are a stack's add-ons.
func addonIDs(s *stack.Stack) (ids []string) {
	for _, a := range s.Addons {
		ids = append(ids, a.ID())
	}
	return ids
}

// database is the verdict on the database with the app.
func database(t *testing.T, s *stack.Stack) fit.Verdict {
	t.Helper()
	all := s.Of("database")
	if len(all) != 1 {
		t.Fatalf("%s: of its database %v is said", s.ID, all)
	}
	return all[0]
}

// A database with the app is asked for and billed: a disk holds it beside one instance,
// else the vendor's managed Postgres; without its price that is a part; with neither it
// fails, or is not known where the vendor has one that the data lacks.
func TestDatabaseWithTheApp(t *testing.T) {
	c := invented(t)
	level := func(p *catalog.Product, criterion, is string) {
		p.Facts[criterion] = catalog.Fact{Is: catalog.Value{Word: is}, Note: "Changed.", Source: "docs"}
		for i := range p.Setups {
			delete(p.Setups[i].Facts, criterion)
		}
	}
	base := product(t, c, "rondo-apps") // no disk, a managed Postgres at a price
	for _, x := range []struct {
		name     string
		host     *catalog.Product
		outcome  fit.Outcome
		by       string
		postgres float64
		complete bool
	}{
		{"a managed one", base, fit.Meets, "managed_postgres", 1, true},
		{"a disk before it, of which no price is said", changed(base, func(p *catalog.Product) { level(p, "persistent_disk", "yes") }), fit.Meets, "persistent_disk", 0, false},
		{"a disk that may go", changed(base, func(p *catalog.Product) { level(p, "persistent_disk", "partial") }), fit.Meets, "managed_postgres", 1, true},
		{"no price", without(base, "postgres"), fit.Meets, "managed_postgres", 1, false},
		{"nothing is said of it", changed(base, func(p *catalog.Product) {
			p.Charges = slices.DeleteFunc(p.Charges, func(c catalog.Charge) bool { return strings.HasPrefix(c.Meter, "postgres") })
		}), fit.Meets, "managed_postgres", 1, false},
		{"neither", changed(base, func(p *catalog.Product) {
			level(p, "managed_postgres", "no")
			p.Charges = slices.DeleteFunc(p.Charges, func(c catalog.Charge) bool { return strings.HasPrefix(c.Meter, "postgres") })
		}), fit.Fails, "persistent_disk", 0, true},
		{"one that the data lacks", changed(base, func(p *catalog.Product) {
			level(p, "managed_postgres", "partial")
			p.Charges = slices.DeleteFunc(p.Charges, func(c catalog.Charge) bool { return strings.HasPrefix(c.Meter, "postgres") })
			p.NotIncluded = append(slices.Clone(p.NotIncluded), catalog.NotIncluded{ID: "db", What: "A partner's.", Meter: "postgres_months", Source: "docs"})
		}), fit.Unknown, "managed_postgres", 1, false},
	} {
		s := plain(t, c, x.host, "database = \"with-the-app\"\ndatabase_gb = 1\nrequests = 1000\nresponse_kb = 0\nmemory_mb = 128")
		v := database(t, s)
		if v.Outcome != x.outcome || v.Is.Of != x.by || !v.Must() {
			t.Errorf("%s: %v by %s, want %v by %s", x.name, v.Outcome, v.Is.Of, x.outcome, x.by)
		}
		if x.outcome != fit.Fails && (quantity(s, "postgres_months") != x.postgres || s.Bill.Complete != x.complete) {
			t.Errorf("%s: %v months of Postgres, complete %v", x.name, quantity(s, "postgres_months"), s.Bill.Complete)
		}
		if fits := s.Status != stack.DoesNotFit; fits != (x.outcome != fit.Fails) {
			t.Errorf("%s: %v", x.name, s.Status)
		}
	}
}

// One wish for a managed Postgres has one requirement and one bill, in whichever words.
func TestManagedPostgresIsOneWish(t *testing.T) {
	c := invented(t)
	h := product(t, c, "rondo-apps")
	want := plain(t, c, h, `postgres = "managed"`)
	for _, answers := range []string{`needs = ["managed-postgres"]`, "postgres = \"managed\"\nneeds = [\"managed-postgres\"]", "database = \"with-the-app\"\nneeds = [\"managed-postgres\"]"} {
		s := plain(t, c, h, answers)
		asked := 0
		for _, v := range s.Verdicts {
			if v.Criterion == "managed_postgres" {
				asked++
			}
		}
		if !near(s.Bill.Total, want.Bill.Total) || quantity(s, "postgres_months") != 1 || asked != 1 {
			t.Errorf("%s: %v instead of %v, %v months, asked for %d times", answers, s.Bill.Total, want.Bill.Total, quantity(s, "postgres_months"), asked)
		}
	}
	x := caseOf(t, c, given(t, c, `needs = ["managed-postgres"]`))
	for _, a := range x.Assumed {
		if a.Question == "postgres" && (a.Value != "managed" || a.Because == "") {
			t.Errorf("assumed: %+v", a)
		}
	}
}

// By the data that ships: what can't run is not advised.
func TestShippedSizesCanRun(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	lists := map[string][]*stack.Stack{}
	at := func(answers string) []*stack.Stack {
		if lists[answers] == nil {
			lists[answers] = stacks(t, c, given(t, c, answers))
		}
		return lists[answers]
	}
	seen := map[string]int{}
	for _, memory := range []string{"128", "1024"} {
		for _, s := range at("users = [\"dublin\"]\nrequests = 200_000\ndeploy_from = \"repository\"\nrollback = \"redeploy\"\nmemory_mb = " + memory) {
			if s.Size == nil || s.Status == stack.DoesNotFit {
				continue
			}
			switch addons := addonIDs(s); {
			case s.Host.Kind == "vps":
				need := map[string]float64{"128": 128, "1024": 1024}[memory] + max(256, s.Size.MemoryMB/5)
				if slices.Contains(addons, "coolify:self-hosted") || slices.Contains(addons, "dokploy:self-hosted") {
					need = max(need+512, 2048)
					seen["a panel"]++
				}
				if s.Size.MemoryMB < need {
					t.Errorf("%s MB: %s has %v MB, %v are needed", memory, s.ID, s.Size.MemoryMB, need)
				}
				seen["a server"]++
			case s.Host.Kind == "kubernetes" && !strings.Contains(s.ID, "autopilot"):
				if s.Size.MemoryMB < 2048 || s.Size.Pods == 4 {
					t.Errorf("%s MB: %s has %v MB, %v pods", memory, s.ID, s.Size.MemoryMB, s.Size.Pods)
				}
				seen["a node"]++
			}
		}
	}
	for _, what := range []string{"a panel", "a server", "a node"} {
		if seen[what] == 0 {
			t.Errorf("%s is not among them", what)
		}
	}
	// Where use is billed, a shop with 4 GB uses half of it, all month.
	for _, s := range at("users = [\"berlin\"]\nrequests = 3_000_000\nmemory_mb = 4096") {
		if s.Way() == "railway/pro" && len(s.Addons) == 0 {
			seen["used memory"]++
			if got := quantity(s, "used_gb_seconds"); got < 2*730/720.0-1e-6 {
				t.Errorf("%s uses %v GB-months", s.ID, got)
			}
		}
	}
	if seen["used memory"] == 0 {
		t.Error("no stack bills used memory")
	}
}

// By the data that ships: whoever meets the wish for a managed Postgres, or a database
// with the app by one, has it on the bill, or its bill is a part.
func TestShippedPostgresIsBilled(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	seen := 0
	for _, answers := range []string{`needs = ["managed-postgres"]`, `database = "with-the-app"`} {
		for _, s := range stacks(t, c, given(t, c, answers+"\nusers = [\"frankfurt\"]\nrequests = 100_000")) {
			for _, v := range s.Verdicts {
				if v.Outcome != fit.Meets || v.Criterion != "managed_postgres" && v.Is.Of != "managed_postgres" {
					continue
				}
				if seen++; quantity(s, "postgres_months") == 0 && s.Bill.Complete {
					t.Errorf("%s: %s has a managed Postgres for nothing", answers, s.ID)
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("%d stacks have a managed Postgres", seen)
	}
}
