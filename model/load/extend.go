package load

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// extend puts the common files that a product extends below the product's own, in the
// order that it names them. Of several layers the last that says so counts.
func (s *Set) extend(name string) {
	docs := s.docs[name]
	for i := len(docs) - 1; i >= 0; i-- {
		raw, ok := docs[i].tree["extends"]
		if !ok {
			continue
		}
		var bases catalog.Words
		if bases.Decode(raw) != nil {
			return // told where the file is bound
		}
		s.docs[name] = append(s.bases(docs[i], bases), docs...)
		return
	}
}

// bases are the documents of common files, those of one file side by side.
func (s *Set) bases(d *document, names []string) []*document {
	var list []*document
	for i, base := range names {
		key := "extends"
		if len(names) > 1 {
			key = fmt.Sprintf("extends[%d]", i+1)
		}
		common := s.docs["common/"+base+".toml"]
		switch {
		case slices.Contains(names[:i], base):
			d.fault(key, fmt.Sprintf("common/%s.toml is extended already", base), "")
		case common == nil:
			meant := fault.Nearest(base, s.commons())
			d.fault(key, s.noCommon(base), meant)
			list = append(list, s.docs["common/"+meant+".toml"]...) // the rest is looked at as if that was written
		default:
			list = append(list, common...)
		}
	}
	return list
}

// noCommon says that there is no such file, and what can be extended instead.
func (s *Set) noCommon(base string) string {
	allowed := "there is none"
	if names := s.commons(); len(names) > 0 {
		allowed = "allowed: " + fault.List(names)
	}
	for folder, what := range map[string]string{"hosts": "a host", "addons": "an add-on"} {
		if s.docs[folder+"/"+base+".toml"] != nil {
			return fmt.Sprintf("%s is %s; only a file of common/ can be extended; %s", base, what, allowed)
		}
	}
	return fmt.Sprintf("there is no file common/%s.toml; %s", base, allowed)
}

// commons are the names of all common files, in order.
func (s *Set) commons() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(s.docs)) {
		if path.Dir(name) == "common" {
			names = append(names, path.Base(name[:len(name)-len(".toml")]))
		}
	}
	return names
}
