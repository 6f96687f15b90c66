//go:build !windows

package command

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// limit is how long a session may take to show or to end, on a slow machine.
const limit = 30 * time.Second

// recorded is what a terminal was sent, while it is being sent.
type recorded struct {
	mu   sync.Mutex
	sent bytes.Buffer
}

func (r *recorded) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sent.Write(p)
}

func (r *recorded) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sent.String()
}

// size is how much it was sent.
func (r *recorded) size() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sent.Len()
}

// self is the program: this test's own, which runs as it where its surroundings say so.
func self(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts the program on a terminal")
	}
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// around are the surroundings of the program with a home of a test's, in which it runs on the
// invented data or on what ships.
func around(home, data string) []string {
	return []string{asProgram + "=" + data, "TERM=xterm-256color", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_STATE_HOME=" + home, "PATH=" + os.Getenv("PATH"), "SSH_TTY=x", "TERM_PROGRAM=x"}
}

// inTerminal starts the program on a terminal of its own, waits for the first
// question, ends it, and returns its exit code, what the terminal was sent and
// what went to stdout, which is a pipe.
func inTerminal(t *testing.T, name string, end func(terminal *os.File, p *os.Process) error) (code int, screen, stdout string) {
	t.Helper()
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer terminal.Close()
	if err := pty.Setsize(terminal, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	var out bytes.Buffer
	cmd := exec.Command(name)
	cmd.Stdin, cmd.Stderr, cmd.Stdout = tty, tty, &out
	cmd.Env = around(home, invented)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()

	var seen recorded
	read := make(chan struct{})
	go func() {
		defer close(read)
		buf := make([]byte, 4096)
		for {
			n, err := terminal.Read(buf)
			seen.Write(buf[:n])
			if err != nil { // EIO: nobody holds the other end any more
				return
			}
		}
	}()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	stop := time.AfterFunc(limit, func() { cmd.Process.Kill() })
	defer stop.Stop()

	for !strings.Contains(seen.String(), "What do you build?") {
		select {
		case err := <-ended:
			t.Fatalf("it ended before it asked: %v\n%q", err, seen.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err := end(terminal, cmd.Process); err != nil {
		t.Fatal(err)
	}
	err = <-ended
	select {
	case <-read:
	case <-time.After(limit):
		t.Fatal("the terminal is still held after the end")
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), seen.String(), out.String()
}

// A session that is ended by a key or by a signal ends with the code of the
// signal, gives the terminal back, and leaves stdout clean.
func TestTerminalIsGivenBack(t *testing.T) {
	t.Parallel()
	name := self(t)
	send := func(s os.Signal) func(*os.File, *os.Process) error {
		return func(_ *os.File, p *os.Process) error { return p.Signal(s) }
	}
	for _, c := range []struct {
		what string
		end  func(*os.File, *os.Process) error
		code int
	}{
		{"ctrl+c", func(terminal *os.File, _ *os.Process) error {
			_, err := terminal.WriteString("\x03")
			return err
		}, 130},
		{"SIGTERM", send(syscall.SIGTERM), 143},
		{"SIGHUP", send(syscall.SIGHUP), 129},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			code, screen, stdout := inTerminal(t, name, c.end)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if stdout != "" {
				t.Errorf("stdout holds %q", shortened(stdout))
			}
			tail := screen[max(0, len(screen)-300):]
			for what, pair := range map[string][2]string{
				"the alternate screen": {"\x1b[?1049h", "\x1b[?1049l"},
				"the hidden cursor":    {"\x1b[?25l", "\x1b[?25h"},
			} {
				taken, left := strings.LastIndex(screen, pair[0]), strings.LastIndex(screen, pair[1])
				if taken < 0 || left < taken || !strings.Contains(tail, pair[1]) {
					t.Errorf("%s is not left at the end: %q", what, tail)
				}
			}
		})
	}
}
