package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/charmbracelet/colorprofile"
	"github.com/urfave/cli/v3"

	"whereto/ui/screen"
	"whereto/ui/settings"
)

func (p program) configCommand() *cli.Command {
	return &cli.Command{
		Name:      "config",
		Usage:     "print a config.toml with all that can be set, commented",
		UsageText: "whereto config > " + cmp.Or(p.settingsFile(), "config.toml"),
		Action: func(_ context.Context, c *cli.Command) error {
			if err := none(c); err != nil {
				return err
			}
			return p.print(settings.Blank(settable()))
		},
	}
}

// settable is what settings may name.
func settable() settings.Allowed {
	return settings.Allowed{Themes: screen.Themes, Keys: screen.Keys()}
}

// settingsFile is where the user's settings lie; empty where there is no place for them.
func (p program) settingsFile() string {
	if p.config == "" {
		return ""
	}
	return filepath.Join(p.config, "whereto", "config.toml")
}

// readSettings reads the user's settings, empty where there are none.
func (p program) readSettings() (settings.Settings, error) {
	file := p.settingsFile()
	if file == "" {
		return settings.Settings{}, nil
	}
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return settings.Settings{}, nil
	}
	if err != nil {
		return settings.Settings{}, err
	}
	return settings.Read(file, content, settable())
}

// settingsPath says where the settings lie, and whether they were read.
func (p program) settingsPath() string {
	file := p.settingsFile()
	if file == "" {
		return "settings: nowhere, there is no configuration directory\n"
	}
	state := "is not there; whereto config prints one"
	if _, err := os.Stat(file); err == nil {
		state = "is read"
	}
	return fmt.Sprintf("settings: %s (%s)\n", file, state)
}

// dress puts what the session looks like into its configuration: what was called for, else
// what is set.
func (p program) dress(c *cli.Command, config *screen.Config) error {
	set, err := p.settings()
	if err != nil {
		return err
	}
	config.Theme, config.Background, config.Keys = set.Theme, set.Background, set.Keys
	config.ASCII = set.ASCII || c.Bool("ascii")
	color, err := colorOf(c, set)
	if err != nil {
		return err
	}
	switch color {
	case "always":
		config.Color = colorprofile.TrueColor
	case "never":
		config.Color = colorprofile.ASCII
	}
	return nil
}

// colorOf is when there are colours: as it was called for, else as it is set.
func colorOf(c *cli.Command, set settings.Settings) (string, error) {
	color := cmp.Or(c.String("color"), set.Color, settings.Colors[0])
	if !slices.Contains(settings.Colors, color) {
		return "", wrongWord("color", color, settings.Colors...)
	}
	return color, nil
}
