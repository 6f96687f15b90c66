// Package settings is what a user has set once for all runs, in config.toml.
package settings

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/fault"
	"whereto/model/load"
)

// Settings are what config.toml says. What it leaves out is empty.
type Settings struct {
	Theme      string              `json:"theme"`
	Background string              `json:"background"`
	Color      string              `json:"color"`
	ASCII      bool                `json:"ascii"`
	Currency   string              `json:"currency"`
	Data       []string            `json:"data"` // directories that extend or override what is shipped, as --data does
	Keys       map[string][]string `json:"keys"` // by action
}

// Words that some settings take, the default first.
var (
	Backgrounds = []string{"auto", "dark", "light"}
	Colors      = []string{"auto", "always", "never"}
)

// Allowed is what settings may name: the themes, the default first, and the keys of each
// action as they are shipped. A key may stand for two actions only where they share one as
// shipped: they work in different places.
type Allowed struct {
	Themes []string
	Keys   map[string][]string
}

// Read reads a config.toml. All that is wrong with it comes as one fault.Faults, with lines.
func Read(file string, content []byte, known Allowed) (Settings, error) {
	var s Settings
	err := load.Bind(file, content, &s, func(wrong func(key, text, hint string)) {
		word := func(key, found string, allowed []string) {
			if found != "" && !slices.Contains(allowed, found) {
				wrong(key, fmt.Sprintf("found %q, allowed are %s", found, strings.Join(allowed, ", ")), fault.Nearest(found, allowed))
			}
		}
		word("theme", s.Theme, known.Themes)
		word("background", s.Background, Backgrounds)
		word("color", s.Color, Colors)
		for _, name := range slices.Sorted(maps.Keys(s.Keys)) {
			switch _, ok := known.Keys[name]; {
			case !ok:
				wrong("keys."+name, "there is no such action", fault.Nearest(name, slices.Sorted(maps.Keys(known.Keys))))
			case slices.ContainsFunc(s.Keys[name], func(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }):
				wrong("keys."+name, "digits type numbers and choose tabs", "")
			case len(s.Keys[name]) == 0:
				wrong("keys."+name, "found no key, one or more are allowed", "")
			}
		}
		for _, clash := range clashes(s.Keys, known) {
			wrong("keys."+clash.name, fmt.Sprintf("%q is the key of %s already", clash.key, clash.other), "")
		}
	})
	return s, err
}

// clash is a key that a setting gives to an action and that another one has.
type clash struct{ name, other, key string }

// clashes are found for the actions whose keys were set.
func clashes(set map[string][]string, known Allowed) (list []clash) {
	of := func(name string) []string {
		if keys, ok := set[name]; ok {
			return keys
		}
		return known.Keys[name]
	}
	for _, name := range slices.Sorted(maps.Keys(set)) {
		if _, ok := known.Keys[name]; !ok {
			continue // that is told already
		}
		for _, key := range set[name] {
			for _, other := range slices.Sorted(maps.Keys(known.Keys)) {
				if other != name && !share(known.Keys[name], known.Keys[other]) && slices.Contains(of(other), key) {
					list = append(list, clash{name, other, key})
				}
			}
		}
	}
	return list
}

// share says whether two actions have a key in common as they are shipped.
func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) })
}

// Blank is a config.toml in which all that can be set stands as a comment, with its default.
func Blank(known Allowed) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# What holds for all runs of whereto. Take the # away before what is to be another;")
	line("# flags of a call come before it.")
	line("")
	line("# What the session looks like: %s.", strings.Join(known.Themes, ", "))
	line("# theme = %q", known.Themes[0])
	line("")
	line("# What the terminal's background is, where it can't be asked: %s.", strings.Join(Backgrounds, ", "))
	line("# background = %q", Backgrounds[0])
	line("")
	line("# Colours: %s. NO_COLOR holds too.", strings.Join(Colors, ", "))
	line("# color = %q", Colors[0])
	line("")
	line("# Draw with nothing but ASCII.")
	line("# ascii = false")
	line("")
	line("# The currency of amounts, by its ISO code.")
	line("# currency = \"USD\"")
	line("")
	line("# Directories of data that extend or override what is shipped.")
	line("# data = [\"/path/to/data\"]")
	line("")
	line("# The keys of the session, one or more for each action.")
	line("[keys]")
	for _, name := range slices.Sorted(maps.Keys(known.Keys)) {
		var keys []string
		for _, k := range known.Keys[name] {
			keys = append(keys, fmt.Sprintf("%q", k))
		}
		line("# %s = [%s]", name, strings.Join(keys, ", "))
	}
	return b.String()
}
