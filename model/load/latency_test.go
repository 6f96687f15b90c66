package load

import (
	"slices"
	"testing"

	"whereto/model/catalog"
)

// A table's lines become pairs, and each that can't be one a fault with its line.
func TestReadPairs(t *testing.T) {
	places := map[string]catalog.Place{"sydney": {}, "perth": {}}
	good := []catalog.Pair{{From: "sydney", To: "perth", RTT: 48.5}}
	for _, c := range []struct {
		name, text string
		pairs      []catalog.Pair
		faults     []string
	}{
		{"right", "from,to,rtt_ms\nsydney,perth,48.5\n", good, nil},
		{"without a last line feed, with those of Windows", "from,to,rtt_ms\r\nsydney,perth,48.5", good, nil},
		{"nothing", "", nil, nil},
		{"a heading alone", "from,to,rtt_ms\n", nil, nil},
		{"no heading: the first line would be lost", "sydney,perth,48.5\n", nil, []string{`a.csv:1: found ["sydney" "perth" "48.5"], the first line is from,to,rtt_ms`}},
		{"columns in another order", "rtt_ms,from,to\n", nil, []string{`a.csv:1: found ["rtt_ms" "from" "to"], the first line is from,to,rtt_ms`}},
		{"an unknown place", "from,to,rtt_ms\n\nsydney,pert,1\n", []catalog.Pair{{From: "sydney", To: "pert", RTT: 1}}, []string{`a.csv:3: there is no place "pert"; did you mean "perth"?`}},
		{"no number, zero, below, without end", "from,to,rtt_ms\nsydney,perth,x\nsydney,perth,0\nsydney,perth,-1\nsydney,perth,Inf\nsydney,perth,NaN\nsydney,perth,48.5\n", good, []string{
			`a.csv:2: found "x", a round trip in milliseconds over 0 is allowed`,
			`a.csv:3: found "0", a round trip in milliseconds over 0 is allowed`,
			`a.csv:4: found "-1", a round trip in milliseconds over 0 is allowed`,
			`a.csv:5: found "Inf", a round trip in milliseconds over 0 is allowed`,
			`a.csv:6: found "NaN", a round trip in milliseconds over 0 is allowed`,
		}},
		{"too few columns", "from,to,rtt_ms\nsydney,perth,48.5\nsydney,perth\n", good, []string{"a.csv:3: wrong number of fields"}},
		{"an open quote", "from,to,rtt_ms\nsydney,\"perth,48.5\n", nil, []string{`a.csv:2: extraneous or missing " in quoted-field`}},
	} {
		pairs, faults := readPairs("a.csv", []byte(c.text), places)
		var got []string
		for _, f := range faults {
			got = append(got, f.String())
		}
		if !slices.Equal(pairs, c.pairs) || !slices.Equal(got, c.faults) {
			t.Errorf("%s:\ngot  %v, %q\nwant %v, %q", c.name, pairs, got, c.pairs, c.faults)
		}
	}
}
