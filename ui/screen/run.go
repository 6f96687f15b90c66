package screen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Signals are what ends a session from outside, each with its exit code.
var Signals = map[os.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGQUIT: 131}

// framesPerSecond is how often a frame may be drawn: twice as often as the library does
// unless told otherwise, so that a key pressed at any moment is seen a third sooner; while
// nothing changes nothing is drawn all the same.
const framesPerSecond = 120

// Run shows the session on a terminal until it is left and returns the exit
// code. The terminal is given back however it ends. An error of the data that was
// loaded beside ends it too.
func Run(u *UI, in io.Reader, out io.Writer) (int, error) {
	caught := make(chan os.Signal, 4)
	t := takeTerminal(in, out, caught)
	g := newGuard(u)
	u.Suspend = t.suspend(func() fence { return g.fence })
	options := []tea.ProgramOption{tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond)}
	if u.Color != colorprofile.Unknown {
		options = append(options, tea.WithColorProfile(u.Color))
	}
	p := tea.NewProgram(g, options...)
	for s := range Signals {
		signal.Notify(caught, s)
	}
	done := make(chan struct{})
	defer func() {
		signal.Stop(caught)
		close(done)
	}()
	go func() {
		for {
			select {
			case s := <-caught:
				if code, ends := Signals[s]; ends {
					p.Send(leaveMsg{code})
				} else {
					t.told(s, p.Send)
				}
			case <-done:
				return
			}
		}
	}()
	_, err := p.Run()
	t.giveBack(g.fence)
	switch {
	case g.broken != nil || errors.Is(err, tea.ErrProgramPanic):
		return 1, errBroken(u.aside > 0)
	case err == nil:
		return u.code, u.failed
	case errors.Is(err, tea.ErrInterrupted):
		return Signals[syscall.SIGINT], nil
	}
	if u.Keep != nil {
		u.Keep.Stay()
	}
	return 1, fmt.Errorf("the screen: %w", err)
}

// errBroken says that the screen broke down, and what has become of the answers.
func errBroken(kept bool) error {
	if kept {
		return errors.New("the screen broke down; your answers are kept, and the next start offers them")
	}
	return errors.New("the screen broke down; all answers were saved")
}

// Aside says how many answers were kept for the next start when the session ended.
func (u *UI) Aside() int { return u.aside }
