package rank_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"whereto/model/rank"
)

const many = 10_000

func close(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s = %.4f, want %.4f within %v", what, got, want, tolerance)
	}
}

// uniform draws weights evenly from all that sum to 1: w = e / Σe, e = -ln(u).
func uniform(r *rand.Rand, weights []float64) {
	sum := 0.0
	for i := range weights {
		weights[i] = r.ExpFloat64()
		sum += weights[i]
	}
	for i := range weights {
		weights[i] /= sum
	}
}

// exact draws the same scores each time.
func exact(rows ...[]float64) rank.Draw {
	return func(_ *rand.Rand, scores [][]float64) {
		for i, row := range rows {
			copy(scores[i], row)
		}
	}
}

// each is a row for each of so many options.
func each(n int) []int {
	row := make([]int, n)
	for i := range row {
		row[i] = i
	}
	return row
}

// Three rows of which the third is middling in both: shares of ranks and central weights
// are known exactly.
func TestSMAAExactly(t *testing.T) {
	a := rank.SMAA(each(3), 3, 2, 100_000, 1, uniform, exact([]float64{1, 0}, []float64{0, 1}, []float64{0.6, 0.6}))
	for i, want := range [][]float64{{0.4, 0.1, 0.5}, {0.4, 0.1, 0.5}, {0.2, 0.8, 0}} {
		for r, share := range want {
			close(t, "share of a rank", a.Rank[i][r], share, 0.005)
		}
	}
	for i, want := range []float64{0.8, 0.2, 0.5} {
		close(t, "central weight", a.Central[i][0], want, 0.005)
	}
	if len(a.If) != 0 {
		t.Errorf("nothing looks on, and shares are %v", a.If)
	}
}

// One that is better everywhere is always first; the other has no central weights.
func TestSMAADominance(t *testing.T) {
	a := rank.SMAA(each(2), 2, 3, 1000, 1, uniform, exact([]float64{0.9, 0.8, 0.7}, []float64{0.5, 0.4, 0.3}))
	if a.Rank[0][0] < 1-1e-9 || a.Rank[1][0] != 0 || a.Central[0] == nil || a.Central[1] != nil {
		t.Errorf("%+v", a)
	}
}

// Rows that are first alike share the vote, and the ranks that they take; those within a
// thousandth are alike, those further apart are not.
func TestSMAASharesVotes(t *testing.T) {
	for _, c := range []struct {
		gap  float64
		want float64
	}{{0, 1. / 3}, {0.0009, 1. / 3}, {0.0011, 1}} {
		a := rank.SMAA(each(4), 4, 1, 100, 1, uniform, exact([]float64{0.8}, []float64{0.8 - c.gap}, []float64{0.8 - c.gap}, []float64{0.1}))
		close(t, "share of the first", a.Rank[0][0], c.want, 1e-9)
		close(t, "share of the second", a.Rank[1][0], (1-c.want)/2*boolean(c.want < 1), 1e-9)
		close(t, "the last is last", a.Rank[3][3], 1, 1e-9)
		for i := range a.Rank {
			row, column := 0.0, 0.0
			for r := range a.Rank {
				row += a.Rank[i][r]
				column += a.Rank[r][i]
			}
			close(t, "row", row, 1, 1e-9)
			close(t, "column", column, 1, 1e-9)
		}
	}
}

func boolean(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// The best option of a row counts in each draw: together they take the votes that each
// would take alone, and none from each other. The same option twice in a row counts once.
func TestSMAARows(t *testing.T) {
	scores := [][]float64{{1, 0}, {0, 1}, {0.6, 0.6}}
	a := rank.SMAA([]int{0, 0, 1}, 2, 2, 100_000, 1, uniform, exact(scores...))
	close(t, "share of the two", a.Rank[0][0], 0.8, 0.005)
	close(t, "share of the third", a.Rank[1][0], 0.2, 0.005)
	twice := rank.SMAA([]int{0, 0, 0, 1, 2}, 3, 2, 1000, 1, uniform, exact(scores[0], scores[0], scores[0], scores[1], scores[2]))
	once := rank.SMAA(each(3), 3, 2, 1000, 1, uniform, exact(scores...))
	if !reflect.DeepEqual(twice, once) {
		t.Errorf("an option counts more often than once: %v, %v", twice.Rank, once.Rank)
	}
}

// A row that looks on takes no vote of those that compete; its own share is how often
// none of them is worth more.
func TestSMAALookingOn(t *testing.T) {
	alone := rank.SMAA(each(2), 2, 2, 100_000, 1, uniform, exact([]float64{1, 0}, []float64{0, 1}))
	a := rank.SMAA(each(5), 2, 2, 100_000, 1, uniform, exact([]float64{1, 0}, []float64{0, 1}, []float64{0.6, 0.6}, []float64{1, 1}, []float64{0, 0}))
	if !reflect.DeepEqual(a.Rank, alone.Rank) || !reflect.DeepEqual(a.Central, alone.Central) {
		t.Errorf("they take votes: %v, without them %v", a.Rank, alone.Rank)
	}
	for i, want := range []float64{0.2, 1, 0} {
		close(t, "share of what looks on", a.If[i], want, 0.005)
	}
	if same := rank.SMAA(each(2), 1, 1, 10, 1, uniform, exact([]float64{0.5}, []float64{0.5})); same.Rank[0][0] != 1 || math.Abs(same.If[0]-1) > 1e-9 {
		t.Errorf("of equal worth: %+v", same)
	}
}

// The example of R's smaa 0.3-3 (data thrombo): two options, three criteria, with
// normal scores of the printed means and deviations. Published: first ranks .3504 and
// .6496 (.346 and .654 with normal scores), central weights.
func TestSMAAThrombosis(t *testing.T) {
	mean := [][]float64{{.4117, .4249, .9258}, {.7514, .6084, .6151}}
	deviation := [][]float64{{.1218, .1565, .0728}, {.0838, .1525, .1655}}
	draw := func(r *rand.Rand, scores [][]float64) {
		for i := range scores {
			for j := range scores[i] {
				scores[i][j] = mean[i][j] + deviation[i][j]*r.NormFloat64()
			}
		}
	}
	a := rank.SMAA(each(2), 2, 3, many, 1, uniform, draw)
	close(t, "heparin first", a.Rank[0][0], .346, .02)
	close(t, "enoxaparin first", a.Rank[1][0], .654, .02)
	for i, want := range [][]float64{{.1865, .2772, .5363}, {.4073, .3641, .2285}} {
		for j, w := range want {
			close(t, "central weight", a.Central[i][j], w, .02)
		}
	}
	fixed := rank.SMAA(each(2), 2, 3, many, 1, rank.Around([]float64{.5, .2, .3}, []float64{1, 1, 1}), draw)
	close(t, "heparin first with fixed weights", fixed.Rank[0][0], .1279, .02)
}

// Rows and columns of the shares sum to 1, and the same seed gives the
// same numbers; another one others.
func TestSMAASums(t *testing.T) {
	draw := func(r *rand.Rand, scores [][]float64) {
		for i := range scores {
			for j := range scores[i] {
				scores[i][j] = math.Floor(r.Float64()*3) / 3 // with ties
			}
		}
	}
	a := rank.SMAA([]int{0, 0, 1, 2, 3, 3, 3, 4}, 5, 3, 2000, 7, uniform, draw)
	for i := range a.Rank {
		row, column := 0.0, 0.0
		for r := range a.Rank {
			row += a.Rank[i][r]
			column += a.Rank[r][i]
		}
		close(t, "row", row, 1, 1e-9)
		close(t, "column", column, 1, 1e-9)
		central := 0.0
		for _, w := range a.Central[i] {
			central += w
		}
		close(t, "central weights", central, 1, 1e-9)
	}
	if !reflect.DeepEqual(a, rank.SMAA([]int{0, 0, 1, 2, 3, 3, 3, 4}, 5, 3, 2000, 7, uniform, draw)) {
		t.Error("the same seed gives other numbers")
	}
	if reflect.DeepEqual(a, rank.SMAA([]int{0, 0, 1, 2, 3, 3, 3, 4}, 5, 3, 2000, 8, uniform, draw)) {
		t.Error("another seed gives the same numbers")
	}
	close(t, "standard error", rank.StandardError(0.5, many), 0.005, 1e-12)
}

// Weights around given ones stay within their factor before they are made to sum to 1.
func TestWeightsAround(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	given := []float64{0.5, 0.3, 0.2}
	weigh := rank.Around(given, []float64{2, 2, 1})
	w := make([]float64, 3)
	var mean float64
	for range many {
		weigh(r, w)
		close(t, "sum", w[0]+w[1]+w[2], 1, 1e-9)
		if ratio := w[0] / w[2] / (given[0] / given[2]); ratio < 0.5-1e-9 || ratio > 2+1e-9 {
			t.Fatalf("the first beside the fixed one is %v of what was given", ratio)
		}
		mean += math.Log(w[0]/w[2]/2.5) / many
	}
	close(t, "mean of the factor's logarithm", mean, 0, 0.02)
}

// The weighted sum of Rizan et al. 2020, each column divided by its greatest.
func TestWeightedSumAsPublished(t *testing.T) {
	weights := []float64{.1, .1, .1, .15, .2, .25, .1}
	matrix := [][]float64{{.75, .50, .75, 0, 0, 0, 1}, {.75, 1, .75, 0, 0, 0, .75}, {.75, .75, .75, 0, .50, .25, 1}, {.50, .50, .75, 1, .50, 0, .75}}
	greatest := make([]float64, len(weights))
	for _, row := range matrix {
		for j, v := range row {
			greatest[j] = max(greatest[j], v)
		}
	}
	for i, want := range []float64{.350, .375, .825, .642} {
		var parts []rank.Part
		for j, v := range matrix[i] {
			parts = append(parts, rank.Part{Weight: weights[j], Score: v / greatest[j]})
		}
		close(t, "value", rank.Sum(normalised(parts)).Is, want, 0.0005)
	}
}

// Swing weights of the Tolford stadium: distance 100, parking 30, residents 55,
// accessibility 15.
func TestSwingWeights(t *testing.T) {
	swings := []float64{100, 30, 55, 15}
	for site, c := range map[string]struct {
		values []float64
		want   float64
	}{
		"Egbert Heath": {[]float64{10, 100, 70, 50}, 43},
		"Lakeside":     {[]float64{40, 80, 100, 100}, 67},
		"Jones Street": {[]float64{60, 10, 0, 0}, 31.5},
		"The Causeway": {[]float64{0, 60, 40, 60}, 24.5},
		"Hodge Street": {[]float64{100, 0, 20, 10}, 56.25},
	} {
		var parts []rank.Part
		for j, v := range c.values {
			parts = append(parts, rank.Part{Weight: swings[j], Score: v / 100})
		}
		close(t, site, 100*rank.Sum(normalised(parts)).Is, c.want, 1e-9)
	}
}

// At the switching weight two options have the same value.
func TestSwitch(t *testing.T) {
	weights, a, b := []float64{0.5, 0.3, 0.2}, []float64{1, 0.2, 0.4}, []float64{0.3, 0.9, 0.8}
	value := func(w, scores []float64) float64 { return w[0]*scores[0] + w[1]*scores[1] + w[2]*scores[2] }
	at, ok := rank.Switch(weights[0], a[0], value(weights, a), b[0], value(weights, b))
	if !ok {
		t.Fatal("no switching weight")
	}
	rest := (1 - at) / (1 - weights[0])
	moved := []float64{at, weights[1] * rest, weights[2] * rest}
	close(t, "difference at it", value(moved, a)-value(moved, b), 0, 1e-9)
	if _, ok := rank.Switch(0.5, 1, 0.9, 0.5, 0.4); ok {
		t.Error("what is better in all has a switching weight")
	}
	if _, ok := rank.Switch(1, 1, 1, 0, 0); ok {
		t.Error("a single want has one")
	}
}
