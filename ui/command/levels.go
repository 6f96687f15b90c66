package command

import (
	"context"

	"github.com/urfave/cli/v3"

	"whereto/model/catalog"
	"whereto/model/compare"
	"whereto/model/fault"
	"whereto/ui/summary"
)

func (p program) dataLevels(_ context.Context, c *cli.Command) error {
	format, err := textOrJSON(c)
	if err != nil {
		return err
	}
	id, err := one(c, "a criterion", "such as rollback")
	if err != nil {
		return err
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	criterion, ok := known.Criterion(id)
	switch {
	case !ok:
		ids := catalog.IDs(known.Criteria, catalog.CriterionID)
		return usageError{fault.Faults{{File: "data levels", Key: id, Text: "there is no such criterion", Hint: fault.Nearest(id, ids)}}}
	case !criterion.Graded():
		return usagef("whereto data levels: %s has no levels; whereto show %s says what it is", id, id)
	}
	text, item := summary.Levels(known, criterion, compare.Levels(known, criterion), p.columns())
	if format == "json" {
		return p.json(item)
	}
	return p.page(c, text)
}
