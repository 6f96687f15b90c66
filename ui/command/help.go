package command

import (
	"context"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

// The library's own help is wider than terminals and has words of its own.
func init() {
	show := func(c *cli.Command) error {
		width, ok := c.Root().Metadata[columnsKey].(int)
		if !ok {
			width = usualColumns
		}
		_, err := io.WriteString(c.Root().Writer, helpOf(lineage(c), width))
		return err
	}
	cli.ShowRootCommandHelp = show
	cli.ShowSubcommandHelp = show
	cli.ShowCommandHelp = func(_ context.Context, c *cli.Command, name string) error {
		if sub := c.Command(name); sub != nil {
			return show(sub)
		}
		if len(c.Commands) == 0 { // it is an argument
			return show(c)
		}
		if c == c.Root() {
			if err := notFile(c, name, func() []string { return nil }); err != nil {
				return err
			}
			return show(c)
		}
		return noCommand(c, name)
	}
}

// columnsKey is where a command's root keeps how wide help may be.
const columnsKey = "columns"

// usualColumns is how wide a text is where there is no terminal.
const usualColumns = 80

// columns is how wide what is printed may be: as wide as the terminal that it goes to, or as
// COLUMNS says.
func (p program) columns() int {
	if p.env != nil {
		if n, err := strconv.Atoi(p.env("COLUMNS")); err == nil && n > 0 {
			return max(n, leastColumns)
		}
	}
	if f, ok := p.stdout.(*os.File); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return max(width, leastColumns)
		}
	}
	return usualColumns
}

// leastColumns is what a text needs; mostColumns is what can still be read well.
const (
	leastColumns = 40
	mostColumns  = 100
)

func (p program) help() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "what a command does, and its flags",
		UsageText: "whereto help [COMMAND]…",
		Action: func(_ context.Context, c *cli.Command) error {
			path := []*cli.Command{c.Root()}
			for _, word := range c.Args().Slice() {
				at := path[len(path)-1]
				sub := at.Command(word)
				if sub == nil {
					return noCommand(at, word)
				}
				path = append(path, sub)
			}
			return p.print(helpOf(path, p.columns()))
		},
	}
}

// lineage is a command below those above it.
func lineage(c *cli.Command) []*cli.Command {
	list := c.Lineage()
	slices.Reverse(list)
	return list
}

// helpOf is the help of a command, as wide as may be.
func helpOf(path []*cli.Command, width int) string {
	width = min(width, mostColumns)
	c := path[len(path)-1]
	var names []string
	for _, at := range path {
		names = append(names, at.Name)
	}
	name := strings.Join(names, " ")
	var b strings.Builder
	b.WriteString(hung(name+": "+c.Usage, 0, width))
	heading := func(text string) { b.WriteString("\n" + text + "\n") }
	heading("Usage")
	for _, line := range usages(c, name) {
		b.WriteString(hungAt(line, 2, 4, width))
	}
	if c.Description != "" {
		b.WriteString("\n")
		for para := range strings.SplitSeq(c.Description, "\n") {
			b.WriteString(hung(para, 0, width))
		}
	}
	if len(c.Commands) > 0 {
		heading("Commands")
		var rows [][2]string
		for _, sub := range c.Commands {
			rows = append(rows, [2]string{sub.Name, sub.Usage})
		}
		table(&b, rows, width)
		b.WriteString("\n" + hung(name+" COMMAND --help tells more of one.", 0, width))
	}
	own, global := flagsOf(path)
	heading("Flags")
	table(&b, flagRows(append(own, helpFlag)), width)
	switch {
	case len(global) == 0:
	case len(path) == 1:
		heading("Flags of every command")
		table(&b, flagRows(global), width)
	default:
		var list []string
		for _, f := range global {
			list = append(list, "--"+f.Names()[0])
		}
		b.WriteString("\n" + hung("Every command takes "+strings.Join(list, ", ")+": whereto --help.", 0, width))
	}
	return b.String()
}

// helpFlag stands for the library's.
var helpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "this help"}

// flagsOf are the flags of a command that are its own, and those of every command.
func flagsOf(path []*cli.Command) (own, global []cli.Flag) {
	for i, at := range path {
		for _, f := range at.Flags {
			switch {
			case f.Names()[0] == "help":
			case i == 0 && !isLocal(f):
				global = append(global, f)
			case i == len(path)-1:
				own = append(own, f)
			}
		}
	}
	return own, global
}

// usages are the lines in which a command can be called.
func usages(c *cli.Command, name string) []string {
	if c.UsageText == "" {
		if len(c.Commands) > 0 {
			return []string{name + " COMMAND …"}
		}
		return []string{name}
	}
	return strings.Split(c.UsageText, "\n")
}

// holders are what values of flags are called whose usage does not say.
var holders = map[string]string{"format": "FORM", "top": "N", "samples": "N", "color": "WHEN", "month": "LENGTH", "why": "TEXT"}

// flagText is a flag with what its value is called, and what it is for.
func flagText(f cli.Flag) (label, usage string) {
	label = "--" + f.Names()[0]
	if len(f.Names()) > 1 {
		label = "-" + f.Names()[1] + ", " + label
	}
	doc, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return label, ""
	}
	usage = doc.GetUsage()
	if !doc.TakesValue() {
		return label, usage
	}
	holder := holders[f.Names()[0]]
	if parts := strings.SplitN(usage, "`", 3); len(parts) == 3 {
		holder = parts[1]
		usage = strings.ReplaceAll(usage, "`", "")
	}
	if holder == "" {
		holder = "NAME"
	}
	return label + " " + holder, usage
}

func flagRows(flags []cli.Flag) [][2]string {
	var rows [][2]string
	for _, f := range flags {
		label, usage := flagText(f)
		rows = append(rows, [2]string{label, usage})
	}
	return rows
}

// mostLabel is how wide the first column may be: what is wider has a line of its own.
const mostLabel = 22

// table writes rows of a label and a text behind it.
func table(b *strings.Builder, rows [][2]string, width int) {
	column := 0
	for _, row := range rows {
		if n := utf8.RuneCountInString(row[0]); n <= mostLabel {
			column = max(column, n)
		}
	}
	for _, row := range rows {
		label := "  " + row[0]
		if n := utf8.RuneCountInString(row[0]); n > column {
			b.WriteString(label + "\n")
			label = strings.Repeat(" ", column+2)
		} else {
			label += strings.Repeat(" ", column-n)
		}
		text := hungAt(row[1], column+4, column+4, width)
		b.WriteString(label + "  " + strings.TrimLeft(text, " "))
	}
}

// hung is a text within a width, its lines after the first further in.
func hung(text string, in, width int) string { return hungAt(text, in, in, width) }

func hungAt(text string, first, rest, width int) string {
	line, out := strings.Repeat(" ", first), ""
	empty := true
	for _, word := range pieces(text) {
		switch {
		case empty:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			out += line + "\n"
			line = strings.Repeat(" ", rest) + word
		default:
			line += " " + word
		}
		empty = false
	}
	return out + strings.TrimRight(line, " ") + "\n"
}

// pieces are the words of a text; what stands in brackets stays together.
func pieces(text string) []string {
	var list []string
	open := 0
	for _, word := range strings.Fields(text) {
		if open > 0 {
			list[len(list)-1] += " " + word
		} else {
			list = append(list, word)
		}
		open = max(0, open+strings.Count(word, "[")-strings.Count(word, "]"))
	}
	return list
}
