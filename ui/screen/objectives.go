package screen

import (
	"fmt"
	"math"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/rank"
	"whereto/model/stack"
)

// objective is a part of every stack's value, and how much it counts.
type objective struct {
	id, name string
	weight   float64 // relative, as it is set, or as usual
	usual    float64
	set      bool
	share    float64 // of the weight of all
	back     float64 // its share where it alone weighs as usual again
}

// objectiveName is what an objective is called: that of a question by its name.
func objectiveName(c *catalog.Catalog, id string) string {
	if q, ok := c.Question(id); ok {
		return q.Name
	}
	return id
}

// objectives are those of the answers, in the order of the parts of a value.
func objectives(s state) []objective {
	var list []objective
	sum := 0.0
	for _, p := range partsOf(s) {
		o := objective{id: p.Objective, name: objectiveName(s.catalog, p.Objective)}
		switch p.Objective {
		case stack.Cost, stack.Latency:
			o.usual = s.catalog.Method.Weights[p.Objective]
		default:
			o.usual = s.catalog.Method.Weights["want"]
		}
		if o.weight, o.set = s.answers.Weights[o.id]; !o.set {
			o.weight = o.usual
		}
		sum += o.weight
		list = append(list, o)
	}
	for i := range list {
		o := &list[i]
		o.share, o.back = ratio(o.weight, sum), ratio(o.usual, sum-o.weight+o.usual)
	}
	return list
}

// partsOf are the parts of the best stack that is shown in full; all have the same.
func partsOf(s state) []rank.Part {
	for _, x := range s.advice.All() {
		if x.Parts != nil {
			return x.Parts
		}
	}
	return nil
}

func ratio(part, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return part / of
}

// mostShare is the most that one objective can weigh beside others, in per cent.
const mostShare = 99

// weightsWith are the weights that give one of the objectives a share in per cent, the others
// keeping their proportions; false where nothing but it counts.
func weightsWith(list []objective, id string, share int) (map[string]float64, bool) {
	rest := 0.0
	for _, o := range list {
		if o.id != id {
			rest += o.weight
		}
	}
	if rest == 0 {
		return nil, false
	}
	part := float64(max(0, min(share, mostShare))) / 100
	weights := map[string]float64{id: rounded(rest*part/(1-part), 4)}
	if most := weights[id]; most > answers.MostWeight { // all have to weigh less
		for _, o := range list {
			weights[o.id] = rounded(o.weight*answers.MostWeight/most, 4)
		}
		weights[id] = answers.MostWeight
	}
	return weights, true
}

// rounded is a number of so many digits.
func rounded(v float64, digits int) float64 {
	if v <= 0 {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(v))-float64(digits-1))
	if unit < 1 { // no digit more than those, in binary too
		return math.Round(v*math.Round(1/unit)) / math.Round(1/unit)
	}
	return math.Round(v/unit) * unit
}

// shareText is a share in per cent, as it is set by.
func shareText(share float64) string {
	if share > 0 && share < 0.005 {
		return "<1"
	}
	return fmt.Sprintf("%.0f", 100*share)
}
