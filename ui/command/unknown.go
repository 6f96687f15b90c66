package command

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
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

// notFile is what a word is told that is neither a command nor a file; nil for a file.
func notFile(c *cli.Command, word string) error {
	if namesFile(word) {
		return nil
	}
	hint := nearestCommand(c.Root(), word)
	switch {
	case hint != "" && strings.ContainsAny(word, " \t"):
		return usagef("there is no command or file %q; did you mean %q?", word, hint)
	case hint != "":
		return usagef("there is no command or file %q; did you mean %q? A session on a new file: whereto %s.toml", word, hint, word)
	}
	return usagef("there is no command or file %q; whereto --help shows the commands, whereto %s.toml begins a session on a new file", word, word)
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
