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
// Lahdelma & Salminen 2001, Operations Research 49(3) 444-454) finds out. Options stand
// in rows, whose best option counts in each draw; rows compete, or only look on.
type Acceptability struct {
	Samples int
	Rank    [][]float64 // by row that competes: shares of samples in which it takes the first, second … rank; rows and columns sum to 1
	Central [][]float64 // by row that competes: the mean of the weights with which it is first; nil if it never is
	If      []float64   // by row that looks on: share of samples in which none that competes is worth more
}

// equal is the gap of value within which two rows are first alike: they share the vote.
const equal = 0.001

// SMAA ranks rows again and again with drawn weights and scores. row is the row of each
// option; there is none without an option. The first so many rows compete; the others
// look on. The same seed gives the same result. The first rank of a sample is divided
// among the rows that are first alike; of others with the same value the first one ranks
// first.
func SMAA(row []int, compete, wants, samples int, seed uint64, weigh Weigh, draw Draw) Acceptability {
	rows := 0
	for _, r := range row {
		rows = max(rows, r+1)
	}
	a := Acceptability{Samples: samples, Rank: grid(compete, compete), Central: make([][]float64, compete), If: make([]float64, rows-compete)}
	scores, weights, values := grid(len(row), wants), make([]float64, wants), make([]float64, rows)
	sums, first, order := grid(compete, wants), make([]float64, compete), make([]int, compete)
	// Scores have a generator of their own: another want moves no score.
	facts, mixes := rand.New(rand.NewPCG(seed, 1)), rand.New(rand.NewPCG(seed, 2))
	for range samples {
		draw(facts, scores)
		weigh(mixes, weights)
		for r := range values {
			values[r] = math.Inf(-1)
		}
		for i, r := range row {
			values[r] = max(values[r], dot(weights, scores[i]))
		}
		for r := range order {
			order[r] = r
		}
		slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(values[j], values[i]), cmp.Compare(i, j)) })
		alike := 0
		for alike < compete && values[order[0]]-values[order[alike]] <= equal {
			alike++
		}
		for rank, r := range order {
			if rank >= alike {
				a.Rank[r][rank]++
				continue
			}
			share := 1 / float64(alike)
			first[r] += share
			for k := range alike {
				a.Rank[r][k] += share
			}
			for j, w := range weights {
				sums[r][j] += share * w
			}
		}
		for i := range a.If {
			if compete > 0 && values[compete+i] >= values[order[0]] {
				a.If[i] += 1 / float64(samples)
			}
		}
	}
	for r, n := range first {
		if n > 0 {
			a.Central[r] = sums[r]
			for j := range a.Central[r] {
				a.Central[r][j] /= n
			}
		}
		for k := range compete { // counts become shares
			a.Rank[r][k] /= float64(samples)
		}
	}
	return a
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
