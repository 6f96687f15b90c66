package command

import (
	"context"
	"embed"
	"fmt"

	"github.com/urfave/cli/v3"

	"whereto/model/fault"
)

// scripts are what shells run: each asks the program for words.
//
//go:embed completion
var scripts embed.FS

// shells are those that have a script, and its file.
var shells = []struct{ name, file, use string }{
	{"bash", "bash.sh", "source <(whereto completion bash), in ~/.bashrc"},
	{"zsh", "zsh.sh", "source <(whereto completion zsh), in ~/.zshrc after compinit"},
	{"fish", "fish.fish", "whereto completion fish > ~/.config/fish/completions/whereto.fish"},
	{"powershell", "powershell.ps1", "whereto completion powershell | Out-String | Invoke-Expression, in $PROFILE"},
}

func shellNames() []string {
	var names []string
	for _, s := range shells {
		names = append(names, s.name)
	}
	return names
}

func (p program) completion() *cli.Command {
	text := "It completes commands, flags, their values, ids of hosts and add-ons, places, questions and stacks.\n"
	for _, s := range shells {
		text += "\n" + s.name + ": " + s.use
	}
	return &cli.Command{
		Name:        "completion",
		Usage:       "a shell's script that completes what is typed",
		UsageText:   "whereto completion bash|zsh|fish|powershell",
		Description: text,
		Action: func(_ context.Context, c *cli.Command) error {
			name, err := one(c, "a shell", fault.List(shellNames()))
			if err != nil {
				return err
			}
			for _, s := range shells {
				if s.name == name {
					script, err := scripts.ReadFile("completion/" + s.file)
					if err != nil {
						return err
					}
					return p.print(string(script))
				}
			}
			return notAllowed("completion", name, shellNames())
		},
	}
}

// notAllowed is an argument of a command that is none of those that are allowed.
func notAllowed(command, found string, allowed []string) error {
	return usageError{fault.Faults{{File: command, Key: found, Text: fmt.Sprintf("allowed: %s", fault.List(allowed)), Hint: fault.Nearest(found, allowed)}}}
}
