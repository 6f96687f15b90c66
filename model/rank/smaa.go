package rank

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Weigh draws one set of weights, which sum to 1.
type Weigh func(r *rand.Rand, weights []float64)

// Draw draws the scores of all options, one row for each with a score for each want.
// What options share is drawn once for all of them.
type Draw func(r *rand.Rand, scores [][]float64)

// Acceptability is what stochastic multicriteria acceptability analysis (SMAA-2,
// Lahdelma & Salminen 2001, Operations Research 49(3) 444-454) finds out.
type Acceptability struct {
	Samples    int
	Rank       [][]float64 // by option: shares of samples in which it takes the first, second … rank; rows and columns sum to 1
	Central    [][]float64 // by option: the mean of the weights with which it is first; nil if it never is
	Confidence []float64   // by option: share of samples in which it is first with its central weights; 0 if it has none
}

// SMAA ranks options again and again with drawn weights and scores. The same seed
// gives the same result. Of options with the same value the first one ranks first.
func SMAA(options, wants, samples int, seed uint64, weigh Weigh, draw Draw) Acceptability {
	a := Acceptability{Samples: samples, Rank: grid(options, options), Central: make([][]float64, options), Confidence: make([]float64, options)}
	scores, weights, values := grid(options, wants), make([]float64, wants), make([]float64, options)
	sums := grid(options, wants)
	first, order := make([]int, options), make([]int, options)
	// Scores have a generator of their own, so that the second pass meets the same ones.
	ofScores := func() *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
	facts, mixes := ofScores(), rand.New(rand.NewPCG(seed, 2))
	for range samples {
		draw(facts, scores)
		weigh(mixes, weights)
		for i := range options {
			values[i] = dot(weights, scores[i])
		}
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(values[j], values[i]), cmp.Compare(i, j)) })
		for rank, i := range order {
			a.Rank[i][rank]++
		}
		if len(order) > 0 {
			best := order[0]
			first[best]++
			for j, w := range weights {
				sums[best][j] += w
			}
		}
	}
	for i, n := range first {
		if n > 0 {
			a.Central[i] = sums[i]
			for j := range a.Central[i] {
				a.Central[i][j] /= float64(n)
			}
		}
	}
	facts = ofScores()
	for range samples {
		draw(facts, scores)
		for i, central := range a.Central {
			if central != nil && wins(i, central, scores) {
				a.Confidence[i]++
			}
		}
	}
	for i := range options { // counts become shares
		a.Confidence[i] /= float64(samples)
		for k := range options {
			a.Rank[i][k] /= float64(samples)
		}
	}
	return a
}

// wins says whether an option is first with these weights.
func wins(i int, weights []float64, scores [][]float64) bool {
	own := dot(weights, scores[i])
	for k := range scores {
		if v := dot(weights, scores[k]); k != i && (v > own || v == own && k < i) {
			return false
		}
	}
	return true
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func grid(rows, columns int) [][]float64 {
	all := make([]float64, rows*columns)
	out := make([][]float64, rows)
	for i := range out {
		out[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return out
}

// StandardError is that of a share found from so many samples: sqrt(b (1 - b) / n).
func StandardError(share float64, samples int) float64 {
	if samples == 0 {
		return 0
	}
	return math.Sqrt(share * (1 - share) / float64(samples))
}

// Around draws weights around given ones: each times a factor between 1/spread and
// spread, evenly in its logarithm, and then all together to a sum of 1.
func Around(given, spread []float64) Weigh {
	logs := make([]float64, len(spread))
	for i, s := range spread {
		logs[i] = math.Log(s)
	}
	return func(r *rand.Rand, weights []float64) {
		sum := 0.0
		for i, w := range given {
			weights[i] = w * math.Exp((2*r.Float64()-1)*logs[i])
			sum += weights[i]
		}
		for i := range weights {
			if sum > 0 {
				weights[i] /= sum
			}
		}
	}
}

// Switch is the weight of one want at which two options have the same value, the
// other weights keeping their proportions; ok is false if there is none between 0 and
// 1. weight is the want's now, a and b the options' scores on it and their values on
// all wants.
//
// With R = (V - w u) / (1 - w), the value on the other wants, it is
// t = (R_b - R_a) / ((u_a - R_a) - (u_b - R_b)).
func Switch(weight, scoreA, valueA, scoreB, valueB float64) (t float64, ok bool) {
	if !(weight < 1) {
		return 0, false
	}
	restA, restB := (valueA-weight*scoreA)/(1-weight), (valueB-weight*scoreB)/(1-weight)
	gap := (scoreA - restA) - (scoreB - restB)
	if math.Abs(gap) < 1e-12 {
		return 0, false
	}
	t = (restB - restA) / gap
	return t, t > 0 && t < 1
}

// Unlog is the amount that has a score on the scale of Log.
func Unlog(score, best, worst float64) float64 {
	return worst / math.Pow(worst/best, score)
}
