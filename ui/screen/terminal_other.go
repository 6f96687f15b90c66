//go:build !windows

package screen

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"regexp"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// terminal is the terminal around the session: how it was, and how programs are stopped on
// it. It stays raw from before the first question to it until its last answer is there, so
// that no answer is taken for typed.
type terminal struct {
	in    *os.File
	out   io.Writer
	was   *term.State
	stops atomic.Bool // it is being suspended
}

func takeTerminal(in io.Reader, out io.Writer, caught chan os.Signal) *terminal {
	t := &terminal{out: out}
	if f, ok := in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		if was, err := term.MakeRaw(f.Fd()); err == nil {
			t.in, t.was = f, was
		}
	}
	signal.Notify(caught, syscall.SIGTSTP, syscall.SIGCONT)
	return t
}

// told acts on a signal that does not end the session: to stop, and to go on after it was
// stopped without being asked, when the terminal may have been another's.
func (t *terminal) told(s os.Signal, send func(tea.Msg)) {
	switch {
	case s == syscall.SIGTSTP:
		send(stopMsg{})
	case !t.stops.Load():
		send(wokenMsg{})
	}
}

// wait is how long stopping may take; who is not stopped by then can't be, as what has no
// shell to come back to.
const wait = 300 * time.Millisecond

var errNotStopped = errors.New("there is no shell to come back from: not suspended")

// suspend stops this program and those it was started with. The shell gets the terminal
// once that owes no answer.
func (t *terminal) suspend(owed func() fence) func() error {
	return func() error {
		t.stops.Store(true)
		defer t.stops.Store(false)
		woken := make(chan os.Signal, 1)
		signal.Notify(woken, syscall.SIGCONT)
		defer func() {
			signal.Stop(woken)
			if t.in != nil {
				_, _ = term.MakeRaw(t.in.Fd())
			}
		}()
		if t.in != nil {
			t.drain(owed())
			if err := term.Restore(t.in.Fd(), t.was); err != nil {
				return err
			}
		}
		before := time.Now()
		// SIGTSTP itself is caught, and Go does not let go of what it once caught. This one
		// stops as that does: not where there is no shell to come back from.
		if err := syscall.Kill(0, syscall.SIGTTIN); err != nil {
			return err
		}
		select {
		case <-woken:
		case <-time.After(wait):
			if time.Since(before) < 2*wait { // time does not pass for who is stopped: it would be later
				return errNotStopped
			}
		}
		return nil
	}
}

// late is how long after it was asked a terminal may answer; who has not by then does not.
const late = 2 * time.Second

var attributes = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)

// giveBack gives the terminal back as it was, once it has answered all that it was asked:
// what came later would be the shell's.
func (t *terminal) giveBack(f fence) {
	signal.Reset(syscall.SIGTSTP, syscall.SIGCONT)
	if t.in == nil {
		return
	}
	t.drain(f)
	_ = term.Restore(t.in.Fd(), t.was) // it may be gone
}

// drain reads what the terminal still answers.
func (t *terminal) drain(f fence) {
	if f.asked.IsZero() {
		if _, err := io.WriteString(t.out, ansi.RequestPrimaryDeviceAttributes); err == nil {
			f.asked, f.open = time.Now(), 1
		}
	}
	var seen []byte
	buf := make([]byte, 1024)
	for {
		left := time.Until(f.asked.Add(late))
		if len(attributes.FindAll(seen, -1)) >= f.open || left < 0 {
			left = 0 // what lies there already goes too
		}
		poll := []unix.PollFd{{Fd: int32(t.in.Fd()), Events: unix.POLLIN}}
		n, err := unix.Poll(poll, int(left/time.Millisecond))
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil || n == 0 || poll[0].Revents&unix.POLLIN == 0 {
			return
		}
		n, err = unix.Read(int(t.in.Fd()), buf)
		if err != nil || n <= 0 {
			return
		}
		seen = append(seen, buf[:n]...)
	}
}
