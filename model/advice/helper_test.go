package advice_test

import (
	"maps"
	"os"
	"slices"
	"sync"
	"testing"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
)

// today is the day of all advice here.
const today = catalog.Date("2026-11-24")

var load = sync.OnceValues(func() (*catalog.Catalog, error) { return data.Load(data.Shipped()) })

// shipped is the catalog of the shipped data. It is shared: never change it.
func shipped(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// written are answers files beside the examples: together they ask for most that
// can be asked for, with every importance, ranges, and no users at all.
var written = map[string]string{
	"unknowns": `
whereto = 1
[answers]
kind          = "api"
language      = ["php", "rust"]
users         = ["frankfurt", "new-york"]
commercial    = "yes"
needs         = ["hipaa", "soc2", "ipv6", "ddos-protection", "open-source", "self-hosted", "log-drain"]
sla_percent   = 99.9
cold_start_ms = 500
spend_cap     = "yes"
state         = ["long-requests", "websockets"]
request_seconds = 120
[importance]
cold_start_ms = "must"
needs         = "want"
sla_percent   = "want"
state         = "want"
`,
	"worldwide": `
whereto = 1
title = "Worldwide"
[answers]
kind          = "api"
language      = ["go"]
users         = { frankfurt = 0.4, ashburn = 0.3, tokyo = 0.2, sao-paulo = 0.1 }
database      = "frankfurt"
spread        = "several-regions"
requests      = { low = 1_000_000, typical = 50_000_000, high = 400_000_000 }
duration_ms   = { low = 40, typical = 80, high = 200 }
memory_mb     = 1024
traffic       = "office-hours"
budget        = 2_000
latency_goal_ms = 150
previews      = "possible"
pull_requests = { low = 5, typical = 40, high = 150 }
deploy_from   = "ci"
keyless_ci    = "yes"
lock_in       = "medium"
[weights]
latency = 5
`,
	"side-project": `
whereto = 1
[answers]
kind          = "side-project"
language      = ["typescript"]
budget        = 10
scale_to_zero = "yes"
previews      = "built-in"
deploy_from   = "repository"
operations    = "low"
never_vendors = ["hetzner"]
current_host  = "render"
[importance]
budget = "want"
`,
	"server-rendered": `
whereto = 1
[answers]
kind        = "server-rendered"
language    = ["javascript"]
users       = { london = 0.6, paris = 0.4 }
database    = "london"
residency   = ["eu"]
skew        = "protected"
rollback    = "no-matter"
operations  = "none"
postgres    = "managed"
static_gb   = 3_000
vat_percent = 20
currency    = "EUR"
autoscaling = "pre-provisioned"
changes     = "adapter"
[importance]
postgres  = "want"
residency = "want"
`,
}

// files are the examples and the answers files above, by name; under the race
// detector a few of them.
func files(t testing.TB) map[string]answers.Answers {
	t.Helper()
	all := map[string]answers.Answers{}
	for _, name := range []string{"orders-api", "guide-author"} {
		content, err := os.ReadFile("../../examples/" + name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		all[name] = read(t, shipped(t), string(content))
	}
	for name, content := range written {
		all[name] = read(t, shipped(t), content)
	}
	if raced {
		delete(all, "side-project")
		delete(all, "server-rendered")
	}
	return all
}

// read reads an answers file.
func read(t testing.TB, c *catalog.Catalog, content string) answers.Answers {
	t.Helper()
	a, err := data.ReadAnswers("answers.toml", []byte(content), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func advise(c *catalog.Catalog, a answers.Answers) *advice.Advice {
	return advice.Advise(c, a, today, advice.Options{})
}

// everyStack lists the stacks that fit, near misses and what is ruled out; what
// is closed to new customers is worked out no further and left out.
func everyStack(a *advice.Advice) []*advice.Stack {
	return slices.DeleteFunc(slices.Concat(a.Stacks, a.Near, a.RuledOut), func(s *advice.Stack) bool { return !s.Built() })
}

// asJSON is the whole advice in its contract's form.
func asJSON(t testing.TB, a *advice.Advice) string {
	t.Helper()
	b, err := summary.JSON(a, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// withHosts is the catalog with other hosts.
func withHosts(c *catalog.Catalog, hosts ...*catalog.Product) *catalog.Catalog {
	with := *c
	with.Hosts = hosts
	return &with
}

// changed is a copy of a product whose facts, setups and charges can be changed.
func changed(p *catalog.Product, change func(p *catalog.Product)) *catalog.Product {
	q := *p
	q.Facts = maps.Clone(p.Facts)
	q.Charges = slices.Clone(p.Charges)
	q.Pools = slices.Clone(p.Pools)
	q.Setups = slices.Clone(p.Setups)
	for i := range q.Setups {
		q.Setups[i].Facts = maps.Clone(q.Setups[i].Facts)
	}
	change(&q)
	return &q
}

// hostOf finds a host of the shipped data.
func hostOf(t testing.TB, c *catalog.Catalog, id string) *catalog.Product {
	t.Helper()
	p, addon, ok := c.Product(id)
	if !ok || addon {
		t.Fatalf("there is no host %q", id)
	}
	return p
}
