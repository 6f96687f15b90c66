package workload_test

import (
	"math"
	"testing"

	"whereto/model/workload"
)

// Every shape spreads the month and neither adds nor loses requests: the mean is
// 1, no hour is below 0, and the busiest hour is the peak that was asked for, or
// the most that the shape can have.
func TestWeekKeepsTheMonth(t *testing.T) {
	most := map[string]float64{"steady": 1, "daily": 24, "office-hours": 168, "spiky": 24}
	for shape, limit := range most {
		for _, peak := range []float64{1, 1.0001, 1.04, 24.0 / 23, 1.05, 1.5, 2, 3, 4.2, 4.3, 8, 10, 20, 24, 25, 100, 168} {
			w := workload.NewWeek(shape, peak)
			var sum float64
			for h, v := range w {
				sum += v
				if !(v >= 0) {
					t.Errorf("%s, peak %v: hour %d has %v", shape, peak, h, v)
				}
			}
			if mean := sum / workload.Hours; math.Abs(mean-1) > 1e-9 {
				t.Errorf("%s, peak %v: mean %v, want 1", shape, peak, mean)
			}
			if want := min(peak, limit); math.Abs(w.Peak()-want) > 1e-9 {
				t.Errorf("%s, peak %v: busiest hour %v, want %v", shape, peak, w.Peak(), want)
			}
		}
	}
}

// A peak of the mean or less leaves nothing to shape, and a shape that is not
// known is steady rather than empty.
func TestWeekWithoutPeak(t *testing.T) {
	for _, c := range []struct {
		shape string
		peak  float64
	}{{"daily", 1}, {"daily", 0.5}, {"office-hours", 0}, {"spiky", -3}, {"steady", 10}, {"", 5}} {
		for h, v := range workload.NewWeek(c.shape, c.peak) {
			if v != 1 {
				t.Fatalf("%q, peak %v: hour %d has %v, want 1", c.shape, c.peak, h, v)
			}
		}
	}
}

// Office hours take all of the week's 168 at 4.2 times the mean in 40 hours:
// 168 / 40 = 4.2, nights and weekends are empty.
func TestOfficeHours(t *testing.T) {
	w := workload.NewWeek("office-hours", 168.0/40)
	for h, v := range w {
		want := 0.0
		if h/24 < 5 && h%24 >= 9 && h%24 < 17 {
			want = 4.2
		}
		if math.Abs(v-want) > 1e-9 {
			t.Errorf("day %d, %d o'clock: %v, want %v", h/24, h%24, v, want)
		}
	}
	if got := w.PeakDay(); math.Abs(got-1.0/5) > 1e-9 {
		t.Errorf("the busiest day has %v of the week, want a fifth", got)
	}
}

// With half of the peak the 40 hours take 80 of 168 and the other 128 share 88.
func TestOfficeHoursLeaveARest(t *testing.T) {
	w := workload.NewWeek("office-hours", 2)
	if got, want := w[9], 2.0; got != want {
		t.Errorf("Monday 9 o'clock: %v, want %v", got, want)
	}
	for _, h := range []int{0, 8, 17, 5*24 + 12} {
		if want := 88.0 / 128; math.Abs(w[h]-want) > 1e-12 {
			t.Errorf("hour %d: %v, want %v", h, w[h], want)
		}
	}
}

// A peak that 40 hours cannot all have goes to as many as it can: 168 / 10 is 16
// hours, the 17th has 8.
func TestOfficeHoursPeakTooLarge(t *testing.T) {
	w := workload.NewWeek("office-hours", 10)
	var full, rest int
	for _, v := range w {
		switch {
		case math.Abs(v-10) < 1e-9:
			full++
		case math.Abs(v-8) < 1e-9:
			rest++
		case v > 1e-9:
			t.Errorf("an hour has %v", v)
		}
	}
	if full != 16 || rest != 1 {
		t.Errorf("%d hours at 10 and %d at 8, want 16 and 1", full, rest)
	}
}

// A day's wave is highest at 14 o'clock, lowest at 2, and the same every day.
func TestDaily(t *testing.T) {
	w := workload.NewWeek("daily", 2)
	for h, v := range w {
		if v > w[14]+1e-12 || v < w[2]-1e-12 {
			t.Errorf("hour %d: %v is not between %v and %v", h, v, w[2], w[14])
		}
		if math.Abs(v-w[h%24]) > 1e-9 {
			t.Errorf("hour %d: %v, the first day has %v", h, v, w[h%24])
		}
	}
	if got := w.PeakDay(); math.Abs(got-1.0/7) > 1e-9 {
		t.Errorf("the busiest day has %v of the week, want a seventh", got)
	}
	// 2 times the mean is the plain wave, 1 + cos, of which the power is 1.
	if want := 1 + math.Cos(2*math.Pi*6/24); math.Abs(w[20]-want) > 1e-9 {
		t.Errorf("20 o'clock: %v, want %v", w[20], want)
	}
}

// One hour a day has the peak; the other 161 share 168 - 7 × 10 = 98.
func TestSpiky(t *testing.T) {
	for h, v := range workload.NewWeek("spiky", 10) {
		want := 98.0 / 161
		if h%24 == 12 {
			want = 10
		}
		if math.Abs(v-want) > 1e-12 {
			t.Errorf("hour %d: %v, want %v", h, v, want)
		}
	}
}
