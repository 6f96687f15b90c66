package command

import (
	"encoding/json"
	"math"
	"path/filepath"
	"testing"
)

// Own discounts are said by vendor, in an answers file and in --set: a line of the bill, in
// text and in JSON; a vendor that is not known is told with the nearest.
func TestDiscount(t *testing.T) {
	t.Parallel()
	bill := []string{"cost", "orilla-edge", "--setup", "paid", "--meter", "months=1"}
	try(t, Done, append(bill, "--set", "discount={orilla=0.25}")...).says("Discount of 25 %", "25 % of 5.00 = -1.25", "3.75")
	var v struct {
		Total float64
		Lines []struct {
			ID     string
			Amount float64
		}
	}
	if err := json.Unmarshal([]byte(try(t, Done, append(bill, "--set", "discount={orilla=0.25}", "--format", "json")...).stdout), &v); err != nil || v.Total != 3.75 || v.Lines[1].ID != "discount" || v.Lines[1].Amount != -1.25 {
		t.Errorf("%+v, %v", v, err)
	}
	try(t, Usage, append(bill, "--set", "discount={orila=0.25}")...).complains(`found "orila"`, "orilla")
	try(t, Usage, append(bill, "--set", "discount={orilla=25}")...).complains("a share from 0 to 1 is allowed: 0.1 is 10 %")
	try(t, Usage, append(bill, "--set", "discount=0.25")...).complains("a table of shares is allowed")
	wrong := file(t, "wrong.toml", "whereto = 1\n[answers]\nusers = [\"sydney\"]\ndiscount = { altoo = 0.1 }\n")
	try(t, Usage, "--answers", wrong).complains(wrong+":4", "discount.altoo", "alto")
}

// A host of one's own has the discount of its vendor, whether that ships or not, and data
// of one's own that has a pool of the name keeps it.
func TestDiscountOnOnesOwnData(t *testing.T) {
	t.Parallel()
	own := func(vendor string) string {
		return put(t, filepath.Join(t.TempDir(), "data"), map[string]string{"hosts/mine.toml": `id = "mine"
name = "Mine"
vendor = "` + vendor + `"
kind = "vps"
url = "https://example.com"
summary = "S."
best_for = "B."
avoid_if = "A."
status = { is = "active", source = "own" }
regions = [{ code = "a", place = "sydney" }]
[[setups]]
id = "one"
name = "One"
runtime = { scaling = "fixed" }
[sources]
own = { title = "Own", url = "https://example.com", as_of = 2026-11-01 }
[[charges]]
id = "fee"
label = "Fee"
meter = "months"
unit = "month"
price = "10"
source = "own"
[[pools]]
id = "discount"
label = "Set up"
kind = "surcharge"
amount = "50"
source = "own"
`})
	}
	for vendor, set := range map[string]string{"Mine Ltd": "discount={mine-ltd=0.1}", "Alto": "discount={alto=0.1}"} {
		c := try(t, Done, "cost", "mine", "--data", own(vendor), "--meter", "months=1", "--set", set, "--format", "json")
		var v struct{ Total float64 }
		if err := json.Unmarshal([]byte(c.stdout), &v); err != nil || math.Abs(v.Total-13.5) > 1e-9 {
			t.Errorf("%s: %v, %v", vendor, v.Total, err)
		}
	}
}
