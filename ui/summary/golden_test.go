package summary_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/compare"
	"whereto/model/detail"
	"whereto/model/fixture/golden"
	"whereto/model/guide"
	"whereto/model/latency"
	"whereto/model/listing"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// short is an advice with the lists cut that tell of many stacks alike; the stacks that
// fit stay.
func short(a *advice.Advice, near, out int) *advice.Advice {
	b := *a
	b.Near, b.RuledOut = a.Near[:min(near, len(a.Near))], a.RuledOut[:min(out, len(a.RuledOut))]
	return &b
}

// few is the catalogue with some hosts and add-ons, fewer with some criteria, questions
// and meters too: one of each kind.
func few(t *testing.T) *catalog.Catalog {
	t.Helper()
	c := *invented(t)
	but := func(ids ...string) func(*catalog.Product) bool {
		return func(p *catalog.Product) bool { return !slices.Contains(ids, p.ID) }
	}
	c.Hosts = slices.DeleteFunc(slices.Clone(c.Hosts), but("alto-functions", "bruma-run", "cedro-servers", "tarka-functions"))
	c.Addons = slices.DeleteFunc(slices.Clone(c.Addons), but("abeto-ci", "mano-deploy"))
	return &c
}

func fewer(t *testing.T) *catalog.Catalog {
	t.Helper()
	c := *few(t)
	c.Criteria = slices.DeleteFunc(slices.Clone(c.Criteria), func(k *catalog.Criterion) bool {
		return !slices.Contains([]string{"languages", "rollback", "cold_start_ms", "monthly_cost", "residency"}, k.ID)
	})
	c.Questions = slices.DeleteFunc(slices.Clone(c.Questions), func(q *catalog.Question) bool {
		return !slices.Contains([]string{"kind", "language", "users", "database", "requests", "budget", "rollback", "current_host", "peak_factor"}, q.ID)
	})
	c.Meters = slices.DeleteFunc(slices.Clone(c.Meters), func(m *catalog.Meter) bool {
		return !slices.Contains([]string{"requests", "gb_seconds", "instance_hours", "egress_gb"}, m.ID)
	})
	return &c
}

// How advice is laid out, in each format: fits with and without caveats, a near miss, what
// is ruled out and closed, ranges, previews, what was explored, and words that are markup.
// The first stack is told, and in the text a near miss with previews too.
func TestLayoutOfAdvice(t *testing.T) {
	t.Parallel()
	c, a := invented(t), explored(t, "orders")
	both, one := short(a, 2, 3), short(a, 1, 2)
	golden.Text(t, "orders.txt", summary.Text(c, both, told(t, both, 1, 1), whole))
	golden.Text(t, "orders.md", summary.Markdown(c, one, told(t, one, 1, 0)))
	b, err := summary.JSON(c, one, told(t, one, 1, 2), 1)
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "orders.json", folded(string(b)))
}

// folded is JSON with each list and object that holds no other on one line, and with
// numbers of eight digits, since the last ones can differ between machines.
func folded(text string) string {
	text = leaf.ReplaceAllStringFunc(text, func(s string) string { return strings.Join(strings.Fields(s), " ") })
	return number.ReplaceAllStringFunc(text, func(s string) string {
		v, err := strconv.ParseFloat(s[len(`": `):], 64)
		if err != nil {
			return s
		}
		return `": ` + strconv.FormatFloat(v, 'g', 8, 64)
	})
}

var (
	leaf   = regexp.MustCompile(`\{[^{}\[\]]*\}|\[[^{}\[\]]*\]`)
	number = regexp.MustCompile(`": -?[0-9]+\.[0-9e+-]+`)
)

// How advice in euros is laid out: a rate, VAT, residency, a host that was left, and one
// stack with upkeep.
func TestLayoutInAnotherCurrency(t *testing.T) {
	t.Parallel()
	c := invented(t)
	with := given(t, "europe")
	with.Values["ops_hour_usd"], with.Values["current_host"] = answers.Number(60), answers.Words("pluma-cloud")
	a := short(ask(t, engine(), with), 1, 1)
	golden.Text(t, "europe.txt", summary.Text(c, a, told(t, a, 1, 0), whole))
}

// How two stacks are laid out side by side.
func TestLayoutOfCompare(t *testing.T) {
	t.Parallel()
	a := advised(t, "orders")
	golden.Text(t, "compare.txt", summary.Compare(invented(t), a, details(t, engine(), a, "alto-functions/on-demand-arm", "cedro-servers"), 100))
}

// How a recorded decision is laid out when prices changed since, when its host is closed,
// and when it costs more than is allowed.
func TestLayoutOfCheck(t *testing.T) {
	t.Parallel()
	c := invented(t)
	golden.Text(t, "check-prices.txt", summary.Check(c, advised(t, "decided"), 4, 100))
	closed := given(t, "decided")
	closed.Decision.Stack = "tarka-functions/on-demand"
	golden.Text(t, "check-closed.txt", summary.Check(c, ask(t, engine(), closed), 0, 100))
}

// How bills are laid out: from a workload with reserved capacity; with quantities by hand
// in another currency with a rate by hand; and one that is a priced part.
func TestLayoutOfCost(t *testing.T) {
	t.Parallel()
	c := invented(t)
	price := func(answers string, o stack.Options, q stack.Request) *detail.Priced {
		b, err := engine().Price(read(t, c, "whereto = 1\n[answers]\n"+answers), today, o, q)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	reserved := price("users = [\"ashburn\"]\nrequests = { low = 1_000_000, typical = 20_000_000, high = 50_000_000 }\nmemory_mb = 1024\n",
		stack.Options{}, stack.Request{Product: "alto-functions", Setup: "reserved-arm"})
	golden.Text(t, "cost-reserved.txt", summary.Cost(c, reserved, today, true, 100))
	byHand := price("vat_percent = 20\n", stack.Options{Currency: "AUD", Rate: 0.5},
		stack.Request{Product: "bruma-run", Setup: "always-on", Size: "s", Regions: []string{"iad"}, Meters: map[string]string{"instance_hours": "2 x 730", "egress_gb@syd": "10"}})
	golden.Text(t, "cost-by-hand.txt", summary.Cost(c, byHand, today, false, 100))
	part := price("postgres = \"managed\"\nrequests = 500_000_000\n", stack.Options{}, stack.Request{Product: "quilla-compute"})
	golden.Text(t, "cost-part.txt", summary.Cost(c, part, today, false, 100))
}

// How round trips to a host are laid out.
func TestLayoutOfLatency(t *testing.T) {
	t.Parallel()
	c := invented(t)
	p, _, _ := c.Product("bruma-run")
	users := []catalog.Users{{Place: "sydney", Share: 0.75}, {Place: "paris", Share: 0.25}}
	golden.Text(t, "latency.txt", summary.Latency(c, p.ID, latency.NewReach(c, p.Regions, users), users, 100))
}

// How a blank answers file, products, a criterion, a question and lists are laid out.
func TestLayoutOfWhatIsKnown(t *testing.T) {
	t.Parallel()
	c, cut := invented(t), fewer(t)
	golden.Text(t, "blank.toml", summary.Blank(cut))
	for _, id := range []string{"bruma-run", "velo-cdn", "autoscaling", "rollback", "vendor/alto", "vendor/quilla", "abeto", "alto-functions"} {
		text, _, _ := summary.Show(c, id, 100)
		golden.Text(t, "show-"+strings.ReplaceAll(id, "/", "-")+".txt", text)
	}
	for _, kind := range listing.Kinds {
		cut := cut
		if kind == listing.Sizes {
			cut = c
		}
		golden.Text(t, "list-"+kind+".txt", summary.List(listed(t, cut, kind, nil), 100))
	}
	golden.Text(t, "list-where.txt", summary.List(listed(t, c, listing.Hosts, []string{"languages.rust>=container", "cold_start_ms<=1s"}), 100))
}

// How sources past their age are laid out, and what differs between two sets of data with
// the orders that come of them.
func TestLayoutOfDataComparedWithData(t *testing.T) {
	t.Parallel()
	c := invented(t)
	const days = 300
	golden.Text(t, "stale.txt", summary.Stale(compare.Stale(c, today, days), days, today, 100))
	dearer := *c
	dearer.Hosts = slices.Clone(c.Hosts)
	i := slices.IndexFunc(dearer.Hosts, func(p *catalog.Product) bool { return p.ID == "alto-functions" })
	p := *dearer.Hosts[i]
	p.Charges = slices.Clone(p.Charges)
	at := slices.IndexFunc(p.Charges, func(ch catalog.Charge) bool { return ch.ID == "requests" })
	more, err := catalog.NewAmount("1.20")
	if err != nil {
		t.Fatal(err)
	}
	p.Charges[at].Price = catalog.Keyed{One: &more}
	dearer.Hosts[i] = &p
	dearer.Hosts = slices.DeleteFunc(dearer.Hosts, func(p *catalog.Product) bool { return p.ID == "umbra-wasm" })
	orders := []summary.Order{
		{Answers: "orders.toml", Before: advised(t, "orders"), After: ask(t, advice.NewEngine(&dearer), given(t, "orders"))},
		{Answers: "servers.toml", Before: advised(t, "servers"), After: ask(t, advice.NewEngine(&dearer), given(t, "servers"))},
	}
	golden.Text(t, "diff.txt", summary.Diff(compare.Diff(c, &dearer), orders, 100))
}

// How the guide is laid out as Markdown.
func TestLayoutOfTheGuide(t *testing.T) {
	t.Parallel()
	c := few(t)
	g, err := guide.Write(c, today)
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "guide.md", summary.FullGuide(c, g))
	golden.Text(t, "guide-short.md", summary.Guide(c, g))
}

// A page of HTML is the Markdown's text: tables that scroll, marks that lead to their
// source, words that are no markup, and nothing that runs or is loaded.
func TestHTML(t *testing.T) {
	t.Parallel()
	c := few(t)
	g, err := guide.Write(c, today)
	if err != nil {
		t.Fatal(err)
	}
	page, err := summary.HTML(summary.FullGuide(c, g))
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, want := range []string{
		"<title>", `<sup><a href="#source-1">1</a></sup>`, `<li id="source-1">[1] `, `<h2 id="sources">Sources</h2>`,
		`<div class="wide"><table>`, "</table></div>", `<a href="https://example.com/`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
	if tables, wide := strings.Count(text, "<table>"), strings.Count(text, `<div class="wide"><table>`); tables != wide || tables == 0 {
		t.Errorf("%d of %d tables scroll", wide, tables)
	}
	for _, never := range []string{"<script", "src=", "@import", "url("} {
		if strings.Contains(text, never) {
			t.Errorf("the page has %s", never)
		}
	}
	page, err = summary.HTML("# <b> & \"c\"\n\ntext <script>alert(1)</script> end\n")
	if err != nil {
		t.Fatal(err)
	}
	if text := string(page); strings.Contains(text, "<script>") || !strings.Contains(text, "<title>&lt;b&gt; &amp; ") {
		t.Errorf("markup stays in the page:\n%s", text)
	}
}
