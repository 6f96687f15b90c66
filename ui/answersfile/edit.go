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
			text = set(text, s.path, s.value)
		}
	}
	if is.Decision != nil && (was.Decision == nil || *was.Decision != *is.Decision) {
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
}

func (s setting) same(o setting) bool { return slices.Equal(s.path, o.path) }

// settings are all keys of answers, but for the version's and the decision's.
func settings(c *catalog.Catalog, a answers.Answers) []setting {
	var list []setting
	add := func(value string, path ...string) { list = append(list, setting{path, value}) }
	if a.Title != "" {
		add(strconv.Quote(a.Title), "title")
	}
	for _, q := range c.Questions {
		if v, ok := a.Values[q.ID]; ok {
			add(summary.Value(q, v), "answers", q.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.Importance)) {
		add(strconv.Quote(a.Importance[id]), "importance", id)
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
func set(text string, path []string, value string) string {
	d := scan(text)
	if i := slices.IndexFunc(d.entries, func(e entry) bool { return slices.Equal(e.path, path) }); i >= 0 {
		return d.change(i, value)
	}
	if slices.ContainsFunc(d.entries, func(e entry) bool { return below(path, e.path) }) || slices.ContainsFunc(d.headers, func(h header) bool { return below(path, h.path) }) {
		d = scan(remove(text, path))
	}
	return d.add(path, value)
}

// change gives an entry another value. In an inline table only those values change that
// are others.
func (d *document) change(i int, value string) string {
	e := d.entries[i]
	was, is := d.items(i), scan("x = "+value)
	now := is.items(0)
	same := len(was) > 0 && len(was) == len(now)
	for name := range now {
		_, ok := was[name]
		same = same && ok
	}
	if !same {
		return d.text[:e.value.from] + value + d.text[e.value.to:]
	}
	text := d.text
	for _, name := range slices.SortedFunc(maps.Keys(was), func(a, b string) int { return was[b].from - was[a].from }) {
		if written, other := was[name].of(d.text), now[name].of(is.text); !sameNumber(written, other) {
			text = text[:was[name].from] + other + text[was[name].to:]
		}
	}
	return text
}

// items are the values in an entry's inline table, by key.
func (d *document) items(of int) map[string]span {
	list := map[string]span{}
	for _, e := range d.entries {
		if e.in == of {
			list[strings.Join(e.path[len(d.entries[of].path):], ".")] = e.value
		}
	}
	return list
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

// without is the text without an entry: its lines, or in an inline table its item with the
// comma that parts it from the others.
func (d *document) without(i int) string {
	e := d.entries[i]
	if e.in < 0 {
		return d.text[:e.lines.from] + d.text[e.lines.to:]
	}
	var before, after *entry
	for n := range d.entries {
		switch o := &d.entries[n]; {
		case o.in != e.in || n == i:
		case n < i:
			before = o
		case after == nil:
			after = o
		}
	}
	cut := span{e.key.from, e.value.to}
	switch {
	case after != nil:
		cut.to = after.key.from
	case before != nil:
		cut.from = before.value.to
	}
	return d.text[:cut.from] + d.text[cut.to:]
}
