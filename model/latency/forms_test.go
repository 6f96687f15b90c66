package latency_test

import (
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// A form estimates a pair from tables; those that the network's was chosen over.
type form struct {
	name string
	ms   func(c *catalog.Catalog, p, q string) float64
}

func byDistance(km float64) float64 { return 9 + 0.0168*km }

type neighbour struct{ rtt, km, detour float64 }

// neighbours are the measured pairs among the eight places nearest to each end, the
// nearest first.
func neighbours(c *catalog.Catalog, p, q string) []neighbour {
	var list []neighbour
	for _, t := range c.Tables {
		rtt := map[[2]string]float64{}
		seen := map[string]bool{}
		var places []string
		for _, pair := range t.Pairs {
			rtt[[2]string{pair.From, pair.To}], rtt[[2]string{pair.To, pair.From}] = pair.RTT, pair.RTT
			for _, id := range []string{pair.From, pair.To} {
				if !seen[id] {
					seen[id] = true
					places = append(places, id)
				}
			}
		}
		near := func(to string) []string {
			sorted := slices.Clone(places)
			slices.SortFunc(sorted, func(a, b string) int {
				return int(math.Copysign(1, latency.Distance(c.Places[to], c.Places[a])-latency.Distance(c.Places[to], c.Places[b])))
			})
			return sorted[:min(8, len(sorted))]
		}
		ends := near(q)
		for _, i := range near(p) {
			for _, j := range ends {
				if ms, ok := rtt[[2]string{i, j}]; ok {
					list = append(list, neighbour{ms, latency.Distance(c.Places[i], c.Places[j]), latency.Distance(c.Places[p], c.Places[i]) + latency.Distance(c.Places[q], c.Places[j])})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b neighbour) int { return int(math.Copysign(1, a.detour-b.detour)) })
	return list
}

// around finds the neighbours of pairs, of each pair once for all forms.
type around struct {
	c     *catalog.Catalog
	found map[[2]string][]neighbour
}

func (a around) of(p, q string) []neighbour {
	pair := [2]string{p, q}
	if a.found[pair] == nil {
		a.found[pair] = neighbours(a.c, p, q)
	}
	return a.found[pair]
}

// nearest is the mean of an estimate over the n nearest measured pairs.
func (a around) nearest(n int, one func(m neighbour, km float64) float64) func(c *catalog.Catalog, p, q string) float64 {
	return func(c *catalog.Catalog, p, q string) float64 {
		km := latency.Distance(c.Places[p], c.Places[q])
		found := a.of(p, q)
		found = found[:min(n, len(found))]
		sum := 0.0
		for _, m := range found {
			sum += one(m, km) / float64(len(found))
		}
		return max(sum, km/100)
	}
}

func scaled(m neighbour, km float64) float64 { return m.rtt * byDistance(km) / byDistance(m.km) }
func byWay(m neighbour, _ float64) float64   { return m.rtt + 0.0168*m.detour }

// Forms on whole places held out of the tables: what an estimate is worth for a city
// in which nobody measures. The network's form must be far better than distance
// alone, and close to the best of the others, which are worse on the public internet
// (docs/latency.md).
func TestForms(t *testing.T) {
	t.Parallel()
	c := known(t)
	held := func(place string) bool { // every fourth place, the same each time
		h := fnv.New32a()
		h.Write([]byte(place))
		return h.Sum32()%4 == 0
	}
	rest := without(c, func(p catalog.Pair) bool { return held(p.From) || held(p.To) })
	net, near := latency.New(rest), around{rest, map[[2]string][]neighbour{}}
	forms := []form{
		{"by distance", func(c *catalog.Catalog, p, q string) float64 {
			return byDistance(latency.Distance(c.Places[p], c.Places[q]))
		}},
		{"nearest pair, scaled", near.nearest(1, scaled)},
		{"three nearest, scaled", near.nearest(3, scaled)},
		{"nearest pair, by way of it", near.nearest(1, byWay)},
		{"three nearest, by way of them", near.nearest(3, byWay)},
		{"the network's", func(_ *catalog.Catalog, p, q string) float64 { return net.RTT(p, q).MS }},
	}
	medians := map[string]float64{}
	for _, f := range forms {
		var errors []float64
		for _, table := range c.Tables {
			for _, p := range table.Pairs {
				if held(p.From) == held(p.To) || latency.Distance(c.Places[p.From], c.Places[p.To]) < 100 {
					continue
				}
				errors = append(errors, math.Abs(f.ms(rest, p.From, p.To)/p.RTT-1))
			}
		}
		slices.Sort(errors)
		medians[f.name] = errors[len(errors)/2]
		t.Logf("%-32s median %5.1f %%, 90th percentile %5.1f %%, %d pairs", f.name, 100*medians[f.name], 100*errors[len(errors)*9/10], len(errors))
	}
	if own := medians["the network's"]; own > 0.7*medians["by distance"] || own > medians["nearest pair, scaled"]+0.03 {
		t.Errorf("median errors %v", medians)
	}
}
