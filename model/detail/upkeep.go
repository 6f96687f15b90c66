package detail

import (
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Upkeep is what your own work on a stack costs: hours by how much work it leaves
// you (data/method.toml; the hours are an assumption), times what an hour costs you.
// It is shown apart from the bill, and counts beside it in the value.
type Upkeep struct {
	Level   string // of ops_burden; empty: not known, and the hours are the mean over all levels
	Hours   float64
	HourUSD float64
	USD     float64 // a month
}

func upkeep(x *stack.Case, s *stack.Stack) *Upkeep {
	hour := x.OwnHourUSD()
	if hour <= 0 {
		return nil
	}
	view := x.View(s)
	view.Addons = s.Addons
	level, _ := view.Word(catalog.CriterionOpsBurden)
	hours := x.OwnHours(level).Is
	return &Upkeep{level, hours, hour, hours * hour}
}
