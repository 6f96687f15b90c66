package load

import (
	"errors"
	"fmt"
	"io/fs"

	"whereto/model/catalog"
)

// Questions reads no more of the layers than what it takes to ask: the questions, the
// criteria and the places. There are no products in the catalog, so that answers that
// name one are not known by it, and what is wrong elsewhere is not told.
func Questions(layers ...Layer) (*catalog.Catalog, error) {
	s := newSet(layers)
	var docs []unparsed
	for _, name := range []string{"criteria.toml", "questions.toml", "places.toml"} {
		for _, layer := range layers {
			content, err := fs.ReadFile(layer.FS, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("reading data: %w", err)
			}
			docs = append(docs, s.document(layer, name, content))
		}
	}
	s.parse(docs)
	if err := s.Err(); err != nil {
		return nil, err
	}
	c := new(catalog.Catalog)
	s.asked(c)
	s.places(c)
	return c, s.Err()
}
