package workload_test

import (
	"math"
	"testing"

	"whereto/model/workload"
)

// near says whether got is want but for a relative error.
func near(got, want, relative float64) bool {
	return math.Abs(got-want) <= relative*math.Abs(want)
}

// erlangBSum is Erlang B as its definition has it, (a^n / n!) / sum of a^k / k!,
// with both divided by a^n / n!: another way than the recursion that is tested.
func erlangBSum(n int, a float64) float64 {
	term, sum := 1.0, 1.0
	for k := n; k > 0; k-- {
		term *= float64(k) / a
		sum += term
	}
	return 1 / sum
}

// Published blocking shares (W2): reserved capacity spills over by them.
func TestErlangBAsPublished(t *testing.T) {
	for _, c := range []struct {
		n                  int
		a, blocked, carry  float64
		percentAsPublished string
	}{
		{10, 8, 0.121661, 7.0267, "12.1661"},
		{12, 10, 0.119739, 8.8026, "11.9739"},
	} {
		got := workload.ErlangB(c.n, c.a)
		if math.Abs(got-c.blocked) > 0.5e-6 {
			t.Errorf("ErlangB(%d, %v) = %.7f, published: %s %%", c.n, c.a, got, c.percentAsPublished)
		}
		if carried := c.a * (1 - got); math.Abs(carried-c.carry) > 0.5e-4 {
			t.Errorf("%d servers carry %.5f of %v, published: %v", c.n, carried, c.a, c.carry)
		}
	}
}

// The recursion is the definition's sum, from no server at all to many.
func TestErlangBIsItsDefinition(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 10, 50, 100, 2_000, 9_000, 10_000, 10_400, 1_000_000} {
		for _, a := range []float64{1e-6, 0.5, 1, 7, 42, 120, 9_000, 10_000, 1_000_000, 2_000_000} {
			if got, want := workload.ErlangB(n, a), erlangBSum(n, a); !near(got, want, 1e-10) {
				t.Errorf("ErlangB(%d, %v) = %v, the sum gives %v", n, a, got, want)
			}
		}
	}
}

// Formula L against what it was published with (printed digits) and against
// measurements on AWS Lambda, T = 600 s (W7). The tolerances are those of
// workload.md: 40 % on the cold share, 8 % on instances. The printed column was
// made with unrounded arrival rates; the printed ones have 4 to 6 digits, so a
// thousandth is allowed above half of the last digit.
func TestLayersAgainstMeasurements(t *testing.T) {
	for _, c := range []struct {
		rate, warm, measuredCold, measuredUp, cold, up float64
	}{
		{0.001863, 1.955, 0.34299, 0.674, 0.32940, 0.678},
		{0.002458, 1.954, 0.21083, 0.814, 0.23252, 0.779},
		{0.002882, 1.952, 0.14543, 0.779, 0.18201, 0.833},
		{0.004248, 1.958, 0.07948, 0.946, 0.08561, 0.943},
		{0.005725, 1.952, 0.03828, 1.032, 0.04251, 1.006},
		{0.050120, 1.967, 0.00854, 2.114, 0.00962, 2.062},
		{0.099871, 1.973, 0.00595, 2.764, 0.00672, 2.681},
		{0.100377, 1.976, 0.00566, 2.889, 0.00671, 2.689},
		{0.301791, 1.992, 0.00294, 4.422, 0.00233, 4.462},
		{0.397486, 1.998, 0.00208, 5.045, 0.00199, 5.123},
		{0.499673, 2.007, 0.00191, 5.694, 0.00159, 5.767},
		{0.697266, 2.013, 0.00175, 6.928, 0.00122, 6.898},
	} {
		got := workload.NewLayers(c.rate, c.warm, 600, 1, 0)
		if math.Abs(got.ColdShare-c.cold) > 0.5e-5+c.cold/1000 {
			t.Errorf("%v/s: cold share %.5f, printed %.5f", c.rate, got.ColdShare, c.cold)
		}
		if math.Abs(got.Instances-c.up) > 0.5e-3+c.up/1000 {
			t.Errorf("%v/s: %.3f instances, printed %.3f", c.rate, got.Instances, c.up)
		}
		if !near(got.ColdShare, c.measuredCold, 0.40) {
			t.Errorf("%v/s: cold share %.5f, measured %.5f", c.rate, got.ColdShare, c.measuredCold)
		}
		if !near(got.Instances, c.measuredUp, 0.08) {
			t.Errorf("%v/s: %.3f instances, measured %.3f", c.rate, got.Instances, c.measuredUp)
		}
	}
}

// SimFaaS's own example (W5): formula L prints 0.00098 and 7.91; the simulation
// has 0.0014 and 7.6612.
func TestLayersAgainstSimulation(t *testing.T) {
	got := workload.NewLayers(0.9, 1.991, 600, 1, 0)
	if math.Abs(got.ColdShare-0.00098) > 0.5e-5 || math.Abs(got.Instances-7.91) > 0.5e-2 {
		t.Errorf("cold share %.5f, %.2f instances; printed 0.00098 and 7.91", got.ColdShare, got.Instances)
	}
	if !near(got.ColdShare, 1213.0/898_469, 0.40) || !near(got.Instances, 7.6612, 0.08) {
		t.Errorf("cold share %.5f, %.2f instances; simulated %.5f and 7.6612", got.ColdShare, got.Instances, 1213.0/898_469)
	}
}

// Several requests on one instance: the cases printed in workload.md, formula and
// its own simulation. Where it prints no idle time, 900 s of its first case is
// taken.
func TestLayersWithSlots(t *testing.T) {
	for _, c := range []struct {
		name                 string
		rate, duration, idle float64
		slots                int
		cold, coldOff        float64
		up, simulated        float64
	}{
		{"1 in 200 s, 80 slots", 1.0 / 200, 0.2, 900, 80, 0.0111, 0.5e-4, 0.99, 0.99},
		{"2/s, 4 slots", 2, 1, 300, 4, 0.00057, 0.5e-5, 2.48, 2.34},
		{"20/s, 10 slots", 20, 0.5, 900, 10, 0, 0.00003, 3.00, 2.95},
		{"100/s, 80 slots", 100, 0.5, 900, 80, 0, 0.00003, 1.99, 1.99}, // simulated 1.39, its worst case: no check
	} {
		got := workload.NewLayers(c.rate, c.duration, c.idle, c.slots, 0)
		if math.Abs(got.ColdShare-c.cold) > c.coldOff {
			t.Errorf("%s: cold share %.6f, printed %.6f", c.name, got.ColdShare, c.cold)
		}
		if math.Abs(got.Instances-c.up) > 0.5e-2 {
			t.Errorf("%s: %.4f instances, printed %.2f", c.name, got.Instances, c.up)
		}
		if !near(got.Instances, c.simulated, 0.08) {
			t.Errorf("%s: %.4f instances, simulated %.2f", c.name, got.Instances, c.simulated)
		}
	}
}

// Many requests in flight need instances for all of them: far above the slots of
// the first instance it is full all the time, which must not end the sum. Nor may
// the sum end where its layers do.
func TestLayersHoldWhatIsInFlight(t *testing.T) {
	for _, slots := range []int{1, 2, 10, 80} {
		for _, inFlight := range []float64{10, 45, 100, 500, 5_000, 90_000, 250_000, 1e7, 1e12} {
			got := workload.NewLayers(inFlight/0.5, 0.5, 300, slots, 0).Instances
			least := inFlight / float64(slots)
			if got < least*(1-1e-6) {
				t.Errorf("%v in flight, %d slots: %v instances up, %v are busy", inFlight, slots, got, least)
			}
			if most := 2*least + 10*math.Sqrt(least) + 10; got > most {
				t.Errorf("%v in flight, %d slots: %v instances up, hardly more than %v are needed", inFlight, slots, got, most)
			}
		}
	}
}

// The layers that are kept warm meet no cold start and are not counted: what is
// left is the sum without their terms.
func TestLayersSkipWarmOnes(t *testing.T) {
	const rate, duration, idle = 0.01, 2.0, 100.0
	all := workload.NewLayers(rate, duration, idle, 1, 0)
	rest := workload.NewLayers(rate, duration, idle, 1, 1)
	first := 1 - erlangBSum(1, rate*duration)
	cold := math.Exp(-rate * idle)
	if want := all.ColdShare - first*cold; !near(rest.ColdShare, want, 1e-9) {
		t.Errorf("cold share with one warm layer %v, want %v", rest.ColdShare, want)
	}
	up := (duration + (1-cold)/rate) / (duration + 1/rate)
	if want := all.Instances - up; !near(rest.Instances, want, 1e-9) {
		t.Errorf("%v instances beside the warm one, want %v", rest.Instances, want)
	}
}

// No traffic, or none that can be counted, has no instance and no cold start.
func TestLayersOfNothing(t *testing.T) {
	for _, c := range []struct{ rate, duration float64 }{{0, 1}, {-1, 1}, {1, 0}, {1, -1}, {math.NaN(), 1}, {1, math.NaN()}} {
		if got := workload.NewLayers(c.rate, c.duration, 300, 1, 0); got != (workload.Layers{}) {
			t.Errorf("rate %v, duration %v: %+v, want nothing", c.rate, c.duration, got)
		}
	}
}

// Whatever the rate, a share stays a share and a count a count: one NaN would
// spoil a whole bill.
func TestLayersStayNumbers(t *testing.T) {
	for _, rate := range []float64{1e-15, 0.001, 1, 1e6, 1e12} {
		for _, duration := range []float64{0.001, 1, 900} {
			for _, idle := range []float64{0, 1, 600, 1e9} {
				for _, slots := range []int{0, 1, 2, 80, 1_000_000} {
					got := workload.NewLayers(rate, duration, idle, slots, 0)
					if !(got.ColdShare >= 0 && got.ColdShare <= 1+1e-9) {
						t.Errorf("%v/s, %v s, idle %v, %d slots: cold share %v", rate, duration, idle, slots, got.ColdShare)
					}
					if !(got.Instances >= 0) || math.IsInf(got.Instances, 0) {
						t.Errorf("%v/s, %v s, idle %v, %d slots: %v instances", rate, duration, idle, slots, got.Instances)
					}
				}
			}
		}
	}
}

// An instance that is dropped at once makes every request a cold one; one that
// is never dropped makes none.
func TestLayersAtTheEndsOfIdle(t *testing.T) {
	for _, slots := range []int{1, 10} {
		for _, rate := range []float64{0.01, 3, 1e6} {
			if got := workload.NewLayers(rate, 0.5, 0, slots, 0).ColdShare; !near(got, 1, 1e-6) {
				t.Errorf("%v/s, %d slots, no idle time: cold share %v, want 1", rate, slots, got)
			}
			if got := workload.NewLayers(rate, 0.5, 1e18, slots, 0).ColdShare; got > 1e-3 {
				t.Errorf("%v/s, %d slots, idle for ever: cold share %v, want 0", rate, slots, got)
			}
		}
	}
}
