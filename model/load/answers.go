package load

import (
	"fmt"
	"regexp"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
)

// bare is a word that needs no quotes where a text is expected.
var bare = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._-]*$`) })

// ReadAnswers reads an answers file, or the answers in the JSON of an advice. All that is
// wrong with it comes as one fault.Faults, an answers file's with lines.
func ReadAnswers(file string, content []byte, c *catalog.Catalog) (answers.Answers, error) {
	var faults fault.Faults
	read := parse
	if IsSaved(content) {
		read = saved
	}
	d := read(file, content, &faults)
	if err := faults.Err(); err != nil {
		return answers.Answers{}, err
	}
	a := answers.Read(d.tree, c, d.fault)
	return a, faults.Err()
}

// ReadValue reads one TOML value, as --set gives it: a number, "text", a list, a
// table; a word without quotes is a text.
func ReadValue(text string) (any, error) {
	var faults fault.Faults
	d := parse("value", []byte("value = "+text), &faults)
	if v, ok := d.tree["value"]; ok && len(d.tree) == 1 && len(faults) == 0 {
		return v, nil
	}
	if bare().MatchString(text) {
		return text, nil
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("found %q, one TOML value is allowed", clean(text))
}
