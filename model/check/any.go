package check

import (
	"fmt"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// anyOf looks at the levels of which any decides a criterion.
func anyOf(c *catalog.Catalog, report func(key, text, hint string), at string, k *catalog.Criterion) {
	if len(k.Any) > 0 && k.Kind != "computed" {
		report(at, "only a computed criterion is decided by others", "")
	}
	for i, a := range k.Any {
		at := fmt.Sprintf("%s[%d]", at, i+1)
		of, ok := c.Criterion(a.Criterion)
		if !ok || of.Kind != "levels" {
			report(at+".criterion", fmt.Sprintf("there is no criterion %q with levels", a.Criterion), fault.Nearest(a.Criterion, catalog.IDs(c.Criteria, catalog.CriterionID)))
			continue
		}
		oneOf(report, at+".bound", a.Bound, of.Levels)
		if _, ok := c.Meter(a.Sold); a.Sold != "" && !ok {
			report(at+".sold", fmt.Sprintf("there is no meter %q", a.Sold), fault.Nearest(a.Sold, catalog.IDs(c.Meters, catalog.MeterID)))
		}
	}
}
