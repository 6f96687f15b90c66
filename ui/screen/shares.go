package screen

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// newShares makes the field of shares, each of one thing: a line of text such as
// "aws 10 %, hetzner 0.05".
func newShares(q *catalog.Question, c *catalog.Catalog, was answers.Value, st *Styles, k *KeyMap) *numberField {
	f := newNumber(q, c, answers.Value{}, func(answers.Value) string { return "" }, st, k)
	f.read = parseShares
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

// onePart is a name with its share: "aws 10 %", "aws = 0.1", "aws: 0.1".
var onePart = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*[^\s=:])\s*[=:\s]\s*([0-9.]+)\s*(%?)$`) })

// parseShares reads names with shares, apart by commas, as the table that an answers file
// has.
func parseShares(text string) (any, error) {
	table := map[string]any{}
	for _, part := range strings.Split(text, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		found := onePart().FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			return nil, errors.New("a vendor with its share, such as aws 10 % or aws 0.1")
		}
		share, err := strconv.ParseFloat(found[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no number", found[2])
		}
		if found[3] != "" {
			share /= 100
		}
		if _, twice := table[found[1]]; twice {
			return nil, fmt.Errorf("%q is there twice", found[1])
		}
		table[found[1]] = share
	}
	return table, nil
}
