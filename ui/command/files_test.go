package command

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whereto/model/fixture"
	"whereto/ui/files/filestest"
)

// --output writes what stdout would have had, and nothing to stdout.
func TestOutput(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "advice.json")
	c := try(t, Done, "--answers", orders, "--format", "json", "--output", name)
	if c.stdout != "" || c.stderr != "" {
		t.Errorf("stdout %q, stderr %q", shortened(c.stdout), c.stderr)
	}
	if content(t, name) != try(t, Done, "--answers", orders, "--format", "json").stdout {
		t.Error("the file differs from stdout")
	}
	filestest.Holds(t, dir, "advice.json")
}

// A file that is there stays as it is without --force, and is replaced whole
// with it.
func TestNoFileIsReplacedWithoutForce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "kept.md")
	for _, args := range [][]string{{"--answers", orders, "--output", name}, {"init", name}} {
		if err := os.WriteFile(name, []byte("kept"), 0o600); err != nil {
			t.Fatal(err)
		}
		try(t, Usage, args...).complains(name+" is there already", "--force")
		if got := content(t, name); got != "kept" {
			t.Errorf("%v: the file holds %q", args, shortened(got))
		}
		filestest.Holds(t, dir, "kept.md")
		if c := newCall(t).run(append([]string{args[0]}, append(args[1:], "--force")...)...); c.code != Done {
			t.Errorf("%v --force: exit code %d: %s", args, c.code, c.stderr)
		}
		if got := content(t, name); len(got) < 1000 {
			t.Errorf("%v --force: the file holds %q", args, got)
		}
		filestest.Holds(t, dir, "kept.md")
	}
}

// What can't be written leaves nothing behind, neither whole nor in part.
func TestOutputIsWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	try(t, Failure, "--answers", orders, "--output", filepath.Join(dir, "no", "such", "directory.md")).complains()
	filestest.Holds(t, dir)
	if err := os.Mkdir(filepath.Join(dir, "directory"), 0o700); err != nil {
		t.Fatal(err)
	}
	try(t, Failure, "--answers", orders, "--output", filepath.Join(dir, "directory"), "--force").complains()
	filestest.Holds(t, dir, "directory")
	try(t, Usage, "--answers", orders, "--output", filepath.Join(dir, "directory")).complains("is there already")
	filestest.Holds(t, dir, "directory")
	try(t, Usage, "--answers", orders, "--format", "jsn", "--output", filepath.Join(dir, "x")).complains()
	try(t, Usage, "--answers", "no-such-file", "--output", filepath.Join(dir, "x")).complains()
	filestest.Holds(t, dir, "directory")
}

// Where nothing fits the file is written all the same: it says why.
func TestOutputWhereNothingFits(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "advice.txt")
	answers := file(t, "answers.toml", "whereto = 1\n[answers]\nrequests = 100_000_000\nbudget = 0\nonly_vendors = [\"cedro\"]\n")
	try(t, NoFit, "--answers", answers, "--output", name)
	if !strings.Contains(content(t, name), "Nothing fits: no host has all that is a must.") {
		t.Error("the file does not say that nothing fits")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// A result that can't be printed is a failure, not silence.
func TestStdoutThatFails(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--answers", orders, "--samples", "0"}, {"list", "hosts"}, {"cost", "bruma-run"}, {"version"}, {"init"}, {"--help"}, {"cost", "--help"}, {"help", "data"}, {"completion", "bash"}} {
		var stderr strings.Builder
		p := program{stdin: strings.NewReader(""), stdout: full{}, stderr: &stderr, now: time.Now, config: t.TempDir(), data: fixture.Files(), read: remembered}
		if code := p.run(append([]string{"whereto"}, args...)); code != Failure || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, stderr %q", args, code, stderr.String())
		}
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("input/output error") }

// Standard input that can't be read is a failure.
func TestStdinThatFails(t *testing.T) {
	t.Parallel()
	var stderr strings.Builder
	p := program{stdin: broken{}, stdout: io.Discard, stderr: &stderr, now: time.Now, config: t.TempDir(), data: fixture.Files(), read: remembered}
	if code := p.run([]string{"whereto", "--answers", "-"}); code != Failure || !strings.Contains(stderr.String(), "input/output error") {
		t.Errorf("exit code %d, stderr %q", code, stderr.String())
	}
}

// An --output that leads over a link to a file keeps the link and the file's mode, one to
// what is open already or no file is written into, and "-" is standard output.
func TestOutputToWhatIsThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.md", link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	try(t, Usage, "init", link).complains("link.md is there already; --force replaces it")
	try(t, Done, "init", link, "--force")
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 || len(content(t, real)) < 1000 {
		t.Errorf("%v; the file behind the link holds %q", err, shortened(content(t, real)))
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its mode is %v: %v", info.Mode(), err)
	}
	filestest.Holds(t, dir, "link.md", "real.md")
	try(t, Done, "init", os.DevNull)
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is a file now: %v", os.DevNull, err)
	}
	if c := try(t, Done, "--answers", orders, "--output", "-"); c.stdout != try(t, Done, "--answers", orders).stdout {
		t.Errorf("--output - prints %q", shortened(c.stdout))
	}
}
