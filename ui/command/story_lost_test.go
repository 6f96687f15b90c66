//go:build !windows

package command

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"whereto/ui/rescue"
)

// seat is a terminal with the program on it.
type seat struct {
	t        *testing.T
	cmd      *exec.Cmd
	terminal *os.File
	seen     *recorded
	ended    chan struct{}
	drained  chan struct{} // closed once all that was shown has been read
}

// sit starts the program on a terminal of its own, with a home of a test's.
func sit(t *testing.T, name, home string, args ...string) *seat {
	t.Helper()
	return sitAt(t, 100, 30, invented, name, home, args...)
}

// sitAt is sit at a terminal of a size, on the invented data or on what ships.
func sitAt(t *testing.T, cols, rows uint16, data, name, home string, args ...string) *seat {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(terminal, &pty.Winsize{Cols: cols, Rows: rows}); err != nil {
		t.Fatal(err)
	}
	s := &seat{t: t, cmd: exec.Command(name, args...), terminal: terminal, seen: new(recorded), ended: make(chan struct{}), drained: make(chan struct{})}
	s.cmd.Stdin, s.cmd.Stderr, s.cmd.Stdout = tty, tty, new(bytes.Buffer)
	s.cmd.Dir = home
	s.cmd.Env = around(home, data)
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	go func() {
		defer close(s.drained)
		buf := make([]byte, 4096)
		for {
			n, err := terminal.Read(buf)
			s.seen.Write(buf[:n])
			if bytes.Contains(buf[:n], []byte("\x1b[c")) { // as every terminal answers
				terminal.WriteString("\x1b[?62c")
			}
			if err != nil {
				return
			}
		}
	}()
	go func() {
		s.cmd.Wait()
		close(s.ended)
	}()
	t.Cleanup(func() {
		s.cmd.Process.Kill()
		<-s.ended
		terminal.Close()
	})
	return s
}

// sees waits until the terminal was sent a text.
func (s *seat) sees(text string) *seat {
	s.t.Helper()
	for end := time.Now().Add(limit); !strings.Contains(s.seen.String(), text); time.Sleep(5 * time.Millisecond) {
		select {
		case <-s.drained:
			if !strings.Contains(s.seen.String(), text) {
				s.t.Fatalf("it ended before it showed %q", text)
			}
		default:
		}
		if time.Now().After(end) {
			s.t.Fatalf("it does not show %q:\n%q", text, s.seen.String())
		}
	}
	return s
}

// seesSince waits until the terminal was sent a text since it was last sent another.
func (s *seat) seesSince(last, text string) {
	s.t.Helper()
	for end := time.Now().Add(limit); ; time.Sleep(5 * time.Millisecond) {
		since := s.seen.String()
		since = since[max(0, strings.LastIndex(since, last)):]
		switch {
		case strings.Contains(since, text):
			return
		case time.Now().After(end):
			s.t.Fatalf("it does not show %q again: %q", text, shortened(since))
		}
	}
}

// keeps waits until it has kept a text, as it stands in its file.
func (s *seat) keeps(text string) {
	s.t.Helper()
	for end := time.Now().Add(limit); ; time.Sleep(5 * time.Millisecond) {
		names, _ := filepath.Glob(filepath.Join(s.cmd.Dir, "whereto", "session-*.json"))
		if len(names) == 1 && strings.Contains(content(s.t, names[0]), text) {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("it does not keep %q", text)
		}
	}
}

// again waits until the terminal was sent a text for the nth time.
func (s *seat) again(text string, n int) *seat {
	s.t.Helper()
	for end := time.Now().Add(limit); strings.Count(s.seen.String(), text) < n; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("it does not show %q %d times:\n%q", text, n, s.seen.String())
		}
	}
	time.Sleep(200 * time.Millisecond)
	return s
}

func (s *seat) types(text string) *seat {
	s.terminal.WriteString(text)
	return s
}

// ends waits for the end and returns the exit code.
func (s *seat) ends() int {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(limit):
		s.t.Fatal("it does not end")
	}
	return s.cmd.ProcessState.ExitCode()
}

// kept is what lies in the state folder of a home.
func kept(t *testing.T, home string) []rescue.Left { return keptOf(t, home, "") }

// keptOf is what is offered on a file.
func keptOf(t *testing.T, home, file string) []rescue.Left {
	t.Helper()
	f := rescue.Here("linux", func(name string) string {
		return map[string]string{"XDG_STATE_HOME": home}[name]
	}, home)
	return f.Left(file)
}

// ending are the signals that end a session, with its exit code.
var ending = map[syscall.Signal]int{syscall.SIGKILL: -1, syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGQUIT: 131}

// What a session has kept and not saved is offered, whichever way it ended; a signal ends it
// with its code.
func TestNothingIsLostBySignals(t *testing.T) {
	t.Parallel()
	name := self(t)
	for sig, code := range ending {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			s := sit(t, name, home).sees("What do you build?")
			time.Sleep(300 * time.Millisecond)
			s.types("\r").sees("Which languages")
			s.types("\x1b[B \x1b[B ") // ticked, and not confirmed
			s.keeps(`language = [\"javascript\", \"rust\"]`)
			if err := s.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if got := s.ends(); got != code {
				t.Errorf("%v: it ends with %d", sig, got)
			}
			left := kept(t, home)
			if len(left) != 1 || left[0].Count != 2 || !strings.Contains(left[0].Answers, "kind = ") || !strings.Contains(left[0].Answers, "language = [") {
				t.Fatalf("%v: left is %+v", sig, left)
			}
			s = sit(t, name, home).sees("2 answers of ").types("r").sees("2 answers restored")
			s.types("\x03").sees("not saved.").types("s").sees("save the answers to").types("\r")
			if got := s.ends(); got != 130 {
				t.Errorf("%v: restored and saved, it ends with %d", sig, got)
			}
			if text := content(t, filepath.Join(home, "answers.toml")); !strings.Contains(text, "language = [") || len(kept(t, home)) > 0 {
				t.Errorf("%v: saved is %q, left is %v", sig, text, kept(t, home))
			}
		})
	}
}

// A4: a session on FILE that a signal ends leaves FILE as it is, and the next start on FILE
// offers what was changed; restored and saved, nothing else in it has changed. It is offered
// on no other file.
func TestLeftOnAFile(t *testing.T) {
	t.Parallel()
	name := self(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			file := filepath.Join(home, "a.toml")
			if err := os.WriteFile(file, []byte(mine), 0o600); err != nil {
				t.Fatal(err)
			}
			s := sit(t, name, home, "a.toml").sees("Which languages").sees(" fit")
			s.types("3\r").sees("Where are your users")
			s.keeps("language = [")
			if err := s.cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if got := s.ends(); got != ending[sig] {
				t.Errorf("it ends with %d", got)
			}
			if text := content(t, file); text != mine {
				t.Errorf("the file has become:\n%s", text)
			}
			if left := keptOf(t, home, filepath.Join(home, "b.toml")); len(left) > 0 {
				t.Errorf("on another file is offered %+v", left)
			}
			s = sit(t, name, home, "a.toml").sees("1 answer of ").types("r").sees("1 answer restored").types("\x03").sees("and leave").types("s")
			s.ends()
			lines := strings.Split(mine, "\n")
			text := content(t, file)
			for _, line := range lines {
				if !strings.Contains(text, line+"\n") && line != "" {
					t.Errorf("%q is gone from the file:\n%s", line, text)
				}
			}
			if !strings.Contains(text, "language = [") || len(strings.Split(text, "\n")) != len(lines)+1 || len(kept(t, home)) > 0 {
				t.Errorf("restored and saved:\n%s\nleft is %+v", text, kept(t, home))
			}
		})
	}
}

// Where there is no shell to come back to, ctrl+z says so and the session goes on; so it
// does after a stop from outside.
func TestSuspending(t *testing.T) {
	t.Parallel()
	s := sit(t, self(t), t.TempDir()).sees("What do you build?")
	time.Sleep(300 * time.Millisecond)
	s.types("\x1a").sees("not suspended")
	s.types("\r").sees("Which languages")
	s.cmd.Process.Signal(syscall.SIGSTOP)
	time.Sleep(50 * time.Millisecond)
	taken := strings.Count(s.seen.String(), "\x1b[?1049h")
	s.cmd.Process.Signal(syscall.SIGCONT)
	s.again("\x1b[?1049h", taken+1)
	s.types("\x03").sees("not saved.").types("d")
	if code := s.ends(); code != 130 {
		t.Errorf("it ends with %d", code)
	}
}

// underBash is the shell of a test that runs the program under it, beside other tests.
func underBash(t *testing.T) string {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	t.Parallel()
	return bash
}

// Under a shell with jobs ctrl+z gives the shell its terminal, and fg brings the session back,
// more than once.
func TestSuspendingUnderAShell(t *testing.T) {
	bash := underBash(t)
	name, home := self(t), t.TempDir()
	s := sit(t, bash, home, "--norc", "--noprofile", "-i")
	s.types("PS1='ready> '\n").sees("ready> ")
	s.types(name + "\n").sees("What do you build?")
	time.Sleep(300 * time.Millisecond)
	s.types("\x1a").sees("Stopped")
	s.types("echo $((6*7))-$(stty -a | grep -o ' icanon') >&2\n").sees("42- icanon")
	s.types("fg\n").again("\x1b[?1049h", 2)
	s.types("\r").sees("Which languages")
	s.types("\x1a").again("Stopped", 2)
	s.types("fg\n").again("\x1b[?1049h", 3)
	s.types("\x03").sees("not saved.")
	prompts := strings.Count(s.seen.String(), "ready> ")
	s.types("d").again("ready> ", prompts+1) // what is typed before is still the session's
	s.types("echo $?-over >&2\n").sees("130-over")
	s.types("exit\n")
	s.ends()
}

// foreground is the number of the process that has the terminal.
func (s *seat) foreground() int {
	s.t.Helper()
	raw, err := s.terminal.SyscallConn()
	if err != nil {
		s.t.Fatal(err)
	}
	pid := 0
	if e := raw.Control(func(fd uintptr) { pid, err = unix.IoctlGetInt(int(fd), unix.TIOCGPGRP) }); e != nil || err != nil {
		s.t.Fatal(e, err)
	}
	return pid
}

// Stopped from outside the session gives the terminal back as it was, writes nothing on it
// while it is another's, whoever tells it to go on, and comes back whole, more than once.
func TestStoppedFromOutside(t *testing.T) {
	bash := underBash(t)
	// This shell has jobs and lets the terminal be as they leave it.
	const shell = `set -m
"$0"; stty -a | grep -o " -*icanon" >&2; echo "stopped $?" >&2; read -r; fg >/dev/null
stty -a | grep -o " -*icanon" >&2; echo "stopped again $?" >&2; read -r; fg >/dev/null
echo "over $?" >&2`
	s := sit(t, bash, t.TempDir(), "-c", shell, self(t)).sees("What do you build?")
	time.Sleep(300 * time.Millisecond)
	pid := s.foreground()
	s.types("\r").sees("Which languages")
	s.types(" ").again("if dropped", 1)
	for i, again := range []string{"", "again "} {
		if err := syscall.Kill(pid, syscall.SIGTSTP); err != nil {
			t.Fatal(err)
		}
		s.sees("stopped " + again + "0")
		screen := s.seen.String()
		if modes := strings.Count(screen, " icanon"); modes != i+1 || strings.Contains(screen, "-icanon") {
			t.Fatalf("the terminal is not as it was: %q", shortened(screen[max(0, len(screen)-300):]))
		}
		if strings.LastIndex(screen, "\x1b[?1049l") < strings.LastIndex(screen, "\x1b[?1049h") {
			t.Error("the screen is not left")
		}
		if err := syscall.Kill(pid, syscall.SIGCONT); err != nil { // the terminal is not its own
			t.Fatal(err)
		}
		time.Sleep(500 * time.Millisecond)
		if now := s.seen.String(); now != screen {
			t.Errorf("it writes on another's terminal: %q", now[len(screen):])
		}
		s.types("\n").again("\x1b[?1049h", i+2)
		for _, text := range []string{"Recommended", "Which languages", "if dropped"} {
			s.seesSince("\x1b[?1049h", text) // all of it is there again
		}
	}
	s.types("\x03").sees("not saved.").types("d").sees("over 130")
	s.ends()
}

// What a slow terminal answers after the end does not reach the shell.
func TestLateAnswersDoNotReachTheShell(t *testing.T) {
	t.Parallel()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer terminal.Close()
	defer tty.Close()
	pty.Setsize(terminal, &pty.Winsize{Cols: 100, Rows: 30})
	home := t.TempDir()
	cmd := exec.Command(self(t))
	cmd.Stdin, cmd.Stderr, cmd.Stdout = tty, tty, new(bytes.Buffer)
	cmd.Env = around(home, invented)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var seen recorded
	type asked struct {
		text string
		at   time.Time
	}
	sent := make(chan asked, 1000)
	go func() { // as over a slow line: late, and in order
		for a := range sent {
			time.Sleep(time.Until(a.at.Add(700 * time.Millisecond)))
			if strings.Contains(a.text, "\x1b]11;?") {
				terminal.WriteString("\x1b]11;rgb:0000/0000/0000\x1b\\")
			}
			terminal.WriteString(strings.Repeat("\x1b[?62c", strings.Count(a.text, "\x1b[c")))
		}
	}()
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := terminal.Read(buf)
			seen.Write(buf[:n])
			sent <- asked{string(buf[:n]), time.Now()}
			if err != nil {
				return
			}
		}
	}()
	for end := time.Now().Add(limit); !strings.Contains(seen.String(), "What do you build?") && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	terminal.WriteString("\x03")
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("it ends with %v", err)
	}
	time.Sleep(1500 * time.Millisecond)
	tty.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
	syscall.SetNonblock(int(tty.Fd()), true)
	terminal.WriteString("\n") // ends the line, so that what lies there can be read
	time.Sleep(50 * time.Millisecond)
	buf := make([]byte, 4096)
	n, err := syscall.Read(int(tty.Fd()), buf)
	if err != nil && !errors.Is(err, syscall.EAGAIN) {
		t.Fatal(err)
	}
	if got := string(buf[:max(0, n)]); got != "\n" {
		t.Errorf("the shell reads %q", got)
	}
	if strings.Contains(seen.String(), "^[") {
		t.Error("an answer was echoed")
	}
}
