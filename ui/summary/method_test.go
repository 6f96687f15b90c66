package summary_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
)

const methodDoc = "../../docs/method.md"

// fenced is a fenced block of the document in a language.
func fenced(t *testing.T, doc, language string) string {
	t.Helper()
	_, rest, found := strings.Cut(doc, "```"+language+"\n")
	block, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatalf("there is no block of %s", language)
	}
	return block
}

// The worked example of docs/method.md is what the program comes to with its answers, and
// what the formulas of the document come to: go test ./ui/summary -run Method -update
// writes it anew.
func TestMethodIsWorked(t *testing.T) {
	content, err := os.ReadFile(methodDoc)
	if err != nil {
		t.Fatal(err)
	}
	doc := string(content)
	if n := strings.Count(doc, "\n"); n > 200 {
		t.Errorf("the document has %d lines", n)
	}
	c := shipped(t)
	given := read(t, c, fenced(t, doc, "toml"))
	a := ask(t, onShipped(), given)
	i := slices.IndexFunc(a.All(), func(s *stack.Stack) bool { return s.Way() == "aws-lambda/on-demand-arm" })
	if i < 0 {
		t.Fatal("the stack is not there")
	}
	want := worked(t, c, a, given, a.All()[i])
	got := fenced(t, doc, "text")
	if update := flag.Lookup("update"); update.Value.String() == "true" && got != want {
		if err := os.WriteFile(methodDoc, []byte(strings.Replace(doc, "```text\n"+got+"```", "```text\n"+want+"```", 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		got = want
	}
	if got != want {
		t.Errorf("the example is\n%s\nand comes to\n%s", got, want)
	}
}

// worked works a stack's value out by the document's formulas, step by step, and holds it
// against the program's.
func worked(t *testing.T, c *catalog.Catalog, a *advice.Advice, given answers.Answers, s *stack.Stack) string {
	t.Helper()
	l, m := a.Load, c.Method
	y := m.Yardstick
	gb, hours := l.MemoryMB/1024, l.Requests*l.CPUMS/1000/3600
	sent, millions := l.Requests*l.ResponseKB/1e6+l.StaticGB, l.Requests/1e6
	r := y.Times * (y.GBMonth*gb + y.VCPUHour*hours/m.TargetUtilisation + y.GBSent*sent + y.MillionRequests*millions)
	cost := r / (r + s.Bill.Total)
	half := m.WayMS + l.DurationMS/2
	way := s.Latency.MeanMS + s.Latency.DatabaseMS
	distance := half / (half + way)
	text := func(v float64) string { return quantity.Text(math.Round(v*1000) / 1000) }
	lines := []string{
		fmt.Sprintf("load       %s requests of %s ms and %s ms of CPU, %s MB, %s KB sent: assumed but for the first", text(l.Requests), text(l.DurationMS), text(l.CPUMS), text(l.MemoryMB), text(l.ResponseKB)),
		fmt.Sprintf("yardstick  %s × (%.2f × %s GB + %.2f × %s CPU-hours / %s + %.2f × %s GB + %.2f × %s million)", text(y.Times), y.GBMonth, text(gb), y.VCPUHour, text(hours), text(m.TargetUtilisation), y.GBSent, text(sent), y.MillionRequests, text(millions)),
		fmt.Sprintf("           = %.2f USD a month", r),
		fmt.Sprintf("cost       %.2f / (%.2f + %.2f) = %.3f", r, r, s.Bill.Total, cost),
		fmt.Sprintf("distance   r = %s + %s / 2 = %s ms; way = %.1f ms to the app + %.1f ms for %s queries", text(m.WayMS), text(l.DurationMS), text(half), s.Latency.MeanMS, s.Latency.DatabaseMS, text(l.Queries)),
		fmt.Sprintf("           %s / (%s + %.1f) = %.3f", text(half), text(half), way, distance),
	}
	scores := map[string]float64{stack.Cost: cost, stack.Latency: distance}
	weights := map[string]float64{stack.Cost: m.Weights["cost"], stack.Latency: m.Weights["latency"]}
	order := []string{stack.Cost, stack.Latency}
	for _, v := range s.Verdicts {
		if v.Must() {
			continue
		}
		score := map[fit.Outcome]float64{fit.Meets: 1, fit.Partly: 0.5, fit.Unknown: 0.5}[v.Outcome]
		lines = append(lines, fmt.Sprintf("%-10s %s: %s where %s is wanted, %s: %s", "want", c.CriterionName(v.Criterion), v.Is.Word, v.Bound, v.Outcome, text(score)))
		scores[v.Question], weights[v.Question] = score, m.Weights["want"]
		order = append(order, v.Question)
	}
	sum, value := 0.0, 0.0
	var terms []string
	for _, name := range order {
		sum += weights[name]
	}
	for _, name := range order {
		value += weights[name] / sum * scores[name]
		terms = append(terms, fmt.Sprintf("%s × %.3f", text(weights[name]), scores[name]))
	}
	lines = append(lines, fmt.Sprintf("value      (%s) / %s = %.3f", strings.Join(terms, " + "), text(sum), value))
	if math.Abs(value-s.Value) > 1e-9 {
		t.Errorf("the document's formulas come to %v, the program to %v", value, s.Value)
	}
	return strings.Join(lines, "\n") + "\n"
}

// quoted is a price that the document has beside one of the yardstick's.
var quoted = regexp.MustCompile("(?m)^\\| [^|]+ \\| ([0-9.]+) \\| `([a-z0-9-]+)` `([a-z0-9-]+)` `([a-z0-9-]+)`: ([0-9.]+)[^|]*, read ([0-9-]+) \\|$")

// The yardstick's unit prices in the document are the method's, and the prices beside them
// are in the data, of the day that is named.
func TestYardstickHasItsSources(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(methodDoc)
	if err != nil {
		t.Fatal(err)
	}
	c := shipped(t)
	y := c.Method.Yardstick
	own := []float64{y.GBMonth, y.VCPUHour, y.GBSent, y.MillionRequests}
	rows := quoted.FindAllStringSubmatch(string(content), -1)
	if len(rows) != len(own) {
		t.Fatalf("%d unit prices are told", len(rows))
	}
	for i, row := range rows {
		if is, _ := strconv.ParseFloat(row[1], 64); is != own[i] {
			t.Errorf("told is %s, the method has %v", row[1], own[i])
		}
		p, _, ok := c.Product(row[2])
		if !ok {
			t.Errorf("there is no %s", row[2])
			continue
		}
		found := false
		for _, charge := range p.Charges {
			source := charge.Source
			if own := charge.Sources[row[4]]; own != "" {
				source = own
			}
			found = found || charge.ID == row[3] && slices.Contains(pricesAt(charge.Price, row[4]), row[5]) && slices.ContainsFunc([]string{source, charge.Sources["us-east-1"]}, func(key string) bool {
				return key != "" && string(p.Sources[key].AsOf) == row[6]
			})
		}
		if !found {
			t.Errorf("%s has no charge %s that is %s at %s, read on %s", row[2], row[3], row[5], row[4], row[6])
		}
	}
}

// pricesAt are the amounts by one of its keys, however deep they stand.
func pricesAt(k catalog.Keyed, key string) (list []string) {
	for at, inner := range k.By {
		if at == key && inner.One != nil {
			list = append(list, inner.One.Text)
		}
		list = append(list, pricesAt(inner, key)...)
	}
	return list
}

// Half or double of the yardstick changes few first rows of the examples.
func TestYardstickDecidesLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	changed, tried := 0, 0
	for _, factor := range []float64{0.5, 2} {
		c := *shipped(t)
		c.Method.Yardstick.Times *= factor
		e := advice.NewEngine(&c)
		all, err := studies()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if s.engine != onShipped() || s.advice.First() == nil {
				continue
			}
			tried++
			if then := ask(t, e, s.advice.Answers).First(); then.Host != s.advice.First().Host {
				changed++
				t.Logf("%v times the yardstick: %s is first of %s, not %s", factor, then.Host.ID, s.name, s.advice.First().Host.ID)
			}
		}
	}
	if tried < 10 || changed > 1 {
		t.Errorf("%d of %d first rows changed", changed, tried)
	}
}
