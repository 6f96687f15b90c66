package latency

import (
	"fmt"
	"math"

	"whereto/model/catalog"
)

// Estimate is a round trip of a warm connection between two places.
type Estimate struct {
	MS        float64
	Low, High float64 // eight of ten pairs of the public internet lie between
	KM        float64
	Measured  bool   // this very pair stands in a table
	URL       string // of the table
	how       how
}

// how is what an estimate was made by; it becomes a text where it is asked for.
type how struct {
	by       way
	table    *catalog.Table
	from, to string // cities of the pair that counted most; from: an area
	least    float64
	rtt      float64
}

type way uint8

const (
	byDistance way = iota
	byNearness
	byTable
	byPairs
	byArea
)

// How tells the pair and the table that the estimate was made from, with its date.
func (e Estimate) How() string {
	h := e.how
	switch h.by {
	case byNearness:
		return fmt.Sprintf("closer than %.0f km: %.0f ms", nearbyKM, nearbyMS)
	case byTable:
		return fmt.Sprintf("measured, %s, %s", h.table.Title, h.table.AsOf)
	case byPairs:
		return fmt.Sprintf("estimated from %s–%s %.1f ms and pairs beside it, %s, %s", h.from, h.to, h.rtt, h.table.Title, h.table.AsOf)
	case byArea:
		return fmt.Sprintf("where in %s is not known: between %.0f and %.0f ms, as to its cities", h.from, h.least, h.rtt)
	}
	return "by distance: no table is there"
}

// spread is the range of an estimate: what eight of ten pairs of cities on the public
// internet were between, as a share of the estimate (docs/latency.md).
func spread(e Estimate) (low, high float64) {
	for _, s := range spreads {
		if e.Measured == s.measured && e.KM < s.km {
			return max(e.MS*s.low, e.KM/kmPerMS), e.MS * s.high
		}
	}
	return e.MS, e.MS
}

var spreads = []struct {
	measured  bool
	km        float64 // up to
	low, high float64
}{
	{true, math.Inf(1), 0.88, 1.44},
	{false, 1000, 0.58, 2.29},
	{false, 3000, 0.74, 1.79},
	{false, 6000, 0.82, 1.59},
	{false, math.Inf(1), 0.87, 1.32},
}
