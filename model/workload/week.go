package workload

import (
	"math"
	"sync/atomic"

	"whereto/model/catalog"
)

// Hours is the length of the week that traffic is modelled on.
const Hours = 168

// Week is the traffic of each hour of a week in proportion to the mean, which is 1.
type Week [Hours]float64

// NewWeek makes the week of a traffic shape whose busiest hour has peak times
// the mean. Monday 0 o'clock is the first hour; local time of the users.
//
//   - steady: the same every hour;
//   - daily: ((1 + cos) / 2)^n with its height at 14 o'clock, n such that the
//     busiest hour is peak times the mean; 1 + (peak - 1) cos where peak is so
//     small that no n gives it;
//   - office-hours: the hours from 9 to 17 on five days have peak times the mean
//     (as many of them as that allows), the rest shares what is left;
//   - spiky: one hour of each day has peak times the mean (24 at most), the rest
//     shares what is left.
func NewWeek(shape string, peak float64) Week {
	var w Week
	for h := range w {
		w[h] = 1
	}
	if peak <= 1 {
		return w
	}
	switch shape {
	case catalog.WordDaily:
		if last := lastDaily.Load(); last != nil && last.peak == peak {
			return last.week
		}
		made := &dailyWeek{peak, daily(peak)}
		lastDaily.Store(made)
		return made.week
	case catalog.WordOfficeHours:
		return blocks(peak, func(h int) bool { day, hour := h/24, h%24; return day < 5 && hour >= 9 && hour < 17 })
	case catalog.WordSpiky:
		return blocks(min(peak, 24), func(h int) bool { return h%24 == 12 })
	}
	return w
}

// dailyWeek is a daily week with its peak.
type dailyWeek struct {
	peak float64
	week Week
}

// lastDaily is the last one that was made: its power is searched for, and answers that
// follow each other seldom differ in it.
var lastDaily atomic.Pointer[dailyWeek]

func daily(peak float64) Week {
	var height [24]float64
	for h := range height {
		height[h] = (1 + math.Cos(2*math.Pi*float64(h-14)/24)) / 2
	}
	if peak < 24.0/23 { // no power is as flat: it has 0 at 2 o'clock
		var w Week
		for h := range w {
			w[h] = 1 + (peak-1)*(2*height[h%24]-1)
		}
		return w
	}
	var first [24]int // the first hour of the same height
	for h := range first {
		for height[first[h]] != height[h] {
			first[h]++
		}
	}
	at := func(n float64) (day [24]float64) {
		var sum float64
		for h := range day {
			if first[h] == h {
				day[h] = math.Pow(height[h], n)
			} else {
				day[h] = day[first[h]]
			}
			sum += day[h]
		}
		for h := range day {
			day[h] *= 24 / sum
		}
		return day
	}
	low, high := 0.0, 4096.0
	for range 60 {
		n := (low + high) / 2
		if at(n)[14] < peak {
			low = n
		} else {
			high = n
		}
	}
	var w Week
	day := at(high)
	for h := range w {
		w[h] = day[h%24]
	}
	return w
}

// blocks gives the chosen hours peak times the mean, as many of them as a mean
// of 1 allows, and the rest what is left.
func blocks(peak float64, busy func(h int) bool) Week {
	var w Week
	left, rest := float64(Hours), 0
	for h := range w {
		if busy(h) {
			w[h] = min(peak, left)
			left -= w[h]
		} else {
			rest++
		}
	}
	for h := range w {
		if !busy(h) {
			w[h] = left / float64(rest)
		}
	}
	return w
}

// Peak is the busiest hour's rate over the mean.
func (w Week) Peak() float64 {
	var peak float64
	for _, v := range w {
		peak = max(peak, v)
	}
	return peak
}

// PeakDay is the share of the week's traffic on its busiest day.
func (w Week) PeakDay() float64 {
	var most float64
	for day := range 7 {
		var sum float64
		for h := range 24 {
			sum += w[day*24+h]
		}
		most = max(most, sum)
	}
	return most / Hours
}
