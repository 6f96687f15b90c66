package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
	"whereto/model/check"
	"whereto/model/load"
)

// tiny is the least data that the small host and the program need, so that each run is
// quick.
var tiny = func() load.Layer {
	lists := map[string][]string{
		"meters": {
			`id = "months", name = "n", help = "h", unit = "month", dimension = "month"`,
			`id = "requests", name = "n", help = "h", unit = "request", dimension = "request"`,
			`id = "egress_gb", name = "n", help = "h", unit = "GB", dimension = "data"`,
			`id = "log_gb", name = "n", help = "h", unit = "GB", dimension = "data", needed = true, asked = { rollback = "instant" }`,
		},
		"criteria": {
			`id = "rollback", name = "n", help = "h", within = "status", kind = "levels", levels = ["none", "manual", "redeploy", "instant"], rule = { none = "a", manual = "b", redeploy = "c", instant = "d" }`,
			`id = "cold_start_ms", name = "n", help = "h", within = "status", kind = "number", unit = "ms"`,
			`id = "sla_percent", name = "n", help = "h", within = "status", kind = "number", unit = "percent"`,
			`id = "languages", name = "n", help = "h", within = "status", kind = "set", levels = ["no", "container", "native"], rule = { no = "a", container = "b", native = "c" }, members = ["typescript", "javascript", "rust", "go", "python", "java", "dotnet", "ruby", "php", "elixir"]`,
		},
	}
	words := map[string][]string{}
	for _, n := range catalog.Known() {
		if n.Of != "" {
			words[n.Of] = append(words[n.Of], n.ID)
		}
	}
	for _, n := range catalog.Known() {
		list, _, _ := strings.Cut(n.File, ".")
		id := fmt.Sprintf("id = %q", n.ID)
		if n.Of != "" || slices.ContainsFunc(lists[list], func(item string) bool { return strings.HasPrefix(item, id+",") }) {
			continue
		}
		rest := map[string]string{
			catalog.KindQuestion:  `ask = "a", tier = "core", importance = "skip", kind = "number", figure = true, default = 1`,
			catalog.KindMeter:     `unit = "thing", dimension = "thing"`,
			catalog.KindCriterion: `kind = "computed"`,
		}[n.Kind]
		switch own := words[n.ID]; {
		case own != nil && n.Kind == catalog.KindQuestion:
			rest = fmt.Sprintf(`ask = "a", tier = "core", importance = "skip", kind = "choice", figure = true, default = %q, options = [{ name = "n", id = "%s" }]`, own[0], strings.Join(own, `" }, { name = "n", id = "`))
		case own != nil:
			rest = fmt.Sprintf(`kind = "levels", within = "status", levels = ["no", "%s"], rule = { no = "r", "%s" = "r" }`, strings.Join(own, `", "`), strings.Join(own, `" = "r", "`))
		}
		lists[list] = append(lists[list], id+`, name = "n", help = "h", `+rest)
	}
	files := fstest.MapFS{
		"latency/tables.toml": {Data: []byte("tables = []")},
		"guide.toml":          {Data: []byte("title = \"g\"")},
		"method.toml":         {Data: []byte("target_utilisation = 0.65\nway_ms = 60\nyardstick = { times = 4, gb_month = 5, vcpu_hour = 0.03, gb_sent = 0.03, million_requests = 0.2 }\ndatabase = { cpu_times = 1.25, server_mb = 512 }")},
		"rates.toml":          {Data: []byte("[[rates]]\ncurrency = \"EUR\"\nusd = \"1.25\"\nas_of = 2026-01-01\nsource = { url = \"https://example.com\" }")},
		"places.toml":         {Data: []byte("[places]\nsydney = { city = \"Sydney\", country = \"AU\" }\nfrankfurt = { city = \"Frankfurt\", country = \"DE\" }")},
	}
	for list, items := range lists {
		files[list+".toml"] = &fstest.MapFile{Data: []byte(list + " = [\n{ " + strings.Join(items, " },\n{ ") + " },\n]")}
	}
	return load.Layer{FS: files}
}()

// Any bytes as an overlay's host are faults or a catalog, never a panic, and
// nothing of them can steer the terminal.
func FuzzLoadOverlay(f *testing.F) {
	host := strings.Replace(tinyHost(), `id = "small"`, `id = "x"`, 1)
	if _, err := check.All(tiny, overlay(map[string]string{"hosts/x.toml": host})); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(host))
	f.Add([]byte("extends = \"shelf\"\n[[axes]]\nid = \"a\"\noptions = [{ id = \"x\", silent = true }, {}]\n[[setups]]\nid = \"x\"\n"))
	f.Add([]byte("include = [\"x#\", \"x#fee\", \"#\"]\n[[charges]]\nid = \"fee\"\ncurrency = \"c\"\n[[pools]]\nkind = \"packs\"\n[[examples]]\n"))
	head, rest, _ := strings.Cut(host, "[[charges]]")
	f.Add([]byte(head))
	for _, text := range strings.Split(rest, "[[") {
		f.Add([]byte("[[" + text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := check.All(tiny, overlay(map[string]string{"hosts/x.toml": string(content), "common/shelf.toml": "aliases = [\"y\"]"}))
		if err != nil {
			for _, fault := range faultsOf(t, err) {
				if line := fault.String(); steers(line) || strings.Contains(line, "\n") {
					t.Errorf("the fault is %q", line)
				}
			}
			return
		}
		if len(c.Hosts) != 1 || c.Hosts[0].ID != "x" || !c.Hosts[0].Local {
			t.Errorf("no fault, and the hosts are %+v", c.Hosts)
		}
	})
}
