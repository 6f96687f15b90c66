package check_test

import (
	"strings"
	"testing"
)

// A worked example that does not come out to the digits printed is caught,
// however small the difference, and told what comes out.
func TestWrongExample(t *testing.T) {
	t.Parallel()
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"one digit of a line", `requests = "20.25"`, `requests = "20.26"`, "", "examples[1].lines.requests", "20.26 is printed, 20.25 comes out"},
		{"one digit of the total", `total = "42.25"`, `total = "42.24"`, "", "examples[1].total", "42.24 is printed, 42.25 comes out"},
		{"a finer digit", `total = "42.25"`, `total = "42.251"`, "", "examples[1].total", "42.251 is printed, 42.25 comes out"},
		{"a line that is not in the bill", `credits = "2" }`, `credits = "2", fees = "1" }`, "", "examples[1].lines.fees", "1 is printed, 0 comes out"},
		{"a line in credits", `credits = "2" }`, `credits = "2", traffic = "121" }`, "", "examples[1].lines.traffic", "121 is printed, 120 comes out"},
	})
	changed := strings.Replace(smallHost(), `price = "1.00" }, { price`, `price = "1.01" }, { price`, 1)
	_, err := loadWith(map[string]string{"hosts/small.toml": changed})
	if faults := faultsOf(t, err); len(faults) != 2 || faults[0].Key != "examples[1].lines.requests" || faults[1].Key != "examples[1].total" {
		t.Errorf("a digit of a price changed: %v", err)
	}
}

// Fewer digits are enough where the vendor printed fewer, rounded half up.
func TestExampleToTheDigitsPrinted(t *testing.T) {
	t.Parallel()
	for printed, ok := range map[string]bool{"42.25": true, "42.250": true, "42.3": true, "42": true, "42.2": false, "43": false, "42.26": false, "42.249": false} {
		text := strings.Replace(smallHost(), `total = "42.25"`, `total = "`+printed+`"`, 1)
		if _, err := loadWith(map[string]string{"hosts/small.toml": text}); (err == nil) != ok {
			t.Errorf("42.25 printed as %s: %v", printed, err)
		}
	}
}

// An example that can't be computed says why.
func TestExampleThatCannotBe(t *testing.T) {
	t.Parallel()
	meters := `meters = { months = 1, requests = 20_000_000, egress_gb = [{ count = 2, each = "30.0" }] }`
	header := "[[examples]]"
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"no name", "name = \"small bill\"\n", "", header, "examples[1]", "a name, and a total or lines"},
		{"neither total nor lines", "lines = { fee = \"20.00\", requests = \"20.25\", credits = \"2\" }\ntotal = \"42.25\"\n", "", header, "examples[1]", "a name, and a total or lines"},
		{"no source", "total = \"42.25\"\nsource = \"list\"\n", "total = \"42.25\"\n", header, "examples[1].source", "is missing: name one of"},
		{"no such setup", "setup = \"pro\"\nregion", "setup = \"prom\"\nregion", header, "examples[1]", `there is no setup "prom"`},
		{"no such size", `region = "syd"`, "region = \"syd\"\nsize = \"s9\"", header, "examples[1]", `there is no size "s9"`},
		{"no such region", `region = "syd"`, `region = "mel"`, header, "examples[1]", `there is no region "mel"`},
		{"no such month", `region = "syd"`, "region = \"syd\"\nmonth = \"45d\"", header, "examples[1]", `found "45d"`},
		{"no such meter", `meters = { months = 1,`, `meters = { month = 1,`, header, "examples[1]", `there is no meter "month"`},
		{"a quantity of another dimension", `each = "30.0"`, `each = "30 hours"`, header, "examples[1]", "does not measure data"},
		{"an item without count", `count = 2, `, ``, header, "examples[1]", "egress_gb: count"},
		{"no such question", meters, `answers = { reqests = 5 }`, header, "examples[1]", `there is no question "reqests"`},
		{"a wrong answer", meters, `answers = { requests = "many" }`, header, "examples[1]", "answers.requests"},
	})
}

// With answers instead of meters, an example goes through the workload; what the
// vendor did not say of traffic is not assumed.
func TestExampleOfAnswers(t *testing.T) {
	t.Parallel()
	text := strings.Replace(smallHost(), `meters = { months = 1, requests = 20_000_000, egress_gb = [{ count = 2, each = "30.0" }] }`,
		"answers = { requests = 3_000_000 }", 1)
	text = strings.Replace(text, `lines = { fee = "20.00", requests = "20.25", credits = "2" }`, `lines = { fee = "20", requests = "0.00", traffic = "0" }`, 1)
	text = strings.Replace(text, `total = "42.25"`, `total = "20.00"`, 1)
	if _, err := loadWith(map[string]string{"hosts/small.toml": text}); err != nil {
		t.Error(err)
	}
}

// An example may be of a day with other prices, without the free tier, in another
// currency, with VAT, or added up from rounded lines.
func TestExampleOptions(t *testing.T) {
	t.Parallel()
	rates := `[[rates]]
currency = "EUR"
usd = "1.25"
as_of = 2026-09-01
source = { title = "Rates", url = "https://example.com" }
`
	for _, c := range []struct{ name, extra, lines string }{
		{"its own prices", `prices = { requests = "2.00" }`, `lines = { requests = "51" }`},          // 17 × 2 × 1.5
		{"just below the half", `prices = { requests = "0.0998" }`, `lines = { requests = "2.54" }`}, // 2.5449
		{"no free tier", `no_free = true`, `lines = { requests = "21.00" }`},                         // (10 × 1 + 8 × 0.50) × 1.5
		{"VAT", `vat_percent = 20`, `lines = { vat = "8.45" }`},
		{"another currency", `currency = "EUR"`, `lines = { fee = "16.00" }`},
		{"rounded lines", `sum_of_rounded = true`, `total = "42.25"`},
		{"a number of items", `meters = { months = 1, requests = [{ count = 4, each = 5e6 }] }`, `lines = { requests = "20.25" }`},
	} {
		text := smallHost()
		a := strings.Index(text, "[[examples]]")
		example := strings.Replace(text[a:], "lines = { fee = \"20.00\", requests = \"20.25\", credits = \"2\" }\ntotal = \"42.25\"", c.extra+"\n"+c.lines, 1)
		if strings.HasPrefix(c.extra, "meters") {
			b := strings.Index(example, "meters")
			e := b + strings.Index(example[b:], "\n")
			example = example[:b] + example[e+1:]
		}
		if _, err := loadWith(map[string]string{"rates.toml": rates, "hosts/small.toml": text[:a] + example}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
