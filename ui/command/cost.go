package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
	"whereto/model/stack"
	"whereto/ui/summary"
)

func (p program) cost() *cli.Command {
	return &cli.Command{
		Name:      "cost",
		Usage:     "one bill of a host or an add-on, line by line with its arithmetic",
		UsageText: "whereto cost ID [--setup S] [--size Z] [--region R]… [--set question=value]… [--meter name[@PLACE]=quantity]… [--month M] [--no-free] [--answers FILE] [--format text|json]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "setup", Usage: "setup; left out: the cheapest that holds the load and that the answers do not rule out"},
			&cli.StringFlag{Name: "size", Usage: "size; left out: the cheapest that holds the load; with --meter there is none where no price goes by size"},
			&cli.StringSliceFlag{Name: "region", Usage: "region or its place (repeatable); left out: the nearest to the users, else the first"},
			setFlag(),
			&cli.StringSliceFlag{Name: "meter", Usage: "`name[@PLACE]=quantity` (repeatable), such as instance_hours=\"3 x 100\" or cdn_gb@sydney=50, in a region, a zone of visitors or a place in one: every other meter is zero, a plan's fee and its credit too without months=1; one that nothing of the setup reads is an error"},
			&cli.StringFlag{Name: "month", Usage: "length of the month: 30d, 31d, 730h; a vendor that says how long its month is keeps it"},
			&cli.BoolFlag{Name: "no-free", Usage: "without the free tiers and credits of an account; a plan's own included amounts stay"},
			&cli.StringFlag{Name: "answers", Usage: "answers `FILE`; - reads standard input"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"},
		},
		DisableSliceFlagSeparator: true,
		Action:                    p.costAction,
	}
}

func (p program) costAction(_ context.Context, c *cli.Command) error {
	format, err := textOrJSON(c)
	if err != nil {
		return err
	}
	id, err := one(c, "ID", "the id of a host or an add-on")
	if err != nil {
		return err
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	o, err := p.options(c)
	if err != nil {
		return err
	}
	o.NoFree = c.Bool("no-free")
	if month := c.String("month"); month != "" {
		if o.MonthHours, err = cost.Month(month); err != nil {
			return usagef("--month: %w", err)
		}
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	if err := p.priced(known, o); err != nil {
		return err
	}
	given := answers.Answers{Values: map[string]answers.Value{}}
	if name := c.String("answers"); name != "" {
		if given, err = p.readAnswers(name, known); err != nil {
			return err
		}
	}
	given, err = set(c, known, given)
	if err != nil {
		return err
	}
	q := stack.Request{Product: id, Setup: c.String("setup"), Size: c.String("size"), Regions: c.StringSlice("region")}
	if q.Meters, err = meters(c.StringSlice("meter"), known); err != nil {
		return err
	}
	bill, err := advice.NewEngine(known).Price(given, today, o, q)
	if err != nil {
		return usageError{err}
	}
	if format == "json" {
		return p.json(summary.CostJSON(known, bill))
	}
	return p.page(c, summary.Cost(known, bill, today, len(q.Meters) == 0, p.columns()))
}

func meters(pairs []string, known *catalog.Catalog) (map[string]string, error) {
	out := map[string]string{}
	for _, pair := range pairs {
		id, quantity, ok := strings.Cut(pair, "=")
		if !ok || id == "" {
			return nil, usagef("--meter: found %q; name=quantity is allowed", pair)
		}
		name, _, _ := strings.Cut(id, "@")
		if _, ok := known.Meter(name); !ok {
			ids := catalog.IDs(known.Meters, catalog.MeterID)
			return nil, usageError{fault.Faults{{File: "--meter", Key: name, Text: "there is no such meter; whereto list meters shows them all", Hint: fault.Nearest(name, ids)}}}
		}
		if already, ok := out[id]; ok { // the same meter again is more of it
			quantity = already + " + " + quantity
		}
		out[id] = strings.TrimSpace(quantity)
	}
	return out, nil
}

// one is the call's only argument.
func one(c *cli.Command, name, what string) (string, error) {
	switch c.Args().Len() {
	case 0:
		return "", usagef("%s: %s is needed: %s", c.FullName(), name, what)
	case 1:
		return c.Args().First(), nil
	}
	word := c.Args().Get(1)
	return "", excess(c, fmt.Sprintf("found %q after %q", word, c.Args().First()), word, "one argument is allowed: "+what)
}

// none refuses arguments where there are none.
func none(c *cli.Command) error {
	if c.Args().Present() {
		word := c.Args().First()
		return excess(c, fmt.Sprintf("found %q", word), word, "no argument is allowed")
	}
	return nil
}

func textOrJSON(c *cli.Command) (string, error) {
	format := c.String("format")
	if format != "text" && format != "json" {
		return "", wrongWord("format", format, "text", "json")
	}
	return format, nil
}

func (p program) json(v any) error {
	b, err := summary.Indented(v)
	if err != nil {
		return err
	}
	return p.print(string(b))
}
