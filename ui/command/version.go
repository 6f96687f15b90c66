package command

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v3"

	"whereto/model/catalog"
	"whereto/model/load"
)

// Set by the release's build.
var (
	version = "development"
	commit  = ""
	date    = ""
)

func (p program) version() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "version, commit, day and hash of the data",
		Action: func(_ context.Context, c *cli.Command) error {
			if err := none(c); err != nil {
				return err
			}
			return p.tellVersion(c.StringSlice("data"))
		},
	}
}

// onlyVersion says whether a call asks for the version and nothing else: that is asked
// often, by other programs, and needs no command line to be built.
func onlyVersion(args []string) bool {
	return len(args) == 2 && (args[1] == "--version" || args[1] == "version")
}

// tellVersion prints the version with the data's origin.
func (p program) tellVersion(dirs []string) error {
	layers, err := p.layersOf(dirs)
	if err != nil {
		return err
	}
	origin, err := originOf(layers)
	if err != nil {
		return err
	}
	commit, date := commit, date
	if info, ok := debug.ReadBuildInfo(); ok && commit == "" {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value
			case "vcs.time":
				date = s.Value
			}
		}
	}
	return p.print(fmt.Sprintf("whereto %s\ncommit %s %s\ndata %s, newest source %s\n", version, orNone(commit), date, origin.Hash, origin.AsOf))
}

// originOf is where layers come from. What ships is told of without parsing it; the
// user's own data is checked, as by every command.
func originOf(layers []load.Layer) (catalog.Origin, error) {
	if len(layers) == 1 {
		return load.ReadOrigin(layers...)
	}
	known, err := read(layers...)
	if err != nil {
		return catalog.Origin{}, err
	}
	return known.Origin, nil
}

func orNone(text string) string {
	if text == "" {
		return "not known"
	}
	return text
}
