package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/catalog"
	"whereto/model/load"
)

func (p program) man() *cli.Command {
	return &cli.Command{
		Name:      "man",
		Usage:     "this program's manual page, as roff",
		UsageText: "whereto man | man -l -\nwhereto man > whereto.1",
		Action: func(_ context.Context, c *cli.Command) error {
			if err := none(c); err != nil {
				return err
			}
			origin, err := load.ReadOrigin(load.Layer{FS: p.data})
			if err != nil {
				return err
			}
			p.config = "" // the page is for whoever reads it
			return p.print(manual(p.root(), origin.AsOf))
		},
	}
}

// pairs are terms, each with what it means.
type pairs [][2]string

// What the manual tells beside the commands' own texts.
var (
	exitStatus = pairs{
		{"0", "done"},
		{"1", "a file could not be read or written, or the program broke down"},
		{"2", "the call, the answers or the data are wrong"},
		{"3", "no stack satisfies every must, not even with something to check; or check found that the decision no longer holds"},
		{"128 + n", "ended by signal n: 130 by INT, 143 by TERM, 129 by HUP, 131 by QUIT"},
	}
	environment = pairs{
		{"NO_COLOR", "if it is set, nothing is coloured"},
		{"CLICOLOR_FORCE", "if it is set, what is drawn is coloured where no terminal is found too"},
		{"ACCESSIBLE", "if it is set, the session is led line by line, as with --accessible"},
		{"TERM", "dumb has the session led line by line"},
		{"VISUAL, EDITOR", "the editor that the session opens its file in"},
		{"PAGER", "what long texts are shown by on a terminal; cat or an empty one: by nothing; left out: less"},
		{"LESS", "what less is told; left out: FRX"},
		{"COLUMNS", "how wide texts are; left out: as wide as the terminal"},
		{"XDG_CONFIG_HOME", "where settings and data of your own lie; left out: ~/.config"},
		{"XDG_STATE_HOME", "where sessions keep what is not saved; left out: ~/.local/state"},
		{debugging, "if it is set, a breakdown of the program is told with where it was"},
	}
	filesOf = pairs{
		{"$XDG_CONFIG_HOME/whereto/config.toml", "settings; whereto config prints what can be set"},
		{"$XDG_CONFIG_HOME/whereto/data/", "data of your own, over what is shipped; its folders are those of --data"},
		{"$XDG_STATE_HOME/whereto/", "what sessions have not saved, and offer again"},
	}
	examples = pairs{
		{"whereto orders.toml", "asks, and keeps the answers in orders.toml"},
		{"whereto --answers orders.toml", "advice on answers that are there"},
		{"whereto --answers orders.toml --output advice.md", "the same as Markdown, which opens again"},
		{"whereto --answers orders.toml --set requests=60M --format json", "the same with one answer otherwise, for a program"},
		{"whereto check --answers orders.toml", "whether a recorded decision still holds, for CI"},
		{"whereto list hosts", "which hosts are known"},
	}
)

// manual is the manual page: of the commands' own texts, and of what holds for all. Its day is
// that of the data.
func manual(root *cli.Command, day catalog.Date) string {
	var m roff
	m.line(fmt.Sprintf(`.TH WHERETO 1 "%s" "whereto" "User Commands"`, day))
	m.line(".nh")
	m.line(".ad l")
	m.heading("NAME")
	m.line(`whereto \- ` + escaped(root.Usage))
	m.heading("SYNOPSIS")
	m.lines(strings.Join(usages(root, root.Name), "\n"))
	m.heading("DESCRIPTION")
	m.text("Whereto answers one question and shows its working: where should this team deploy its backend? It asks what you build, for whom and under which conditions, and ranks hosts with their setups, sizes, regions and add-ons by what they cost, how far they are from your users, and what they do of what you want. Each price and each fact has its source and its day. It uses no network.")
	m.line(".PP")
	m.text(root.Description)
	m.line(".PP")
	m.text("Flags stand before or behind a command and its arguments.")
	m.heading("COMMANDS")
	var commands func(path []*cli.Command)
	commands = func(path []*cli.Command) {
		c := path[len(path)-1]
		for _, sub := range c.Commands {
			commands(append(path[:len(path):len(path)], sub))
		}
		if len(path) == 1 || len(c.Commands) > 0 {
			return
		}
		var names []string
		for _, at := range path[1:] {
			names = append(names, at.Name)
		}
		m.line(".SS " + quotedArg(strings.Join(names, " ")))
		m.text(sentenceOf(c.Usage))
		m.line(".PP")
		m.lines(strings.Join(usages(c, "whereto "+strings.Join(names, " ")), "\n"))
		if c.Description != "" {
			m.line(".PP")
			m.lines(c.Description)
		}
		own, _ := flagsOf(path)
		m.flags(own)
	}
	commands([]*cli.Command{root})
	own, global := flagsOf([]*cli.Command{root})
	m.heading("OPTIONS")
	m.text("Without a command:")
	m.flags(append(own, helpFlag))
	m.line(".PP")
	m.text("With every command:")
	m.flags(global)
	m.heading("EXIT STATUS")
	m.pairs(exitStatus)
	m.heading("ENVIRONMENT")
	m.pairs(environment)
	m.heading("FILES")
	m.pairs(filesOf)
	m.heading("EXAMPLES")
	m.pairs(examples)
	m.heading("SEE ALSO")
	m.line(`.BR less (1)`)
	return m.b.String()
}

// roff writes a manual page.
type roff struct{ b strings.Builder }

func (m *roff) line(text string)    { m.b.WriteString(text + "\n") }
func (m *roff) heading(text string) { m.line(".SH " + text) }

// text writes a text as it reads, in lines that an editor shows whole.
func (m *roff) text(text string) {
	words := pieces(escaped(text))
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], " ", `\ `) // what stands in brackets stays together
	}
	for line := range strings.Lines(hung(strings.Join(words, " "), 0, 79)) {
		if strings.HasPrefix(line, ".") {
			line = `\&` + line
		}
		m.b.WriteString(line)
	}
}

// lines writes a text whose lines stay apart.
func (m *roff) lines(text string) {
	for i, line := range strings.Split(text, "\n") {
		switch {
		case line == "":
			m.line(".PP")
			continue
		case i > 0 && !strings.HasSuffix(m.b.String(), ".PP\n"):
			m.line(".br")
		}
		m.text(line)
	}
}

func (m *roff) flags(flags []cli.Flag) {
	for _, f := range flags {
		label, usage := flagText(f)
		m.item(label, usage)
	}
}

func (m *roff) pairs(list pairs) {
	for _, pair := range list {
		m.item(pair[0], pair[1])
	}
}

func (m *roff) item(term, text string) {
	m.line(".TP")
	m.line(".B " + escaped(term))
	m.text(text)
}

// escaped is a text without what roff would read as its own.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", `\[u2026]`, "×", `\[mu]`, "≥", `\[>=]`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`).Replace(text)
}

func quotedArg(text string) string { return fmt.Sprintf(`"%s"`, strings.ReplaceAll(text, `"`, `\(dq`)) }

// sentenceOf is a usage as a sentence.
func sentenceOf(text string) string {
	text = strings.ToUpper(text[:1]) + text[1:]
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
