package screen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// signals are what ends a session from outside, each with its exit code.
var signals = map[os.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGQUIT: 131}

// Run shows the session on a terminal until it is left and returns the exit
// code. The terminal is given back however it ends. An error of the data that was
// loaded beside ends it too.
func Run(u *UI, in io.Reader, out io.Writer) (int, error) {
	p := tea.NewProgram(u, tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler())
	caught := make(chan os.Signal, 1)
	for s := range signals {
		signal.Notify(caught, s)
	}
	done := make(chan struct{})
	defer func() {
		signal.Stop(caught)
		close(done)
	}()
	go func() {
		select {
		case s := <-caught:
			p.Send(leaveMsg{signals[s]})
		case <-done:
		}
	}()
	_, err := p.Run()
	switch {
	case err == nil:
		return u.code, u.failed
	case errors.Is(err, tea.ErrInterrupted):
		return signals[syscall.SIGINT], nil
	case errors.Is(err, tea.ErrProgramPanic):
		return 1, errors.New("the screen broke down; the terminal was given back")
	}
	return 1, fmt.Errorf("the screen: %w", err)
}
