package load

import (
	"errors"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"whereto/model/fault"
)

// strays faults the TOML files of local layers that lie where nothing is read: what they
// say would be left out without a word. Answers, hidden files and whatever is no TOML
// are left alone.
func (s *Set) strays() {
	for _, layer := range s.layers {
		if layer.Local {
			s.faults = append(s.faults, layer.strays()...)
		}
	}
}

func (l Layer) strays() fault.Faults {
	read, err := l.files()
	if err != nil {
		return nil
	}
	var faults fault.Faults
	for _, name := range tomls(l.FS, ".", 3) {
		if slices.Contains(read, name) {
			continue
		}
		content, err := fs.ReadFile(l.FS, name)
		if err != nil {
			continue
		}
		tree := parse(name, content, new(fault.Faults)).tree
		if _, answers := tree["whereto"]; answers {
			continue
		}
		place := belongs(tree, path.Base(name))
		folder := path.Base(strings.ReplaceAll(l.Name, "\\", "/"))
		if path.Dir(name) == "." && path.Dir(place) == folder {
			above := path.Dir(strings.TrimRight(strings.ReplaceAll(l.Name, "\\", "/"), "/"))
			return fault.Faults{{File: Line(l.Name), Text: "nothing is read from here: the directory of data is the one above, " + Line(above)}}
		}
		f := fault.Fault{File: l.shown(name), Text: "nothing is read from here: hosts lie in hosts/, add-ons in addons/, vendors in vendors/, what hosts share in common/; beside them: " + strings.Join(singles, ", ")}
		if place != "" {
			f.Text = "nothing is read from here: by what it holds it belongs at " + l.shown(place)
		}
		faults = append(faults, f)
	}
	return faults
}

// tomls are the TOML files of a folder and of those in it, some levels deep; hidden ones
// are left out.
func tomls(from fs.FS, folder string, levels int) []string {
	entries, err := fs.ReadDir(from, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var names []string
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if levels > 1 {
				names = append(names, tomls(from, name, levels-1)...)
			}
		case strings.EqualFold(path.Ext(name), ".toml"):
			names = append(names, name)
		}
	}
	return names
}

// places are where each kind of data file lies: a file, or a folder of files.
var places = []struct{ kind, at string }{
	{"host", "hosts"},
	{"addon", "addons"},
	{"vendor", "vendors"},
	{"common", "common"},
	{"latency", "latency/tables.toml"},
	{"criteria", "criteria.toml"},
	{"questions", "questions.toml"},
	{"meters", "meters.toml"},
	{"method", "method.toml"},
	{"places", "places.toml"},
	{"rates", "rates.toml"},
	{"guide", "guide.toml"},
}

// belongs is where a file would be read, by the kind that most of its keys are of; empty
// if they are of none. What has neither id nor name is what
// hosts share.
func belongs(tree map[string]any, base string) string {
	best, most := "", 0
	for _, p := range places {
		known := fieldsOf(reflect.TypeOf(schemas[p.kind].holds)).names
		n := 0
		for key := range tree {
			if slices.Contains(known, key) && !slices.Contains(schemas[p.kind].without, key) {
				n++
			}
		}
		if p.kind == "common" && (tree["id"] != nil || tree["name"] != nil || n < most) {
			continue
		}
		if n > most || p.kind == "common" && n > 0 {
			best, most = p.at, n
		}
	}
	if best == "" || path.Ext(best) == ".toml" {
		return best
	}
	return path.Join(best, strings.TrimSuffix(base, path.Ext(base))+".toml")
}
