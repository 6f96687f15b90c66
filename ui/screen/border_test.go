package screen

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// rootFiles are the files of the root, which may know UI; the others can be read
// without it.
var rootFiles = []string{
	"ui.go", "update.go", "handle.go", "press.go", "mouse.go", "view.go", "trying.go", "files.go", "run.go",
	"paste.go", "pause.go", "saving.go", "inhand.go", "keeping.go", "restoring.go", "rewind.go", "leaving.go", "suspend.go", "guard.go", "acting.go", "copying.go", "editing.go", "reckoning.go", "lateral.go",
}

// sources parses the Go files of this package that are no tests, by name.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Panes, fields and what they are drawn with never see the root: they read the state
// and return events.
func TestPanesDoNotKnowTheRoot(t *testing.T) {
	files := sources(t)
	for _, name := range rootFiles {
		if files[name] == nil {
			t.Errorf("there is no %s", name)
		}
	}
	for name, file := range files {
		if slices.Contains(rootFiles, name) {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "UI" {
				t.Errorf("%s mentions UI", name)
			}
			return true
		})
	}
}

// What an advice does not hold is worked out when it is asked for: of the selected stack
// in one place, which Update goes to, and of those that are exported. Advice itself is
// asked for in one place too.
func TestOnlyToldAsksTheModel(t *testing.T) {
	asked := map[string][]string{"Tell": {"told.go", "files.go"}, "Curves": {"told.go"}, "Forecast": {"told.go"}, "Advise": {"trying.go"}, "Price": nil}
	below := []string{"detail", "study", "rank", "guide", "cost", "workload", "latency", "check", "load"} // their values are read
	found := map[string]bool{}
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if at, ok := f.X.(*ast.Ident); ok && slices.Contains(below, at.Name) {
				t.Errorf("%s calls %s.%s", name, at.Name, f.Sel.Name)
			}
			if where, ok := asked[f.Sel.Name]; ok {
				found[f.Sel.Name] = true
				if !slices.Contains(where, name) {
					t.Errorf("%s calls %s", name, f.Sel.Name)
				}
			}
			return true
		})
	}
	if !found["Tell"] || !found["Advise"] {
		t.Errorf("only these are found to be asked: %v", found)
	}
}

// reached are the functions of this package that a method leads to by calls: methods by
// .name, functions by name. The text alone does not say which type's method a call
// means, so those of all types are meant.
func reached(files map[string]*ast.File, from string) []*ast.FuncDecl {
	known := map[string][]*ast.FuncDecl{}
	packages := map[string]bool{}
	for _, file := range files {
		for _, spec := range file.Imports {
			at := strings.Trim(spec.Path.Value, `"`)
			packages[strings.TrimSuffix(at, "/v2")[strings.LastIndex(strings.TrimSuffix(at, "/v2"), "/")+1:]] = true
			if spec.Name != nil {
				packages[spec.Name.Name] = true
			}
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				name := f.Name.Name
				if f.Recv != nil {
					name = "." + name
				}
				known[name] = append(known[name], f)
			}
		}
	}
	var all []*ast.FuncDecl
	seen := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		if seen[name] || known[name] == nil {
			return
		}
		seen[name] = true
		for _, d := range known[name] {
			all = append(all, d)
			ast.Inspect(d.Body, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				for _, e := range append([]ast.Expr{call.Fun}, call.Args...) { // a function can be handed on too
					switch e := e.(type) {
					case *ast.Ident:
						follow(e.Name)
					case *ast.SelectorExpr:
						if id, ok := e.X.(*ast.Ident); !ok || !packages[id.Name] {
							follow("." + e.Sel.Name)
						}
					}
				}
				return true
			})
		}
	}
	follow(from)
	return all
}

// given are the names of a function's receiver and parameters.
func given(d *ast.FuncDecl) []string {
	var names []string
	for _, list := range []*ast.FieldList{d.Recv, d.Type.Params} {
		if list == nil {
			continue
		}
		for _, field := range list.List {
			for _, name := range field.Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// writes are the places where a function assigns into what it was given.
func writes(d *ast.FuncDecl) []string {
	names := given(d)
	var found []string
	into := func(e ast.Expr) {
		deep := false
		for {
			switch x := e.(type) {
			case *ast.SelectorExpr:
				e, deep = x.X, true
				continue
			case *ast.IndexExpr:
				e, deep = x.X, true
				continue
			case *ast.StarExpr:
				e, deep = x.X, true
				continue
			case *ast.ParenExpr:
				e = x.X
				continue
			case *ast.Ident:
				if deep && slices.Contains(names, x.Name) {
					found = append(found, x.Name)
				}
			}
			return
		}
	}
	ast.Inspect(d.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, e := range n.Lhs {
					into(e)
				}
			}
		case *ast.IncDecStmt:
			into(n.X)
		case *ast.CallExpr: // delete, clear and copy change what they are given
			if id, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"delete", "clear", "copy"}, id.Name) && len(n.Args) > 0 {
				into(&ast.StarExpr{X: n.Args[0]})
			}
		}
		return true
	})
	return found
}

// receiver is the name of the type that a method is of.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

// Nothing that View leads to assigns into a pane, the root or anything else that it
// was given, but the canvas and the plot that it draws on; nor does it settle or advise.
func TestNothingBelowViewAssigns(t *testing.T) {
	below := reached(sources(t), ".View")
	var names []string
	for _, d := range below {
		names = append(names, receiver(d)+"."+d.Name.Name)
		if slices.Contains([]string{"canvas", "plot"}, receiver(d)) {
			continue
		}
		for _, to := range writes(d) {
			t.Errorf("%s.%s, which View leads to, assigns into %s", receiver(d), d.Name.Name, to)
		}
	}
	for _, want := range []string{"UI.content", "UI.state", "questions.view", "questions.layout", "choice.layout", "stacks.view", "single.body", ".latencyLines", "compare.body", "menu.layout", "prompt.label", "base.beside", "graph.view", "growth.view", "reading.chart", "world.land", "world.places", "firmness.columns", "sliders.layout", "whatIf.row"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not found below View", want)
		}
	}
	for _, never := range []string{"UI.settle", "UI.advise", "UI.handle", ".tell", "questions.settle", "choice.Settle"} {
		if slices.Contains(names, never) {
			t.Errorf("View leads to %s", never)
		}
	}
}

// Assigning into what was given is found in its shapes, and nothing else is.
func TestWritesAreFound(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
func (p *pane) a(m map[string]int) { p.top = 1; p.list[0].x = 2; p.n++; (*p).top = 3; m["x"] = 4; delete(m, "x"); delete(p.m, "x") }
func (p *pane) b(w int) { q := *p; q.top = 1; w = 2; p = nil; list := p.list; list[0] = 1; if x := p.top; x > 0 { x++ } }`, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"p p p p m m p", ""} {
		d := file.Decls[i].(*ast.FuncDecl)
		if got := strings.Join(writes(d), " "); got != want {
			t.Errorf("%s writes into %q, want %q", d.Name.Name, got, want)
		}
	}
}
