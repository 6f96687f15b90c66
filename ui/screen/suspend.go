package screen

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
)

// stopMsg says that the program is to be suspended from outside.
type stopMsg struct{}

// wokenMsg says that the program goes on after it was stopped without being asked.
type wokenMsg struct{}

// giving is how long the terminal is given back for at least: the library stops its clock
// for drawing beside, and one that is started anew before that is stopped for good.
const giving = 100 * time.Millisecond

// woken takes the terminal again, which may have been another's meanwhile.
func (u *UI) woken() tea.Cmd {
	again := func() error {
		time.Sleep(giving)
		return nil
	}
	return tea.Exec(suspension(again), func(err error) tea.Msg { return resumedMsg{err} })
}

// resumedMsg says that the program goes on after it was suspended.
type resumedMsg struct{ err error }

// suspend gives the terminal back, stops until the program is told to go on, and takes the
// terminal again.
func (u *UI) suspend() tea.Cmd {
	if u.Suspend == nil {
		u.status = "programs can't be suspended here"
		return nil
	}
	return tea.Exec(suspension(u.Suspend), func(err error) tea.Msg { return resumedMsg{err} })
}

// suspension is what has the terminal meanwhile.
type suspension func() error

// Run waits.
func (s suspension) Run() error { return s() }

// SetStdin takes nothing.
func (suspension) SetStdin(io.Reader) {}

// SetStdout takes nothing.
func (suspension) SetStdout(io.Writer) {}

// SetStderr takes nothing.
func (suspension) SetStderr(io.Writer) {}
