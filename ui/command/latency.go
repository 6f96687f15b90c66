package command

import (
	"context"
	"strconv"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/latency"
	"whereto/ui/summary"
)

func (p program) latency() *cli.Command {
	return &cli.Command{
		Name:      "latency",
		Usage:     "round trips from places to a host's regions",
		UsageText: "whereto latency HOST|place:KEY --from PLACE[=share],… [--format text|json]",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "from", Usage: "`PLACE[=share]`, several with commas"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"},
		},
		Action: p.latencyAction,
	}
}

func (p program) latencyAction(_ context.Context, c *cli.Command) error {
	format, err := textOrJSON(c)
	if err != nil {
		return err
	}
	id, err := one(c, "HOST", "the id of a host, or place:KEY")
	if err != nil {
		return err
	}
	if !c.IsSet("from") {
		return usagef("%s: --from PLACE is needed: where the users are, such as --from sydney=3,tokyo", c.FullName())
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	regions, err := regionsOf(id, known)
	if err != nil {
		return err
	}
	users, err := from(c.StringSlice("from"), known)
	if err != nil {
		return err
	}
	reach := latency.NewReach(known, regions, users)
	if format == "json" {
		return p.json(summary.LatencyJSON(id, reach))
	}
	return p.page(c, summary.Latency(known, id, reach, users, p.columns()))
}

// regionsOf are a host's regions, or one place as if it were a host.
func regionsOf(id string, known *catalog.Catalog) ([]catalog.Region, error) {
	if key, ok := strings.CutPrefix(id, "place:"); ok {
		place, ok := known.Place(key)
		if !ok {
			return nil, noPlace(key, known)
		}
		return []catalog.Region{{Code: place.ID, Place: place.ID}}, nil
	}
	host, addon, ok := known.Product(id)
	if !ok || addon {
		ids := catalog.IDs(known.Hosts, catalog.ProductID)
		hint := fault.Nearest(id, ids)
		if _, ok := known.Place(id); ok {
			hint = "place:" + id
		}
		return nil, usageError{fault.Faults{{File: "latency", Key: id, Text: "there is no such host; allowed: " + fault.List(ids) + ", place:KEY", Hint: hint}}}
	}
	var open []catalog.Region
	for _, r := range host.Regions {
		if r.Open() {
			open = append(open, r)
		}
	}
	return open, nil
}

func noPlace(key string, known *catalog.Catalog) error {
	return usageError{fault.Faults{{File: "latency", Key: key, Text: "there is no such place; whereto list places shows them all", Hint: fault.Nearest(key, known.PlaceIDs())}}}
}

// from reads places with shares; without any they share equally.
func from(words []string, known *catalog.Catalog) ([]catalog.Users, error) {
	table := map[string]any{}
	for _, word := range words {
		for _, part := range strings.Split(word, ",") {
			key, share, found := strings.Cut(strings.TrimSpace(part), "=")
			if key == "" {
				return nil, usagef("--from: found %q; PLACE[=share] is allowed, several with commas: sydney=3,tokyo", word)
			}
			if found {
				n, err := strconv.ParseFloat(share, 64)
				if err != nil {
					return nil, usagef("--from %s: found %q; a share over 0 is allowed", key, share)
				}
				table[key] = n
			} else {
				table[key] = 1.0
			}
		}
	}
	var faults fault.Faults
	a := answers.Answers{Values: map[string]answers.Value{}}
	answers.One("users", table, known, a, func(key, text, hint string) {
		faults = append(faults, fault.Fault{File: "--from", Text: text, Hint: hint})
	})
	if err := faults.Err(); err != nil {
		return nil, usageError{err}
	}
	return a.Values["users"].Shares, nil
}
