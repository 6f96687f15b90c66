package command

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/rescue"
)

// answersDir holds the answers files of the invented data.
var answersDir string

// orders is one of them: the ordinary case.
var orders string

// example is the name of one of them.
func example(name string) string { return filepath.Join(answersDir, name+".toml") }

// asProgram is the variable of the surroundings that has this test's program run as the program
// itself: on the invented data, or on what ships.
const (
	asProgram = "WHERETO_TEST_RUNS"
	invented  = "invented"
	ships     = "shipped"
)

// sideBySide is how many tests run at once: those that start the program on a terminal wait
// for it most of the time, however few processors there are.
const sideBySide = "6"

// Rubbish is collected as seldom as in the program.
func TestMain(m *testing.M) {
	switch os.Getenv(asProgram) {
	case invented:
		os.Exit(shipped(fixture.Files()).main(os.Args))
	case ships:
		os.Exit(Main(os.Args))
	}
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "test.parallel" })
	if !asked {
		if err := flag.Set("test.parallel", sideBySide); err != nil {
			panic(err)
		}
	}
	debug.SetGCPercent(400)
	os.Exit(func() int {
		var err error
		if answersDir, err = os.MkdirTemp("", "whereto-*"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(answersDir)
		for _, name := range fixture.Names() {
			if err := os.WriteFile(example(name), fixture.Answers(name), 0o600); err != nil {
				panic(err)
			}
		}
		orders = example("orders")
		return m.Run()
	}())
}

// call is a call of the program: what it read, said and left.
type call struct {
	t              *testing.T
	stdin          string
	config         string
	state          rescue.Folder // without a name: none
	data           fs.FS         // that ships
	code           int
	stdout, stderr string
}

// newCall is a call on the invented data without a terminal, on a day of its own, with an
// empty configuration directory: nothing of the machine is touched.
func newCall(t *testing.T) *call {
	t.Helper()
	return &call{t: t, config: t.TempDir(), data: fixture.Files()}
}

// shelf holds data that was read: sync.OnceValues by file system.
var shelf sync.Map

// remembered reads data that ships once for all tests, and else as the program does: a call
// of it alone gets a catalog of its own, whose parts are shared.
func remembered(layers ...load.Layer) (*catalog.Catalog, error) {
	if len(layers) != 1 || layers[0].Local {
		return read(layers...)
	}
	once, _ := shelf.LoadOrStore(layers[0].FS, sync.OnceValues(func() (*catalog.Catalog, error) { return read(layers...) }))
	c, err := once.(func() (*catalog.Catalog, error))()
	if err != nil {
		return nil, err
	}
	own := *c
	return &own, nil
}

// run calls the program with arguments; advice is not explored unless they say so.
func (c *call) run(args ...string) *call {
	c.t.Helper()
	if len(args) > 1 && args[0] == "--answers" && !slices.Contains(args, "--samples") {
		args = append([]string{"--samples", "0"}, args...)
	}
	var stdout, stderr bytes.Buffer
	p := program{
		stdin: strings.NewReader(c.stdin), stdout: &stdout, stderr: &stderr, config: c.config, state: c.state, data: c.data, read: remembered,
		now:      func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
		terminal: func() bool { return false },
		env:      func(name string) string { return map[string]string{"COLUMNS": "200"}[name] },
	}
	c.code = p.run(append([]string{"whereto"}, args...))
	c.stdout, c.stderr = stdout.String(), stderr.String()
	return c
}

// try calls the program and checks its exit code.
func try(t *testing.T, code int, args ...string) *call {
	t.Helper()
	return newCall(t).run(args...).exits(code)
}

// slow leaves out many calls that have nothing running at once under the race
// detector.
func slow(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("many calls, and nothing in them runs at once")
	}
}

// exits checks the exit code.
func (c *call) exits(code int) *call {
	c.t.Helper()
	if c.code != code {
		c.t.Errorf("exit code %d, want %d; stderr: %s", c.code, code, c.stderr)
	}
	return c
}

// says checks that the standard output holds texts.
func (c *call) says(texts ...string) *call {
	c.t.Helper()
	unbroken := strings.Join(strings.Fields(c.stdout), " ") // prose breaks at the width
	for _, text := range texts {
		if !strings.Contains(c.stdout, text) && !strings.Contains(unbroken, text) {
			c.t.Errorf("stdout does not hold %q:\n%s", text, shortened(c.stdout))
		}
	}
	return c
}

// complains checks that the standard error holds texts, and that nothing was
// printed as a result.
func (c *call) complains(texts ...string) *call {
	c.t.Helper()
	for _, text := range texts {
		if !strings.Contains(c.stderr, text) {
			c.t.Errorf("stderr does not hold %q: %s", text, c.stderr)
		}
	}
	if c.stdout != "" {
		c.t.Errorf("stdout is not empty: %s", shortened(c.stdout))
	}
	return c
}

func shortened(text string) string {
	if len(text) > 2000 {
		return text[:2000] + "…"
	}
	return text
}

// file writes a file into a directory of the test's and returns its name.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// content reads a file; it is empty if there is none.
func content(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(b)
}
