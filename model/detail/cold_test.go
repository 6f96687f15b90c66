package detail_test

import (
	"strings"
	"testing"

	"whereto/model/detail"
	"whereto/model/stack"
)

// A cold start lengthens the mean by its share, and the slowest of a hundred once
// more than one of a hundred meets it; what removes it stands with its price.
func TestColdStarts(t *testing.T) {
	c := invented(t)
	on := func(language, requests string) *stack.Case {
		return caseOf(t, c, given(t, c, "language = \""+language+"\"\nusers = [\"sydney\"]\ndatabase = \"sydney\"\nrequests = "+requests), stack.Options{})
	}
	x := on("rust", "2_000") // one every 20 minutes: each finds nothing running
	cold := told(t, x, "alto-functions/on-demand-x86").Cold
	if cold.Start == nil || cold.Clock != "init" || cold.By != "measured" || cold.Share == nil || *cold.Share < 0.5 {
		t.Fatalf("%+v", cold)
	}
	totals(t, "a start of Rust", cold.Start.Typical, 20)
	totals(t, "mean", cold.With.Mean, cold.Warm.Mean+*cold.Share*20)
	totals(t, "slowest of a hundred", cold.With.P99, cold.Warm.P99+20)
	often := told(t, on("rust", "400_000_000"), "alto-functions/on-demand-x86").Cold
	totals(t, "slowest of a hundred under load", often.With.P99, often.Warm.P99)

	names := ""
	for i, b := range cold.Removes {
		names += b.ID + " "
		if i > 0 && b.Total < cold.Removes[i-1].Total {
			t.Errorf("%s costs less than the one before it", b.ID)
		}
		if b.ColdShare == nil && b.StartMS == nil {
			t.Errorf("%s: it is not known what it removes", b.ID)
		}
	}
	for _, want := range []string{"alto-functions/reserved-x86@syd-1", "alto-functions/on-demand-x86@syd-1+tibio-warmer"} {
		if !strings.Contains(names+" ", want+" ") {
			t.Errorf("what removes it: %s, without %s", names, want)
		}
	}
	if never := told(t, x, "bruma-run/always-on").Cold; never.Start == nil || never.Start.Typical != 0 || never.Removes != nil {
		t.Errorf("what always runs: %+v", never)
	}
	if open := told(t, on("python", "2_000"), "alto-functions/on-demand-x86").Cold; open.Start != nil || open.With != nil || open.Warm.Mean == 0 || open.By != "measured" || open.Removes == nil {
		t.Errorf("a start that nobody knows: %+v", open)
	}
}

// What a way removes is fewer or shorter starts than the stack's own, and its bill is
// that of the same stack with it.
func TestWhatRemovesColdStarts(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "language = \"go\"\nusers = [\"london\"]\nrequests = 20_000"), stack.Options{})
	list := allOf(x)
	ways := 0
	for _, s := range list {
		cold := detail.Of(x, s, new(stack.Scratch)).Cold
		for _, b := range cold.Removes {
			ways++
			fewer := b.ColdShare != nil && (cold.Share == nil || *b.ColdShare < *cold.Share)
			shorter := b.StartMS != nil && (cold.Start == nil || b.StartMS.Typical < cold.Start.Typical)
			if !fewer && !shorter {
				t.Errorf("%s meets as many and as long starts as %s", b.ID, s.ID)
			}
			id, err := x.Canonical(stack.ParseID(b.ID))
			if err != nil {
				t.Fatal(err)
			}
			own, err := x.Named(id)
			if err != nil {
				t.Fatal(err)
			}
			totals(t, b.ID, b.Total, own.Bill.Total)
		}
	}
	if ways < 4 {
		t.Errorf("only %d ways", ways)
	}
}
