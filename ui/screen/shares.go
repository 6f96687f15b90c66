package screen

import (
	"fmt"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/answering"
)

// newShares makes the field of shares, each of one thing: a line of text such as
// "aws 10 %, hetzner 0.05".
func newShares(q *catalog.Question, c *catalog.Catalog, was answers.Value, st *Styles, k *KeyMap) *numberField {
	f := newNumber(q, c, answers.Value{}, func(answers.Value) string { return "" }, st, k)
	f.read = answering.ReadShares
	example := ""
	if words := answers.Allowed(q, c); len(words) > 0 {
		example = words[0] + " 10 %"
	}
	f.input = newInput(st, 400, example)
	var parts []string
	for _, p := range was.Parts {
		parts = append(parts, fmt.Sprintf("%s %s %%", p.ID, quantity.Text(100*p.Share)))
	}
	f.was = strings.Join(parts, ", ")
	f.reset()
	return f
}
