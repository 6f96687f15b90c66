package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// guide faults what the guide's plan names and the catalog has not.
func (k checker) guide() {
	c := k.catalog
	report := func(key, text, hint string) { k.Fault("guide.toml", key, text, hint) }
	criteria := catalog.IDs(c.Criteria, catalog.CriterionID)
	known := func(at string, words, allowed []string) {
		for _, w := range words {
			oneOf(report, at, w, allowed)
		}
	}
	known("brief", c.Guide.Brief, criteria)
	for i, w := range c.Guide.Wants {
		known(fmt.Sprintf("wants[%d].criteria", i+1), w.Criteria, criteria)
	}
	for i, t := range c.Guide.Topics {
		at := fmt.Sprintf("topics[%d]", i+1)
		known(at+".criteria", t.Criteria, criteria)
		if t.Part != "" {
			oneOf(report, at+".part", t.Part, catalog.GuideParts)
		}
	}
	for i, t := range c.Guide.Tables {
		known(fmt.Sprintf("tables[%d].criteria", i+1), t.Criteria, criteria)
	}
	for i, n := range c.Guide.Near {
		known(fmt.Sprintf("near[%d].from", i+1), n.From, c.PlaceIDs())
	}
	in := map[string]string{}
	for i, chapter := range c.Guide.Chapters {
		at := fmt.Sprintf("chapters[%d]", i+1)
		known(at+".hosts", chapter.Hosts, catalog.IDs(c.Hosts, catalog.ProductID))
		known(at+".addons", chapter.Addons, catalog.IDs(c.Addons, catalog.ProductID))
		for _, id := range slices.Concat(chapter.Hosts, chapter.Addons) {
			if in[id] != "" {
				report(at, fmt.Sprintf("%s is in the chapter %s too", id, in[id]), "")
			}
			in[id] = chapter.Name
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Guide.Answers)) {
		answerable(c, report, "answers."+id, id, c.Guide.Answers[id])
	}
	var chapters []string
	for _, ch := range c.Guide.Chapters {
		chapters = append(chapters, ch.Name)
	}
	for _, n := range c.Guide.Near {
		chapters = append(chapters, n.Name)
	}
	for i, p := range c.Guide.Points {
		if p.Chapter != "" {
			oneOf(report, fmt.Sprintf("points[%d].chapter", i+1), p.Chapter, chapters)
		}
		checkPoint(c, report, fmt.Sprintf("points[%d]", i+1), p)
	}
}

func checkPoint(c *catalog.Catalog, report func(key, text, hint string), at string, p catalog.GuidePoint) {
	products := catalog.IDs(c.Products(), catalog.ProductID)
	for _, ref := range p.Facts {
		if _, _, _, ok := c.FactAt(ref); !ok {
			report(at+".facts", fmt.Sprintf("there is no fact %q", ref), fault.Nearest(ref[:strings.IndexByte(ref+"#", '#')], products))
		}
	}
	for _, ref := range p.Caveats {
		if _, _, ok := c.CaveatAt(ref); !ok {
			report(at+".caveats", fmt.Sprintf("there is no caveat %q", ref), "")
		}
	}
	for n, b := range p.Bills {
		at := fmt.Sprintf("%s.bills[%d]", at, n+1)
		product, _, ok := c.Product(b.Product)
		if !ok {
			report(at+".product", fmt.Sprintf("there is no product %q", b.Product), fault.Nearest(b.Product, products))
			continue
		}
		if _, ok := product.Setup(b.Setup); !ok && b.Setup != "" {
			oneOf(report, at+".setup", b.Setup, catalog.IDs(product.Setups, catalog.SetupID))
		}
		for _, id := range slices.Sorted(maps.Keys(b.Set)) {
			answerable(c, report, at+".set", id, b.Set[id])
		}
		for _, id := range slices.Sorted(maps.Keys(b.Meters)) {
			oneOf(report, at+".meters", id, catalog.IDs(c.Meters, catalog.MeterID))
		}
	}
}
