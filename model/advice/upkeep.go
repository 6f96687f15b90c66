package advice

import "whereto/model/fit"

// Upkeep is what your own work on a stack costs: hours by how much work it leaves
// you (data/method.toml; the hours are an assumption), times what an hour costs you.
// It is shown apart from the bill and changes no order.
type Upkeep struct {
	Level   string // of ops_burden
	Hours   float64
	HourUSD float64
	USD     float64 // a month
}

// Upkeep works out your own work on a stack, nil where no hour's cost was answered or
// the stack's level is not known.
func (a *Advice) Upkeep(s *Stack) *Upkeep {
	hour := typical(a.x.a, "ops_hour_usd")
	if hour <= 0 || !s.Built() {
		return nil
	}
	view := fit.View{Catalog: a.x.c, Host: s.Host, Setup: s.Setup, Regions: s.Regions, Languages: a.x.languages, Today: a.x.today, Addons: s.Addons}
	level, ok := view.Word("ops_burden")
	hours, known := a.x.c.Plan.OpsHours[level]
	if !ok || !known {
		return nil
	}
	return &Upkeep{level, hours, hour, hours * hour}
}
