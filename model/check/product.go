package check

import (
	"fmt"
	"maps"
	"math"
	"path"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// productCheck looks at one host or add-on.
type productCheck struct {
	checker
	p     *catalog.Product
	known *kinds // of all products; nil of a vendor
	addon bool
	file  string // of a vendor, whose facts, sources and regions p has; empty: the product's own
}

func (k *productCheck) fault(key, text, hint string) {
	if k.file != "" {
		k.Fault(k.file, key, text, hint)
		return
	}
	k.ProductFault(k.p, key, text, hint)
}

func (k *productCheck) all() {
	k.head()
	if !k.Legible(k.p) { // the rest goes by names that could not be bound
		return
	}
	k.sources()
	for _, id := range slices.Sorted(maps.Keys(k.p.Facts)) {
		if f := k.p.Facts[id]; f.Vendor == "" { // else it is looked at in the vendor's file
			k.fact("facts."+id, id, f)
		}
	}
	k.complete()
	k.runtime("runtime", k.p.Runtime)
	k.regions()
	k.setups()
	found := k.Faults()
	k.charges()
	sound := k.Faults() == found
	k.beside()
	k.open()
	k.pairing()
	if sound && k.Bound(k.p) && k.ownExamples() { // an example on charges that are wrong tells nothing
		k.examples()
	}
}

func (k *productCheck) head() {
	p := k.p
	if !kebab.MatchString(p.ID) || path.Base(k.File(p)) != p.ID+".toml" {
		k.fault("id", fmt.Sprintf("the id %q must be the file's name in kebab case", p.ID), "")
	}
	for key, text := range map[string]string{"name": p.Name, "vendor": p.Vendor, "kind": p.Kind, "summary": p.Summary, "best_for": p.BestFor, "avoid_if": p.AvoidIf} {
		if strings.TrimSpace(text) == "" {
			k.fault(key, missing, "")
		}
	}
	k.kind()
	k.address("url", p.URL)
	if oneOf(k.fault, "status.is", p.Status.Is, catalog.Statuses) && !p.Status.PlainlyActive() && (p.Status.Note == "" || p.Status.Source == "") {
		k.fault("status", "what is not plainly active needs a note and a source", "")
	}
	k.source("status.source", p.Status.Source, true)
}

func (k *productCheck) sources() {
	for _, key := range slices.Sorted(maps.Keys(k.p.Sources)) {
		s := k.p.Sources[key]
		at := "sources." + key
		if s.Title == "" {
			k.fault(at+".title", missing, "")
		}
		if s.AsOf == "" {
			k.fault(at+".as_of", missing+": the day that the page was read, such as 2026-09-20", "")
		}
		k.address(at+".url", s.URL)
		k.ahead(at+".as_of", s.AsOf)
	}
}

// address faults what is no https address.
func (k *productCheck) address(at, url string) {
	switch {
	case url == "":
		k.fault(at, missing+": an https address", "")
	case !strings.HasPrefix(url, "https://"):
		k.fault(at, fmt.Sprintf("found %q; an https address is allowed", url), "")
	}
}

// ahead faults a day that one's own data says something was read on and that is still to
// come.
func (k *productCheck) ahead(at string, day catalog.Date) {
	if k.today == "" || day <= k.today || k.file == "" && !k.Own(k.p, at) {
		return
	}
	k.fault(at, fmt.Sprintf("%s is still to come: today is %s", day, k.today), "")
}

func (k *productCheck) source(at, key string, optional bool) {
	if key == "" && optional {
		return
	}
	if _, ok := k.p.Sources[key]; !ok {
		own := slices.Sorted(maps.Keys(k.p.Sources))
		if key == "" {
			k.fault(at, missing+": name one of [sources]: "+listed(own), "")
			return
		}
		k.fault(at, fmt.Sprintf("there is no source %q in [sources]; it has %s", key, listed(own)), fault.Nearest(key, own))
	}
}

func (k *productCheck) fact(at, id string, f catalog.Fact) {
	criterion, ok := k.catalog.Criterion(id)
	if !ok {
		noSuch(k.fault, at, "criterion", id, "criteria", catalog.IDs(k.catalog.Criteria, catalog.CriterionID))
		return
	}
	if criterion.Kind == "computed" {
		k.fault(at, "this criterion is computed; a fact for it has no effect", "")
		return
	}
	k.ahead(at+".as_of", f.AsOf)
	if f.Is.Unknown && f.Note == "" {
		k.fault(at, "an unknown fact needs a note that says what was tried", "")
	}
	k.source(at+".source", f.Source, f.Is.Unknown)
	k.value(at, criterion, f.Is)
	if f.Clock != "" {
		oneOf(k.fault, at+".clock", f.Clock, catalog.Clocks)
	}
	if id == catalog.CriterionColdStartMS && !f.Is.Unknown && f.Clock == "" {
		k.fault(at, "a cold start says which clock it is on: "+strings.Join(catalog.Clocks, " or "), "")
	}
	if f.Stated != "" {
		oneOf(k.fault, at+".stated", f.Stated, catalog.StatedBy)
	}
	if id == catalog.CriterionColdStartMS && f.Stated == "" && (f.Is.Number != nil && f.Is.Number.Typical > 0 || len(f.By) > 0) {
		k.fault(at, "a cold start says who has the figure: stated = "+strings.Join(catalog.StatedBy, " or "), "")
	}
	for _, language := range f.Of {
		if languages, ok := k.catalog.Criterion(catalog.CriterionLanguages); ok && language != catalog.AnyLanguage {
			oneOf(k.fault, at+".of", language, languages.Members)
		}
	}
	if len(f.Of) > 0 && f.Clock == "" {
		k.fault(at+".of", "only a start says for which languages it was found", "")
	}
	k.needs(at, criterion, f.Needs)
	if f.Effect != "" {
		oneOf(k.fault, at+".effect", f.Effect, catalog.Effects)
	}
	languages, _ := k.catalog.Criterion(catalog.CriterionLanguages)
	for i, v := range f.By {
		by := fmt.Sprintf("%s.by[%d]", at, i+1)
		k.value(by, criterion, v.Is)
		k.source(by+".source", v.Source, true)
		k.scope(by, catalog.Scope{When: v.When})
		k.needs(by, criterion, v.Needs)
		if v.Language != "" && languages != nil {
			oneOf(k.fault, by+".language", v.Language, languages.Members)
		}
		if v.Size != "" {
			oneOf(k.fault, by+".size", v.Size, catalog.IDs(k.p.Sizes, catalog.SizeID))
		}
	}
	for i, claim := range f.Also {
		k.value(fmt.Sprintf("%s.also[%d]", at, i+1), criterion, claim.Is)
		k.source(fmt.Sprintf("%s.also[%d].source", at, i+1), claim.Source, false)
		if claim.Note == "" && f.Note == "" {
			k.fault(at, "where sources disagree, a note says which one wins and why", "")
		}
	}
}

// needs looks at what a promise rests on.
func (k *productCheck) needs(at string, c *catalog.Criterion, n *catalog.Needs) {
	switch {
	case n == nil:
	case c.Kind != "number" || c.Limit:
		k.fault(at+".needs", "only a promise, a number that is no limit, rests on something", "")
	case !(n.Instances >= 1) || !(n.Zones >= 0) || n.Zones > n.Instances:
		k.fault(at+".needs", "instances from 1, and no more zones than instances, are allowed", "")
	}
}

func (k *productCheck) value(at string, c *catalog.Criterion, v catalog.Value) {
	if v.Unknown {
		return
	}
	switch c.Kind {
	case "levels":
		k.level(at, v.String(), c.Levels)
	case "number":
		if v.Unstated && c.Limit {
			return
		}
		if v.String() == "" {
			k.fault(at, fmt.Sprintf("is is missing: a number in %s", c.Unit), "")
		} else if v.Number == nil {
			k.fault(at, fmt.Sprintf("found %q, a number in %s is allowed", v, c.Unit), "")
		} else if !(v.Number.Low >= 0) || math.IsInf(v.Number.High, 0) {
			k.fault(at, fmt.Sprintf("found %s; a number from 0 is allowed", v), "")
		}
	case "set":
		if v.Table == nil {
			k.fault(at, "a table is needed: member = level", "")
			return
		}
		for _, member := range slices.Sorted(maps.Keys(v.Table)) {
			oneOf(k.fault, at+"."+member, member, c.Members)
			if v.Table[member] != "unknown" {
				k.level(at+"."+member, v.Table[member], c.Levels)
			}
		}
		for _, member := range c.Members {
			if _, ok := v.Table[member]; !ok && !k.addon && !k.p.Local {
				k.fault(at, fmt.Sprintf("%s is missing (it may be \"unknown\")", member), "")
			}
		}
	}
}

// level faults what is none of a criterion's levels; yes and no are often written as
// true and false.
func (k *productCheck) level(at, word string, levels []string) {
	meant := map[string]string{"true": "yes", "false": "no"}[word]
	switch {
	case word == "":
		k.fault(at, "is is missing; allowed: "+fault.List(levels), "")
	case word == "true", word == "false":
		if !slices.Contains(levels, meant) {
			meant = ""
		}
		k.fault(at, fmt.Sprintf("found %s; allowed: %s", word, fault.List(levels)), meant)
	default:
		oneOf(k.fault, at, word, levels)
	}
}

// complete demands of a host that ships that it says something about every criterion;
// what one's own host says nothing of is not known.
func (k *productCheck) complete() {
	if k.addon || k.p.Local {
		return
	}
	for _, c := range k.catalog.Criteria {
		if c.Kind == "computed" {
			continue
		}
		if _, ok := k.p.Facts[c.ID]; ok {
			continue
		}
		for _, s := range k.p.Setups {
			if _, ok := s.Facts[c.ID]; !ok {
				k.fault("facts", fmt.Sprintf("%s is missing for setup %s; what could not be found is \"unknown\" with what was tried", c.ID, s.ID), "")
				break
			}
		}
	}
}

func (k *productCheck) runtime(at string, r catalog.Runtime) {
	for key, given := range map[string]struct {
		word    *string
		allowed []string
	}{
		"scaling": {r.Scaling, catalog.Scalings}, "placement": {r.Placement, catalog.Placements}, "static": {r.Static, catalog.Statics},
		"preview_scaling": {r.PreviewScaling, catalog.Scalings}, "ipv4": {r.PublicIPv4, catalog.IPv4s},
	} {
		if given.word != nil {
			oneOf(k.fault, at+"."+key, *given.word, given.allowed)
		}
	}
	if r.PreviewSize != nil {
		oneOf(k.fault, at+".preview_size", *r.PreviewSize, catalog.IDs(k.p.Sizes, catalog.SizeID))
	}
}

func (k *productCheck) regions() {
	seen := map[string]bool{}
	for i, r := range k.p.Regions {
		at := fmt.Sprintf("regions[%d]", i+1)
		if r.Code == "" || seen[r.Code] {
			k.fault(at+".code", onceText(r.Code), "")
		}
		seen[r.Code] = true
		k.scope(at, r.Scope)
		if r.Place == "" && r.Country == "" && r.Area == "" {
			k.fault(at+".place", missing+": a place (whereto list places shows them all), or an area or a country where no city is known", "")
		}
		if r.Place != "" && r.Area != "" {
			k.fault(at+".area", "a region with a place has no area", "")
		}
		if _, ok := k.catalog.Areas[r.Area]; !ok && r.Area != "" {
			areas := slices.Sorted(maps.Keys(k.catalog.Areas))
			k.fault(at+".area", fmt.Sprintf("there is no area %q; areas are %s", r.Area, fault.List(areas)), fault.Nearest(r.Area, areas))
		}
		k.placed(at, r)
		if r.Place != "" {
			if _, ok := k.catalog.Places[r.Place]; !ok {
				noSuch(k.fault, at+".place", "place", r.Place, "places", k.catalog.PlaceIDs())
			}
		}
	}
	if len(k.p.Regions) == 0 && !k.addon && k.p.Status.Advisable() {
		k.fault("regions", missing+": a host has at least one region", "")
	}
	zones := map[string]string{}
	for _, zone := range slices.Sorted(maps.Keys(k.p.Zones)) {
		for _, country := range k.p.Zones[zone] {
			if other := zones[country]; other != "" {
				k.fault("zones."+zone, fmt.Sprintf("%q is in the zone %s too", country, other), "")
			}
			zones[country] = zone
		}
	}
}

func (k *productCheck) setups() {
	if len(k.p.Setups) == 0 && !k.addon {
		k.fault("setups", missing+": a host has at least one setup", "")
	}
	seen := map[string]bool{}
	for i, s := range k.p.Setups {
		at := fmt.Sprintf("setups[%d]", i+1)
		switch {
		case s.ID == "" || seen[s.ID]:
			k.fault(at+".id", onceText(s.ID), "")
		case !kebab.MatchString(s.ID):
			k.fault(at+".id", fmt.Sprintf("the id %q is not in kebab case", s.ID), "")
		}
		seen[s.ID] = true
		if s.Name == "" {
			k.fault(at+".name", missing, "")
		}
		for _, id := range slices.Sorted(maps.Keys(s.Facts)) {
			k.fact(at+".facts."+id, id, s.Facts[id])
		}
		k.runtime(at+".runtime", s.Runtime)
		if r := s.Runtime.Over(k.p.Runtime); !k.addon && r.Scaling == nil {
			k.fault(at+".runtime", "scaling is missing: "+strings.Join(catalog.Scalings, ", "), "")
		}
	}
	k.sizes()
}

// scope faults setups, axes and options that don't exist.
func (k *productCheck) scope(at string, s catalog.Scope) {
	for _, id := range s.Setups {
		oneOf(k.fault, at+".setups", id, catalog.IDs(k.p.Setups, catalog.SetupID))
	}
	for axis, options := range s.When {
		i := slices.IndexFunc(k.p.Axes, func(a catalog.Axis) bool { return a.ID == axis })
		if i < 0 {
			axes := catalog.IDs(k.p.Axes, func(a catalog.Axis) string { return a.ID })
			k.fault(at+".when", fmt.Sprintf("there is no axis %q; allowed: %s", axis, listed(axes)), fault.Nearest(axis, axes))
			continue
		}
		for _, o := range options {
			oneOf(k.fault, at+".when."+axis, o, catalog.IDs(k.p.Axes[i].Options, func(o catalog.AxisOption) string { return o.ID }))
		}
	}
}
