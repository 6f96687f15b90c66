// Package check finds what is wrong with data that was loaded, down to the cent of
// the vendors' worked examples.
package check

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/load"
)

var kebab = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

// All reads and merges the layers, with every check and every worked example. All that is
// wrong comes as one fault.Faults; a file that can't be read as its own error.
func All(layers ...load.Layer) (*catalog.Catalog, error) {
	return On("", layers...)
}

// On is All on a day: no source of one's own data can be of a later one.
func On(today catalog.Date, layers ...load.Layer) (*catalog.Catalog, error) {
	s, err := load.Gather(layers...)
	if err != nil {
		return nil, err
	}
	c := checker{s, s.Catalog, today}
	c.all()
	return s.Catalog, s.Err()
}

// checker looks at one set of data; what it finds goes to the set's faults.
type checker struct {
	*load.Set
	catalog *catalog.Catalog
	today   catalog.Date // empty: none is known
}

func (k checker) all() {
	k.criteria()
	k.meters()
	k.method()
	k.questions()
	k.rates()
	k.places()
	k.guide()
	k.products()
	k.vendors()
	k.notes()
}

func (k checker) products() {
	c := k.catalog
	seen, known := map[string]bool{}, k.newKinds()
	for i, list := range [][]*catalog.Product{c.Hosts, c.Addons} {
		for _, p := range list {
			k := &productCheck{checker: k, p: p, known: known, addon: i == 1}
			if seen[p.ID] {
				k.fault("id", fmt.Sprintf("the id %q is used twice", p.ID), "")
			}
			seen[p.ID] = true
			k.all()
		}
	}
	for _, p := range c.Products() {
		for _, a := range p.Aliases {
			if seen[a] {
				k.ProductFault(p, "aliases", fmt.Sprintf("%q is also an id", a), "")
			}
			seen[a] = true
		}
	}
}

// ids are those that a list has had so far.
type ids map[string]bool

// once faults an id that is missing or that an earlier item of the list has.
func (seen ids) once(report func(key, text, hint string), at, id string) {
	if seen[id] || id == "" {
		report(strings.TrimPrefix(at+".id", "."), onceText(id), "")
	}
	seen[id] = true
}

// onceText says what is wrong with an id that is not the first of its list.
func onceText(id string) string {
	if id == "" {
		return missing
	}
	return fmt.Sprintf("%q is used twice", id)
}

// missing is what is said of a key that must be there.
const missing = "is missing"

// oneOf faults a word that is not among the allowed.
func oneOf(report func(key, text, hint string), key, word string, allowed []string) bool {
	switch {
	case slices.Contains(allowed, word):
		return true
	case word == "":
		report(key, missing+"; allowed: "+listed(allowed), "")
	default:
		report(key, fmt.Sprintf("found %q; allowed: %s", word, listed(allowed)), fault.Nearest(word, allowed))
	}
	return false
}

// listed is what is allowed; a product that has none of a thing allows nothing.
func listed(allowed []string) string {
	if len(allowed) == 0 {
		return "nothing, there is none"
	}
	return fault.List(allowed)
}

// noSuch faults a word that names nothing of a kind: the nearest is told, or the command
// that lists them all.
func noSuch(report func(key, text, hint string), key, kind, word, list string, known []string) {
	see := "; whereto list " + list + " shows them all"
	if word == "" {
		report(key, missing+see, "")
		return
	}
	meant := fault.Nearest(word, known)
	if meant != "" {
		see = ""
	}
	report(key, fmt.Sprintf("there is no %s %q%s", kind, word, see), meant)
}

func (k checker) criteria() {
	c := k.catalog
	report := func(key, text, hint string) { k.Fault("criteria.toml", key, text, hint) }
	seen := ids{}
	for i, k := range c.Criteria {
		at := fmt.Sprintf("criteria[%d]", i+1)
		seen.once(report, at, k.ID)
		if !oneOf(report, at+".kind", k.Kind, catalog.CriterionKinds) {
			continue
		}
		if k.Graded() && len(k.Levels) < 2 {
			report(at+".levels", "at least two levels are needed, worst first", "")
		} else {
			rules(report, at, k)
		}
		if k.Name == "" || k.Help == "" {
			report(at, "name and help are needed", "")
		}
		anyOf(c, report, at+".any", k)
		if (k.Meter != "" || k.SaidBelow != nil) && !k.Limit {
			report(at, "only a limit has a meter, or is said below a figure", "")
		}
		if _, ok := c.Meter(k.Meter); k.Meter != "" && !ok {
			report(at+".meter", fmt.Sprintf("there is no meter %q", k.Meter), "")
		}
		switch within, ok := c.Criterion(k.Within); {
		case k.Within != "" && (!ok || within.Kind != "computed"):
			report(at+".within", fmt.Sprintf("there is no computed criterion %q", k.Within), "")
		case k.Within == "" && k.Kind != "computed" && !asks(c, k.ID):
			report(at, fmt.Sprintf("no question asks for %s: add a requirement to questions.toml, or say within which computed criterion it is judged", k.ID), "")
		}
	}
	policies := ids{}
	for i, p := range c.Policies {
		at := fmt.Sprintf("policies[%d]", i+1)
		policies.once(report, at, p.ID)
		if p.Name == "" || p.Text == "" {
			report(at, "name and text are needed", "")
		}
	}
	for i, j := range c.Residency {
		if j.ID == "" || j.Name == "" || len(j.Countries) == 0 {
			report(fmt.Sprintf("residency[%d]", i+1), "id, name and countries are needed", "")
		}
	}
}

// asks says whether an answer to some question makes a requirement of the criterion.
func asks(c *catalog.Catalog, criterion string) bool {
	of := func(r catalog.Require) bool { return r.Criterion == criterion }
	return slices.ContainsFunc(c.Questions, func(q *catalog.Question) bool {
		return slices.ContainsFunc(q.Requires, of) || slices.ContainsFunc(q.Options, func(o catalog.Option) bool { return slices.ContainsFunc(o.Requires, of) })
	})
}

// method looks at what the method names of the rest of the data.
func (k checker) method() {
	c := k.catalog
	put := func(key, text, hint string) { k.Fault("method.toml", key, text, hint) }
	for i, id := range c.Method.BesideReserved {
		host, setup, _ := strings.Cut(id, "/")
		at := fmt.Sprintf("beside_reserved[%d]", i+1)
		p, addon, ok := c.Product(host)
		if !ok || addon {
			noSuch(put, at, "host", host, "hosts", catalog.IDs(c.Hosts, catalog.ProductID))
			continue
		}
		oneOf(put, at, setup, catalog.IDs(p.Setups, catalog.SetupID))
	}
	for _, id := range slices.Sorted(maps.Keys(c.Method.LimitMatters)) {
		if criterion, ok := c.Criterion(id); !ok || !criterion.Limit {
			put("limit_matters."+id, fmt.Sprintf("%q is no limit among the criteria", id), "")
		}
	}
	y := c.Method.Yardstick
	for _, one := range []struct {
		key   string
		value float64
	}{
		{"way_ms", c.Method.WayMS},
		{"yardstick.times", y.Times},
		{"yardstick.gb_month", y.GBMonth},
		{"yardstick.vcpu_hour", y.VCPUHour},
		{"yardstick.gb_sent", y.GBSent},
		{"yardstick.million_requests", y.MillionRequests},
		{"database.cpu_times", c.Method.Database.CPUTimes},
		{"database.server_mb", c.Method.Database.ServerMB},
	} {
		if !(one.value > 0) || math.IsInf(one.value, 0) {
			put(one.key, "a number over 0 is needed", "")
		}
	}
	if share := c.Method.NeverColdShare; !(share >= 0 && share < 1) {
		put("never_cold_share", "a share from 0 and below 1 is allowed", "")
	}
	if allowance := c.Method.InitAllowanceMS; !(allowance >= 0) || math.IsInf(allowance, 0) {
		put("init_allowance_ms", "milliseconds from 0 are allowed", "")
	}
	for _, of := range slices.Sorted(maps.Keys(c.Method.Weights)) {
		oneOf(put, "weights."+of, of, []string{"cost", "latency", "want"})
		if weight := c.Method.Weights[of]; !(weight >= 0) || math.IsInf(weight, 0) {
			put("weights."+of, "weights from 0 are allowed", "")
		}
	}
	if burden, ok := c.Criterion(catalog.CriterionOpsBurden); ok {
		for _, level := range slices.Sorted(maps.Keys(c.Method.OpsHours)) {
			oneOf(put, "ops_hours."+level, level, burden.Levels)
			if hours := c.Method.OpsHours[level]; !(hours >= 0) || math.IsInf(hours, 0) {
				put("ops_hours."+level, "hours from 0 are allowed", "")
			}
		}
	}
}

func (k checker) meters() {
	c := k.catalog
	put := func(key, text, hint string) { k.Fault("meters.toml", key, text, hint) }
	seen := ids{}
	for i, m := range c.Meters {
		at := fmt.Sprintf("meters[%d]", i+1)
		seen.once(put, at, m.ID)
		if _, err := m.BaseUnit(); err != nil {
			put(at+".unit", err.Error(), "")
		}
		if m.Name == "" || m.Help == "" {
			put(at, "name and help are needed", "")
		}
		for _, id := range slices.Sorted(maps.Keys(m.Asked)) {
			criterion, ok := c.Criterion(id)
			if !ok {
				noSuch(put, at+".asked."+id, "criterion", id, "criteria", catalog.IDs(c.Criteria, catalog.CriterionID))
				continue
			}
			for _, level := range m.Asked[id] {
				oneOf(put, at+".asked."+id, level, criterion.Levels)
			}
		}
	}
}

func (k checker) rates() {
	c := k.catalog
	for i, r := range c.Rates {
		if len(r.Currency) != 3 || !(r.USD.Value > 0) || r.Currency != "USD" && (r.Source.URL == "" || r.AsOf == "") {
			k.Fault("rates.toml", fmt.Sprintf("rates[%d]", i), "a rate has a currency of three letters, usd or per_eur over 0, as_of and source", "")
		}
	}
}

func (k checker) places() {
	c := k.catalog
	named := map[string]string{}
	for _, id := range c.PlaceIDs() {
		p := c.Places[id]
		at := "places." + id
		if p.City == "" || len(p.Country) != 2 || math.Abs(p.Lat) > 90 || math.Abs(p.Lon) > 180 {
			k.Fault("places.toml", at, "a place has a city, a country of two letters, lat from -90 to 90 and lon from -180 to 180", "")
		}
		if p.People < 0 || math.IsNaN(p.People) || math.IsInf(p.People, 0) {
			k.Fault("places.toml", at+".people", "people are counted from 0", "")
		}
		for _, alias := range p.Aliases {
			_, taken := c.Places[alias]
			if other := named[alias]; taken || other != "" {
				k.Fault("places.toml", at+".aliases", fmt.Sprintf("%q names another place too", alias), "")
			}
			named[alias] = id
		}
	}
	k.countries()
	for _, id := range slices.Sorted(maps.Keys(c.Areas)) {
		k.area("areas."+id, c.Areas[id])
	}
}

// countries looks at what the countries of places.toml are called: each by names of its
// own.
func (k checker) countries() {
	c := k.catalog
	lie := map[string]bool{}
	for _, p := range c.Places {
		lie[p.Country] = true
	}
	named := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(c.Countries)) {
		at, country := "countries."+id, c.Countries[id]
		if country.Name == "" {
			k.Fault("places.toml", at, "a country has a name", "")
		}
		if !lie[id] {
			k.Fault("places.toml", at, fmt.Sprintf("no place lies in %q", id), "")
		}
		for _, name := range append([]string{country.Name}, country.Aliases...) {
			if other, taken := named[strings.ToLower(name)]; taken {
				k.Fault("places.toml", at, fmt.Sprintf("%q names %s too", name, other), "")
			}
			named[strings.ToLower(name)] = id
		}
	}
}

// area looks at one area of places.toml.
func (k checker) area(at string, a catalog.Area) {
	put := func(key, text, hint string) { k.Fault("places.toml", key, text, hint) }
	if a.Name == "" || len(a.Countries) == 0 || len(a.Places) == 0 {
		put(at, "an area has a name, its countries and places to measure by", "")
	}
	for i, c := range a.Countries {
		if !country.MatchString(c) || slices.Contains(a.Countries[:i], c) {
			put(at+".countries", fmt.Sprintf("found %q; each country of two letters once is allowed", c), "")
		}
	}
	for _, id := range a.Places {
		p, ok := k.catalog.Places[id]
		switch {
		case !ok:
			noSuch(put, at+".places", "place", id, "places", k.catalog.PlaceIDs())
		case !slices.Contains(a.Countries, p.Country):
			put(at+".places", fmt.Sprintf("%s lies in %s, which is none of the area's countries", id, p.Country), "")
		}
	}
}

func (k checker) questions() {
	c := k.catalog
	report := func(key, text, hint string) { k.Fault("questions.toml", key, text, hint) }
	seen := ids{}
	for i, q := range c.Questions {
		at := fmt.Sprintf("questions[%d]", i+1)
		seen.once(report, at, q.ID)
		oneOf(report, at+".tier", q.Tier, catalog.Tiers)
		oneOf(report, at+".kind", q.Kind, catalog.QuestionKinds)
		oneOf(report, at+".importance", q.Importance, catalog.Importances)
		if q.Name == "" || q.Ask == "" || q.Help == "" {
			report(at, "name, ask and help are needed", "")
		}
		if q.Figure && q.Default == nil && q.Follows == nil {
			report(at+".default", "a figure needs a default", "")
		}
		if q.Follows != nil {
			k.follows(report, at+".follows", q)
		}
		if q.Currency != "" {
			k.currency(report, at+".currency", q)
		}
		if own, _ := c.Question(q.ID); own == q && q.Default != nil {
			answerable(c, report, at+".default", q.ID, q.Default)
		}
		whens(c, report, at, q.When)
		for _, r := range q.Requires {
			checkRequire(c, report, at+".requires", r)
		}
		for n, o := range q.Options {
			atOption := fmt.Sprintf("%s.options[%d]", at, n+1)
			if o.ID == "" || o.Name == "" {
				report(atOption, "id and name are needed", "")
			}
			for _, r := range o.Requires {
				checkRequire(c, report, atOption+".requires", r)
			}
			for _, others := range []map[string]any{o.Sets, o.Defaults} {
				for _, id := range slices.Sorted(maps.Keys(others)) {
					answerable(c, report, atOption, id, others[id])
				}
			}
		}
	}
}

// whens faults conditions on questions and options that are not there.
func whens(c *catalog.Catalog, report func(key, text, hint string), at string, list []catalog.When) {
	for _, w := range list {
		other, ok := c.Question(w.Question)
		if !ok {
			noSuch(report, at+".when", "question", w.Question, "questions", catalog.IDs(c.Questions, catalog.QuestionID))
			continue
		}
		if w.Unanswered && len(w.Is)+len(w.Not) > 0 {
			report(at+".when", w.Question+": unanswered stands by itself", "")
		}
		for _, word := range append(append(catalog.Words{}, w.Is...), w.Not...) {
			if _, ok := other.Option(word); !ok && !slices.Contains(other.Others, word) {
				report(at+".when", fmt.Sprintf("%s has no option %q", w.Question, word), "")
			}
		}
	}
}

// follows faults a default that goes by no figure, or by one that goes by another.
func (k checker) follows(report func(key, text, hint string), at string, q *catalog.Question) {
	switch other, ok := k.catalog.Question(q.Follows.Question); {
	case !q.Figure || q.Default != nil:
		report(at, "only a figure without a default of its own follows another", "")
	case !ok || !other.Figure || other.Kind != "number" || other.Follows != nil:
		report(at, fmt.Sprintf("%q is no figure with a default of its own", q.Follows.Question), "")
	case !(q.Follows.Times > 0):
		report(at, "times over 0 is needed", "")
	}
}

// currency faults a question that is said to ask in which currency another is answered.
func (k checker) currency(report func(key, text, hint string), at string, q *catalog.Question) {
	other, ok := k.catalog.Question(q.Currency)
	switch {
	case !ok || other.Catalog != "currencies":
		report(at, fmt.Sprintf("%q is no question whose options are currencies", q.Currency), fault.Nearest(q.Currency, catalog.IDs(k.catalog.Questions, catalog.QuestionID)))
	case !q.Money():
		report(at, "only what is in USD can be in another currency: its unit is USD, or USD a month", "")
	}
}

// answerable faults a value that an answers file could not hold.
func answerable(c *catalog.Catalog, report func(key, text, hint string), at, question string, value any) {
	if _, ok := c.Question(question); !ok {
		noSuch(report, at, "question", question, "questions", catalog.IDs(c.Questions, catalog.QuestionID))
		return
	}
	into := answers.Answers{Values: map[string]answers.Value{}}
	answers.One(question, value, c, into, func(_, text, hint string) { report(at, question+": "+text, hint) })
}

func checkRequire(c *catalog.Catalog, report func(key, text, hint string), at string, r catalog.Require) {
	k, ok := c.Criterion(r.Criterion)
	if !ok {
		noSuch(report, at, "criterion", r.Criterion, "criteria", catalog.IDs(c.Criteria, catalog.CriterionID))
		return
	}
	if r.Importance != "" {
		oneOf(report, at, r.Importance, catalog.Importances)
	}
	whens(c, report, at, r.When)
	for _, level := range []string{r.Open, r.CaveatBelow} {
		if level != "" {
			oneOf(report, at, level, k.Levels)
		}
	}
	if r.Open != "" && (r.Undecided() == "" || k.Level(r.Open) >= k.Level(r.Bound)) {
		report(at+".open", "what is left open lies below the bound, and a condition says which question is unanswered", "")
	}
	if r.Times < 0 || r.Instances < 0 {
		report(at, "times and instances are from 0", "")
	}
	switch k.Kind {
	case "levels", "set":
		oneOf(report, at, r.Bound, k.Levels)
		if k.Kind == "set" && r.Key != "$" {
			oneOf(report, at, r.Key, k.Members)
		}
	default:
		if len(k.Any) == 0 && r.AtLeast == nil && r.AtMost == nil && r.Answer != "at_least" && r.Answer != "at_most" && r.Key != "$" {
			report(at, `a bound is needed: at_least, at_most, or answer = "at_least" or "at_most"`, "")
		}
	}
}
