package rescue

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

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

// What is older than thirty days is swept away, and what was being written by who is gone;
// what others have put there stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := folder(dir, 7, "")
	old.Now = func() time.Time { return noon.Add(-31 * 24 * time.Hour) }
	if err := old.Begin().Keep(1, Kept{}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		".whereto-" + lot(7, 1): "{", ".whereto-" + lot(8, 1): "{", ".whereto-mine!": "", "notes.txt": "", "session-x.json": "{", "session-y.json": `{"format":"whereto/session/9"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, name), noon, noon); err != nil {
			t.Fatal(err)
		}
	}
	if got := folder(dir, 9, "", 8).Left(""); len(got) > 0 {
		t.Errorf("left is %+v", got)
	}
	if got := names(t, dir); got != ".whereto-"+lot(8, 1)+" .whereto-mine! notes.txt session-x.json session-y.json" {
		t.Errorf("there is %s", got)
	}
	later := folder(dir, 9, "", 8)
	later.Now = func() time.Time { return noon.Add(31 * 24 * time.Hour) }
	later.Left("")
	if got := names(t, dir); got != ".whereto-mine! notes.txt" {
		t.Errorf("a month later there is %s", got)
	}
}

// lot is how what a process writes beside is named.
func lot(pid int, n uint64) string {
	n--
	name := ""
	for v := (disk{pid: pid, count: &n}).Lot(); v > 0; v /= 36 {
		name = string("0123456789abcdefghijklmnopqrstuvwxyz"[v%36]) + name
	}
	return name
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
}
