package command

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/listing"
)

// flaw is something that is never right in a text for people, wherever it stands.
type flaw struct {
	name  string
	found *regexp.Regexp
}

var unfit = []flaw{
	{"a number that is none", regexp.MustCompile(`\bNaN\b|[+-]Inf\b`)},
	{"a power of ten", regexp.MustCompile(`\b\d+(\.\d+)?e[+-]?\d+\b`)},
	{"less than nothing", regexp.MustCompile(`(^|[ (+])-0(\.0+)?( |$|\))`)},
	{"one in the plural", regexp.MustCompile(`(^|[ (=])1 (days|hours|minutes|seconds|months|round trips|hosts|stacks|requests|regions|products|places|machines|servers|instances|setups|questions|musts|connections|users|queries|things|secrets|seats|apps|deploys|people)\b`)},
	{"noise of floating point", regexp.MustCompile(`[1-9]\d*\.\d*0{6,}[1-9]\d?\b|\d\.\d*9{7,}\d?\b`)},
	{"at least nothing", regexp.MustCompile(`≥ ?0(\.0+)?( |$)|\$[≥?]`)},
	{"digits that are not grouped", regexp.MustCompile(`(^|[ (≥])\d{5,}(\.\d+)?([ ,;)]|$)`)},
	{"a number without an end", regexp.MustCompile(`\d{1,3}(,\d{3}){8,}`)},
	{"minutes in milliseconds", regexp.MustCompile(`\b([6-9]\d|\d{3}),\d{3} ms\b|\d,\d{3},\d{3} ms\b`)},
	{"a share to the last digit", regexp.MustCompile(`\b\d+\.\d{4,} %`)},
	{"a sentence that begins small", regexp.MustCompile(`^(mean|and|found|not in) [^:=|]*\.$`)}, // of a line that begins one
}

// standard is the number of a standard.
var standard = regexp.MustCompile(`\bISO \d+`)

// digits are left to the vendor and the arithmetic that is done with its prices.
var digits = regexp.MustCompile(`[×÷]`)

// notes are the texts that a catalog's files hold, as they stand there: their figures are
// the sources'.
func notes(c *catalog.Catalog) []string {
	var list []string
	facts := func(table map[string]catalog.Fact) {
		for _, f := range table {
			list = append(list, f.Note)
			for _, v := range f.By {
				list = append(list, v.Note)
			}
		}
	}
	for _, p := range c.Products() {
		list = append(list, p.Summary, p.BestFor, p.AvoidIf, p.Status.Note)
		facts(p.Facts)
		for _, s := range p.Setups {
			list = append(list, s.Summary, s.Name)
			facts(s.Facts)
		}
	}
	return list
}

// The texts of the data obey too what is asked of numbers of any text.
func TestNotesAreForPeople(t *testing.T) {
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range notes(c) {
		checkText(t, "a note", text)
	}
}

// checkText finds what is never right for people.
func checkText(t *testing.T, what, text string) {
	t.Helper()
	told, before := map[string]bool{}, ""
	for number, line := range strings.Split(standard.ReplaceAllString(text, "ISO"), "\n") {
		if before != "" && !strings.HasPrefix(before, " ") && !strings.HasSuffix(before, ".") {
			line = "… " + line // a line that goes on
		}
		before = strings.TrimPrefix(line, "… ")
		if digits.MatchString(line) || strings.Contains(line, "https://") {
			continue
		}
		for _, wrong := range unfit {
			if found := wrong.found.FindString(line); found != "" && !told[wrong.name] {
				told[wrong.name] = true
				t.Errorf("%s, line %d: %s, %q: %s", what, number+1, wrong.name, found, shortened(line))
			}
		}
	}
}

// What must be found is found, and what is right is left alone.
func TestUnfitIsFound(t *testing.T) {
	for line, name := range map[string]string{
		"≥NaN": "a number that is none", "1e-06 USD": "a power of ten", "(-0.00)": "less than nothing", "= 1 round trips": "one in the plural",
		"11.9999999999999 GB": "noise of floating point", "2.00000001": "noise of floating point", "≥ 0.00": "at least nothing", "$≥1.00": "at least nothing",
		"at most 1000000": "digits that are not grouped", "1,000,000,000,000,000,019,884,624,838,656": "a number without an end",
		"900,005 ms": "minutes in milliseconds", "0.02288 %": "a share to the last digit", "mean 5 ms.": "a sentence that begins small",
	} {
		if i := slices.IndexFunc(unfit, func(f flaw) bool { return f.found.MatchString(line) }); i < 0 || unfit[i].name != name {
			t.Errorf("%q: found is %d, not %s", line, i, name)
		}
	}
	for _, line := range []string{"21 hosts fit", "1 round trip", "0.0000133334", "Premium-0", "2026-11-24", "12,000,000 requests", "≥0.01", "30,485 ms", "0.54 %", "shared-cpu-1x", "-4.78"} {
		for _, wrong := range unfit {
			if wrong.found.MatchString(line) {
				t.Errorf("%q is found to be %s", line, wrong.name)
			}
		}
	}
}

// extremes are answers at the ends of what can be answered.
var extremes = []string{
	"requests = 1",
	"requests = 1_000_000_000_000",
	"requests = { low = 1, typical = 1000, high = 1_000_000_000 }\nbudget = 50",
	"requests = 1_000_000\nbudget = 0.01",
	"budget = 1_000_000_000_000_000",
	"duration_ms = 900_000\nrequests = 1000\nlatency_goal_ms = 100_000",
	"cold_start_ms = 0\nmemory_mb = 100_000",
}

// No text of the program has a number that people can't read: on the invented data each
// form of advice, comparing and bills, at extreme answers and rates too.
func TestNumbersAreForPeople(t *testing.T) {
	t.Parallel()
	slow(t)
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) {
		t.Helper()
		checkText(t, strings.Join(args, " "), newCall(t).run(args...).stdout)
	}
	ask := func(name string, more ...string) {
		t.Helper()
		with := func(args ...string) []string { return append(args, more...) }
		run(with("--answers", name, "--samples", "50")...)
		run(with("--answers", name, "--format", "markdown")...)
		run(with("compare", "alto-functions", "bruma-run", "--answers", name)...)
		run(with("check", "--answers", name)...)
		for _, id := range []string{"alto-functions", "bruma-run", "cedro-servers"} {
			run(with("cost", id, "--answers", name)...)
		}
	}
	for _, name := range fixture.Names() {
		ask(example(name))
	}
	for i, text := range extremes {
		name := file(t, fmt.Sprintf("extreme-%d.toml", i), "whereto = 1\n[answers]\nkind = \"api\"\nlanguage = [\"go\"]\nusers = [\"sydney\", \"paris\"]\n"+text+"\n")
		ask(name)
		ask(name, "--currency", "EUR", "--rate", "0.000001")
	}
	known(t, c, run)
}

// known calls what shows what is known.
func known(t *testing.T, c *catalog.Catalog, run func(args ...string)) {
	t.Helper()
	for _, kind := range listing.Kinds {
		run("list", kind)
	}
	for _, p := range c.Products() {
		run("show", p.ID)
		if len(p.Regions) > 0 && p.Slot == "" {
			run("latency", p.ID, "--from", "sydney=0.7,london=0.003,singapore")
		}
	}
	for _, k := range c.Criteria {
		run("show", k.ID)
	}
	for _, q := range c.Questions {
		run("show", q.ID)
	}
	for _, v := range c.Vendors {
		run("show", "vendor/"+v.ID)
	}
	run("guide")
	run("data", "stale")
}

// The same holds of what ships, for the examples and for every bill.
func TestShippedNumbersAreForPeople(t *testing.T) {
	if testing.Short() {
		t.Skip("the invented data shows most of it")
	}
	t.Parallel()
	slow(t)
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) {
		t.Helper()
		checkText(t, strings.Join(args, " "), shippedCall(t).run(append(args, "--today", "2026-11-24")...).stdout)
	}
	names, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	for _, name := range names {
		run("--answers", name)
		run("--answers", name, "--format", "markdown")
	}
	for _, p := range c.Products() {
		run("cost", p.ID)
	}
	known(t, c, run)
}
