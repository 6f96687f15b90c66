package command

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/guide"
	"whereto/ui/summary"
)

func (p program) guide() *cli.Command {
	return &cli.Command{
		Name:      "guide",
		Usage:     "the guide, written from the data: read in half an hour",
		UsageText: "whereto guide [--full] [--format markdown|html] [--output FILE] [--force]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "markdown", Usage: "markdown or html; left out: by the ending of --output, else markdown"},
			&cli.StringFlag{Name: "output", Usage: "write to `FILE`, whole or not at all"},
			&cli.BoolFlag{Name: "full", Usage: "with all that is known: every fact, rule and line of a bill"},
			&cli.BoolFlag{Name: "force", Usage: "replace the file of --output"},
		},
		Action: p.guideAction,
	}
}

func (p program) guideAction(_ context.Context, c *cli.Command) error {
	if err := none(c); err != nil {
		return err
	}
	format := c.String("format")
	if ending := strings.ToLower(filepath.Ext(c.String("output"))); !c.IsSet("format") && (ending == ".html" || ending == ".htm") {
		format = "html"
	}
	if format != "markdown" && format != "html" {
		return wrongWord("format", format, "markdown", "html")
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	g, err := guide.Write(known, today)
	if err != nil {
		return err
	}
	write := summary.Guide
	if c.Bool("full") {
		write = summary.FullGuide
	}
	out := []byte(write(known, g))
	if format == "html" {
		if out, err = summary.HTML(string(out)); err != nil {
			return err
		}
	}
	if name := c.String("output"); name != "" {
		return p.write(name, out, c.Bool("force"))
	}
	if format == "html" {
		return p.print(string(out))
	}
	return p.page(c, string(out))
}
