package cost_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// A month is days or hours, from one hour to 31 days; anything else is refused
// with what is allowed.
func TestMonth(t *testing.T) {
	for text, want := range map[string]float64{"30d": 720, "31d": 744, "28d": 672, "730h": 730, "744h": 744, "30.5d": 732, "1h": 1} {
		if got, err := cost.Month(text); err != nil || got != want {
			t.Errorf("Month(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "d", "30", "32d", "745h", "0h", "-30d", "30D", "month", "NaNd", "Infh", "30 d", "4w"} {
		if got, err := cost.Month(text); err == nil {
			t.Errorf("Month(%q) = %v, want an error", text, got)
		} else if !strings.Contains(err.Error(), "30d") {
			t.Errorf("Month(%q): %q does not say what is allowed", text, err)
		}
	}
}

// Quantities by hand are in the meter's unit, or in one that they name; every
// meter that is not named is zero.
func TestGiven(t *testing.T) {
	c := &catalog.Catalog{Meters: []*catalog.Meter{meters["requests"], meters["gb_seconds"], meters["egress_gb"]}}
	got, err := cost.Given(c, "eu-1", 720, map[string]string{"requests": "3_000_000", "gb_seconds": " 2 GB-month ", "egress_gb": "60 GiB"})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]float64{"requests": 3e6, "gb_seconds": 2 * 720 * 3600, "egress_gb": 60 * 1.073741824} {
		if m := got[id]; !near(m.Quantity(), want) || m.Items[0].Region != "eu-1" {
			t.Errorf("%s: %+v, want %v in eu-1", id, m, want)
		}
	}
	if ids := got.IDs(); len(ids) != 3 {
		t.Errorf("the meters are %v", ids)
	}
}

// A quantity by hand may be several things, and a sum.
func TestGivenInParts(t *testing.T) {
	c := &catalog.Catalog{Meters: []*catalog.Meter{meters["requests"], meters["instance_hours"], meters["egress_gb"]}}
	given := map[string]string{"instance_hours": "3 x 100 + 2 x 1 month + 0.5", "egress_gb": "5 + 7"}
	got, err := cost.Given(c, "eu-1", 720, given)
	if err != nil {
		t.Fatal(err)
	}
	hours := got["instance_hours"].Items
	if len(hours) != 3 || hours[0].Count != 3 || hours[0].Each != 100 || hours[1].Count != 2 || hours[1].Each != 720 || hours[2].Each != 0.5 || hours[0].Region != "eu-1" {
		t.Errorf("hours: %+v", hours)
	}
	data := got["egress_gb"].Items
	if len(data) != 2 || data[0].Region != "eu-1" || data[1].Region != "eu-1" || data[1].Each != 7 {
		t.Errorf("data: %+v", data)
	}
}

// A quantity that makes no sense is an error that names the meter, the same one
// each time.
func TestGivenWrong(t *testing.T) {
	c := &catalog.Catalog{Meters: []*catalog.Meter{meters["requests"], meters["egress_gb"]}}
	for _, w := range []struct {
		quantities map[string]string
		want       string
	}{
		{map[string]string{"reqests": "1"}, `"reqests"`},
		{map[string]string{"requests": "many"}, "requests:"},
		{map[string]string{"requests": "-1"}, "requests:"},
		{map[string]string{"requests": "-1 x 5"}, "requests:"},
		{map[string]string{"requests": "many x 5"}, "requests:"},
		{map[string]string{"requests": "5 + "}, "requests:"},
		{map[string]string{"requests": ""}, "requests:"},
		{map[string]string{"requests": "NaN"}, "requests:"},
		{map[string]string{"egress_gb": "5 hours"}, "egress_gb:"},
		{map[string]string{"requests": "x", "egress_gb": "y"}, "egress_gb:"},
	} {
		for range 10 {
			if _, err := cost.Given(c, "", 730, w.quantities); err == nil || !strings.Contains(err.Error(), w.want) {
				t.Fatalf("%v: the error is %v, want one with %s", w.quantities, err, w.want)
			}
		}
	}
}

// A subject's load is all in its first region, on its size, and runs as its setup does.
func TestSetting(t *testing.T) {
	word := func(s string) *string { return &s }
	number := func(v float64) *float64 { return &v }
	p := shop()
	p.Runtime = catalog.Runtime{Scaling: word("fixed"), IdleTimeoutS: number(60), StartS: number(1)}
	p.Setups[0].Runtime = catalog.Runtime{Scaling: word("follows-load"), StartS: number(2)}
	s := in(p, "eu-1", "us-1")
	s.Size = "large"
	setting := cost.Setting(s, 0.5, 720)
	if setting.Size == nil || setting.Size.ID != "large" || len(setting.Places) != 1 || setting.Places[0].Region != "eu-1" || setting.Places[0].Share != 1 {
		t.Errorf("the setting is %+v", setting)
	}
	if rt := setting.Runtime; *rt.Scaling != "follows-load" || *rt.IdleTimeoutS != 60 || *rt.StartS != 2 {
		t.Errorf("scaling %s, idle timeout %v, start %v", *rt.Scaling, *rt.IdleTimeoutS, *rt.StartS)
	}
	if setting.Utilisation != 0.5 || setting.MonthHours != 720 {
		t.Errorf("utilisation %v, month %v", setting.Utilisation, setting.MonthHours)
	}
	if free := cost.Setting(in(p), 0.5, 720); free.Size != nil || free.Places[0].Region != "" {
		t.Errorf("a subject without size and region runs on %+v", free)
	}
}
