package stack_test

import (
	"math"
	"strings"
	"testing"

	"whereto/model/cost"
	"whereto/model/stack"
)

// The support that is asked for stands beside the bill: of the vendor's plans that go as
// far, the cheapest for the bill; where none does, that is said.
func TestSupport(t *testing.T) {
	c := invented(t)
	of := func(level, host string) (cost.Bill, *cost.Beside) {
		x := caseOf(t, c, given(t, c, "users = [\"sydney\"]\nrequests = 50_000_000\n"+level))
		s, err := x.Named(stack.ParseID(host))
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Bill.Beyond {
			if s.Bill.Beyond[i].ID == "support" {
				return s.Bill, &s.Bill.Beyond[i]
			}
		}
		return s.Bill, nil
	}
	if _, s := of("", "alto-functions/on-demand-x86"); s != nil {
		t.Errorf("nobody asked for support: %+v", s)
	}
	b, s := of("support = \"business\"", "alto-functions/on-demand-x86")
	if s == nil || !s.Known || s.Amount != 50 || !strings.Contains(s.Label, "Office hours") {
		t.Errorf("on working days beside %v: %+v", b.Total, s)
	}
	b, s = of("support = \"urgent\"", "alto-functions/on-demand-x86")
	if s == nil || !s.Known || math.Abs(s.Amount-max(100, b.Total/10)) > 1e-9 || !strings.Contains(s.Label, "Always") {
		t.Errorf("at any hour beside %v: %+v", b.Total, s)
	}
	if math.Abs(b.OnTop()-s.Amount) > 1e-9 {
		t.Errorf("on top: %v", b.OnTop())
	}
	if _, s = of("support = \"urgent\"", "bruma-run/always-on"); s == nil || s.Known {
		t.Errorf("a vendor without plans: %+v", s)
	}
}
