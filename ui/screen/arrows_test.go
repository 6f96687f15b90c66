package screen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hollow imports every package as an empty one: what this package defines itself can be
// told without knowing what it is built of.
type hollow map[string]*types.Package

func (h hollow) Import(at string) (*types.Package, error) {
	if h[at] == nil {
		h[at] = types.NewPackage(at, path.Base(strings.TrimSuffix(at, "/v2")))
		h[at].MarkComplete()
	}
	return h[at], nil
}

// needs are, for each file, the other files whose definitions it uses, each with the
// name of one.
func needs(t *testing.T) map[string]map[string]string {
	t.Helper()
	positions := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(positions, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: hollow{}, Error: func(error) {}}
	pkg, _ := config.Check("screen", positions, files, info) // what is imported is not found
	all := map[string]map[string]string{}
	for id, object := range info.Uses {
		if v, ok := object.(*types.Var); object.Pkg() != pkg || ok && v.Parent() != pkg.Scope() {
			continue
		}
		from, to := positions.Position(id.Pos()).Filename, positions.Position(object.Pos()).Filename
		if from == to {
			continue
		}
		if all[from] == nil {
			all[from] = map[string]string{}
		}
		all[from][to] = object.Name()
	}
	return all
}

// Each file needs only files below it: there is an order to read them in, the root's
// last, and none has to be known before itself.
func TestFilesNeedEachOtherInOneDirection(t *testing.T) {
	all := needs(t)
	for _, known := range [][2]string{{"update.go", "handle.go"}, {"ui.go", "questions.go"}, {"questions.go", "openform.go"}, {"choice.go", "field.go"}, {"stacks.go", "state.go"}, {"update.go", "told.go"}} {
		if all[known[0]][known[1]] == "" {
			t.Errorf("%s is not found to need %s", known[0], known[1])
		}
	}
	done := map[string]bool{}
	var way []string
	var visit func(name string)
	visit = func(name string) {
		if i := slices.Index(way, name); i >= 0 {
			circle := append(slices.Clone(way[i:]), name)
			text := name
			for i := range circle[1:] {
				text += " ─" + all[circle[i]][circle[i+1]] + "─▶ " + circle[i+1]
			}
			t.Errorf("files need each other in a circle: %s", text)
			return
		}
		if done[name] {
			return
		}
		way = append(way, name)
		for _, to := range slices.Sorted(maps.Keys(all[name])) {
			visit(to)
		}
		way = way[:len(way)-1]
		done[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		visit(name)
	}
}
