package workload

import "math"

// Scratch is the memory of runs: what they reckon with, and the layers of instances
// of the last ones, which are the same for all sizes of a host. It belongs to one
// goroutine; the zero Scratch is empty.
type Scratch struct {
	busy, up byLevel
	cache    [64]hourly
}

// hourly is the layers of each hour of a week.
type hourly struct {
	key       hourlyKey
	each      []Layers // by level of the shape
	coldShare float64  // of all hours, by requests
}

type hourlyKey struct {
	shape                *Shape
	rate, duration, idle float64 // a second on the mean, seconds, seconds
	slots, skip          int
}

// slot is where the layers of a key are kept.
func (k hourlyKey) slot() uint64 {
	h := math.Float64bits(k.rate)
	for _, v := range [...]uint64{math.Float64bits(k.duration), math.Float64bits(k.idle), uint64(k.slots), uint64(k.skip)} {
		h = (h ^ v) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h % 64
}

// coldShares writes down the cold share of each level.
func (h *hourly) coldShares(to *byLevel) {
	for i := range h.each {
		to[i] = h.each[i].ColdShare
	}
}

// layers works out the layers of each hour, or finds those of an earlier run. They
// stay until the next that are asked for.
func (k *Scratch) layers(key hourlyKey) *hourly {
	h := &k.cache[key.slot()]
	if h.key == key {
		return h
	}
	h.key = key
	rates := key.shape.rates()
	if cap(h.each) < len(rates) {
		h.each = make([]Layers, max(len(rates), 24))
	}
	h.each = h.each[:len(rates)]
	var cold byLevel
	for i, w := range rates {
		h.each[i] = NewLayers(key.rate*w, key.duration, key.idle, key.slots, key.skip)
		cold[i] = h.each[i].ColdShare * w / Hours
	}
	h.coldShare = key.shape.sum(&cold)
	return h
}
