// Package answersfile keeps answers files as their owners wrote them: it says which files
// hold answers and of which kind they are, edits one in place, and says what differs.
package answersfile

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/ui/summary"
)

// Kind is what a file is that answers are read from.
type Kind string

// The kinds: answers files, and summaries that hold the answers they were made of.
const (
	TOML     Kind = "an answers file"
	Markdown Kind = "a summary in Markdown"
	JSON     Kind = "a summary in JSON"
	Text     Kind = "a summary in text"
	Other    Kind = "no answers file" // by its name
)

// block is the fenced block of TOML that exported Markdown holds the answers in.
var block = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?ms)^(`{3,})toml\r?\n(whereto = .*?)^`{3,}[ \t\r]*$")
})

// Answers takes the answers out of an exported summary; anything else is returned as it is.
// What stands before is left as empty lines, so that faults name the lines of the file.
func Answers(content []byte) []byte {
	_, at := embedded(content)
	if at == nil {
		return content
	}
	lines := bytes.Count(content[:at[0]], []byte("\n"))
	return append(bytes.Repeat([]byte("\n"), lines), content[at[0]:at[1]]...)
}

// Read reads the answers of a file of any kind that holds some.
func Read(name string, content []byte, c *catalog.Catalog) (answers.Answers, error) {
	return load.ReadAnswers(name, Answers(content), c)
}

// marked is the line of a saved text under which the answers stand, up to its end.
var marked = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?m)^" + regexp.QuoteMeta(summary.AnswersMark) + "[ \t\r]*\n\\s*?^whereto = ")
})

// embedded is where the answers stand in a summary in Markdown or text; nil for anything else.
func embedded(content []byte) (Kind, []int) {
	// The last mark: what stands above may hold anything, and answers have it in quotes.
	if all := marked().FindAllIndex(content, -1); all != nil && bytes.Contains(content[:all[0][0]], []byte("\n══")) {
		return Text, []int{all[len(all)-1][1] - len("whereto = "), len(content)}
	}
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("# ")) {
		if at := block().FindSubmatchIndex(content); at != nil {
			return Markdown, at[4:6]
		}
	}
	return "", nil
}

func kindOf(content []byte) Kind {
	if load.IsSaved(content) {
		return JSON
	}
	if kind, at := embedded(content); at != nil {
		return kind
	}
	return TOML
}

// KindOf is the kind of a file: of one that is there by its content, of another by its name.
func KindOf(name string, content []byte) Kind {
	if len(bytes.TrimSpace(content)) > 0 {
		return kindOf(content)
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return Markdown
	case ".json":
		return JSON
	case ".txt":
		return Text
	case ".html", ".htm", ".csv":
		return Other
	}
	return TOML
}

// Beside is the answers file that stands beside a file of another kind.
func Beside(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".toml" }
