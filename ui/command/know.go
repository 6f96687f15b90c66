package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/listing"
	"whereto/ui/summary"
)

// whereHelp explains conditions.
const whereHelp = `A condition is a column, an operator and a value, in quotes where the shell
would read < or > itself; all that are given must hold in one setup and region:

  --where rollback=instant              a criterion's level, or a field's word
  --where 'rollback>=redeploy'          that level or a better one
  --where 'max_memory_mb>=4GB'          a number, with a unit or without
  --where cold_start_ms=unknown         what nobody knows; no other condition holds of it
  --where languages=rust                a member of a set at all
  --where 'languages.rust>=container'   at that level or a better one
  --where place=sydney                  also vendor=, kind=, status=, region=,
                                        country=, residency=, setup=; != excludes

whereto list criteria shows the levels, worst first; whereto list hosts --columns all
--format csv what there is of hosts.`

func (p program) list() *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "what is known: " + strings.Join(listing.Kinds[:len(listing.Kinds)-1], ", ") + " or " + listing.Kinds[len(listing.Kinds)-1],
		UsageText: "whereto list KIND [--where CONDITION]… [--columns a,b,c] [--format text|json|csv]\n\n" + whereHelp,
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "where", Usage: "`CONDITION` that must hold, such as rollback=instant (repeatable)"},
			&cli.StringFlag{Name: "columns", Usage: "`COLUMNS` with commas between them: fields and criteria, or all"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text, json or csv"},
		},
		DisableSliceFlagSeparator: true,
		Action:                    p.listAction,
	}
}

func (p program) listAction(_ context.Context, c *cli.Command) error {
	format := c.String("format")
	if formats := []string{"text", "json", "csv"}; !slices.Contains(formats, format) {
		return wrongWord("format", format, formats...)
	}
	what, err := one(c, "a kind", fault.List(listing.Kinds))
	if err != nil {
		return err
	}
	if !slices.Contains(listing.Kinds, what) {
		return usageError{fault.Faults{{File: "list", Key: what, Text: "allowed: " + fault.List(listing.Kinds), Hint: fault.Nearest(what, listing.Kinds)}}}
	}
	table, err := p.table(c, what)
	if err != nil {
		return err
	}
	choice, faults := table.Choose(c.StringSlice("where"), columnIDs(c.String("columns")))
	for i := range faults {
		faults[i].File = "list " + what
	}
	if err := faults.Err(); err != nil {
		return usageError{err}
	}
	if text := summary.NotKnown(choice); text != "" && format != "text" {
		p.tell("whereto list: " + text)
	}
	switch format {
	case "json":
		return p.json(summary.ListJSON(choice))
	case "csv":
		return p.print(summary.ListCSV(choice))
	}
	return p.page(c, summary.List(choice, p.columns()))
}

// table is all of a kind.
func (p program) table(c *cli.Command, kind string) (*listing.Table, error) {
	known, err := p.catalog(c)
	if err != nil {
		return nil, err
	}
	if kind != listing.Sizes {
		return listing.New(known, kind), nil
	}
	today, err := p.today(c)
	if err != nil {
		return nil, err
	}
	o, err := p.options(c)
	if err != nil {
		return nil, err
	}
	if err := p.priced(known, o); err != nil {
		return nil, err
	}
	sizes, err := advice.NewEngine(known).Sizes(today, o)
	if err != nil {
		return nil, err
	}
	return listing.OfSizes(known, sizes, catalog.Currency(o.Currency)), nil
}

// columnIDs reads --columns.
func columnIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

func (p program) show() *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "a host, add-on, criterion, question or vendor, whole, with sources",
		UsageText: "whereto show ID [--format text|json]\n\nA vendor whose id a host has too is shown as vendor/ID.",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"}},
		Action: func(_ context.Context, c *cli.Command) error {
			format, err := textOrJSON(c)
			if err != nil {
				return err
			}
			id, err := one(c, "ID", "of a host, an add-on, a criterion, a question or a vendor")
			if err != nil {
				return err
			}
			known, err := p.catalog(c)
			if err != nil {
				return err
			}
			text, item, ids := summary.Show(known, id, p.columns())
			if item == nil {
				text := "there is no such host, add-on, criterion, question or vendor"
				if _, ok := known.Place(id); ok {
					text = "it is a place, and whereto list places shows them all"
				} else if _, ok := known.Meter(id); ok {
					text = "it is a meter, and whereto list meters shows them all"
				}
				return usageError{fault.Faults{{File: "show", Key: id, Text: text, Hint: fault.Nearest(id, ids)}}}
			}
			if format == "json" {
				return p.json(item)
			}
			return p.page(c, text)
		},
	}
}

func (p program) init() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "write a commented answers file",
		UsageText: "whereto init [FILE] [--force]",
		Flags:     []cli.Flag{&cli.BoolFlag{Name: "force", Usage: "replace FILE"}},
		Action: func(_ context.Context, c *cli.Command) error {
			if c.Args().Len() > 1 {
				return usagef("whereto init: one FILE is allowed")
			}
			known, err := p.catalog(c)
			if err != nil {
				return err
			}
			text := summary.Blank(known)
			if !c.Args().Present() || c.Args().First() == "-" {
				return p.print(text)
			}
			if err := p.write(c.Args().First(), []byte(text), c.Bool("force")); err != nil {
				return err
			}
			fmt.Fprintf(p.stderr, "%s is written: answer what you know, then whereto --answers %s\n", c.Args().First(), c.Args().First())
			return nil
		},
	}
}
