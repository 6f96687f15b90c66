package load_test

import (
	"math"
	"testing"
	"testing/fstest"

	"whereto/model/fixture"
	"whereto/model/load"
)

// Rates are in USD or by what the ECB counts for one EUR; an overlay of one currency
// leaves the others, and what it writes in USD goes over what is by EUR.
func TestRates(t *testing.T) {
	eur := func(text string) string {
		return text + "as_of = 2026-10-06\nsource = { title = \"t\", url = \"https://example.com\", as_of = 2026-10-06 }\n"
	}
	for _, c := range []struct {
		name, rates string
		want        map[string]float64
	}{
		{"none of one's own", "", map[string]float64{"USD": 1, "EUR": 1.25, "AUD": 0.8}},
		{"by EUR", eur("[[rates]]\ncurrency = \"NZD\"\nper_eur = \"2.00\"\n"), map[string]float64{"USD": 1, "EUR": 1.25, "AUD": 0.8, "NZD": 0.625}},
		{"in USD beside it", eur("[[rates]]\ncurrency = \"AUD\"\nusd = \"0.70\"\n"), map[string]float64{"EUR": 1.25, "AUD": 0.7}},
		{"both: USD wins", eur("[[rates]]\ncurrency = \"AUD\"\nusd = \"0.70\"\nper_eur = \"2.00\"\n"), map[string]float64{"AUD": 0.7}},
		{"EUR moves what is by EUR", eur("[[rates]]\ncurrency = \"EUR\"\nusd = \"1.50\"\n") + eur("[[rates]]\ncurrency = \"NZD\"\nper_eur = \"2.00\"\n"), map[string]float64{"EUR": 1.5, "NZD": 0.75, "AUD": 0.8}},
	} {
		layers := []load.Layer{{FS: fixture.Files()}}
		if c.rates != "" {
			layers = append(layers, load.Layer{Name: "my", Local: true, FS: fstest.MapFS{"rates.toml": {Data: []byte(c.rates)}}})
		}
		s, err := load.Read(layers...)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for currency, usd := range c.want {
			if r, _ := s.Catalog.Rate(currency); math.Abs(r.USD.Value-usd) > 1e-12 || r.USD.Text == "" {
				t.Errorf("%s: one %s is %v USD (%q), want %v", c.name, currency, r.USD.Value, r.USD.Text, usd)
			}
		}
	}
}
