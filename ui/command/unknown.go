package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
	"whereto/model/listing"
	"whereto/ui/export"
)

// namesFile says whether a word is meant as a file: one is there, or the word has the ending
// of one or leads into a folder. Any other word is a command.
func namesFile(word string) bool {
	if word == "-" || strings.ContainsRune(word, '/') || strings.ContainsRune(word, os.PathSeparator) {
		return true
	}
	if _, err := export.Of(word); err == nil {
		return true
	}
	_, err := os.Stat(word)
	return err == nil
}

// notFile is what a word is told that is neither a command nor a file; nil for a file. It may
// be one of the ids that can be shown.
func notFile(c *cli.Command, word string, ids func() []string) error {
	if namesFile(word) {
		return nil
	}
	hint, file := nearestCommand(c.Root(), word), nearestFile(word)
	if file != "" && (hint == "" || strings.EqualFold(stem(file), word)) {
		return usagef("there is no command or file %q; did you mean %q?", word, file)
	}
	if hint == "" {
		if id := fault.Nearest(word, ids()); id != "" {
			return usagef("there is no command or file %q; did you mean %q?", word, "show "+id)
		}
	}
	switch {
	case hint != "" && strings.ContainsAny(word, " \t"):
		return usagef("there is no command or file %q; did you mean %q?", word, hint)
	case hint != "":
		return usagef("there is no command or file %q; did you mean %q? A session on a new file: whereto %s.toml", word, hint, word)
	}
	return usagef("there is no command or file %q; whereto --help shows the commands, whereto %s.toml begins a session on a new file", word, word)
}

// nearestFile is the file of advice or answers, of those beside it, that was probably meant;
// empty if none is near.
func nearestFile(name string) string {
	dir, base := filepath.Split(name)
	beside, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return ""
	}
	var names []string
	for _, f := range beside {
		if _, err := export.Of(f.Name()); err == nil && !f.IsDir() {
			if strings.EqualFold(stem(f.Name()), base) {
				return dir + f.Name()
			}
			names = append(names, f.Name())
		}
	}
	if hint := fault.Nearest(base, names); hint != "" {
		return dir + hint
	}
	return ""
}

// stem is a file's name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// excess is what the word is told that stands where a command takes no more: the flag that it
// is the value of, where that can be told, else what is allowed.
func excess(c *cli.Command, found, word, allowed string) error {
	if flag := meantFlag(c, word); flag != "" {
		return usagef("%s: %s; did you mean --%s %s?", c.FullName(), found, flag, word)
	}
	return usagef("%s: %s; %s", c.FullName(), found, allowed)
}

// meantFlag is the flag that a word was probably meant as the value of: --format of a form,
// --answers of a file, else the only one that the command has besides. Empty if there is none.
func meantFlag(c *cli.Command, word string) string {
	if slices.Contains(formsOf(c), word) {
		return "format"
	}
	var others []cli.Flag
	for _, f := range c.Flags {
		if name := f.Names()[0]; valued(f) && name != "format" && name != "answers" {
			others = append(others, f)
		}
	}
	switch {
	case flagOf(c, "answers") != nil && namesFile(word):
		return "answers"
	case len(others) != 1:
		return ""
	}
	if _, number := others[0].(*cli.FloatFlag); number {
		if _, err := strconv.ParseFloat(word, 64); err != nil {
			return ""
		}
	}
	return others[0].Names()[0]
}

// unknownCommand is what the word is told that stands where a command is needed.
func unknownCommand(c *cli.Command) error { return noCommand(c, c.Args().First()) }

func noCommand(c *cli.Command, word string) error {
	if hint := nearestCommand(c, word); hint != "" {
		return usagef("%s: there is no command %q; did you mean %q?", c.FullName(), word, hint)
	}
	return usagef("%s: there is no command %q; %s --help shows them all", c.FullName(), word, c.FullName())
}

// nearestCommand is the command that was probably meant, one of another command's by both
// names; empty if none is near.
func nearestCommand(c *cli.Command, word string) string {
	var names, below []string
	full := map[string]string{}
	for _, sub := range c.Commands {
		names = append(names, sub.Name)
		for _, s := range sub.Commands {
			below = append(below, s.Name)
			full[s.Name] = sub.Name + " " + s.Name
		}
		if sub.Name == "list" {
			for _, kind := range listing.Kinds {
				below = append(below, kind)
				full[kind] = sub.Name + " " + kind
			}
		}
	}
	if hint := fault.Nearest(word, names); hint != "" {
		return hint
	}
	return full[fault.Nearest(word, below)]
}

// wrongWord is a value of a flag that is none of those that are allowed.
func wrongWord(flag, found string, allowed ...string) error {
	text := fmt.Sprintf("--%s: found %q; allowed: %s", flag, found, fault.List(allowed))
	if hint := fault.Nearest(found, allowed); hint != "" {
		text += fmt.Sprintf("; did you mean %q?", hint)
	}
	return usagef("%s", text)
}
