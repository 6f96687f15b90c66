package command

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
)

// arranged is a call whose flags before a command stand behind it: they are the command's,
// which takes or refuses them, wherever they stand.
func arranged(root *cli.Command, args []string) []string {
	at, early := root, []string(nil)
	path := args[:min(1, len(args)):1]
	for i := len(path); i < len(args); i++ {
		word := args[i]
		switch name, flag := flagName(word); {
		case flag:
			early = append(early, word)
			if !strings.Contains(word, "=") && takesValue(root, name) && i+1 < len(args) {
				i++
				early = append(early, args[i])
			}
			continue
		case word != "--" && at.Command(word) != nil:
			at = at.Command(word)
			path = append(path, word)
			continue
		}
		return slices.Concat(path, early, args[i:])
	}
	return append(path, early...)
}

// flagName is the name of a flag as it was typed.
func flagName(word string) (name string, flag bool) {
	name = strings.TrimPrefix(strings.TrimPrefix(word, "-"), "-")
	name, _, _ = strings.Cut(name, "=")
	return name, strings.HasPrefix(word, "-") && name != ""
}

// takesValue says whether a flag of a command, or of one below it, has a value.
func takesValue(c *cli.Command, name string) bool {
	takes := false
	each(c, func(c *cli.Command) {
		if f := flagOf(c, name); f != nil && valued(f) {
			takes = true
		}
	})
	return takes
}

func valued(f cli.Flag) bool {
	doc, ok := f.(cli.DocGenerationFlag)
	return ok && doc.TakesValue()
}

// each calls do with a command and all below it.
func each(c *cli.Command, do func(c *cli.Command)) {
	do(c)
	for _, sub := range c.Commands {
		each(sub, do)
	}
}

// flagOf is a command's own flag, nil if there is none of that name.
func flagOf(c *cli.Command, name string) cli.Flag {
	i := slices.IndexFunc(c.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
	if i < 0 {
		return nil
	}
	return c.Flags[i]
}

func isLocal(f cli.Flag) bool {
	local, ok := f.(cli.LocalFlag)
	return ok && local.IsLocal()
}

// strict makes every wrong flag of a command an error of usage, told once. A value is taken
// whole, commas too.
func strict(c *cli.Command) {
	each(c, func(c *cli.Command) {
		c.DisableSliceFlagSeparator = true
		c.OnUsageError = func(_ context.Context, c *cli.Command, err error, _ bool) error { return usageError{wrongFlag(c, err)} }
	})
}

// invalid is how the library says that a flag's value can't be read.
var invalid = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)^invalid value (".*") for flag -(\S+): `) })

// wrongFlag says in our words what is wrong with a flag.
func wrongFlag(c *cli.Command, err error) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		return noFlag(c, name)
	}
	if word, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		name, _ := flagName(word)
		return fmt.Errorf("%s: %s is needed: %s", dashed(name), holds(findFlag(c, name)), holderOf(findFlag(c, name)))
	}
	if found := invalid().FindStringSubmatch(text); found != nil {
		return fmt.Errorf("%s: found %s; %s is allowed", dashed(found[2]), found[1], holds(findFlag(c, found[2])))
	}
	return err
}

// dashed is a flag as it is typed.
func dashed(name string) string {
	if utf8.RuneCountInString(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// holderOf is what the value of a flag is called.
func holderOf(f cli.Flag) string {
	if f == nil {
		return "VALUE"
	}
	label, _ := flagText(f)
	return label[strings.LastIndex(label, " ")+1:]
}

// findFlag is a flag that a command takes, its own or one of all commands.
func findFlag(c *cli.Command, name string) cli.Flag {
	for i, at := range c.Lineage() {
		if f := flagOf(at, name); f != nil && (i == 0 || !isLocal(f)) {
			return f
		}
	}
	return nil
}

// holds says what the value of a flag is.
func holds(f cli.Flag) string {
	switch f.(type) {
	case *cli.IntFlag:
		return "a whole number"
	case *cli.FloatFlag:
		return "a number"
	case *cli.BoolFlag:
		return "no value"
	}
	return "a value"
}

// noFlag says whose a flag is that a command does not take, or which was probably meant.
func noFlag(c *cli.Command, name string) error {
	var owners []string
	each(c.Root(), func(at *cli.Command) {
		if flagOf(at, name) == nil {
			return
		}
		owner := at.FullName()
		if at == c.Root() && name != "version" && name != "answers" {
			owner += " --answers FILE"
		}
		owners = append(owners, owner)
	})
	if len(owners) > 0 {
		return fmt.Errorf("%s takes no --%s; it is a flag of %s", c.FullName(), name, fault.List(owners))
	}
	var names []string
	for i, at := range c.Lineage() {
		for _, f := range at.Flags {
			if i == 0 || !isLocal(f) {
				names = append(names, f.Names()...)
			}
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool { return len(name) == 1 })
	hint := fault.Nearest(name, names)
	if slices.Contains(formsOf(c), name) {
		hint = "format " + name
	}
	if other, ok := strings.CutPrefix(name, "no-"); ok && slices.Contains(names, other) {
		hint = other
	}
	for _, begins := range names { // -v, -o
		if hint == "" && strings.HasPrefix(begins, name) {
			hint = begins
		}
	}
	if hint != "" {
		return fmt.Errorf("there is no flag %s; did you mean --%s?", dashed(name), hint)
	}
	return fmt.Errorf("there is no flag %s; %s --help shows them all", dashed(name), c.FullName())
}
