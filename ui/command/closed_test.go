package command

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
)

// plain is an answers file of a few answers, written by hand.
const plain = "# Ours.\nwhereto = 1\n\n[answers]\nkind  = \"api\" # for now\nusers = [\"sydney\"]\n"

// unchoosable are the products of data that can't be chosen any more, hosts and add-ons.
func unchoosable(t *testing.T, files ...fs.FS) (hosts, addons []*catalog.Product) {
	t.Helper()
	var layers []load.Layer
	for _, f := range files {
		layers = append(layers, load.Layer{FS: f})
	}
	set, err := load.Read(layers...)
	if err != nil {
		t.Fatal(err)
	}
	pick := func(list []*catalog.Product) (out []*catalog.Product) {
		for _, p := range list {
			if !p.Status.Advisable() {
				out = append(out, p)
			}
		}
		return out
	}
	return pick(set.Catalog.Hosts), pick(set.Catalog.Addons)
}

// ways are the stacks that a host can be named as: itself, and with each setup.
func ways(h *catalog.Product) []string {
	list := []string{h.ID}
	for _, s := range h.Setups {
		list = append(list, h.ID+"/"+s.ID)
	}
	return list
}

// refused checks that a call was bad usage: one line says why, nothing is printed as a
// result, and the answers file is as it was.
func (c *call) refused(file, before string, texts ...string) {
	c.t.Helper()
	c.exits(Usage).complains(texts...)
	if n := strings.Count(c.stderr, "\n"); n != 1 || !strings.HasSuffix(c.stderr, "\n") {
		c.t.Errorf("told in %d lines: %s", n, c.stderr)
	}
	if after := content(c.t, file); after != before {
		c.t.Errorf("the file has become:\n%s", after)
	}
}

// told are the words on a product that can't be chosen: what it is, since when where the
// data says it, and what follows it where something does.
func told(p *catalog.Product) []string {
	texts := []string{p.ID + " can't be chosen: it is " + map[string]string{"closed-to-new": "closed to new customers", "closing": "closing", "closed": "closed"}[p.Status.Is]}
	if p.Status.Since != "" {
		texts = append(texts, "since "+string(p.Status.Since))
	}
	if p.Status.Successor != "" {
		texts = append(texts, "successor: "+p.Status.Successor)
	}
	return append(texts, p.Status.Note)
}

// closings are data of one's own: two hosts and three add-ons that can't be chosen, in
// each way that there is, with and without a day and a successor.
func closings(t *testing.T) string {
	t.Helper()
	status := func(text string) string {
		return "[status]\n" + text + "source = \"own\"\n[sources]\nown = { title = \"Own\", url = \"https://example.com\", as_of = 2026-11-01 }\n"
	}
	return put(t, t.TempDir(), map[string]string{
		"hosts/faro-box.toml":      status("is = \"closing\"\nsince = 2026-12-31\nnote = \"Moves out.\"\nsuccessor = \"gavia-box\"\n"),
		"hosts/rondo-apps.toml":    status("is = \"closed\"\nnote = \"Gone.\"\n"),
		"addons/velo-cdn.toml":     status("is = \"closed\"\nsince = 2026-05-01\nnote = \"Gone.\"\nsuccessor = \"another CDN\"\n"),
		"addons/abeto-ci.toml":     status("is = \"closing\"\nsince = 2027-01-01\nnote = \"Ends soon.\"\n"),
		"addons/nube-patches.toml": status("is = \"closed-to-new\"\nnote = \"Full.\"\n"),
	})
}

// What can't be chosen is neither decided for nor compared, however it is named: as a
// host, with each of its setups, before and after another stack, and as an add-on of a
// host that can be. The one line says since when, and what follows it, as far as the data
// does.
func TestWhatCantBeChosenIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	slow(t)
	own := closings(t)
	hosts, addons := unchoosable(t, fixture.Files(), os.DirFS(own))
	if len(hosts) != 4 || len(addons) != 3 {
		t.Fatalf("%d hosts and %d add-ons can't be chosen", len(hosts), len(addons))
	}
	file := file(t, "answers.toml", plain)
	before := plain
	turn := 0
	refused := func(p *catalog.Product, name string) {
		compare := [][]string{
			{"compare", name, "alto-functions", "--answers", file, "--format", "json"},
			{"compare", "alto-functions", name, "--answers", file},
		}[turn%2]
		turn++
		for _, args := range [][]string{compare, {"decide", name, "--answers", file, "--why", "we like it"}} {
			newCall(t).run(append([]string{"--data", own}, args...)...).refused(file, before, told(p)...)
		}
	}
	for _, p := range hosts {
		for _, name := range ways(p) {
			refused(p, name)
		}
	}
	for _, p := range addons {
		refused(p, "bruma-run+"+p.ID)
		refused(p, "cedro-servers/server@sin+mano-deploy+"+p.ID)
		for _, s := range p.Setups {
			refused(p, "bruma-run/always-on:s@syd+"+p.ID+":"+s.ID)
		}
	}
}

// What is not known is refused in the same way, with the nearest name where one is near.
func TestWhatIsNotKnownIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	slow(t)
	file := file(t, "answers.toml", plain)
	before := plain
	for name, want := range map[string]string{
		"nowhere":                            `there is no host "nowhere"; allowed: alto-clusters, `,
		"brumarun/always-on":                 `there is no host "brumarun"`,
		"bruma-rn":                           `did you mean "bruma-run"?`,
		"bruma-run/alwayson":                 `did you mean "always-on"?`,
		"bruma-run/always-on:tiny":           `there is no size of bruma-run "tiny"; allowed: s, m, l, xl`,
		"bruma-run/always-on:s@mars":         `there is no region of bruma-run "mars"`,
		"bruma-run+velocdn":                  `did you mean "velo-cdn"?`,
		"bruma-run/always-on+velo-cdn:prro":  `did you mean "pro"?`,
		"bruma-run/always-on+alto-functions": `there is no add-on "alto-functions"`,
		"alto-functions+mano-deploy":         "mano-deploy can't be paired with alto-functions/",
		"":                                   "there is no host",
		"/always-on":                         "there is no host",
	} {
		for _, args := range [][]string{
			{"decide", name, "--answers", file},
			{"compare", "alto-functions", name, "--answers", file, "--format", "json"},
		} {
			newCall(t).run(args...).refused(file, before, want)
		}
	}
}

// An add-on is no stack: the line says what one is.
func TestAddonIsNoStack(t *testing.T) {
	t.Parallel()
	file := file(t, "answers.toml", plain)
	before := plain
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Addons {
		want := p.ID + " is an add-on; a stack begins with its host: HOST/SETUP+" + p.ID
		newCall(t).run("compare", p.ID, "alto-functions", "--answers", file).refused(file, before, want)
	}
	want := "velo-cdn is an add-on; a stack begins with its host: HOST/SETUP+velo-cdn"
	newCall(t).run("compare", "alto-functions", "velo-cdn", "--answers", file, "--format", "json").refused(file, before, want)
	newCall(t).run("decide", "velo-cdn", "--answers", file).refused(file, before, want)
}

// Nor is one with its setup, as it stands in a stack's id.
func TestAddonWithItsSetupIsNoStack(t *testing.T) {
	t.Parallel()
	file := file(t, "answers.toml", plain)
	newCall(t).run("decide", "velo-cdn:pro", "--answers", file).refused(file, plain, "velo-cdn is an add-on; a stack begins with its host: HOST/SETUP+velo-cdn")
}

// decided is an answers file with a decision for a stack.
func decided(t *testing.T, stack string) string {
	t.Helper()
	text := strings.Replace(plain, "[answers]", "[decision]\nstack = \""+stack+"\"\non = 2026-01-01\nmonthly_usd = \"7.00\"\n\n[answers]", 1)
	return file(t, "decided.toml", text)
}

// overtaken checks that a decision no longer holds because its product can't be chosen,
// in text and in JSON, with the words of the data.
func (c *call) overtaken(p *catalog.Product, before ...string) {
	c.t.Helper()
	c.run(append(before, "--format", "text")...).exits(NoFit)
	wrapped := func(text string) string { return strings.Join(strings.Fields(text), "") } // lines end where they may
	for _, want := range append([]string{"The decision no longer holds"}, told(p)...) {
		if !strings.Contains(wrapped(c.stdout), wrapped(want)) {
			c.t.Errorf("%s: stdout does not hold %q:\n%s", p.ID, want, c.stdout)
		}
	}
	if c.stderr != "whereto: the decision no longer holds\n" {
		c.t.Errorf("%s: stderr: %s", p.ID, c.stderr)
	}
	c.overtakenJSON(p, before...)
}

// overtakenJSON checks the same in JSON alone.
func (c *call) overtakenJSON(p *catalog.Product, before ...string) {
	c.t.Helper()
	c.run(append(before, "--format", "json")...).exits(NoFit)
	var got struct {
		Holds   *bool
		Against []string
		Closed  map[string]string
		Was     float64 `json:"was_usd"`
	}
	if err := json.Unmarshal([]byte(c.stdout), &got); err != nil {
		c.t.Fatal(err)
	}
	want := map[string]string{
		"product": p.ID, "is": p.Status.Is, "since": string(p.Status.Since), "successor": p.Status.Successor, "note": p.Status.Note,
	}
	if got.Holds == nil || *got.Holds || !maps.Equal(got.Closed, want) || len(got.Against) != 1 || got.Was != 7 {
		c.t.Errorf("%s: %s", p.ID, c.stdout)
	}
}

// A decision for what can't be chosen any more no longer holds: the check says since when
// and what follows it, as far as the data does.
func TestDecisionForWhatIsClosed(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	own := closings(t)
	hosts, addons := unchoosable(t, fixture.Files(), os.DirFS(own))
	for _, p := range hosts {
		for _, name := range ways(p) {
			newCall(t).overtaken(p, "--data", own, "check", "--answers", decided(t, name))
		}
	}
	for _, p := range addons {
		newCall(t).overtaken(p, "--data", own, "check", "--answers", decided(t, "bruma-run/always-on:s@syd+"+p.ID))
	}
}

// A decision for what never was known is bad data, told on one line with the nearest name.
func TestDecisionForWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	for stack, want := range map[string]string{
		"nowhere/plan":                `there is no host "nowhere"`,
		"bruma-rn/always-on:s@syd":    `did you mean "bruma-run"?`,
		"bruma-run/alwayson:s@syd":    `did you mean "always-on"?`,
		"bruma-run/always-on+velocdn": `did you mean "velo-cdn"?`,
		"velo-cdn":                    "velo-cdn is an add-on; a stack begins with its host",
	} {
		name := decided(t, stack)
		for _, format := range []string{"text", "json"} {
			newCall(t).run("check", "--answers", name, "--format", format).refused(name, content(t, name), name, want)
		}
	}
}
