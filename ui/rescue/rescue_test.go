package rescue

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"whereto/ui/files"
	"whereto/ui/files/filestest"
)

// noon is the time of all tests.
var noon = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// folder is a folder of a test's, seen by a process while some others run.
func folder(dir string, pid int, boot string, running ...int) Folder {
	return Folder{Dir: dir, Now: func() time.Time { return noon }, PID: pid, Boot: boot, Runs: func(pid int) bool {
		for _, r := range running {
			if r == pid {
				return true
			}
		}
		return false
	}}
}

// names are what a folder holds.
func names(t *testing.T, dir string) string { return strings.Join(filestest.Names(t, dir), " ") }

// What a session keeps is offered once its process is gone, and never while it runs; the
// same number after the machine was started anew is of another process.
func TestLeftOfWhoIsGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "whereto")
	s := folder(dir, 7, "one").Begin()
	if err := s.Keep(1, Kept{Count: 3, Answers: "whereto = 1\n"}); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		by   Folder
		left int
	}{
		"it runs":           {folder(dir, 8, "one", 7, 8), 0},
		"its number again":  {folder(dir, 7, "one", 7), 1},
		"it is gone":        {folder(dir, 8, "one", 8), 1},
		"after a new start": {folder(dir, 8, "two", 7, 8), 1},
		"its number anew":   {folder(dir, 7, "two", 7), 1},
	} {
		got := c.by.Left("")
		if len(got) != c.left || c.left > 0 && (got[0].Count != 3 || got[0].Answers != "whereto = 1\n" || !got[0].At.Equal(noon)) {
			t.Errorf("%s: left is %+v", what, got)
		}
	}
	info, err := os.Stat(filepath.Join(dir, names(t, dir)))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	if err := s.End(); err != nil || names(t, dir) != "" {
		t.Errorf("%v, after the end there is %s", err, names(t, dir))
	}
	if err := s.Keep(2, Kept{}); err != nil || names(t, dir) != "" {
		t.Error("it keeps after its end")
	}
	if err := s.End(); err != nil {
		t.Error(err)
	}
}

// since is a folder as a process sees it that is told when each began.
func since(f Folder, began map[int]string) Folder {
	f.Began = func(pid int) string { return began[pid] }
	return f
}

// Whose number a later process has is gone, where the system tells when they began: what it
// kept is offered at once, and what it was writing is swept away. Where that is not told, the
// same number is the same process.
func TestAStrangerOfTheSameNumber(t *testing.T) {
	for what, c := range map[string]struct {
		then, now string
		runs      bool
	}{
		"itself":               {"100", "100", true},
		"a stranger":           {"100", "200", false},
		"told by neither":      {"", "", true},
		"not told any more":    {"100", "", true},
		"kept before it could": {"", "200", true},
	} {
		dir := t.TempDir()
		by := since(folder(dir, 7, "one"), map[int]string{7: c.then})
		if err := by.Begin().Keep(1, Kept{Count: 1}); err != nil {
			t.Fatal(err)
		}
		writes := besideOf(by)
		put(t, filepath.Join(dir, writes), "{", noon)
		got := since(folder(dir, 9, "one", 7, 9), map[int]string{7: c.now}).Left("")
		if runs := len(got) == 0; runs != c.runs {
			t.Errorf("%s: it counts as running: %v", what, runs)
		}
		if there := strings.Contains(names(t, dir), writes); there != c.runs {
			t.Errorf("%s: what it was writing is there: %v", what, there)
		}
	}
}

// What comes late does not take the place of what came after it.
func TestLateIsDropped(t *testing.T) {
	dir := t.TempDir()
	s := folder(dir, 7, "").Begin()
	for _, n := range []int{2, 1} {
		if err := s.Keep(n, Kept{Count: n}); err != nil {
			t.Fatal(err)
		}
	}
	if got := folder(dir, 8, "").Left(""); len(got) != 1 || got[0].Count != 2 {
		t.Errorf("left is %+v", got)
	}
	if err := s.Clear(3); err != nil || names(t, dir) != "" {
		t.Errorf("cleared, there is %s", names(t, dir))
	}
	if err := s.Keep(2, Kept{}); err != nil || names(t, dir) != "" {
		t.Error("what is late is there after all")
	}
	s.Stay()
	if err := s.Keep(9, Kept{}); err != nil || names(t, dir) != "" {
		t.Error("it keeps after it was left")
	}
}

// Where the disk is slow and much comes meanwhile, only the newest of what waits is written:
// nothing waits for what it takes the place of.
func TestOnlyTheNewestIsWritten(t *testing.T) {
	dir, written := t.TempDir(), 0
	f := folder(dir, 7, "")
	f.Now = func() time.Time { written++; return noon }
	s := f.Begin()
	written = 0
	s.mu.Lock() // one is being written
	var all sync.WaitGroup
	for n := 1; n <= 9; n++ {
		all.Go(func() {
			if err := s.Keep(n, Kept{Count: n}); err != nil {
				t.Error(err)
			}
		})
	}
	for s.newest.Load() < 9 {
		time.Sleep(time.Millisecond)
	}
	s.mu.Unlock()
	all.Wait()
	if got := folder(dir, 8, "").Left(""); written != 1 || len(got) != 1 || got[0].Count != 9 {
		t.Errorf("it wrote %d times, and left is %+v", written, got)
	}
}

// On a file that is named only what was on it is left, the newest first; over links too.
func TestLeftOnAFile(t *testing.T) {
	dir, work := t.TempDir(), t.TempDir()
	file, link := filepath.Join(work, "a.toml"), filepath.Join(work, "link.toml")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"", file, filepath.Join(work, "b.toml"), file} {
		f := folder(dir, 10+i, "")
		f.Now = func() time.Time { return noon.Add(time.Duration(i) * time.Minute) }
		if err := f.Begin().Keep(1, Kept{File: name, Count: i}); err != nil {
			t.Fatal(err)
		}
	}
	counts := func(name string) string {
		text := ""
		for _, l := range folder(dir, 1, "").Left(name) {
			text += string(rune('0' + l.Count))
		}
		return text
	}
	if got := counts(""); got != "3210" {
		t.Errorf("without a file: %s", got)
	}
	if got := counts(file); got != "31" {
		t.Errorf("on the file: %s", got)
	}
	if err := os.Symlink(file, link); err == nil && counts(link) != "31" {
		t.Errorf("over a link: %s", counts(link))
	}
	if got := counts(filepath.Join(work, "c.toml")); got != "" {
		t.Errorf("on another: %s", got)
	}
}

// What one session takes nobody else can, and it is that session's from then on.
func TestTake(t *testing.T) {
	dir := t.TempDir()
	if err := folder(dir, 7, "").Begin().Keep(1, Kept{Count: 1}); err != nil {
		t.Fatal(err)
	}
	left := folder(dir, 8, "").Left("")[0]
	one, two := folder(dir, 8, "").Begin(), folder(dir, 9, "").Begin()
	if err := one.Take(left); err != nil {
		t.Fatal(err)
	}
	if err := two.Take(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("taken twice: %v", err)
	}
	if err := one.Keep(1, Kept{Count: 2}); err != nil {
		t.Fatal(err)
	}
	if got := folder(dir, 9, "", 8).Left(""); len(got) > 0 {
		t.Errorf("offered while it is at work: %+v", got)
	}
	if err := one.End(); err != nil || names(t, dir) != "" {
		t.Errorf("%v, there is %s", err, names(t, dir))
	}
	if err := left.Discard(); err != nil {
		t.Error(err)
	}
}

// What is older than thirty days is swept away, and what was being written by who is gone,
// which are processes of this one's number too; what others have put there stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := folder(dir, 7, "one")
	old.Now = func() time.Time { return noon.Add(-31 * 24 * time.Hour) }
	if err := old.Begin().Keep(1, Kept{}); err != nil {
		t.Fatal(err)
	}
	works := beside(8, "one")
	for name, text := range map[string]string{
		beside(7, "one"): "{", works: "{", beside(9, "one"): "{", ".whereto-mine": "", "notes.txt": "", "session-x.json": "{", "session-y.json": `{"format":"whereto/session/9"}`,
	} {
		put(t, filepath.Join(dir, name), text, noon)
	}
	if got := folder(dir, 9, "one", 8, 9).Left(""); len(got) > 0 {
		t.Errorf("left is %+v", got)
	}
	if got := names(t, dir); got != works+" .whereto-mine notes.txt session-x.json session-y.json" {
		t.Errorf("there is %s", got)
	}
	later := folder(dir, 9, "one", 8, 9)
	later.Now = func() time.Time { return noon.Add(31 * 24 * time.Hour) }
	later.Left("")
	if got := names(t, dir); got != ".whereto-mine notes.txt" {
		t.Errorf("a month later there is %s", got)
	}
}

// What was being written when the machine stopped is swept away though its number is of
// another process now; what another machine may be writing there at this moment is not.
func TestSweepAfterANewStart(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, beside(8, "one")), "{", noon.Add(-time.Hour))
	put(t, filepath.Join(dir, beside(9, "one")), "{", noon.Add(-time.Second))
	folder(dir, 7, "two", 7, 8, 9).Left("")
	if got := names(t, dir); got != beside(9, "one") {
		t.Errorf("there is %s", got)
	}
}

// Beside the file that a session is on lies what was being written there when one broke off:
// it is swept away too, over a link, and nothing that others call so.
func TestSweepBesideTheFile(t *testing.T) {
	dir, work, links := t.TempDir(), t.TempDir(), t.TempDir()
	file, link := filepath.Join(work, "a.toml"), filepath.Join(links, "a.toml")
	put(t, file, "whereto = 1\n", noon)
	if err := os.Symlink(file, link); err != nil {
		link = file
	}
	theirs := []string{".whereto-config", ".whereto-1", ".whereto-mine", ".whereto-0123456789abc"}
	for _, name := range append(theirs, beside(8, "one"), beside(7, "one")) {
		put(t, filepath.Join(work, name), "whereto", noon.Add(-24*time.Hour))
	}
	folder(dir, 9, "one", 8, 9).Left(link)
	slices.Sort(theirs)
	want := append(theirs, beside(8, "one"), "a.toml")
	slices.Sort(want)
	if got := names(t, work); got != strings.Join(want, " ") {
		t.Errorf("there is %s", got)
	}
}

// put makes a file of an age for a test.
func put(t *testing.T, name, text string, at time.Time) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, at, at); err != nil {
		t.Fatal(err)
	}
}

// refusing is the disk of a process that can make files and give them no name.
type refusing struct {
	files.System
	made string
}

func (r *refusing) Create(name string, mode fs.FileMode) (files.File, error) {
	r.made = filepath.Base(name)
	return nil, errors.ErrUnsupported
}

// beside is how what a process writes beside is named.
func beside(pid int, boot string) string { return besideOf(folder("", pid, boot)) }

func besideOf(f Folder) string {
	r := &refusing{System: f.Disk()}
	_ = files.Writer{System: r}.Replace("x", nil)
	return r.made
}

// What can't be kept is an error, and what was kept before stays.
func TestKeepFails(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := folder(filepath.Join(file, "below"), 7, "").Begin().Keep(1, Kept{}); err == nil {
		t.Error("something was kept below a file")
	}
	if got := folder(filepath.Join(dir, "nowhere"), 7, "").Left(""); len(got) > 0 {
		t.Errorf("left where there is nothing: %+v", got)
	}
}

// The folder is where the system keeps such things.
func TestDir(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	root := filepath.Join(t.TempDir())
	for _, c := range []struct {
		system string
		env    func(string) string
		home   string
		want   string
	}{
		{"linux", env("XDG_STATE_HOME", root), "/h", filepath.Join(root, "whereto")},
		{"linux", env("XDG_STATE_HOME", "relative"), root, filepath.Join(root, ".local", "state", "whereto")},
		{"linux", env(), "", ""},
		{"darwin", env(), root, filepath.Join(root, "Library", "Application Support", "whereto", "sessions")},
		{"windows", env("LocalAppData", root), "", filepath.Join(root, "whereto", "sessions")},
	} {
		if got := dir(c.system, c.env, c.home); got != c.want {
			t.Errorf("%s: %s, want %s", c.system, got, c.want)
		}
	}
	if !runs(os.Getpid()) {
		t.Error("this process does not run")
	}
	switch now := began(os.Getpid()); {
	case now != began(os.Getpid()):
		t.Error("this process began more than once")
	case now != "" && now == began(os.Getppid()):
		t.Error("this process and its parent can't be told apart")
	case now == "" && slices.Contains([]string{"linux", "darwin", "windows"}, runtime.GOOS):
		t.Error("it is not told when this process began")
	}
}
