package answersfile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/ui/summary"
)

// Edit is an answers file with other answers: what differs from those that it holds is
// changed, and nothing else is touched. Comments, the order of keys, how numbers are
// written, line ends and alignment stay; a new answer is put into its table.
func Edit(content []byte, c *catalog.Catalog, is answers.Answers) []byte {
	whole := []byte(summary.AnswersFile(c, is))
	was, err := load.ReadAnswers("", content, c)
	if err != nil || kindOf(content) != TOML || len(strings.TrimSpace(string(content))) == 0 {
		return whole
	}
	text := string(content)
	before, after := settings(c, was), settings(c, is)
	for _, s := range before {
		if !slices.ContainsFunc(after, s.same) {
			text = remove(text, s.path)
		}
	}
	for _, s := range after {
		if i := slices.IndexFunc(before, s.same); i < 0 || before[i].value != s.value {
			text = set(text, s)
		}
	}
	switch {
	case is.Decision == nil && was.Decision != nil:
		text = WithDecision(text, "")
	case is.Decision != nil && (was.Decision == nil || *was.Decision != *is.Decision):
		text = WithDecision(text, summary.DecisionTable(*is.Decision))
	}
	if !sameAnswers(c, []byte(text), whole) {
		return whole // nothing that is written this way is known; no answer may be lost by it
	}
	return []byte(text)
}

// sameAnswers says whether two answers files read as the same.
func sameAnswers(c *catalog.Catalog, a, b []byte) bool {
	x, err := load.ReadAnswers("", a, c)
	y, wrong := load.ReadAnswers("", b, c)
	return err == nil && wrong == nil && summary.AnswersFile(c, x) == summary.AnswersFile(c, y)
}

// setting is a key of an answers file with its value as TOML.
type setting struct {
	path  []string
	value string
	loose bool // the order of its items means nothing
}

func (s setting) same(o setting) bool { return slices.Equal(s.path, o.path) }

// settings are all keys of answers, but for the version's and the decision's.
func settings(c *catalog.Catalog, a answers.Answers) []setting {
	var list []setting
	add := func(value string, path ...string) { list = append(list, setting{path: path, value: value}) }
	if a.Title != "" {
		add(summary.Quoted(a.Title), "title")
	}
	for _, q := range c.Questions {
		if v, ok := a.Values[q.ID]; ok {
			add(summary.Value(q, v), "answers", q.ID)
			list[len(list)-1].loose = len(v.Shares) > 0
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.Importance)) {
		add(summary.Quoted(a.Importance[id]), "importance", id)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Weights)) {
		add(summary.Plain(a.Weights[id]), "weights", id)
	}
	return list
}

// below says whether a path leads to another or to what is in it.
func below(path, other []string) bool {
	return len(other) >= len(path) && slices.Equal(path, other[:len(path)])
}

// set gives a key another value, or puts it into its table.
func set(text string, s setting) string {
	d, path := scan(text), s.path
	if i := slices.IndexFunc(d.entries, func(e entry) bool { return slices.Equal(e.path, path) }); i >= 0 {
		return d.change(i, s)
	}
	if slices.ContainsFunc(d.entries, func(e entry) bool { return below(path, e.path) }) || slices.ContainsFunc(d.headers, func(h header) bool { return below(path, h.path) }) {
		d = scan(remove(text, path))
	}
	return d.add(path, s.value)
}

func sameNumber(a, b string) bool {
	read := func(text string) (float64, error) { return strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64) }
	x, err := read(a)
	y, wrong := read(b)
	return err == nil && wrong == nil && x == y || a == b
}

// remove takes a key away, a table with all that is in it. Comments stay, those aside that
// stand behind what goes.
func remove(text string, path []string) string {
	for {
		d := scan(text)
		if i := slices.IndexFunc(d.entries, func(e entry) bool { return below(path, e.path) }); i >= 0 {
			text = d.without(i)
			continue
		}
		i := slices.IndexFunc(d.headers, func(h header) bool { return below(path, h.path) })
		if i < 0 {
			return text
		}
		text = text[:d.headers[i].line.from] + text[d.headers[i].line.to:]
	}
}

// without is the text without an entry: its lines, or in an inline table its item.
func (d *document) without(i int) string {
	e := d.entries[i]
	if e.in < 0 {
		return d.text[:e.lines.from] + d.text[e.lines.to:]
	}
	n := 0
	for _, before := range d.entries[:i] {
		if before.in == e.in {
			n++
		}
	}
	return d.withoutItem(e.in, n)
}
