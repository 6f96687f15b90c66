package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// shippedCall is a call on the data that ships.
func shippedCall(t *testing.T) *call {
	t.Helper()
	c := newCall(t)
	c.data = data.Files
	return c
}

// tryShipped calls the program on the data that ships and checks its exit code.
func tryShipped(t *testing.T, code int, args ...string) *call {
	t.Helper()
	return shippedCall(t).run(args...).exits(code)
}

// author is the answers file of the guide's author.
const author = "../../examples/guide-author.toml"

type advised struct {
	ID, Host, Setup, Status string
	Addons, Variants        []string
	Cost                    struct{ Total float64 }
	Latency                 *struct {
		ByPlace []struct {
			Place, Region string
			RTT           float64 `json:"rtt_ms"`
		} `json:"by_place"`
	}
	Verdicts []struct{ Criterion, Verdict, Is, By string }
	Caveats  []struct{ ID, Text string }
}

// authors is the advice for the author of the guide, worked out once.
func authors(t *testing.T) (all []advised, fits int) {
	t.Helper()
	var v struct{ Stacks, Near []advised }
	if err := json.Unmarshal([]byte(authorsJSON()), &v); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(v.Stacks, v.Near), len(v.Stacks)
}

var authorsJSON = sync.OnceValue(func() string {
	var out, complaint bytes.Buffer
	p := program{stdin: &out, stdout: &out, stderr: &complaint, now: time.Now, data: data.Files, read: remembered}
	if code := p.run([]string{"whereto", "--answers", author, "--today", "2026-11-24", "--samples", "0", "--format", "json"}); code != Done {
		return complaint.String()
	}
	return out.String()
})

func find(t *testing.T, all []advised, what string, is func(s advised) bool) advised {
	t.Helper()
	i := slices.IndexFunc(all, is)
	if i < 0 {
		t.Fatalf("there is no stack of %s", what)
	}
	return all[i]
}

// FlyCD gives Fly.io the instant rollback that it lacks, and it is told that it
// looks dormant.
func TestGuideFlyCD(t *testing.T) {
	t.Parallel()
	all, _ := authors(t)
	with := find(t, all, "Fly.io with FlyCD", func(s advised) bool { return s.Host == "fly-io" && slices.Contains(s.Addons, "flycd") })
	found := false
	for _, v := range with.Verdicts {
		if v.Criterion == "rollback" {
			found = v.By == "flycd" && v.Verdict == "meets" && v.Is == "instant"
		}
	}
	if !found {
		t.Errorf("%s: the rollback is not FlyCD's: %v", with.ID, with.Verdicts)
	}
	dormant := false
	for _, c := range with.Caveats {
		dormant = dormant || strings.Contains(c.Text, "Looks dormant")
	}
	if !dormant {
		t.Errorf("%s: it is not said that FlyCD looks dormant: %v", with.ID, with.Caveats)
	}
}

// The nearest region of Railway and of Render is Singapore, some 95 ms from
// Sydney, and the text says so wherever they stand.
func TestGuideSingapore(t *testing.T) {
	t.Parallel()
	all, _ := authors(t)
	for _, host := range []string{"railway", "render"} {
		s := find(t, all, host, func(s advised) bool { return s.Host == host })
		seen := false
		for _, leg := range s.Latency.ByPlace {
			if leg.Place == "sydney" {
				seen = math.Abs(leg.RTT-95) < 1
			}
		}
		if !seen {
			t.Errorf("%s from Sydney: %+v", s.ID, s.Latency.ByPlace)
		}
	}
	text := strings.Join(strings.Fields(tryShipped(t, Done, "--answers", author, "--today", "2026-11-24", "--details").stdout), " ")
	if n := strings.Count(text, "Singapore: 95 ms from sydney"); n < 2 {
		t.Errorf("told %d times", n)
	}
}

// AWS Lambda is priced with and without provisioned concurrency, which costs more and
// brings nothing that the author asked for: a variant.
func TestGuideLambda(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	all, _ := authors(t)
	s := find(t, all, "Lambda on demand", func(s advised) bool { return s.Host == "aws-lambda" && strings.HasPrefix(s.Setup, "on-demand") })
	if !slices.ContainsFunc(s.Variants, func(id string) bool { return strings.HasPrefix(id, "aws-lambda/provisioned") }) {
		t.Errorf("%s has no provisioned variant: %v", s.ID, s.Variants)
	}
	if bill := shippedCall(t).bill; !(bill("aws-lambda", "--setup", "on-demand-x86", "--answers", author).Total+1 < bill("aws-lambda", "--setup", "provisioned-x86", "--answers", author).Total) {
		t.Error("provisioned concurrency does not cost more")
	}
	for _, setup := range []string{"on-demand-x86", "provisioned-x86"} {
		bill := shippedCall(t).bill("aws-lambda", "--setup", setup, "--answers", author, "--no-free")
		if !(bill.Total > 0) || !bill.Complete || bill.Region != "ap-southeast-2" {
			t.Errorf("%s: %v in %s, complete %v", setup, bill.Total, bill.Region, bill.Complete)
		}
	}
}

// A CDN is paired with a host that has none, and brings what it costs in care:
// invalidation after a deploy, and old pages that meet a new version.
func TestGuideCDN(t *testing.T) {
	t.Parallel()
	all, fits := authors(t)
	s := find(t, all[:fits], "a host with a CDN", func(s advised) bool {
		return slices.ContainsFunc(s.Addons, func(id string) bool {
			return strings.HasPrefix(id, "cloudfront") || strings.HasPrefix(id, "cloudflare-cdn")
		})
	})
	text := strings.ToLower(fmt.Sprint(s.Caveats))
	for _, want := range []string{"invalidat", "version"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: no caveat speaks of %q", s.ID, want)
		}
	}
}

// The guide has a section for every host and add-on under the draft's chapters,
// and every point that the draft left open, each with something that answers it.
func TestGuideIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	slow(t)
	text := tryShipped(t, Done, "guide", "--full", "--today", "2026-11-24").stdout
	products := loadShipped(t).Products()
	if len(products) < 65 {
		t.Errorf("only %d hosts and add-ons", len(products))
	}
	for _, p := range products {
		if !strings.Contains(text, "## "+p.Name+"\n") {
			t.Errorf("%s has no section", p.ID)
		}
	}
	if strings.Contains(text, "Other hosts and add-ons") {
		t.Error("a shipped product is in no chapter")
	}
	_, points, _ := strings.Cut(text, "## What the draft left open\n")
	if n := strings.Count(points, "\n### "); n != 18 {
		t.Errorf("%d points, want 18", n)
	}
	for _, want := range []string{"2,678,400 GB-seconds × 0.0000033334 = 8.93", "The sum is 8.92817856 USD", "Fly.io | Rollback | redeploy", "FlyCD | Rollback | instant", "unattended-upgrades"} {
		if !strings.Contains(text, want) {
			t.Errorf("the guide does not say %q", want)
		}
	}
	html, err := summary.HTML(text)
	if err != nil {
		t.Fatal(err)
	}
	page := string(html)
	for _, never := range []string{"<script", "<img", "src=", "javascript:"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, want := range []string{"<!doctype html>", `id="source-1"`, `href="#source-1"`, `<h2 id="kubernetes">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
}

// The guide's own sum, as a person would check it.
func TestCostOfTheGuidesSum(t *testing.T) {
	t.Parallel()
	args := []string{"aws-lambda", "--setup", "provisioned-arm", "--region", "us-east-1", "--month", "31d", "--meter", "warm_gb_seconds=2678400"}
	b := shippedCall(t).bill(args...)
	if math.Abs(b.Total-8.92817856) > 1e-9 || !b.Complete || len(b.Lines) != 1 || b.Region != "us-east-1" || b.Setup != "provisioned-arm" {
		t.Errorf("got %+v", b)
	}
	tryShipped(t, Done, append([]string{"cost"}, args...)...).says("2,678,400 GB-seconds × 0.0000033334 = 8.93", "https://")
}

// With a workload the guide's sum has the time that requests run on top: being
// ready is not all that provisioned concurrency costs.
func TestGuidesSumWithAWorkload(t *testing.T) {
	t.Parallel()
	b := shippedCall(t).bill("aws-lambda", "--setup", "provisioned-arm", "--region", "us-east-1", "--month", "31d", "--set", "memory_mb=1024", "--set", "warm_instances=1")
	amounts := map[string]float64{}
	for _, l := range b.Lines {
		if l.Amount != nil {
			amounts[l.Meter] += *l.Amount
		}
	}
	if got := amounts["warm_gb_seconds"]; got < 8.92817856-1e-9 || got > 8.92817856+1e-9 {
		t.Errorf("being ready costs %v", got)
	}
	if !(amounts["warm_used_gb_seconds"] > 0) || !(b.Total > amounts["warm_gb_seconds"]) {
		t.Errorf("run time %v, total %v: %v", amounts["warm_used_gb_seconds"], b.Total, amounts)
	}
}

// calls are the calls that the README shows under "Ways to use it".
func calls(t *testing.T) []string {
	t.Helper()
	_, part, _ := strings.Cut(content(t, "../../README.md"), "## Ways to use it\n")
	_, part, _ = strings.Cut(part, "```sh\n")
	part, _, _ = strings.Cut(part, "```\n")
	var lines []string
	for line := range strings.Lines(part) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// words are the words of a shell's line, up to a comment or a pipe.
func words(line string) []string {
	var list []string
	word, quote, begun := "", rune(0), false
	for _, r := range line + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, begun = r, true
		case quote == 0 && r == ' ':
			if begun {
				list = append(list, word)
			}
			word, begun = "", false
		case quote == 0 && !begun && (r == '#' || r == '|'):
			return list
		default:
			word, begun = word+string(r), true
		}
	}
	return list
}

// Every call of the README does what is said there: it ends well and gives a result.
// Those that ask questions say without a terminal what to call instead.
func TestReadme(t *testing.T) {
	t.Parallel()
	slow(t)
	lines := calls(t)
	if len(lines) < 20 {
		t.Fatalf("only %q are found", lines)
	}
	for _, line := range lines {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			c, dir := shippedCall(t), t.TempDir()
			text := content(t, "../../examples/orders-api.toml") + "\n[decision]\nstack = \"aws-lambda/on-demand-arm\"\non = 2026-11-24\n"
			line, piped := strings.CutPrefix(line, "cat answers.toml | ")
			if piped {
				c.stdin = text
			}
			args := words(strings.TrimPrefix(line, "go run . "))
			if args[0] != "init" {
				put(t, dir, map[string]string{"answers.toml": text, "my-data/hosts/fly-io.toml": "[facts]\nssh_access = { is = \"no\", note = \"Ours.\", source = \"pricing\" }\n"})
			}
			written := ""
			for i, word := range args {
				switch word {
				case "answers.toml", "my-data":
					args[i] = filepath.Join(dir, word)
				case "advice.md", "guide.html":
					args[i] = filepath.Join(dir, word)
					written = args[i]
				}
			}
			switch {
			case args[0] == filepath.Join(dir, "answers.toml"):
				c.run(args...).exits(Usage).complains("there is no terminal")
				return
			case args[0] == "--accessible":
				c.stdin = "leave\n"
				c.run(args...).exits(Done).says("accessible session", "Recommended:")
				return
			case args[0] == "init":
				written = args[1]
			case strings.HasPrefix(args[0], "--"):
				args = append([]string{"--samples", "0"}, args...)
			}
			c.run(args...).exits(Done)
			if written != "" && len(content(t, written)) < 1000 || written == "" && c.stdout == "" {
				t.Errorf("there is no result; stderr: %s", c.stderr)
			}
			if args[0] == "data" && args[1] == "check" && !checked.MatchString(c.stdout) {
				t.Errorf("got %q", c.stdout)
			}
		})
	}
}

// Every setup of every host and add-on has a bill that adds up and hides nothing: its
// total is the sum of its lines, and it is complete or names each price that is missing.
func TestCostOfEverythingShipped(t *testing.T) {
	t.Parallel()
	slow(t)
	c := loadShipped(t)
	engine := advice.NewEngine(c)
	billed := 0
	for _, p := range c.Products() {
		setups := catalog.IDs(p.Setups, catalog.SetupID)
		if len(setups) == 0 {
			setups = []string{""}
		}
		for _, setup := range setups {
			given := answers.Answers{Values: map[string]answers.Value{}}
			priced, err := engine.Price(given, fixture.Today, stack.Options{}, stack.Request{Product: p.ID, Setup: setup})
			if err != nil {
				t.Errorf("%s/%s: %v", p.ID, setup, err)
				continue
			}
			out, err := json.Marshal(summary.CostJSON(c, priced))
			if err != nil {
				t.Fatal(err)
			}
			var b bill
			if err := json.Unmarshal(out, &b); err != nil {
				t.Fatal(err)
			}
			b.sound(t, p.ID, setup)
			billed++
		}
	}
	if billed < 100 {
		t.Errorf("only %d setups were billed", billed)
	}
}

// loadShipped is the data that ships, loaded once.
func loadShipped(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := shippedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var shippedOnce = sync.OnceValues(func() (*catalog.Catalog, error) { return catalogs.Read(data.Files) })

// No shipped host that can't be chosen is told of as a stack, however it is named; none is
// decided for, and a decision for one no longer holds. Each is told of with the words of
// its file.
func TestShippedHostsThatCantBeChosen(t *testing.T) {
	t.Parallel()
	c := loadShipped(t)
	engine := advice.NewEngine(c)
	a, err := engine.Advise(advice.Ask{Answers: answers.Answers{Values: map[string]answers.Value{}}, Today: fixture.Today})
	if err != nil {
		t.Fatal(err)
	}
	const blank = "whereto = 1\n"
	found := 0
	for _, p := range c.Products() {
		if p.Status.Advisable() {
			continue
		}
		if _, addon, _ := c.Product(p.ID); addon {
			t.Errorf("%s is an add-on that can't be chosen: name it after a host here", p.ID)
			continue
		}
		found++
		for _, name := range ways(p) {
			_, err := engine.Tell(a, "fly-io", name)
			if err == nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, want := range told(p) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%s: it is not said %q: %v", name, want, err)
				}
			}
		}
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			file := file(t, "answers.toml", blank)
			shippedCall(t).run("decide", ways(p)[1], "--answers", file).refused(file, blank, told(p)...)
			shippedCall(t).overtakenJSON(p, "check", "--answers", decided(t, p.ID))
		})
	}
	if found < 4 {
		t.Errorf("only %d hosts can't be chosen", found)
	}
	file := file(t, "answers.toml", blank)
	shippedCall(t).run("compare", "fly-io", "aws-app-runner", "--answers", file, "--format", "json").refused(file, blank, "aws-app-runner can't be chosen")
}

// Cost as a user types it: a plan that holds the load, a meter's name at a sibling, a region
// by the wrong name, a place for a zone of visitors, and a vendor's own month.
func TestCostAsItIsTyped(t *testing.T) {
	t.Parallel()
	bill := shippedCall(t).bill
	if b := bill("vercel", "--set", "requests=100_000_000"); b.Setup == "hobby" || b.Total < 20 || b.Excess != "" {
		t.Errorf("Vercel at 100 million requests: %s at %v, %q", b.Setup, b.Total, b.Excess)
	}
	if b := bill("vercel", "--setup", "hobby", "--set", "requests=100_000_000"); b.Total != 0 || b.Excess == "" {
		t.Errorf("Vercel Hobby at 100 million requests: %v, %q", b.Total, b.Excess)
	}
	if b := bill("vercel", "--setup", "pro", "--region", "iad1", "--meter", "gb_seconds=1460 GB-hour"); math.Abs(b.Total-15.476) > 0.001 {
		t.Errorf("a line of Vercel alone: %v", b.Total)
	}
	if b := bill("railway", "--setup", "hobby", "--meter", "months=1", "--meter", "used_gb_seconds=0.4766 GB-month", "--meter", "used_vcpu_seconds=0.0422 vCPU-month"); math.Abs(b.Total-5.61) > 0.011 {
		t.Errorf("a month of Railway's: %v", b.Total)
	}
	if b := bill("bunny-cdn", "--setup", "standard", "--meter", "cdn_gb@sydney=100"); b.Total != 3 || b.Lines[0].Region != "asia-oceania" || b.Size != "" {
		t.Errorf("a place in a zone: %+v", b)
	}
	tryShipped(t, Usage, "cost", "aws-fargate", "--meter", "vcpu_seconds=1").complains(`did you mean "alive_vcpu_seconds"?`, "alive_gb_seconds")
	tryShipped(t, Usage, "cost", "aws-fargate", "--region", "syd").complains("us-east-1 (ashburn)", "sa-east-1 (sao-paulo)", `did you mean "ap-southeast-2 (sydney)"?`)
}
