package advice

import (
	"fmt"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/quantity"
	"whereto/model/workload"
)

// judge gives the stack its verdicts, those on computed criteria too, and says
// whether it fits.
func (x *context) judge(s *Stack, view fit.View, result workload.Result) {
	for _, r := range x.reqs {
		s.Verdicts = append(s.Verdicts, x.verdict(s, view, r))
	}
	if result.Overload != "" {
		s.Verdicts = append(s.Verdicts, fit.Verdict{
			Requirement: fit.Requirement{Question: "requests", Criterion: "capacity", Importance: "must", Needs: "holds the load"},
			Level:       fit.Fails, Is: result.Overload, By: s.Host.ID,
		})
	}
	s.Verdicts = append(s.Verdicts, x.limits(s)...)
	s.Status = "fits"
	for _, v := range s.Verdicts {
		switch {
		case !v.Must():
		case v.Level == fit.Fails:
			s.Because = append(s.Because, v)
		case v.Level != fit.Meets && s.Status == "fits":
			s.Status = "fits-with-caveats"
		}
	}
	if len(s.Because) > 0 {
		s.Status = ""
	}
}

func (x *context) verdict(s *Stack, view fit.View, r fit.Requirement) fit.Verdict {
	switch r.Criterion {
	case "residency":
		return fit.Residency(x.c, r, s.Host.ID, s.Regions)
	case "vendor":
		return fit.Vendor(r, s.Host)
	case "monthly_cost":
		return x.budget(s, r)
	case "latency_ms":
		return distance(s, r, s.Latency.MeanMS, s.Latency)
	case "response_ms":
		return distance(s, r, s.Latency.ResponseMS, s.Latency)
	case "cold_start_share":
		if s.ColdShare == nil {
			return fit.Verdict{Requirement: r, Level: fit.Unknown, Is: "unknown", By: s.Host.ID}
		}
		return fit.Verdict{Requirement: r, Level: fit.Number(r, catalog.Exactly(*s.ColdShare)), Is: quantity.Text(*s.ColdShare), By: s.Host.ID}
	case "preview_cost":
		return fit.Verdict{Requirement: r, Level: fit.Number(r, catalog.Exactly(s.Previews)), Is: quantity.Money(s.Previews), By: s.Host.ID}
	}
	v := view.Judge(r)
	// "Something always runs" is a promise that the load can outgrow.
	if r.Criterion == "cold_start_ms" && v.Level == fit.Meets && s.ColdShare != nil && *s.ColdShare > coldNoted && v.Number != nil && v.Number.Typical == 0 {
		v.Level = fit.Partly
		v.Is += fmt.Sprintf("; %s %% of requests meet a start all the same", quantity.Text(100**s.ColdShare))
	}
	return v
}

// coldNoted is the share of cold starts above which "never" is not the whole truth.
const coldNoted = 0.0001

// budget judges the bill. A bill with unknown prices can exceed the budget; it
// can't be known to keep it.
func (x *context) budget(s *Stack, r fit.Requirement) fit.Verdict {
	out := fit.Verdict{Requirement: r, By: s.Host.ID, Is: quantity.Money(s.Bill.Total) + " " + s.Bill.Currency}
	out.Level = fit.Number(r, catalog.Exactly(x.usd(s.Bill.Total)))
	if !s.Bill.Complete {
		out.Is = "at least " + out.Is
		if out.Level == fit.Meets {
			out.Level = fit.Unknown
		}
	}
	return out
}

// usd turns an amount of the bill's currency into USD, in which budgets are.
func (x *context) usd(amount float64) float64 {
	if x.bill.Currency == "USD" {
		return amount
	}
	rate := x.bill.Rate
	if r, ok := x.c.Rate(x.bill.Currency); ok && rate == 0 {
		rate = r.USD.Value
	}
	return amount * rate
}

func distance(s *Stack, r fit.Requirement, ms float64, l latency.Stack) fit.Verdict {
	if !l.Known {
		return fit.Verdict{Requirement: r, Level: fit.Unknown, Is: "unknown", By: s.Host.ID, Note: "No users are known, or a region's place is not."}
	}
	out := fit.Verdict{Requirement: r, Level: fit.Number(r, catalog.Exactly(ms)), By: s.Host.ID, Is: fmt.Sprintf("about %.0f ms", ms)}
	if city := onlyCity(l); city != "" {
		out.Is += " (" + city + ")"
	}
	return out
}

func onlyCity(l latency.Stack) string {
	city := ""
	for i, leg := range l.Legs {
		if i > 0 && leg.City != city {
			return ""
		}
		city = leg.City
	}
	return city
}

// limits judges the most that the setup and the add-ons' plans serve in a month.
func (x *context) limits(s *Stack) []fit.Verdict {
	out := x.exceeded(s.Host, s.Setup, s.Meters)
	for _, a := range s.Addons {
		out = append(out, x.exceeded(a.Product, a.Setup, s.Meters)...)
	}
	return out
}

// exceeded are the limits of one product that the load is over.
func (x *context) exceeded(p *catalog.Product, setup catalog.Setup, meters workload.Meters) []fit.Verdict {
	var out []fit.Verdict
	for _, limit := range p.Limits {
		used := meters[limit.Meter].Quantity()
		if !limit.Covers(setup) || used <= limit.Max.Value {
			continue
		}
		meter, _ := x.c.Meter(limit.Meter)
		is := fmt.Sprintf("%s %s, at most %s", meter.Name, quantity.Text(used), quantity.Text(limit.Max.Value))
		if limit.Max.Value == 0 && limit.Note != "" { // a setup that is not sold by itself
			is = strings.TrimSuffix(limit.Note, ".")
		}
		out = append(out, fit.Verdict{
			Requirement: fit.Requirement{Question: "requests", Criterion: "capacity", Importance: "must", Needs: quantity.Text(used)},
			Level:       fit.Fails, Is: is, By: p.ID, Note: limit.Note, Source: p.Sources[limit.Source],
		})
	}
	return out
}
