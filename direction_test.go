package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// floors are the packages from the ground up: each imports only what lies below it.
// docs/architecture.md draws them.
var floors = [][]string{
	{"model/fault", "model/parallel", "model/quantity", "model/rank", "ui/worldmap", "ui/files", "ui/ascii", "data"},
	{"model/catalog"},
	{"model/answers", "model/latency", "model/compare", "model/meter"},
	{"model/load", "model/workload"},
	{"model/cost", "model/fit"},
	{"model/stack", "model/check", "model/listing"},
	{"model/detail", "model/study"},
	{"model/advice"},
	{"model/guide"},
	{"ui/summary"},
	{"ui/answersfile", "ui/rescue", "ui/settings", "ui/answering", "ui/export"},
	{"ui/screen", "ui/linear"},
	{"ui/command"},
	{"."},
}

// onlyTests are packages that nothing of the program imports.
var onlyTests = []string{"model/fixture", "model/fixture/catalogue", "model/fixture/golden", "model/fixture/catalogs", "ui/files/filestest"}

// entries are all that ui/ may ask of what bills, judges or ranks.
var entries = []string{
	"(*whereto/model/advice.Engine).Advise",
	"(*whereto/model/advice.Engine).Tell",
	"(*whereto/model/advice.Engine).Price",
	"(*whereto/model/advice.Engine).Curves",
	"(*whereto/model/advice.Engine).Forecast",
	"(*whereto/model/advice.Engine).Sizes",
	"whereto/model/guide.Write",
	"whereto/model/check.On",
}

// core is what bills, judges or ranks; whatever calls one of them, however far down,
// does so too.
var core = []string{
	"whereto/model/cost.New",
	"whereto/model/cost.Compile",
	"(*whereto/model/cost.Tariff).Rate",
	"(*whereto/model/workload.Site).Run",
	"whereto/model/workload.Run",
	"whereto/model/workload.Resolve",
	"(*whereto/model/fit.Pairing).Judge",
	"(*whereto/model/fit.Judgement).Compose",
	"(*whereto/model/fit.Judgement).Verdict",
	"whereto/model/fit.Requirements",
	"whereto/model/fit.Residency",
	"whereto/model/fit.Vendor",
	"whereto/model/fit.Pairs",
	"whereto/model/rank.Sort",
	"whereto/model/rank.SMAA",
	"whereto/model/rank.Sum",
}

// listed is a package as the go tool lists it.
type listed struct {
	ImportPath string
	Export     string
	Dir        string
	GoFiles    []string
	Imports    []string
}

// program is all packages that the program is built of, by import path.
func program(t *testing.T) map[string]listed {
	t.Helper()
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go tool")
	}
	list := exec.Command(tool, "list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles,Imports", "./...")
	list.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly")
	var complaint strings.Builder
	list.Stderr = &complaint
	out, err := list.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := list.Start(); err != nil {
		t.Fatal(err)
	}
	all := map[string]listed{}
	for d := json.NewDecoder(out); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("go list: %v\n%s", err, complaint.String())
		}
		all[p.ImportPath] = p
	}
	if err := list.Wait(); err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	return all
}

// ours says whether an import path is the project's, and names its folder.
func ours(path string) (folder string, ok bool) {
	if path == "whereto" {
		return ".", true
	}
	return strings.CutPrefix(path, "whereto/")
}

// Each package imports only what lies on a floor below its own.
func TestFloors(t *testing.T) {
	floor := map[string]int{}
	for i, folders := range floors {
		for _, folder := range folders {
			floor[folder] = i
		}
	}
	seen := 0
	for path, p := range program(t) {
		from, ok := ours(path)
		if !ok || slices.Contains(onlyTests, from) {
			continue
		}
		at, placed := floor[from]
		if !placed {
			t.Errorf("%s stands on no floor", from)
		}
		seen++
		for _, imported := range p.Imports {
			to, ok := ours(imported)
			if below, placed := floor[to]; ok && (!placed || below >= at) {
				t.Errorf("%s imports %s, which does not lie below it", from, to)
			}
		}
	}
	if seen != len(floor) {
		t.Errorf("%d packages are seen, %d stand on a floor", seen, len(floor))
	}
}

// uses are the functions and methods that each function mentions, by full names.
type uses map[string][]string

// sourceUses type-checks the project's packages from source and lists what each
// function of them uses; what stands outside functions counts for its package's init.
func sourceUses(t *testing.T) uses {
	t.Helper()
	all := program(t)
	set := token.NewFileSet()
	exported := importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) {
		if p, ok := all[path]; ok && p.Export != "" {
			return os.Open(p.Export)
		}
		return nil, fmt.Errorf("there is no export data of %s", path)
	})
	found := uses{}
	for path, p := range all {
		if _, ok := ours(path); !ok {
			continue
		}
		var files []*ast.File
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
		config := types.Config{Importer: exported}
		if _, err := config.Check(path, set, files, info); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, file := range files {
			for _, decl := range file.Decls {
				name := path + ".init"
				if f, ok := decl.(*ast.FuncDecl); ok {
					name = info.Defs[f.Name].(*types.Func).FullName()
				}
				ast.Inspect(decl, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						if f, ok := info.Uses[id].(*types.Func); ok {
							found[name] = append(found[name], f.Origin().FullName())
						}
					}
					return true
				})
			}
		}
	}
	return found
}

// reaching are the functions that use one of the targets, however far down.
func (u uses) reaching(targets []string) map[string]bool {
	by := map[string][]string{}
	for from, list := range u {
		for _, to := range list {
			by[to] = append(by[to], from)
		}
	}
	reach := map[string]bool{}
	for next := targets; len(next) > 0; {
		name := next[0]
		next = next[1:]
		if !reach[name] {
			reach[name] = true
			next = append(next, by[name]...)
		}
	}
	return reach
}

// No package of ui/ bills, judges or ranks: it asks the entry points of the model, eight
// at most, and what writes documents asks none of them.
func TestOneDirection(t *testing.T) {
	if len(entries) > 8 {
		t.Errorf("%d entry points", len(entries))
	}
	all := sourceUses(t)
	for _, name := range core {
		if _, ok := all[name]; !ok && !slices.ContainsFunc(keysOf(all), func(f string) bool { return slices.Contains(all[f], name) }) {
			t.Errorf("there is no %s to look for", name)
		}
	}
	reach := all.reaching(core)
	asked := map[string]bool{}
	inside := func(name, folder string) bool { return strings.Contains(name, "whereto/"+folder) }
	for from, list := range all {
		if !inside(from, "ui/") {
			continue
		}
		for _, to := range list {
			switch {
			case !reach[to] || inside(to, "ui/"):
			case !slices.Contains(entries, to):
				t.Errorf("%s calls %s, which bills, judges or ranks", from, to)
			case inside(from, "ui/summary."):
				t.Errorf("%s asks %s: it only writes what it is given", from, to)
			default:
				asked[to] = true
			}
		}
	}
	for _, name := range entries {
		if !asked[name] {
			t.Errorf("%s is named as an entry point, and nothing of ui/ asks it", name)
		}
	}
}

func keysOf(u uses) []string {
	var names []string
	for name := range u {
		names = append(names, name)
	}
	return names
}
