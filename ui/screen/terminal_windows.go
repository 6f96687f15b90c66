package screen

import (
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
)

// terminal is the terminal around the session: nothing that is not the library's here.
type terminal struct{}

func takeTerminal(io.Reader, io.Writer, chan os.Signal) *terminal { return &terminal{} }

func (*terminal) told(os.Signal, func(tea.Msg)) {}

// suspend is nothing: programs are not suspended here.
func (*terminal) suspend(func() fence) func() error { return nil }

func (*terminal) giveBack(fence) {}
