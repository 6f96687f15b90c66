package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/catalog"
)

// sources parses the Go files of the project that are no tests, by path.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := name != "." && (strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "_"))
		if entry.IsDir() && (hidden || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if entry.IsDir() || hidden || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		files[filepath.ToSlash(name)] = file
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"data", "model/catalog", "model/check", "model/compare", "model/cost", "model/load", "ui/command"} {
		if !slices.ContainsFunc(names(files), func(name string) bool { return path.Dir(name) == folder }) {
			t.Fatalf("no Go file was found in %s", folder)
		}
	}
	return files
}

func names(files map[string]*ast.File) []string {
	var all []string
	for name := range files {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// imports are the forbidden packages, and those below them, that a file imports.
func imports(file *ast.File, forbidden []string) []string {
	var found []string
	for _, spec := range file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if slices.ContainsFunc(forbidden, func(f string) bool { return name == f || strings.HasPrefix(name, f+"/") }) {
			found = append(found, name)
		}
	}
	return found
}

// clocks are what of package time a file uses that reads or waits for the clock.
func clocks(file *ast.File) []string {
	called := ""
	for _, spec := range file.Imports {
		if spec.Path.Value == `"time"` {
			called = "time"
			if spec.Name != nil {
				called = spec.Name.Name
			}
		}
	}
	if called == "." {
		return []string{`import . "time"`}
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && called != "" {
			at, _ := s.X.(*ast.Ident)
			reads := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}
			if at != nil && at.Name == called && slices.Contains(reads, s.Sel.Name) {
				found = append(found, "time."+s.Sel.Name)
			}
		}
		return true
	})
	return found
}

// literals are the texts that a file holds, without the packages it imports.
func literals(file *ast.File) []string {
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok {
			return false
		}
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value)
			texts = append(texts, text)
		}
		return true
	})
	return texts
}

// named says whether a text is a name, or holds it as words where it is longer
// than five letters.
func named(text, name string) bool {
	text, name = strings.ToLower(text), strings.ToLower(name)
	if text == name {
		return true
	}
	if len(name) <= 5 {
		return false
	}
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for done := 0; ; done += len(name) {
		i := strings.Index(text[done:], name)
		if i < 0 {
			return false
		}
		done += i
		before, _ := utf8.DecodeLastRuneInString(text[:done])
		after, _ := utf8.DecodeRuneInString(text[done+len(name):])
		if !letter(before) && !letter(after) {
			return true
		}
	}
}

// lots are what a file uses of the random generators beside seeded ones of its own:
// the source that all share gives other numbers each time.
func lots(file *ast.File) []string {
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if pkg, ok := s.X.(*ast.Ident); ok && pkg.Name == "rand" && !slices.Contains([]string{"New", "NewPCG", "Rand"}, s.Sel.Name) {
				found = append(found, "rand."+s.Sel.Name)
			}
		}
		return true
	})
	return found
}

// The model is arithmetic on values: it opens no file or connection, draws lots only
// from a seed, reads no clock, and knows neither the screen nor how data is stored. So
// the same answers give the same result, and nothing leaves the machine. Reading data
// alone knows TOML and takes file systems that the caller hands to it.
func TestModelIsPure(t *testing.T) {
	forbidden := []string{"os", "io/fs", "net", "syscall", "crypto/rand", "github.com/BurntSushi/toml", "whereto/ui", "whereto/data"}
	allowed := map[string][]string{
		"model/load":             {"io/fs", "github.com/BurntSushi/toml"},
		"model/fixture/golden":   {"os"}, // for tests alone, as the next
		"model/fixture/catalogs": {"io/fs", "whereto/data"},
	}
	files := sources(t)
	for _, name := range names(files) {
		if !strings.HasPrefix(name, "model/") {
			continue
		}
		for _, found := range slices.Concat(imports(files[name], forbidden), clocks(files[name]), lots(files[name])) {
			if !slices.Contains(allowed[path.Dir(name)], found) {
				t.Errorf("%s uses %s", name, found)
			}
		}
	}
}

// Reading, checking and comparing data depend on no screen, and not on what the data
// is used for later; what is read does not depend on what is checked.
func TestDataKnowsNoScreen(t *testing.T) {
	later := []string{"whereto/ui"}
	for _, p := range []string{"rank", "advice", "stack", "detail", "study", "guide"} {
		later = append(later, "whereto/model/"+p)
	}
	forbidden := map[string][]string{
		"model/load":  append(slices.Clone(later), "whereto/model/check", "whereto/model/compare"),
		"model/check": append(slices.Clone(later), "whereto/model/compare"),
	}
	files := sources(t)
	for _, name := range names(files) {
		for _, found := range imports(files[name], forbidden[path.Dir(name)]) {
			t.Errorf("%s imports %s", name, found)
		}
		if path.Dir(name) == "model/compare" { // two catalogs are enough for it
			for _, found := range imports(files[name], []string{"whereto"}) {
				if found != "whereto/model/catalog" {
					t.Errorf("%s imports %s", name, found)
				}
			}
		}
	}
}

// The session that is read aloud draws nothing: it knows no screen, no look and no terminal.
func TestLinearDrawsNothing(t *testing.T) {
	forbidden := []string{"whereto/ui/screen", "whereto/ui/worldmap", "charm.land/bubbletea", "charm.land/lipgloss", "charm.land/bubbles", "github.com/charmbracelet", "os"}
	files := sources(t)
	seen := 0
	for _, name := range names(files) {
		if path.Dir(name) != "ui/linear" {
			continue
		}
		seen++
		for _, found := range imports(files[name], forbidden) {
			t.Errorf("%s imports %s", name, found)
		}
	}
	if seen == 0 {
		t.Error("no file of ui/linear was found")
	}
}

// The folder that contributors edit holds data, and the one Go file that embeds it.
func TestDataHoldsOneGoFile(t *testing.T) {
	var found []string
	err := filepath.WalkDir("data", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".go" {
			found = append(found, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil || !slices.Equal(found, []string{"data/embed.go"}) {
		t.Errorf("data holds %q: %v", found, err)
	}
}

// No code knows a host, an add-on or a vendor: what is true of one of them
// stands in its file, so that another can be added without compiling.
func TestNoCodeNamesAProduct(t *testing.T) {
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, list := range [][]*catalog.Product{c.Hosts, c.Addons} {
		for _, p := range list {
			words = append(words, p.ID, p.Name, p.Vendor, catalog.Slug(p.Vendor))
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) < 10 {
		t.Fatalf("only %q are looked for", words)
	}
	files := sources(t)
	for _, name := range names(files) {
		for _, text := range literals(files[name]) {
			for _, word := range words {
				if named(text, word) {
					t.Errorf("%s names %s: %q", name, word, text)
				}
			}
		}
	}
}

// Code names what it needs of the data by the constants of model/catalog, which are
// verified when data is loaded. Ids of one plain word are left out: they are words of
// other things too. Packages that still hold ids are struck from the list one by one.
func TestIDsAreConstants(t *testing.T) {
	var ids []string
	for _, n := range catalog.Known() {
		if strings.Contains(n.ID, "_") {
			ids = append(ids, n.ID)
		}
	}
	if len(ids) < 50 {
		t.Fatalf("only %q are looked for", ids)
	}
	files := sources(t)
	for _, name := range names(files) {
		if name == "model/catalog/known.go" {
			continue
		}
		for _, text := range literals(files[name]) {
			if slices.Contains(ids, text) {
				t.Errorf("%s holds the id %q: a constant of model/catalog names it", name, text)
			}
		}
	}
}

// What the tests above look for is found where it is there.
func TestWhatIsLookedForIsFound(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
import ( clock "time"; "net/http"; "network"; "math/rand/v2" )
var now, today = clock.Now, "on `+"Big-Host.\"\nconst c = `big-host`\n"+`
func f(time struct{ Now int }) int { return time.Now }`, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if got := imports(file, []string{"net", "math/rand", "os"}); !slices.Equal(got, []string{"net/http", "math/rand/v2"}) {
		t.Errorf("imports: %q", got)
	}
	if got := clocks(file); !slices.Equal(got, []string{"time.Now"}) {
		t.Errorf("clocks: %q", got)
	}
	if got := literals(file); !slices.Equal(got, []string{"on Big-Host.", "big-host"}) {
		t.Errorf("literals: %q", got)
	}
	for text, want := range map[string]bool{
		"on Big-Host.": true, "big-host": true, "big-hosts": false, "abig-host": false, "big-hosts big-host": true, "ébig-host": false, "": false,
	} {
		if got := named(text, "big-host"); got != want {
			t.Errorf("%q names big-host: %v", text, got)
		}
	}
	if !named("Tiny", "tiny") || named("a tiny one", "tiny") {
		t.Error("a short name is one only as a whole text")
	}
}

// The program can't open a connection: nothing that it is built of holds the
// packages for it.
func TestNoNetwork(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go tool")
	}
	list := exec.Command(tool, "list", "-deps", "whereto")
	list.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly")
	var complaint strings.Builder
	list.Stderr = &complaint
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "whereto/ui/command") || len(deps) < 50 {
		t.Fatalf("go list names %d packages, not those of the program", len(deps))
	}
	for _, p := range []string{"net", "net/http", "net/rpc", "crypto/tls"} {
		if slices.Contains(deps, p) {
			t.Errorf("the program is built with %s", p)
		}
	}
}
