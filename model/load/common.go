package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"whereto/model/catalog"
)

// Common is what a file of common/, one of CommonNames, says by itself, joined over the
// layers.
func Common(name string, layers ...Layer) (*catalog.Product, error) {
	s := newSet(layers)
	at := path.Join("common", name+".toml")
	var docs []unparsed
	for _, layer := range layers {
		content, err := fs.ReadFile(layer.FS, at)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		docs = append(docs, s.document(layer, at, content))
	}
	s.parse(docs)
	p := new(catalog.Product)
	bindFile(s, at, p)
	return p, s.Err()
}

// CommonNames are the files of common/ that a product can extend, in order.
func CommonNames(layers ...Layer) ([]string, error) {
	var names []string
	for _, layer := range layers {
		found, err := fs.Glob(layer.FS, "common/*.toml")
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			names = append(names, strings.TrimSuffix(path.Base(name), ".toml"))
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
