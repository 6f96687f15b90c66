package command

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
	"whereto/model/load"
	"whereto/ui/summary"
)

// productID is how a product's id, the name of its file, may look.
var productID = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

func (p program) newProduct() *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "a host (or an add-on) to fill in, with each criterion's levels and their rules",
		UsageText: "whereto data new ID [--addon] [--extends NAME]… [--output FILE] [--force]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "addon", Usage: "an add-on instead of a host"},
			&cli.StringSliceFlag{Name: "extends", Usage: "`NAME` of what it shares with others, such as plain-vps (repeatable)"},
			&cli.StringFlag{Name: "output", Usage: "write to `FILE`, whole or not at all"},
			&cli.BoolFlag{Name: "force", Usage: "replace the file of --output"},
		},
		Action: p.dataNew,
	}
}

func (p program) dataNew(_ context.Context, c *cli.Command) error {
	id, err := one(c, "ID", "in kebab case, such as small-servers")
	if err != nil {
		return err
	}
	if !productID.MatchString(id) {
		return usagef("whereto data new: found %q; an id in kebab case is needed, such as small-servers", id)
	}
	name := c.String("output")
	if err := inPlace(name, id, c.Bool("addon")); err != nil {
		return err
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	layers, err := p.layers(c)
	if err != nil {
		return err
	}
	known, err := p.read(layers...)
	if err != nil {
		return err
	}
	if at, _, ok := known.Product(id); ok {
		return usagef("whereto data new: %s is known already (%s); a file of yours with this id changes what is said of it", id, at.Name)
	}
	bases, err := basesOf(c.StringSlice("extends"), layers)
	if err != nil {
		return err
	}
	text := summary.New(known, summary.Skeleton{ID: id, Addon: c.Bool("addon"), Bases: bases, Today: today})
	if name == "" {
		return p.print(text)
	}
	if err := p.write(name, []byte(text), c.Bool("force")); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "%s is written: fill in what says TODO, then whereto data check %s\n", name, above(name))
	return nil
}

// inPlace refuses a file that would be read from nowhere, or as another product.
func inPlace(name, id string, addon bool) error {
	folder := "hosts"
	if addon {
		folder = "addons"
	}
	at := filepath.Join(folder, id+".toml")
	if name == "" {
		return nil
	}
	whole, err := filepath.Abs(name)
	if err == nil && filepath.Join(filepath.Base(filepath.Dir(whole)), filepath.Base(whole)) == at {
		return nil
	}
	return usagef("whereto data new: nothing would read %s: a file of %s is DIR/%s", name, id, filepath.ToSlash(at))
}

// basesOf reads what is extended.
func basesOf(names []string, layers []load.Layer) ([]summary.Base, error) {
	known, err := load.CommonNames(layers...)
	if err != nil {
		return nil, err
	}
	var list []summary.Base
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, usageError{fault.Faults{{File: "--extends", Key: name, Text: "there is no file common/" + name + ".toml; allowed: " + fault.List(known), Hint: fault.Nearest(name, known)}}}
		}
		says, err := load.Common(name, layers...)
		if err != nil {
			return nil, err
		}
		list = append(list, summary.Base{Name: name, Says: says})
	}
	return list, nil
}
