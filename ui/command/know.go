package command

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
	"whereto/ui/summary"
)

func (p program) list() *cli.Command {
	return &cli.Command{
		Name:      "list",
		Usage:     "what is known: hosts, addons, vendors, criteria, questions, places or meters",
		UsageText: "whereto list hosts|addons|vendors|criteria|questions|places|meters [--format text|json]",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"}},
		Action: func(_ context.Context, c *cli.Command) error {
			format, err := textOrJSON(c)
			if err != nil {
				return err
			}
			what, err := one(c, "a kind", fault.List(summary.Kinds))
			if err != nil {
				return err
			}
			if !slices.Contains(summary.Kinds, what) {
				return usageError{fault.Faults{{File: "list", Key: what, Text: "allowed: " + fault.List(summary.Kinds), Hint: fault.Nearest(what, summary.Kinds)}}}
			}
			known, err := p.catalog(c)
			if err != nil {
				return err
			}
			text, items, _ := summary.List(known, what)
			if format == "json" {
				return p.json(items)
			}
			return p.page(c, text)
		},
	}
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
			text, item, ids := summary.Show(known, id)
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
