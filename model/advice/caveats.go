package advice

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
)

// caveats lists what is open about the stack and touches what was asked or what
// is on the bill; nothing else.
func (x *context) caveats(s *Stack) []Caveat {
	out := x.productCaveats(s, s.Host, s.Setup)
	for _, a := range s.Addons {
		out = append(out, x.productCaveats(s, a.Product, a.Setup)...)
	}
	var stale []string
	for _, v := range s.Verdicts {
		product := s.product(v.By)
		switch {
		case v.Level == fit.Unknown && v.Criterion != "monthly_cost":
			name := x.c.CriterionName(v.Criterion)
			if v.Key != "" {
				name += ", " + v.Key
			}
			open := Caveat{ID: product.ID + "/unknown-" + v.Criterion, About: []string{v.Criterion}, Text: fmt.Sprintf("%s is not known of %s. %s", name, product.Name, v.Note), Source: v.Source}
			if !slices.ContainsFunc(out, func(o Caveat) bool { return o.ID == open.ID && o.Text == open.Text }) { // two bounds on one criterion
				out = append(out, open)
			}
		case v.Stale:
			stale = append(stale, fmt.Sprintf("%s (%s)", v.Criterion, v.Source.AsOf))
		}
	}
	if len(stale) > 0 {
		about := []string{}
		for _, text := range stale {
			about = append(about, text[:strings.IndexByte(text, ' ')])
		}
		out = append(out, Caveat{ID: "stale", About: about, Text: fmt.Sprintf("Sources older than %d days: %s.", x.c.Plan.StaleDays, strings.Join(stale, ", "))})
	}
	for _, what := range s.Bill.Unpriced {
		out = append(out, Caveat{ID: "not-included", About: []string{"monthly_cost"}, Text: "The bill is a priced part: " + what + "."})
	}
	return out
}

func (s *Stack) product(id string) *catalog.Product {
	for _, a := range s.Addons {
		if a.Product.ID == id {
			return a.Product
		}
	}
	return s.Host
}

func (x *context) productCaveats(s *Stack, p *catalog.Product, setup catalog.Setup) []Caveat {
	var out []Caveat
	if !p.Status.PlainlyActive() {
		text := fmt.Sprintf("%s is %s.", p.Name, statusWords(p.Status.Is))
		out = append(out, Caveat{ID: p.ID + "/status", About: []string{"status"}, Text: text + " " + p.Status.Note, Source: p.Sources[p.Status.Source]})
	}
	touches := func(about []string) bool {
		return slices.ContainsFunc(about, func(word string) bool {
			return x.asked[word] || slices.ContainsFunc(s.Bill.Lines, func(l cost.Line) bool {
				return l.By == p.ID && (l.ID == word || l.Meter == word || l.ID == "previews/"+word)
			})
		})
	}
	for _, c := range p.Caveats {
		if c.Covers(setup) && x.today.In(c.From, c.Until) && touches(c.About) {
			out = append(out, Caveat{ID: p.ID + "/" + c.ID, About: c.About, Text: c.Text, Source: p.Sources[c.Source]})
		}
	}
	for _, c := range p.Changes {
		if x.today < c.On && (len(c.About) == 0 || touches(c.About)) {
			out = append(out, Caveat{ID: p.ID + "/change-" + string(c.On), About: c.About, Text: fmt.Sprintf("From %s: %s", c.On, c.Text), Source: p.Sources[c.Source]})
		}
	}
	return out
}

func statusWords(is string) string {
	if is == "unknown" {
		return "of unknown status"
	}
	return is
}
