// Package rank orders stacks: an additive value on fixed scales, whose parts add
// up. The scales come from the user's own answers, never from the stacks that
// are compared, so that adding or removing one cannot reorder two others.
package rank

// Scale scores amounts of which less is better. It never ends: any less is worth more,
// and nothing is worth nothing.
type Scale struct {
	Half float64 // the amount that scores a half; more than 0
}

// Score is half / (half + x): 1 for nothing, a half at Half, towards 0 for ever more.
func (s Scale) Score(x float64) float64 {
	if !(x > 0) {
		return 1
	}
	return s.Half / (s.Half + x)
}

// Amount is the one that has a score between 0 and 1.
func (s Scale) Amount(score float64) float64 { return s.Half * (1/score - 1) }

// Part is what one objective contributes to a stack's value.
type Part struct {
	Objective string  // "cost", "latency", or a question
	Weight    float64 // normalised: the weights of a stack's parts sum to 1
	Score     float64 // 0 to 1
	Value     float64 // Weight × Score
	Open      bool    // the score would be another if what is unknown were known
	Least     float64 // the score if it turned out ill
	Best      float64 // and if it turned out well
}

// Normalise makes the weights sum to 1.
func Normalise(parts []Part) {
	var sum float64
	for _, p := range parts {
		sum += p.Weight
	}
	for i := range parts {
		if sum > 0 {
			parts[i].Weight /= sum
		}
	}
}

// Score is a score, and what it would be if all that is unknown turned out ill or well.
type Score struct{ Is, Least, Best float64 }

// Sure is a score of which everything is known.
func Sure(is float64) Score { return Score{is, is, is} }

// Scored is the part with a score.
func (p Part) Scored(s Score) Part {
	p.Score, p.Value, p.Least, p.Best = s.Is, p.Weight*s.Is, s.Least, s.Best
	p.Open = s.Best > s.Least
	return p
}

// Sum is the value of all parts, and the values if all that is unknown turned out ill or
// well.
func Sum(parts []Part) (value Score) {
	for i := range parts {
		p := &parts[i]
		value.Is += p.Value
		value.Least += p.Weight * p.Least
		value.Best += p.Weight * p.Best
	}
	return value
}
