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
	if err := s.alone(at); err != nil {
		return nil, err
	}
	p := new(catalog.Product)
	bindFile(s, at, p)
	return p, s.Err()
}

// Alone reads one host or add-on with what it extends, and nothing else of the layers: what
// it is called and sold as is there, what follows from other files is not.
func Alone(id string, layers ...Layer) (*catalog.Product, error) {
	for _, folder := range []string{"hosts", "addons"} {
		s := newSet(layers)
		at := folder + "/" + id + ".toml"
		if err := s.alone(at); err != nil {
			return nil, err
		}
		if len(s.docs[at]) == 0 {
			continue
		}
		for _, d := range s.docs[at] {
			var bases catalog.Words
			if err := bases.Decode(d.tree["extends"]); err != nil {
				continue // nothing is extended
			}
			for _, base := range bases {
				if err := s.alone(path.Join("common", base+".toml")); err != nil {
					return nil, err
				}
			}
		}
		s.extend(at)
		p := new(catalog.Product)
		bindFile(s, at, p)
		return p, s.Err()
	}
	return nil, fs.ErrNotExist
}

// alone reads and parses one file of each layer that has it.
func (s *Set) alone(at string) error {
	if !fs.ValidPath(at) || s.docs[at] != nil {
		return nil
	}
	var docs []unparsed
	for _, layer := range s.layers {
		content, err := fs.ReadFile(layer.FS, at)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		docs = append(docs, s.document(layer, at, content))
	}
	s.parse(docs)
	return nil
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
