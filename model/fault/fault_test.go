package fault_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whereto/model/fault"
)

// A fault's line can be read and clicked: file, line, key, what, hint; what is
// not known leaves no gap.
func TestFaultIsOneLine(t *testing.T) {
	for _, c := range []struct {
		fault fault.Fault
		want  string
	}{
		{fault.Fault{File: "a.toml", Line: 3, Key: "charges[2].price", Text: "found a list", Hint: "prices"}, `a.toml:3: charges[2].price: found a list; did you mean "prices"?`},
		{fault.Fault{File: "a.toml", Key: "name", Text: "name is missing"}, "a.toml: name: name is missing"},
		{fault.Fault{File: "a.toml", Line: 1, Text: "not TOML"}, "a.toml:1: not TOML"},
	} {
		if got := c.fault.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// No faults are no error: a typed nil would read as one.
func TestNoFaultsIsNoError(t *testing.T) {
	if err := (fault.Faults{}).Err(); err != nil {
		t.Errorf("no faults gave the error %v", err)
	}
	if err := fault.Faults(nil).Err(); err != nil {
		t.Errorf("nil faults gave the error %v", err)
	}
}

// Faults come in the order of the file, whatever order they were found in: some
// are found by going through a map.
func TestFaultsAreInOrder(t *testing.T) {
	ordered := fault.Faults{
		{File: "a.toml", Line: 2, Key: "x"},
		{File: "a.toml", Line: 10, Key: "avoid_if", Text: "third"},
		{File: "a.toml", Line: 10, Key: "name", Text: "first"},
		{File: "a.toml", Line: 10, Key: "name", Text: "second"},
		{File: "b.toml", Line: 1, Key: "a"},
	}
	for i := range ordered {
		rotated := slices.Concat(ordered[i:], ordered[:i])
		slices.Reverse(rotated)
		var got fault.Faults
		if err := rotated.Err(); !errors.As(err, &got) {
			t.Fatalf("the error is no fault.Faults: %v", err)
		}
		if !slices.Equal(got, ordered) {
			t.Fatalf("got\n%v\nwant\n%v", got, ordered)
		}
	}
	if n := strings.Count(ordered.Error(), "\n"); n != len(ordered)-1 {
		t.Errorf("%d faults on %d lines", len(ordered), n+1)
	}
}

// A hint helps only where it is near: a far one would mislead.
func TestNearest(t *testing.T) {
	options := []string{"instant", "redeploy", "no-matter"}
	for _, c := range []struct {
		name, word string
		candidates []string
		want       string
	}{
		{"two letters swapped", "intsant", options, "instant"},
		{"one letter missing", "redploy", options, "redeploy"},
		{"capitals", "INSTANT", options, "instant"},
		{"the candidate's capitals", "instant", []string{"Instant"}, "Instant"},
		{"the word begins the candidate", "sin", []string{"singapore", "sydney"}, "singapore"},
		{"the candidate begins the word", "sydney-australia", []string{"singapore", "sydney"}, "sydney"},
		{"two letters are too few to begin a word", "si", []string{"singapore"}, ""},
		{"nothing near", "kubernetes", options, ""},
		{"nothing there", "instant", nil, ""},
		{"a third of the letters", "abcdef", []string{"abcdxy"}, "abcdxy"},
		{"more than a third", "abcdef", []string{"abcxyz"}, ""},
		{"the nearer one", "vcpu", []string{"vcpus-all", "vcpus"}, "vcpus"},
		{"of two as near, the first by name", "bat", []string{"cat", "bar"}, "bar"},
		{"a near word before one that begins alike", "cost", []string{"cost_of_all", "host"}, "host"},
	} {
		if got := fault.Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("%s: Nearest(%q) = %q, want %q", c.name, c.word, got, c.want)
		}
	}
}

// A short list of what is allowed is shown whole, a long one is cut and says so.
func TestList(t *testing.T) {
	letters := strings.Split("abcdefghijklmnop", "")
	for n, want := range map[int]string{
		0:  "",
		2:  "a, b",
		14: "a, b, c, d, e, f, g, h, i, j, k, l, m, n",
		15: "a, b, c, d, e, f, g, h, i, j, k, l, m, n and 1 more",
		16: "a, b, c, d, e, f, g, h, i, j, k, l, m, n and 2 more",
	} {
		if got := fault.List(letters[:n]); got != want {
			t.Errorf("List of %d = %q, want %q", n, got, want)
		}
	}
}
