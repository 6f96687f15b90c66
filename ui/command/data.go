package command

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/check"
	"whereto/model/compare"
	"whereto/model/fault"
	"whereto/model/load"
	"whereto/ui/summary"
)

func (p program) dataCommand() *cli.Command {
	return &cli.Command{
		Name:  "data",
		Usage: "check, age, compare, grade, begin or describe data, or say where it lies",
		Commands: []*cli.Command{
			{
				Name:      "check",
				Usage:     "check all data and re-compute its worked examples; DIR over the rest",
				UsageText: "whereto data check [DIR]",
				Action:    p.dataCheck,
			},
			{
				Name:      "stale",
				Usage:     "sources of facts and prices past an age, and what rests on them",
				UsageText: "whereto data stale [--older-than 180d]",
				Flags:     []cli.Flag{&cli.StringFlag{Name: "older-than", Usage: "age in `DAYS`, such as 180d; default: the method's"}},
				Action:    p.dataStale,
			},
			{
				Name:      "diff",
				Usage:     "facts and prices that differ between two sets of data, and what that does to advice",
				UsageText: "whereto data diff A B [--answers FILE]…\n\nA and B are directories: a whole set of data, or files that go over what is shipped; \"shipped\" is what is shipped.",
				Flags:     []cli.Flag{&cli.StringSliceFlag{Name: "answers", Usage: "answers `FILE` whose advice is compared (repeatable); default: those in examples/"}},
				Action:    p.dataDiff,
			},
			{
				Name:      "levels",
				Usage:     "who has which level of a criterion, with their notes side by side",
				UsageText: "whereto data levels CRITERION [--format text|json]",
				Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"}},
				Action:    p.dataLevels,
			},
			p.newProduct(),
			{
				Name:        "schema",
				Usage:       "the JSON Schema of a kind of data file, for editors, or of the advice's JSON",
				UsageText:   "whereto data schema KIND",
				Description: "KIND is one of " + strings.Join(schemaKinds(), ", ") + ".",
				Action:      p.dataSchema,
			},
			{
				Name:   "paths",
				Usage:  "where your own data may lie, and what was read",
				Action: p.dataPaths,
			},
		},
		Action: func(_ context.Context, c *cli.Command) error {
			if c.Args().Present() {
				return unknownCommand(c)
			}
			return usagef("whereto data: check, stale, diff, levels, new, schema or paths is needed")
		},
	}
}

func (p program) dataCheck(_ context.Context, c *cli.Command) error {
	layers, err := p.layers(c, c.Args().Slice()...)
	if err != nil {
		return err
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	known, err := check.On(today, layers...)
	if err != nil {
		return err
	}
	for _, dir := range c.Args().Slice() {
		prefix := filepath.ToSlash(filepath.Clean(dir)) + "/"
		if !slices.ContainsFunc(known.Origin.Local, func(file string) bool { return prefix == "./" || strings.HasPrefix(file, prefix) }) {
			return usagef("there is no data in %s: a host lies in %s", dir, filepath.Join(dir, "hosts", "ID.toml"))
		}
	}
	return p.page(c, summary.Checked(known))
}

func (p program) dataStale(_ context.Context, c *cli.Command) error {
	if err := none(c); err != nil {
		return err
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	days, text := 0, c.String("older-than")
	if text != "" {
		if days, err = strconv.Atoi(strings.TrimSuffix(text, "d")); err != nil || days < 0 {
			return usagef("--older-than: found %q; a number of days is allowed, such as 180d", text)
		}
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	if text == "" {
		days = known.Method.StaleDays
	}
	return p.page(c, summary.Stale(compare.Stale(known, today, days), days, today, p.columns()))
}

func (p program) dataDiff(_ context.Context, c *cli.Command) error {
	if c.Args().Len() != 2 {
		return usagef("whereto data diff: two sets of data are needed, A and B")
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	before, err := p.dataSet(c.Args().Get(0))
	if err != nil {
		return err
	}
	after, err := p.dataSet(c.Args().Get(1))
	if err != nil {
		return err
	}
	files := c.StringSlice("answers")
	if len(files) == 0 {
		if files, err = filepath.Glob(filepath.Join("examples", "*.toml")); err != nil {
			return err
		}
	}
	var orders []summary.Order
	old, now := advice.NewEngine(before), advice.NewEngine(after)
	for _, name := range files {
		was, err := p.readAnswers(name, before)
		if err != nil {
			return err
		}
		is, err := p.readAnswers(name, after)
		if err != nil {
			return err
		}
		one := summary.Order{Answers: name}
		if one.Before, err = old.Advise(advice.Ask{Answers: was, Today: today}); err != nil {
			return err
		}
		if one.After, err = now.Advise(advice.Ask{Answers: is, Today: today}); err != nil {
			return err
		}
		orders = append(orders, one)
	}
	return p.page(c, summary.Diff(compare.Diff(before, after), orders, p.columns()))
}

// dataSet reads one side of a comparison: a whole set of data, one that goes
// over what is shipped, or what is shipped.
func (p program) dataSet(name string) (*catalog.Catalog, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.IsDir() && name != "shipped":
		return nil, directory(name)
	case err == nil && info.IsDir():
		layer := load.Layer{Name: name, FS: os.DirFS(name), Local: true}
		if _, err := os.Stat(filepath.Join(name, "criteria.toml")); err == nil {
			return p.read(layer)
		}
		return p.read(load.Layer{FS: p.data}, layer)
	case name == "shipped":
		return p.read(load.Layer{FS: p.data})
	}
	text := fmt.Sprintf("there is no directory %q; a directory or \"shipped\" is allowed", name)
	if fault.Nearest(name, []string{"shipped"}) != "" {
		text += `; did you mean "shipped"?`
	}
	return nil, usagef("%s", text)
}

// adviceKind is the kind of schema that is of no data file: of the advice's JSON.
const adviceKind = "advice"

// schemaKinds are the kinds of file that have a schema.
func schemaKinds() []string { return append([]string{adviceKind}, load.SchemaKinds()...) }

func (p program) dataSchema(_ context.Context, c *cli.Command) error {
	kind, err := one(c, "a kind", fault.List(schemaKinds()))
	if err != nil {
		return err
	}
	if kinds := schemaKinds(); !slices.Contains(kinds, kind) {
		return usageError{fault.Faults{{File: "data schema", Key: kind, Text: "allowed: " + fault.List(kinds), Hint: fault.Nearest(kind, kinds)}}}
	}
	if kind == adviceKind {
		text, err := summary.AdviceSchema()
		if err != nil {
			return err
		}
		return p.print(string(text))
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	text, err := load.Schema(known, kind)
	if err != nil {
		return err
	}
	return p.print(string(text))
}

func (p program) dataPaths(_ context.Context, c *cli.Command) error {
	if err := none(c); err != nil {
		return err
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	shipped, err := load.ReadOrigin(load.Layer{FS: p.data})
	if err != nil {
		return err
	}
	own := "nowhere, there is no configuration directory"
	if dir := p.ownData(); dir != "" {
		own = dir + " (is not there)"
		if _, err := os.Stat(dir); err == nil {
			own = dir + " (is read)"
		}
	}
	local := cmp.Or(fault.List(known.Origin.Local), "none")
	text := fmt.Sprintf("your data: %s\nshipped data: in the program, %s\nlocal files read: %s\n", own, shipped.Hash[:12], local)
	return p.print(text + p.settingsPath() + p.sessions())
}

// sessions says where sessions keep what is not saved, and what was left there.
func (p program) sessions() string {
	if p.state.Dir == "" {
		return "sessions: nowhere, there is no home directory\n"
	}
	text := fmt.Sprintf("sessions: %s (%d left unsaved)\n", p.state.Dir, len(p.state.Left("")))
	return text
}
