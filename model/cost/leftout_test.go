package cost_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// What no charge models is named with the bills that it could be on, and changes
// no amount: the bill stays complete.
func TestLeftOut(t *testing.T) {
	p := shop(gb(price("1")))
	p.NotIncluded = []catalog.NotIncluded{
		{ID: "support", What: "Support: 29 a month."},
		{ID: "disk", What: "Disk: 1 a GB.", Meter: "disk_gb_months", Source: "other"},
		{ID: "elsewhere", What: "Of another plan.", Scope: catalog.Scope{Setups: []string{"other-plan"}}},
	}
	b := cost.New(in(p, "us-1"), use("egress_gb", 2), options())
	complete(t, b, 2)
	if got := b.LeftOut; !slices.Equal(got, []cost.LeftOut{{ID: "support", By: "shop", What: "Support: 29 a month."}}) {
		t.Errorf("named: %+v", got)
	}
	if got := cost.New(in(p, "us-1"), use("requests", 2), options()); len(got.Lines) != 0 {
		t.Errorf("lines: %s", text(got))
	}
	b = cost.New(in(p, "us-1"), use("disk_gb_months", 2), options())
	if len(b.LeftOut) != 2 || b.LeftOut[1].Source.Title != "another list" || b.LeftOut[1].By != "shop" {
		t.Errorf("named: %+v", b.LeftOut)
	}
}

// What the load needs and no charge models makes the bill a priced part; a charge
// of the same meter shows that a part of it is priced.
func TestLeftOutAndNeeded(t *testing.T) {
	p := shop(gb(price("1")))
	p.NotIncluded = []catalog.NotIncluded{
		{ID: "disk", What: "Disk: no price was found.", Meter: "months"},
		{ID: "more", What: "Traffic between zones.", Meter: "egress_gb"},
	}
	o := options()
	known := o.Meters
	o.Meters = func(id string) (*catalog.Meter, bool) {
		m, ok := known(id)
		if ok {
			needed := *m
			needed.Needed = id != "requests"
			m = &needed
		}
		return m, ok
	}
	b := cost.New(in(p, "us-1"), month(3, 0), o)
	line, ok := lineOf(b, "disk")
	if b.Complete || !ok || line.Known || line.Arithmetic != "Disk: no price was found." || b.Total != 3 {
		t.Errorf("complete: %v, total %v, line %+v", b.Complete, b.Total, line)
	}
	if len(b.LeftOut) != 1 || b.LeftOut[0].ID != "more" {
		t.Errorf("named: %+v", b.LeftOut)
	}
}
