package command

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/listing"
	"whereto/model/load"
	"whereto/ui/settings"
)

// completeWord is the word with which a shell's script asks for words.
const completeWord = "__complete"

// word is what could stand next, and what it is.
type word struct{ text, hint string }

// bare are words of texts, without what they are.
func bare(texts ...string) []word {
	var list []word
	for _, text := range texts {
		list = append(list, word{text: text})
	}
	return list
}

// Kinds of an answer to a shell, its first line: words alone, those that may be gone on
// with, or files or folders besides.
const (
	plainWords = "words"
	openWords  = "open"
	alsoFiles  = "files"
	alsoDirs   = "folders"
)

// complete tells a shell what could stand next: of "words WORD… TYPED", or of "line LINE".
// It is silent on whatever is wrong.
func (p program) complete(args []string) error {
	if len(args) < 2 {
		return nil
	}
	before := args[1:]
	if args[0] == "line" {
		before = split(args[1])
		before = before[min(1, len(before)):]
	}
	if len(before) == 0 {
		return nil
	}
	l := p.lineOf(before)
	list, kind := l.next()
	var b strings.Builder
	for _, w := range list {
		if !strings.HasPrefix(w.text, l.typed) {
			continue
		}
		if kind == plainWords && strings.ContainsAny(w.text[len(w.text)-1:], "=:") {
			kind = openWords
		}
		b.WriteString(load.Line(l.before + w.text))
		if w.hint != "" {
			b.WriteString("\t" + load.Line(w.hint))
		}
		b.WriteByte('\n')
	}
	return p.print(kind + "\n" + b.String())
}

// split takes a line apart as a shell does, as far as the last word, which may be open.
func split(line string) []string {
	var list []string
	var b strings.Builder
	var quote rune
	in, escaped := false, false
	for _, r := range line {
		switch {
		case escaped:
			b.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			in, escaped = true, true
		case r == quote:
			quote = 0
		case quote != 0:
			b.WriteRune(r)
		case r == '"' || r == '\'':
			in, quote = true, r
		case r == ' ' || r == '\t':
			if in {
				list = append(list, b.String())
			}
			b.Reset()
			in = false
		default:
			in = true
			b.WriteRune(r)
		}
	}
	return append(list, b.String())
}

// line is a call as far as it was typed.
type line struct {
	p      program
	path   []*cli.Command // the command, below those above it
	args   []string       // of the command, before the word that is typed
	flag   string         // whose value is typed; empty: none
	before string         // of the word that is typed: what is settled
	typed  string         // the rest of it
	given  map[string][]string
	ended  bool // by --
}

func (p program) lineOf(before []string) *line {
	root := p.root()
	l := &line{p: p, path: []*cli.Command{root}, given: map[string][]string{}}
	for _, w := range before[:len(before)-1] {
		name, flag := flagName(w)
		switch _, value, whole := strings.Cut(w, "="); {
		case l.flag != "":
			l.given[l.flag] = append(l.given[l.flag], w)
			l.flag = ""
		case w == "--" && !l.ended:
			l.ended = true
		case l.ended || !flag:
			if sub := l.at().Command(w); sub != nil && len(l.args) == 0 && !l.ended {
				l.path = append(l.path, sub)
			} else {
				l.args = append(l.args, w)
			}
		case whole:
			l.given[name] = append(l.given[name], value)
		case takesValue(root, name):
			l.flag = name
		default:
			l.given[name] = nil
		}
	}
	l.typed = before[len(before)-1]
	if name, value, whole := strings.Cut(l.typed, "="); l.flag == "" && !l.ended && whole && strings.HasPrefix(name, "-") {
		l.flag, _ = flagName(name)
		l.before, l.typed = name+"=", value
	}
	return l
}

// at is the command.
func (l *line) at() *cli.Command { return l.path[len(l.path)-1] }

// name is what the command is called below the program.
func (l *line) name() string {
	var names []string
	for _, c := range l.path[1:] {
		names = append(names, c.Name)
	}
	return strings.Join(names, " ")
}

// past settles what stands before the last of some characters in the word that is typed.
func (l *line) past(signs string) {
	if i := strings.LastIndexAny(l.typed, signs); i >= 0 {
		l.before, l.typed = l.before+l.typed[:i+1], l.typed[i+1:]
	}
}

// next is what could stand next.
func (l *line) next() ([]word, string) {
	switch {
	case l.flag != "":
		return l.value()
	case strings.HasPrefix(l.typed, "-") && !l.ended:
		return l.flags(), plainWords
	}
	return l.argument()
}

// flags are those that the command takes, but those that stand already and take one value.
func (l *line) flags() []word {
	var list []word
	add := func(f cli.Flag) {
		doc, ok := f.(cli.DocGenerationFlag)
		if _, twice := l.given[f.Names()[0]]; ok && (!twice || several(f)) {
			list = append(list, word{"--" + f.Names()[0], first(doc.GetUsage())})
		}
	}
	for i, at := range slices.Backward(l.path) {
		for _, f := range at.Flags {
			if i == len(l.path)-1 || !isLocal(f) {
				add(f)
			}
		}
	}
	return append(list, word{"--help", "show help"})
}

// several says whether a flag may be repeated.
func several(f cli.Flag) bool {
	many, ok := f.(cli.DocGenerationMultiValueFlag)
	return ok && many.IsMultiValueFlag()
}

// first is a usage without what follows its first part.
func first(usage string) string {
	text, _, _ := strings.Cut(strings.ReplaceAll(usage, "`", ""), ";")
	return text
}

// listed are the words that the usage of a flag lists before its first semicolon: "text or
// json".
var listed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[a-z]+`) })

// formsOf are the forms that a command writes.
func formsOf(c *cli.Command) []string {
	f, _ := flagOf(c, "format").(cli.DocGenerationFlag)
	if f == nil {
		return nil
	}
	names := listed().FindAllString(first(f.GetUsage()), -1)
	return slices.DeleteFunc(names, func(s string) bool { return s == "or" || s == "and" })
}

// value is what the value of a flag could be.
func (l *line) value() ([]word, string) {
	switch l.flag {
	case "answers", "output", "log":
		return nil, alsoFiles
	case "data":
		return nil, alsoDirs
	case "format":
		return bare(formsOf(l.at())...), plainWords
	case "color":
		return bare(settings.Colors...), plainWords
	case "currency":
		return l.scanned("rates.toml", "currency"), plainWords
	case "rate":
		list := l.scanned("rates.toml", "currency")
		for i := range list {
			list[i].text += "="
		}
		return list, plainWords
	case "month":
		return bare("730h", "30d", "31d"), plainWords
	case "older-than":
		return bare("90d", "180d", "365d"), plainWords
	case "extends":
		if layers, err := l.layers(); err == nil {
			names, _ := load.CommonNames(layers...)
			return bare(names...), plainWords
		}
	case "setup", "size", "region":
		return l.offered(l.flag), plainWords
	case "meter":
		list := l.scanned("meters.toml", "id")
		for i := range list {
			list[i].text += "="
		}
		return list, plainWords
	case "from":
		l.past(",")
		return l.places(), plainWords
	case "set":
		return l.set(), plainWords
	}
	return nil, plainWords
}

// argument is what the next argument of the command could be.
func (l *line) argument() ([]word, string) {
	n := len(l.args)
	switch name := l.name(); {
	case l.ended && name == "":
		return nil, alsoFiles
	case len(l.at().Commands) > 0 && n == 0:
		list := commandWords(l.at())
		if name == "" && !slices.ContainsFunc(list, func(w word) bool { return strings.HasPrefix(w.text, l.typed) }) {
			return nil, alsoFiles
		}
		return list, plainWords
	case name == "help":
		at := l.p.root()
		for _, arg := range l.args {
			if at = at.Command(arg); at == nil {
				return nil, plainWords
			}
		}
		return commandWords(at), plainWords
	case name == "data check":
		return nil, alsoDirs
	case name == "data diff" && n < 2:
		return bare("shipped"), alsoDirs
	case name == "diff" && n < 2, name == "init" && n == 0:
		return nil, alsoFiles
	case name == "compare" && n < 4, name == "decide" && n == 0:
		return l.stacks(), plainWords
	case n > 0:
	case name == "list":
		return bare(listing.Kinds...), plainWords
	case name == "completion":
		return bare(shellNames()...), plainWords
	case name == "data schema":
		return bare(schemaKinds()...), plainWords
	case name == "data levels":
		return l.criteria((*catalog.Criterion).Graded), plainWords
	case name == "cost":
		return l.named("hosts", "addons"), plainWords
	case name == "latency":
		if _, ok := strings.CutPrefix(l.typed, "place:"); ok {
			l.past(":")
			return l.places(), plainWords
		}
		return append(l.named("hosts"), word{"place:", "a single place"}), plainWords
	case name == "show":
		list := append(l.named("hosts", "addons"), l.criteria(func(*catalog.Criterion) bool { return true })...)
		if known := l.questions(); known != nil {
			for _, q := range known.Questions {
				list = append(list, word{q.ID, q.Name})
			}
		}
		return once(append(list, l.named("vendors")...)), plainWords
	}
	return nil, plainWords
}

func commandWords(c *cli.Command) []word {
	var list []word
	for _, sub := range c.Commands {
		list = append(list, word{sub.Name, sub.Usage})
	}
	return list
}

// layers are those of the call.
func (l *line) layers() ([]load.Layer, error) { return l.p.layersOf(l.given["data"]) }

// productIDs are those of hosts and add-ons.
func (p program) productIDs(c *cli.Command) []string {
	l := line{p: p, given: map[string][]string{"data": c.StringSlice("data")}}
	var ids []string
	for _, w := range l.named("hosts", "addons") {
		ids = append(ids, w.text)
	}
	return ids
}

// named are the files of folders: their ids, and what they are called.
func (l *line) named(folders ...string) []word {
	layers, err := l.layers()
	if err != nil {
		return nil
	}
	var list []word
	for _, layer := range layers {
		for _, folder := range folders {
			files, _ := fs.Glob(layer.FS, folder+"/*.toml")
			for _, file := range files {
				w := word{text: strings.TrimSuffix(path.Base(file), ".toml")}
				if content, err := fs.ReadFile(layer.FS, file); err == nil {
					if found := scan("name").FindSubmatch(content); found != nil {
						w.hint = string(found[1])
					}
				}
				list = append(list, w)
			}
		}
	}
	return once(list)
}

// scan finds the values of a key at the beginning of a line, which is far sooner done than
// parsing a file is.
func scan(key string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^` + key + `\s*=\s*"([^"\n]+)"`)
}

// scanned are the values of a key in a file of data.
func (l *line) scanned(file, key string) []word {
	layers, err := l.layers()
	if err != nil {
		return nil
	}
	var list []word
	for _, layer := range layers {
		content, _ := fs.ReadFile(layer.FS, file)
		for _, found := range scan(key).FindAllSubmatch(content, -1) {
			list = append(list, word{text: string(found[1])})
		}
	}
	return once(list)
}

// once is a list in order, each word once.
func once(list []word) []word {
	slices.SortStableFunc(list, func(a, b word) int { return cmp.Compare(a.text, b.text) })
	return slices.CompactFunc(list, func(a, b word) bool { return a.text == b.text })
}

// questions is the catalog of questions, criteria and places; nil where it can't be read.
func (l *line) questions() *catalog.Catalog {
	layers, err := l.layers()
	if err != nil {
		return nil
	}
	known, err := load.Questions(layers...)
	if err != nil {
		return nil
	}
	return known
}

func (l *line) places() []word {
	known := l.questions()
	if known == nil {
		return nil
	}
	var list []word
	for _, id := range known.PlaceIDs() {
		list = append(list, word{id, known.Places[id].City})
	}
	return once(list)
}

func (l *line) criteria(takes func(*catalog.Criterion) bool) []word {
	known := l.questions()
	if known == nil {
		return nil
	}
	var list []word
	for _, c := range known.Criteria {
		if takes(c) {
			list = append(list, word{c.ID, c.Name})
		}
	}
	return list
}

// offered are the setups, sizes or regions of the host or add-on that is named.
func (l *line) offered(what string) []word {
	layers, err := l.layers()
	if err != nil || len(l.args) == 0 {
		return nil
	}
	p, err := load.Alone(l.args[0], layers...)
	if err != nil {
		return nil
	}
	var list []word
	switch what {
	case "setup":
		for _, s := range p.Setups {
			list = append(list, word{s.ID, s.Name})
		}
	case "size":
		for _, s := range p.Sizes {
			list = append(list, word{text: s.ID})
		}
	case "region":
		for _, r := range p.Regions {
			list = append(list, word{r.Code, r.Place})
		}
	}
	return list
}

// set is a question with its sign, then what may answer it.
func (l *line) set() []word {
	known := l.questions()
	if known == nil {
		return nil
	}
	id, _, answered := strings.Cut(l.typed, "=")
	if !answered {
		var list []word
		for _, q := range known.Questions {
			list = append(list, word{q.ID + "=", q.Name})
		}
		return list
	}
	q, ok := known.Question(id)
	if !ok {
		return nil
	}
	l.past("=")
	switch q.Kind {
	case "number", "shares":
		return nil
	case "place", "places":
		l.past(",")
		return append(bare(q.Others...), l.places()...)
	case "choices":
		l.past(",")
	}
	switch q.Catalog {
	case "vendors":
		return l.named("vendors")
	case "hosts":
		return l.named("hosts")
	case "currencies":
		return l.scanned("rates.toml", "currency")
	}
	var list []word
	for _, id := range answers.Allowed(q, known) {
		o, _ := q.Option(id)
		list = append(list, word{id, o.Name})
	}
	return list
}

// stacks are those of the answers file, else hosts, and setups behind their host.
func (l *line) stacks() []word {
	if given := l.given["answers"]; len(given) > 0 && given[len(given)-1] != "-" {
		if list := l.advised(given[len(given)-1]); list != nil {
			return list
		}
	}
	host, _, found := strings.Cut(l.typed, "/")
	if !found {
		return l.named("hosts")
	}
	l.args = []string{host}
	l.past("/")
	return l.offered("setup")
}

// advised are the stacks of an answers file, without what tells how firm their order is.
func (l *line) advised(name string) []word {
	layers, err := l.layers()
	if err != nil {
		return nil
	}
	known, err := l.p.read(layers...)
	if err != nil {
		return nil
	}
	given, err := l.p.readAnswers(name, known)
	if err != nil {
		return nil
	}
	a, err := advice.NewEngine(known).Advise(advice.Ask{Answers: given, Today: catalog.Date(l.p.now().Format("2006-01-02"))})
	if err != nil {
		return nil
	}
	var list []word
	for _, s := range a.All() {
		list = append(list, word{text: s.ID})
	}
	return list
}
