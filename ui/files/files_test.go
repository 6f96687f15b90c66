package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"whereto/ui/files/filestest"
)

// content reads a file of a test's.
func content(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// put makes a file for a test.
func put(t *testing.T, name, text string, mode fs.FileMode) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
	return name
}

// A new file takes no other's place; one that replaces takes it.
func TestNewAndReplace(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.toml")
	w := Writer{System: Disk{}}
	if err := w.New(name, []byte("one")); err != nil {
		t.Fatal(err)
	}
	err := w.New(name, []byte("two"))
	if !errors.Is(err, fs.ErrExist) || err.Error() != name+" is there already" {
		t.Errorf("a file that is there: %v", err)
	}
	if got := content(t, name); got != "one" {
		t.Errorf("it holds %q", got)
	}
	if err := w.Replace(name, []byte("two")); err != nil || content(t, name) != "two" {
		t.Errorf("%v, it holds %q", err, content(t, name))
	}
	filestest.Holds(t, dir, "a.toml")
	if err := w.New(filepath.Join(dir, "no", "b"), nil); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("no folder: %v", err)
	}
	if err := w.Replace(dir, nil); err == nil || !strings.Contains(err.Error(), dir+": it is a folder") {
		t.Errorf("a folder: %v", err)
	}
}

// What is replaced keeps its mode, also one that nobody may write.
func TestModeIsKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are another thing there")
	}
	name := filepath.Join(t.TempDir(), "a")
	for _, mode := range []fs.FileMode{0o600, 0o644, 0o664, 0o750, 0o440} {
		put(t, name, "old", mode)
		if err := (Writer{System: Disk{}}).Replace(name, []byte("new")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != mode || content(t, name) != "new" {
			t.Errorf("mode %o became %o: %v", mode, info.Mode().Perm(), err)
		}
		os.Remove(name)
	}
}

// Links are followed, over several of them, to what is there and to what is not, and stay.
func TestLinksAreFollowed(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "far"), 0o700); err != nil {
		t.Fatal(err)
	}
	at := put(t, filepath.Join(dir, "far", "real"), "old", 0o600)
	link := func(to, name string) string {
		name = filepath.Join(dir, name)
		if err := os.Symlink(to, name); err != nil {
			t.Skipf("no links here: %v", err)
		}
		return name
	}
	near, far, dangling, loop := link("far/real", "near"), link("near", "over"), link("far/new", "dangling"), link("loop", "loop")
	for _, name := range []string{near, far} {
		if err := (Writer{System: Disk{}}).Replace(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
		if content(t, at) != name {
			t.Errorf("%s did not lead to the file", name)
		}
		if to, err := os.Readlink(name); err != nil || to == "" {
			t.Errorf("%s is no link any more: %v", name, err)
		}
		if err := (Writer{System: Disk{}}).New(name, nil); !errors.Is(err, fs.ErrExist) {
			t.Errorf("new at a link to a file: %v", err)
		}
	}
	if err := (Writer{System: Disk{}}).New(dangling, []byte("new")); err != nil || content(t, filepath.Join(dir, "far", "new")) != "new" {
		t.Errorf("a link to nothing: %v", err)
	}
	if err := (Writer{System: Disk{}}).Replace(loop, nil); err == nil || !strings.Contains(err.Error(), loop) {
		t.Errorf("a link to itself: %v", err)
	}
	filestest.Holds(t, filepath.Join(dir, "far"), "new", "real")
}

// What names something that is open already is written into.
func TestDevicesAreWrittenInto(t *testing.T) {
	if _, err := os.Stat(os.DevNull); err != nil || runtime.GOOS == "windows" {
		t.Skip("there are no devices among the files")
	}
	before, err := os.Stat(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	for _, write := range []func(string, []byte) error{(Writer{System: Disk{}}).New, (Writer{System: Disk{}}).Replace} {
		if err := write(os.DevNull, []byte("x")); err != nil {
			t.Error(err)
		}
	}
	if after, err := os.Stat(os.DevNull); err != nil || !os.SameFile(before, after) || after.Mode() != before.Mode() {
		t.Errorf("the device was replaced: %v", err)
	}
	if err := (Writer{System: Disk{}, Only: true}).Replace(os.DevNull, nil); err == nil || !strings.Contains(err.Error(), "it is no file") {
		t.Errorf("where only files are written: %v", err)
	}
	for _, name := range []string{"/dev/stdout", "/dev/fd/1", "/dev/stderr"} {
		if !opened(name) {
			t.Errorf("%s is not open", name)
		}
	}
	if opened("/dev/shm/a") || opened("stdout") {
		t.Error("a file counts as open")
	}
}

// refusing is a file system that refuses one step, the file's steps among them. What it
// refuses names the file that it was asked for, as systems do.
type refusing struct {
	Disk
	step    *int
	refuses int
	refused *string
	busy    *int // how often a name is held by something else
	waited  *time.Duration
}

var errRefused = errors.New("refused")

func (r refusing) next(step, name string) error {
	*r.step++
	if *r.step != r.refuses {
		return nil
	}
	*r.refused = step
	return &fs.PathError{Op: step, Path: name, Err: errRefused}
}

type refusingFile struct {
	File
	r refusing
}

func (f refusingFile) Write(p []byte) (int, error) {
	if err := f.r.next("write", f.Name()); err != nil {
		n, _ := f.File.Write(p[:len(p)/2]) // the disk is full
		return n, err
	}
	return f.File.Write(p)
}

func (f refusingFile) Sync() error {
	if err := f.r.next("sync", f.Name()); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f refusingFile) Close() error {
	if err := f.r.next("close", f.Name()); err != nil {
		f.File.Close()
		return err
	}
	return f.File.Close()
}

func (r refusing) Stat(name string) (fs.FileInfo, error) {
	if err := r.next("stat", name); err != nil {
		return nil, err
	}
	return r.Disk.Stat(name)
}

func (r refusing) Create(name string, mode fs.FileMode) (File, error) {
	if err := r.next("create", name); err != nil {
		return nil, err
	}
	f, err := r.Disk.Create(name, mode)
	if err != nil {
		return nil, err
	}
	return refusingFile{f, r}, nil
}

func (r refusing) Like(f File, info fs.FileInfo) error {
	if err := r.next("like", f.Name()); err != nil {
		return err
	}
	return r.Disk.Like(f, info)
}

func (r refusing) Link(from, to string) error {
	if err := r.next("link", to); err != nil {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: errRefused}
	}
	return r.Disk.Link(from, to)
}

func (r refusing) Rename(from, to string) error {
	if r.busy != nil && *r.busy != 0 {
		*r.busy--
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: errHeld}
	}
	if err := r.next("rename", to); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: errRefused}
	}
	return r.Disk.Rename(from, to)
}

func (r refusing) Remove(name string) error {
	if err := r.next("remove", name); err != nil {
		return err
	}
	return r.Disk.Remove(name)
}

func (r refusing) SyncDir(name string) error {
	if err := r.next("sync the folder", name); err != nil {
		return err
	}
	return r.Disk.SyncDir(name)
}

var errHeld = errors.New("held by another program")

func (r refusing) Busy(err error) bool  { return errors.Is(err, errHeld) }
func (r refusing) Wait(d time.Duration) { *r.waited += d }

// refuse is a writer that has one step refused.
func refuse(step int) (w Writer, refused *string) {
	refused = new(string)
	return Writer{System: refusing{step: new(int), refuses: step, refused: refused, waited: new(time.Duration)}}, refused
}

// Whatever step is refused, the old file is whole or the new one is, nothing lies beside,
// and the error names the file and not the one that was written beside.
func TestEachStepRefused(t *testing.T) {
	old, now := strings.Repeat("old\n", 1000), strings.Repeat("new\n", 1000)
	for what, write := range map[string]struct {
		there bool
		do    func(Writer, string) error
		steps string
	}{
		"replace":    {true, func(w Writer, name string) error { return w.Replace(name, []byte(now)) }, "stat create like write sync close rename sync the folder"},
		"first":      {false, func(w Writer, name string) error { return w.Replace(name, []byte(now)) }, "stat create write sync close rename sync the folder"},
		"new":        {false, func(w Writer, name string) error { return w.New(name, []byte(now)) }, "stat create write sync close link sync the folder remove"},
		"over again": {true, func(w Writer, name string) error { return w.New(name, []byte(now)) }, "stat"},
	} {
		var steps []string
		for step := 1; ; step++ {
			dir := t.TempDir()
			name := filepath.Join(dir, "answers.toml")
			if write.there {
				put(t, name, old, 0o640)
			}
			w, refused := refuse(step)
			err := write.do(w, name)
			if *refused == "" { // that was the last step
				break
			}
			steps = append(steps, *refused)
			after, _ := os.ReadFile(name)
			switch text := string(after); {
			case text == now, write.there && text == old, !write.there && text == "":
			default:
				t.Errorf("%s, %s refused: the file holds %d bytes", what, *refused, len(after))
			}
			switch {
			case *refused == "remove", *refused == "link": // what is written is whole, and takes the name another way
				if err != nil || string(after) != now {
					t.Errorf("%s, %s refused: %v", what, *refused, err)
				}
			case *refused == "sync the folder":
				if err == nil || !strings.Contains(err.Error(), name+" is written, but") || string(after) != now {
					t.Errorf("%s, %s refused: %v", what, *refused, err)
				}
			case err == nil || err.Error() != "writing "+name+": refused" || !errors.Is(err, errRefused):
				t.Errorf("%s, %s refused: %v", what, *refused, err)
			case string(after) == now:
				t.Errorf("%s, %s refused: it is written all the same", what, *refused)
			}
			if *refused == "remove" {
				continue // nobody could take it away
			}
			var names []string
			if len(after) > 0 {
				names = append(names, "answers.toml")
			}
			filestest.Holds(t, dir, names...)
		}
		if got := strings.Join(steps, " "); got != write.steps {
			t.Errorf("%s: the steps were %s, want %s", what, got, write.steps)
		}
	}
}

// Where there are no links, a new file still takes no other's place, and nothing is left
// where it can't take its own.
func TestNewWithoutLinks(t *testing.T) {
	for _, c := range []struct {
		rename bool // refused too
		text   string
	}{{false, "new"}, {true, ""}} {
		dir := t.TempDir()
		name := filepath.Join(dir, "a")
		w := Writer{System: noLinks{Disk{}, c.rename}}
		err := w.New(name, []byte("new"))
		after, _ := os.ReadFile(name)
		if string(after) != c.text || (err == nil) == c.rename {
			t.Errorf("rename refused %v: %v, the file holds %q", c.rename, err, after)
		}
		if c.rename {
			filestest.Holds(t, dir)
			continue
		}
		filestest.Holds(t, dir, "a")
		if err := w.New(name, []byte("newer")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("it is there: %v", err)
		}
	}
}

type noLinks struct {
	Disk
	rename bool
}

func (noLinks) Link(string, string) error { return errors.ErrUnsupported }

func (d noLinks) Rename(from, to string) error {
	if d.rename {
		return errRefused
	}
	return d.Disk.Rename(from, to)
}

// A file that something else holds for a moment is waited for, for two seconds and no more.
func TestHeldFileIsWaitedFor(t *testing.T) {
	for _, c := range []struct {
		times int
		text  string
	}{{5, "new"}, {-1, "old"}} { // -1: for ever
		dir := t.TempDir()
		name := put(t, filepath.Join(dir, "a"), "old", 0o600)
		busy, waited := c.times, time.Duration(0)
		w := Writer{System: refusing{step: new(int), refused: new(string), busy: &busy, waited: &waited}}
		err := w.Replace(name, []byte("new"))
		if content(t, name) != c.text || (err == nil) != (c.text == "new") {
			t.Errorf("held %d times: %v, the file holds %q", c.times, err, content(t, name))
		}
		if err != nil && (waited < patience || waited > patience+100*time.Millisecond || err.Error() != "writing "+name+": held by another program") {
			t.Errorf("after %v: %v", waited, err)
		}
		filestest.Holds(t, dir, "a")
	}
}
