package load

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// keys are those of a file that something was found wrong with when it was bound.
type keys []string

// lead says whether a fault at a key may be no more than what follows from them: it is
// of what could not be bound, of something in it, or of the table that now lacks it.
func (k keys) lead(key string) bool {
	return slices.ContainsFunc(k, func(wrong string) bool {
		if key == wrong {
			return true
		}
		if below, ok := strings.CutPrefix(key, wrong); ok && (below[0] == '.' || below[0] == '[') {
			return true
		}
		return wrong[:max(0, strings.LastIndexAny(wrong, ".["))] == key && key != ""
	})
}

// tellOnce remembers what was found up to here, so that what follows from it is not told.
func (s *Set) tellOnce() {
	s.wrong, s.written = map[string]keys{}, map[string]map[string]string{}
	for _, f := range s.faults {
		switch {
		case f.Key == "":
		case f.Meant == "" || !strings.HasPrefix(f.Text, "unknown key"): // what was meant is not wrong by itself
			s.wrong[f.File] = append(s.wrong[f.File], f.Key)
		case s.written[f.File] == nil:
			s.written[f.File] = map[string]string{}
			fallthrough
		default:
			s.written[f.File][f.Meant] = f.Key
		}
	}
}

// asWritten is a key as a file has it that misspells a part of it.
func (s *Set) asWritten(file, key string) string {
	for meant, written := range s.written[file] {
		if rest, ok := strings.CutPrefix(key, meant); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return written + rest
		}
	}
	return key
}

// kind is the kind of data file that the document is, as schemas have it.
func (d *document) kind() string {
	switch folder := path.Dir(d.name); folder {
	case "hosts", "addons", "vendors":
		return strings.TrimSuffix(folder, "s")
	case ".":
		return strings.TrimSuffix(d.name, ".toml")
	default:
		return folder
	}
}

// broken says whether one of a file's layers could not be parsed.
func (s *Set) broken(name string) bool {
	return slices.ContainsFunc(s.docs[name], func(d *document) bool { return d.broken })
}

// Bound says whether all of a product's files could be bound.
func (s *Set) Bound(p *catalog.Product) bool {
	return !slices.ContainsFunc(s.docs[s.names[p]], func(d *document) bool { return d.broken || len(s.wrong[d.file]) > 0 || len(s.written[d.file]) > 0 })
}

// named are what the rest of a product's file names, and what says what it is made of.
var named = regexp.MustCompile(`^(regions|sizes|setups|axes|zones|charges|pools)(\[\d+\]|\.[^.]*)?(\.(id|code|group|options.*))?$|^extends`)

// Legible says whether a product's regions, sizes, setups and the like could be bound, by
// whose names the rest of its file goes.
func (s *Set) Legible(p *catalog.Product) bool {
	return !slices.ContainsFunc(s.docs[s.names[p]], func(d *document) bool {
		return d.broken || slices.ContainsFunc(s.wrong[d.file], func(key string) bool { return named.MatchString(key) && !s.todo(d, key) })
	})
}

// todo says whether a key has a text that is still to be filled in, which can be told
// from others as well as any.
func (s *Set) todo(d *document, key string) bool {
	return slices.ContainsFunc(s.faults, func(f fault.Fault) bool {
		return f.File == d.file && f.Key == key && strings.HasSuffix(f.Text, toFill)
	})
}

const toFill = "is still to be filled in"

// todos faults every text in which something is left to fill in, and takes away what was
// found wrong with it as it stands.
func (s *Set) todos() {
	s.faults = slices.DeleteFunc(s.faults, func(f fault.Fault) bool {
		return strings.Contains(f.Text, `"TODO`) && !strings.HasPrefix(f.Text, "unknown key")
	})
	for _, name := range slices.Sorted(maps.Keys(s.docs)) {
		for _, d := range s.docs[name] {
			if d.name == name && strings.Contains(d.text, "TODO") { // else it is what is extended
				d.todos("", d.keys())
				d.letGo()
			}
		}
	}
}

// todos does it for a value at a path.
func (d *document) todos(at string, v any) {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "TODO") {
			d.fault(at, fmt.Sprintf("%q %s", v, toFill), "")
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			d.todos(join(at, key), v[key])
		}
	default:
		list, _ := List(v)
		for i, item := range list {
			d.todos(fmt.Sprintf("%s[%d]", at, i+1), item)
		}
	}
}
