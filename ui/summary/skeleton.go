package summary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/catalog"
)

// Skeleton is what a file of a host or an add-on is begun from.
type Skeleton struct {
	ID    string
	Addon bool
	Bases []Base
	Today catalog.Date
}

// Base is a file of data/common that the product extends, and what it says.
type Base struct {
	Name string
	Says *catalog.Product
}

// New is a file to fill in: what must be there is marked TODO, what may be left out is a
// comment, and each criterion has its levels with their rules.
func New(c *catalog.Catalog, s Skeleton) string {
	w := &skeletonWriter{Skeleton: s, c: c}
	w.intro()
	w.head()
	if s.Addon {
		w.text(addonParts)
	} else {
		w.host()
	}
	w.text(beside)
	w.facts()
	return w.b.String()
}

// skeletonWriter writes one skeleton.
type skeletonWriter struct {
	Skeleton
	c *catalog.Catalog
	b strings.Builder
}

func (w *skeletonWriter) line(format string, args ...any) { fmt.Fprintf(&w.b, format+"\n", args...) }

// text writes lines with TODAY as the day of the call.
func (w *skeletonWriter) text(lines string) {
	w.b.WriteString(strings.ReplaceAll(lines, "TODAY", string(w.Today)))
}

func (w *skeletonWriter) intro() {
	folder, what := "hosts", "A host"
	if w.Addon {
		folder, what = "addons", "An add-on"
	}
	w.line("# %s: DIR/%s/%s.toml, where DIR is any directory. Fill in what says TODO; take the # away from", what, folder, w.ID)
	w.line("# what you know. What stays a comment is not known, and is shown as that. Then:")
	w.line("#   whereto data check DIR")
	w.line("#   whereto --data DIR show %s", w.ID)
	w.line("#   whereto --data DIR --answers FILE")
	w.line("# docs/add-a-host.md walks through an example, docs/data.md has every key.\n")
}

func (w *skeletonWriter) head() {
	kind := "TODO"
	for _, base := range w.Bases {
		if h := slices.IndexFunc(w.c.Hosts, func(h *catalog.Product) bool { return h.Extends.Has(base.Name) }); h >= 0 {
			kind = w.c.Hosts[h].Kind
		}
	}
	list := w.c.Hosts
	if w.Addon {
		list, kind = w.c.Addons, "TODO"
	}
	w.line(`id       = %q`, w.ID)
	w.line(`name     = "TODO"`)
	w.line(`vendor   = "TODO"`)
	w.line(`kind     = %q # such as %s`, kind, strings.Join(distinct(list, func(p *catalog.Product) string { return p.Kind }), ", "))
	if w.Addon {
		w.line(`slot     = "TODO" # what it fills, at most one in a stack: %s`, strings.Join(distinct(list, func(p *catalog.Product) string { return p.Slot }), ", "))
	}
	w.line(`url      = "https://TODO"`)
	switch len(w.Bases) {
	case 0:
	case 1:
		w.line(`extends  = %q`, w.Bases[0].Name)
	default:
		var names []string
		for _, base := range w.Bases {
			names = append(names, strconv.Quote(base.Name))
		}
		w.line(`extends  = [%s] # of two that say the same, the later wins`, strings.Join(names, ", "))
	}
	w.line(`summary  = "TODO: what it is, in a sentence."`)
	w.line(`best_for = "TODO: whom it suits."`)
	w.line(`avoid_if = "TODO: whom it does not."`)
}

// distinct are the words that products have, each once, in order.
func distinct(list []*catalog.Product, word func(*catalog.Product) string) []string {
	var words []string
	for _, p := range list {
		words = append(words, word(p))
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// said is the base that says something, the last of several; nil for none.
func (w *skeletonWriter) said(says func(*catalog.Product) bool) *Base {
	for i := len(w.Bases) - 1; i >= 0; i-- {
		if says(w.Bases[i].Says) {
			return &w.Bases[i]
		}
	}
	return nil
}

func (w *skeletonWriter) host() {
	w.text(hostParts)
	if base := w.said(func(p *catalog.Product) bool { return p.Runtime.Scaling != nil }); base != nil {
		w.line("\n[runtime] # scaling = %q, by %s", *base.Says.Runtime.Scaling, base.Name)
	} else {
		w.line("\n[runtime]")
		w.line(`scaling = "fixed" # TODO: one of %s`, strings.Join(catalog.Scalings, ", "))
	}
	w.text(hostPrices)
}

// facts writes every criterion that a file can say something about as comments.
func (w *skeletonWriter) facts() {
	w.line("\n# ── What it can do ──────────────────────────────────────────────────────────────")
	w.line("# Each criterion with its levels, worst first, and what a host must do to have them. What the rules")
	w.line("# leave open, and who has which level: whereto data levels CRITERION.\n\n[facts]")
	for i := range w.c.Criteria {
		k := w.c.Criteria[i]
		if k.Kind == "computed" {
			continue
		}
		w.b.WriteString("\n" + comment(k.Name+". "+k.Help) + "\n")
		for _, row := range ruleRows(k) {
			w.rule(row[0], row[1], k)
		}
		own := catalog.Fact{}
		if base := w.said(func(p *catalog.Product) bool { _, ok := p.Facts[k.ID]; return ok }); base != nil {
			own = base.Says.Facts[k.ID]
			w.b.WriteString(comment(fmt.Sprintf("By %s: %s. %s", base.Name, own.Is, own.Note)) + "\n")
		}
		w.line("# %s = %s", k.ID, sampleFact(w.c, k, own))
	}
}

// rule writes a level with its rule, the text below itself.
func (w *skeletonWriter) rule(level, rule string, k *catalog.Criterion) {
	wide := 0
	for _, l := range k.Levels {
		wide = max(wide, len(l))
	}
	indent := "\n#" + strings.Repeat(" ", wide+5)
	text := strings.ReplaceAll(ansi.Wordwrap(rule, 100-len(indent), ""), "\n", indent)
	w.line("#   %-*s  %s", wide, level, text)
}

// sampleFact is a fact that could be right, with the level of what the product extends.
func sampleFact(c *catalog.Catalog, k *catalog.Criterion, base catalog.Fact) string {
	is, more := `"unknown"`, ""
	switch k.Kind {
	case "number":
		if n, ok := usual(c, k, base); ok {
			is = strconv.FormatFloat(n, 'f', -1, 64)
		}
	case "levels":
		is = strconv.Quote(k.Levels[0])
		if base.Is.Word != "" {
			is = strconv.Quote(base.Is.Word)
		}
	case "set":
		is = fmt.Sprintf("{ %s = %q }", k.Members[0], k.Levels[len(k.Levels)-1])
	}
	if k.ID == catalog.CriterionColdStartMS {
		more = fmt.Sprintf(", clock = %q, stated = %q", catalog.Clocks[1], catalog.StatedBy[0])
	}
	text := fmt.Sprintf(`{ is = %s%s, note = "TODO", source = "docs" }`, is, more)
	if k.Unit != "" {
		text += " # " + k.Unit
	}
	return text
}

// usual is a number that fits a criterion: what the product extends says, or else the
// middle of what hosts and add-ons do where they have some.
func usual(c *catalog.Catalog, k *catalog.Criterion, base catalog.Fact) (float64, bool) {
	if base.Is.Number != nil && base.Is.Number.Typical > 0 {
		return base.Is.Number.Typical, true
	}
	var all []float64
	for _, p := range c.Products() {
		if f, ok := p.Facts[k.ID]; ok && f.Is.Number != nil && f.Is.Number.Typical > 0 { // 0 is none at all
			all = append(all, f.Is.Number.Typical)
		}
	}
	if all == nil {
		return 0, false
	}
	slices.Sort(all)
	return all[len(all)/2], true
}
