package answersfile

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/summary"
)

// bracketOf is the bracket that an entry's value begins with; 0: none, or there is no entry.
func bracketOf(d *document, path []string) byte {
	for _, e := range d.entries {
		if slices.Equal(e.path, path) && e.value.from < len(d.text) && bracketed(d.text[e.value.from]) {
			return d.text[e.value.from]
		}
	}
	return 0
}

// FuzzEdit changes some answers of a file: it reads back as just these answers, and all
// comments and all lines whose keys did not change are there, in their order.
func FuzzEdit(f *testing.F) {
	var given []answers.Answers
	for _, name := range fixture.Names() {
		text := fixture.Answers(name)
		a, err := load.ReadAnswers(name, text, known)
		if err != nil {
			f.Fatal(err)
		}
		given = append(given, a)
		for seed := range uint64(8) {
			f.Add("# Ours.\n"+string(text), seed)
			f.Add(strings.ReplaceAll(string(text), "\n", " # why\r\n"), seed)
		}
	}
	for seed := range uint64(8) {
		f.Add(summary.Blank(known), seed)
		f.Add("whereto = 1\nanswers.kind = 'api' # a\nanswers . \"budget\" = 1_0.50\n[weights]#b\ncost=3", seed)
		f.Add("# a\n\nwhereto = 1\n\n  [ answers ] # b\n  language = [ # c\n    'rust', # d\n  ]\n  users = [\"sydney\"]\n\n[answers.requests] # e\nlow = 1\ntypical = 2\nhigh = 3\n", seed)
		f.Add("whereto = 1\n[answers]\nlanguage = [ # a\n  # b\n  'go', # c\n  \"rust\", \"python\" # d\n  # e\n  , \"java\"\n  # f\n] # g\nusers = {\n  sydney = 1, # h\n  # i\n  auckland = 2,\n}\n", seed)
		f.Add("whereto = 1 # a\ntitle = \"\"\"\n[answers]\n# no \\\" comment\n\"\"\" # b\nanswers = {kind='api',users={sydney=.5,auckland=.5}} # c\n", seed)
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		was, err := load.ReadAnswers("x", []byte(text), known)
		if err != nil || kindOf([]byte(text)) != TOML || strings.TrimSpace(text) == "" {
			return
		}
		is, lots := was.Clone(), rand.New(rand.NewPCG(seed, 1))
		for range 1 + lots.IntN(4) {
			q := known.Questions[lots.IntN(len(known.Questions))]
			from := given[lots.IntN(len(given))]
			if v, ok := from.Values[q.ID]; ok {
				is.Values[q.ID] = v
			} else {
				delete(is.Values, q.ID)
			}
			switch lots.IntN(4) {
			case 0:
				is.Importance[q.ID] = "must"
			case 1:
				delete(is.Importance, q.ID)
			case 2:
				is.Weights["cost"] = float64(1 + lots.IntN(5))
			}
		}
		if q, ok := known.Question("language"); ok && lots.IntN(2) == 0 {
			words := answers.Allowed(q, known)
			v := answers.Value{List: true, Words: []string{}}
			for _, n := range lots.Perm(len(words))[:lots.IntN(5)] {
				v.Words = append(v.Words, words[n])
			}
			is.Values["language"] = v
		}
		got := string(Edit([]byte(text), known, is))
		again, err := load.ReadAnswers("x", []byte(got), known)
		if err != nil || summary.AnswersFile(known, again) != summary.AnswersFile(known, is) {
			t.Fatalf("%v\nit reads back as\n%s\nwant\n%s\nfrom\n%s\nwritten\n%s", err, summary.AnswersFile(known, again), summary.AnswersFile(known, is), text, got)
		}
		changed := Differ(known, was, is)
		touched := func(e entry) bool {
			return slices.ContainsFunc(changed, func(key string) bool {
				at := dotted(e.path)
				return at == key || strings.HasPrefix(at, key+".") || strings.HasPrefix(key, at+".")
			})
		}
		rest, before := got, scan(text)
		keep := func(part string) {
			_, after, ok := strings.Cut(rest, part)
			if !ok {
				t.Fatalf("%q is gone or moved, changed were %v, from\n%q\nto\n%q", part, changed, text, got)
			}
			rest = after
		}
		var parts []span
		for _, e := range before.entries {
			if e.in < 0 && !touched(e) {
				parts = append(parts, span{e.lines.from, e.value.to})
			}
		}
		// Of a list that stays one, what stands on lines of its own stays too.
		after := scan(got)
		own := func(c span) bool {
			line := before.lineOf(c)
			return strings.TrimSpace(text[line.from:c.from]) == "" && slices.ContainsFunc(before.entries, func(e entry) bool {
				return e.in < 0 && c.from > e.value.from && c.to < e.value.to && text[e.value.from] == bracketOf(after, e.path)
			})
		}
		for _, c := range before.comments {
			if own(c) && !strings.Contains(got, c.of(text)) {
				t.Fatalf("%q is gone, changed were %v, from\n%q\nto\n%q", c.of(text), changed, text, got)
			}
			if !slices.ContainsFunc(before.entries, func(e entry) bool { return touched(e) && e.in < 0 && c.from >= e.lines.from && c.to <= e.lines.to }) &&
				!slices.ContainsFunc(before.headers, func(h header) bool { return len(h.path) > 1 && c.from >= h.line.from && c.to <= h.line.to }) {
				parts = append(parts, c)
			}
		}
		slices.SortFunc(parts, func(a, b span) int { return a.from - b.from })
		at := 0
		for _, p := range parts {
			if p.from < at { // a comment in a list that is kept whole
				continue
			}
			keep(p.of(text))
			at = p.to
		}
	})
}
