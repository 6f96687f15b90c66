package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
)

// ProductFault is a fault at a key of a product's file.
func (s *Set) ProductFault(p *catalog.Product, key, text, hint string) {
	s.Fault(s.names[p], key, text, hint)
}

// Fault is a fault at a key of a file that layers were merged to. It goes to the
// layer that says most about the key, the last one of several, with the key as it
// stands there. What follows from a fault that was told when the file was bound is not.
func (s *Set) Fault(file, key, text, hint string) {
	docs := s.docs[file]
	at, own, most := docs[len(docs)-1], key, 0
	tree := s.tree(file)
	for i := len(docs) - 1; i >= 0; i-- {
		if k, depth := within(key, tree, docs[i].keys()); depth > most {
			at, own, most = docs[i], k, depth
		}
	}
	own = s.asWritten(at.file, own)
	if at.broken && s.wrong != nil || s.wrong[at.file].lead(own) {
		return
	}
	at.fault(own, text, hint)
}

// Own says whether a local layer's file of a product has a key.
func (s *Set) Own(p *catalog.Product, key string) bool {
	tree := s.tree(s.names[p])
	return slices.ContainsFunc(s.docs[s.names[p]], func(d *document) bool {
		if !slices.Contains(s.origin.Local, d.file) {
			return false
		}
		_, depth := within(key, tree, d.keys())
		return depth == 1+strings.Count(key, ".")+strings.Count(key, "[")
	})
}

// ShippedKind is the kind of a product as no local layer says it, empty where it comes from
// one.
func (s *Set) ShippedKind(p *catalog.Product) string {
	if !p.Local {
		return p.Kind
	}
	for _, d := range s.docs[s.names[p]] {
		if slices.Contains(s.origin.Local, d.file) { // looked at first: what ships of it may be nothing, and reading costs
			continue
		}
		if kind, ok := d.keys()["kind"].(string); ok {
			return kind
		}
	}
	return ""
}

// Contradicts says whether one of a product's files has a charge for a meter and says that
// nothing is asked for it. What goes over another file may well ask for it.
func (s *Set) Contradicts(p *catalog.Product, meter string) bool {
	return slices.ContainsFunc(s.docs[s.names[p]], func(d *document) bool {
		free, _ := d.keys()["no_charge"].(map[string]any)
		charges, _ := List(d.keys()["charges"])
		return free[meter] != nil && slices.ContainsFunc(charges, func(c any) bool {
			charge, _ := c.(map[string]any)
			return charge["meter"] == meter
		})
	})
}

// tree is the layers of a file merged.
func (s *Set) tree(file string) map[string]any {
	if s.trees[file] == nil {
		s.trees[file] = merged(s.docs[file])
	}
	return s.trees[file]
}

// within finds what of a merged tree's key one of its layers has: the key with the
// layer's own indexes, and how many of its steps are there.
func within(key string, merged, layer any) (own string, depth int) {
	steps := strings.Split(key, ".")
	for i, step := range steps {
		name, bracket, indexed := strings.Cut(step, "[")
		all, _ := merged.(map[string]any)
		some, _ := layer.(map[string]any)
		merged, layer = all[name], some[name]
		if layer == nil {
			break
		}
		depth++
		if !indexed {
			continue
		}
		n, _ := strconv.Atoi(strings.TrimSuffix(bracket, "]"))
		from, _ := List(merged)
		to, _ := List(layer)
		at := counterpart(n-1, from, to)
		if at < 0 {
			break
		}
		depth++
		steps[i] = fmt.Sprintf("%s[%d]", name, at+1)
		merged, layer = from[n-1], to[at]
	}
	return strings.Join(steps, "."), depth
}

// counterpart finds the item of one list in another: the same of those with its id, or
// where items have no ids, the one at the same place.
func counterpart(n int, from, to []any) int {
	if n < 0 || n >= len(from) {
		return -1
	}
	id := identity(from[n])
	if id == "" || !identified(to) {
		if n < len(to) {
			return n
		}
		return -1
	}
	before := 0
	for _, item := range from[:n] {
		if identity(item) == id {
			before++
		}
	}
	return nth(to, id, before)
}
