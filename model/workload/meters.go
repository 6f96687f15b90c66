package workload

import "sort"

// Item is one part of a meter: count things of each so much, times a scale that
// rounding does not touch (the memory of a GB-second).
type Item struct {
	Count  float64
	Each   float64
	Scale  float64 // 0 means 1
	Region string  // where it is billed; empty: everywhere the same
	Place  string  // where the visitor is, for prices by zone
	Size   string  // where it is not the stack's
	KB     float64 // of a request: its response, for charges by parts of it
}

// Quantity is the item's amount in the meter's unit.
func (i Item) Quantity() float64 {
	if i.Scale == 0 {
		return i.Count * i.Each
	}
	return i.Count * i.Each * i.Scale
}

// Meter is a monthly quantity and the sum that made it.
type Meter struct {
	Items []Item
	How   string
}

// Quantity is the sum of the items.
func (m Meter) Quantity() float64 {
	var sum float64
	for _, i := range m.Items {
		sum += i.Quantity()
	}
	return sum
}

// Meters are monthly quantities by meter.
type Meters map[string]Meter

// IDs lists the meters that are not zero, in order.
func (m Meters) IDs() []string {
	var ids []string
	for id, meter := range m {
		if meter.Quantity() != 0 {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	return ids
}
