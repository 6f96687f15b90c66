package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/files/filestest"
	"whereto/ui/rescue"
)

// evening is when the sessions of these tests are.
var evening = time.Date(2026, 11, 29, 18, 42, 0, 0, time.UTC)

// aside is a folder in which sessions are kept, as a process sees it while none of the
// others runs.
func aside(dir string, pid int) rescue.Folder {
	return rescue.Folder{Dir: dir, Now: func() time.Time { return evening }, PID: pid, Runs: func(int) bool { return false }}
}

// next plays a session of another process, after what was left before it.
func next(t *testing.T, dir string, pid int, name string, files map[string]string) *player {
	t.Helper()
	return on(t, name, files, func(c *Config) {
		f := aside(dir, pid)
		c.Left, c.Keep = f.Left(name), f.Begin()
	})
}

// A4: what a session that breaks off has not saved is offered at the next start, with its
// number and its time, and restored as it was; nothing is left after a normal end.
func TestWhatWasNotSavedIsOffered(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := next(t, dir, 1, "", nil)
	p.says("kind", answers.Words("side-project")).says("language", answers.Words("rust")).says("budget", answers.Number(7))
	// It is killed here: nothing of it runs any more.
	p = next(t, dir, 2, "", nil).sees("3 answers of 18:42 were not saved", "restore", "discard", "later").press("esc").seesNot("not saved")
	p.u.setFocus(stacksPane)
	p.press("q")
	if !p.left {
		t.Fatal("what was left for later is asked about on leaving")
	}
	p = next(t, dir, 3, "", nil).sees("3 answers of 18:42").press("r").sees("3 answers restored")
	if a := p.u.session.answers; a.Word("kind") != "side-project" || a.Word("language") != "rust" || a.Values["budget"].Number.Typical != 7 {
		t.Errorf("restored is %v", a.Values)
	}
	// Killed again, before anything was answered.
	p = next(t, dir, 4, "", nil).sees("3 answers of 18:42").press("r")
	p.press("ctrl+s", "enter").sees("saved to answers.toml")
	filestest.Holds(t, dir)
	p.press("q")
	p = next(t, dir, 5, "", nil).seesNot("not saved")
	p.says("kind", answers.Words("api")).press("q", "d")
	filestest.Holds(t, dir)
	if !p.left {
		t.Error("it has not left")
	}
}

// A signal and the second ctrl+c keep what is not saved; discarding at the next start takes
// it away, one session's after the other.
func TestLeftBySignals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i, end := range []func(p *player){
		func(p *player) { p.send(leaveMsg{143}) },
		func(p *player) { p.press("ctrl+c", "ctrl+c") },
	} {
		p := next(t, dir, 1+i, "", nil)
		p.press("esc") // later, where it is asked
		p.says("kind", answers.Words("api"))
		end(p)
		if want := []int{143, 130}[i]; p.u.Code() != want || !p.left || p.u.Aside() != 1 {
			t.Errorf("code %d, left %v, %d answers kept", p.u.Code(), p.left, p.u.Aside())
		}
	}
	p := next(t, dir, 9, "", nil).sees("1 answer of 18:42 was not saved", "1 other session").press("d").sees("1 answer of 18:42").seesNot("other session").press("d").seesNot("not saved")
	filestest.Holds(t, dir)
	p.send(leaveMsg{129})
	filestest.Holds(t, dir)
}

// On a file only what was answered on it is offered; after restoring, saving meets what has
// become of the file meanwhile.
func TestLeftOnAFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name, other := filepath.Join(dir, "shop.toml"), filepath.Join(dir, "other.toml")
	state := filepath.Join(dir, "state")
	p := next(t, state, 1, name, map[string]string{name: ours})
	p.says("kind", answers.Words("side-project"))

	next(t, state, 2, other, map[string]string{other: ours}).seesNot("not saved")
	p = next(t, state, 2, name, map[string]string{name: ours}).sees("1 answer of 18:42 was not saved.", "For ").press("r", "ctrl+s")
	if want := strings.Replace(ours, `"api"     `, `"side-project"     `, 1); p.to[name] != want {
		t.Errorf("restored and saved:\n%s", p.to[name])
	}
	filestest.Holds(t, state)

	p = next(t, state, 3, name, map[string]string{name: ours})
	p.says("kind", answers.Words("side-project"))
	theirs := strings.Replace(ours, "1_00", "900", 1)
	p = next(t, state, 4, "", map[string]string{name: theirs}).sees("1 answer of 18:42", "For ").press("r")
	if p.u.File != name {
		t.Errorf("it is on %q", p.u.File)
	}
	p.press("ctrl+s").sees("Changed by", "theirs 900 USD").press("esc")
	p.press("u")
	p.send(leaveMsg{143})
}

// What is ticked or typed and not confirmed is kept after a pause, and counts on leaving.
func TestTypedIsKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := next(t, dir, 1, "", nil)
	p.open("language")
	p.press("down", "space")
	p = next(t, dir, 2, "", nil).sees("1 answer of 18:42").press("r")
	if !p.u.session.answers.Has("language") {
		t.Fatal("the tick is lost")
	}
	p.u.setFocus(questionsPane)
	p.open("requests")
	p.press("text:12M")
	p.press("ctrl+c").sees("2 answers are not saved").press("s", "enter")
	if !p.left || !strings.Contains(p.to["answers.toml"], "requests = 12_000_000") {
		t.Errorf("left %v, saved:\n%s", p.left, p.to["answers.toml"])
	}
	filestest.Holds(t, dir)
	p = next(t, dir, 3, "", nil)
	p.open("kind")
	p.press("down")
	filestest.Holds(t, dir) // where the cursor stands is no answer
}

// ctrl+c with ticks in hand, or a share or a number that is typed, loses none of them: they
// count as not saved, are there after staying, are saved, and are offered after leaving.
func TestInHandOutlastsCtrlC(t *testing.T) {
	t.Parallel()
	shares := []string{"text:sydney", "enter", "text:auckland", "enter", "up", "text:30"}
	for what, c := range map[string]struct {
		question string
		keys     []string
		saved    string
	}{
		"ticks":                   {"language", []string{"down", "space", "down", "space"}, "language = ["},
		"ticks that are narrowed": {"language", []string{"text:rust", "space"}, `language = ["rust"]`},
		"none of them":            {"language", []string{"end", "up", "space"}, "language = []"},
		"a share":                 {"users", shares, "sydney = 0.7"},
		"a number":                {"requests", []string{"text:12M"}, "requests = 12_000_000"},
		"a number, then a band":   {"requests", []string{"text:12M", "down", "down"}, "requests = 12_000_000"},
		"a vendor's share":        {"discount", []string{"text:alto 10 %"}, "discount = { alto = 0.1 }"},
	} {
		dir := t.TempDir()
		begin := func(pid int) *player {
			p := next(t, dir, pid, "", nil).at(c.question)
			return p.press(c.keys...)
		}
		p := begin(1).press("ctrl+c").sees("1 answer is not saved").press("esc").seesNot("not saved")
		if p.left || p.u.questions.current != c.question || p.u.questions.field == nil {
			t.Errorf("%s: staying, the open question is %q", what, p.u.questions.current)
		}
		p.press("ctrl+c").sees("1 answer is not saved").press("s", "enter")
		if !p.left || !strings.Contains(p.to["answers.toml"], c.saved) {
			t.Errorf("%s: left %v, saved:\n%s", what, p.left, p.to["answers.toml"])
		}
		filestest.Holds(t, dir)
		begin(2).press("ctrl+c", "ctrl+c")
		p = next(t, dir, 3, "", nil).sees("1 answer of 18:42").press("r", "ctrl+s", "enter")
		if !strings.Contains(p.to["answers.toml"], c.saved) {
			t.Errorf("%s: restored and saved:\n%s", what, p.to["answers.toml"])
		}
		p.press("q")
		p = begin(4)
		p.send(tea.WindowSizeMsg{Width: 20, Height: 5}) // too small to ask anything
		p.press("ctrl+c")
		if left := aside(dir, 5).Left(""); !p.left || len(left) != 1 || !strings.Contains(left[0].Answers, c.saved) {
			t.Errorf("%s: in a small window it left %v, kept is %+v", what, p.left, left)
		} else if err := left[0].Discard(); err != nil {
			t.Error(err)
		}
		filestest.Holds(t, dir)
	}
}

// While a key is held nothing is written: what is typed is kept once, after the pause.
func TestTypingIsNotKeptByTheKey(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := next(t, dir, 1, "", nil)
	p.u.Typing = time.Hour
	p.open("requests")
	waits := 0
	for _, r := range "123456" {
		p.u.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		if p.u.keeping.waits {
			waits++
		}
	}
	filestest.Holds(t, dir)
	if waits != 6 || p.u.keeping.number != 0 {
		t.Errorf("it waited at %d of 6 keys, and kept %d times", waits, p.u.keeping.number)
	}
	p.send(keepMsg{})
	if left := aside(dir, 2).Left(""); len(left) != 1 || !strings.Contains(left[0].Answers, "123_456") {
		t.Errorf("left is %+v", left)
	}
}

// Where nothing can be kept it is said, once, and the session goes on.
func TestNothingCanBeKept(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := next(t, filepath.Join(file, "below"), 1, "", nil)
	p.says("kind", answers.Words("api")).sees("answers can't be kept")
	p.says("budget", answers.Number(3)).press("down").seesNot("can't be kept")
	if p.u.unsaved() != 2 {
		t.Error("the answers are gone")
	}
}

// What another session has taken meanwhile is not restored twice.
func TestTakenByAnother(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	next(t, dir, 1, "", nil).says("kind", answers.Words("api"))
	one, two := next(t, dir, 2, "", nil), next(t, dir, 3, "", nil)
	one.press("r").sees("1 answer restored")
	two.press("r").sees("another session has taken them")
	if two.u.dialog != nil || two.u.session.answers.Has("kind") {
		t.Error("they are there twice")
	}
}
