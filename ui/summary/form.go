package summary

import (
	"errors"
	"math"
	"path/filepath"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
)

// Form is how an advice is exported: how many stacks and near misses it tells in full, and
// how it is written once they are told.
type Form struct {
	Stacks, Near int
	Write        func(c *catalog.Catalog, a *advice.Advice, told Told) ([]byte, error)
}

// exported is how many stacks and near misses a document that is exported tells in full.
const exported = 10

// FormOf is the form that the ending of a file's name stands for.
func FormOf(name string) (Form, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return Form{exported, exported, asText(Markdown)}, nil
	case ".txt":
		return Form{exported, exported, asText(Text)}, nil
	case ".json":
		return Form{math.MaxInt, math.MaxInt, func(c *catalog.Catalog, a *advice.Advice, told Told) ([]byte, error) {
			return JSON(c, a, told, len(a.Stacks))
		}}, nil
	case ".toml":
		return Form{0, 0, func(c *catalog.Catalog, a *advice.Advice, _ Told) ([]byte, error) {
			return []byte(AnswersFile(c, a.Answers)), nil
		}}, nil
	}
	return Form{}, errors.New("the name ends in .md, .txt, .json or .toml")
}

func asText(write func(c *catalog.Catalog, a *advice.Advice, told Told) string) func(*catalog.Catalog, *advice.Advice, Told) ([]byte, error) {
	return func(c *catalog.Catalog, a *advice.Advice, told Told) ([]byte, error) {
		return []byte(write(c, a, told)), nil
	}
}
