package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// holding is how long the frame of an answer waits for what follows from it, which is then
// drawn with it: over a slow line each frame takes its time.
const holding = 30 * time.Millisecond

// hold says whether a frame waits.
type hold struct {
	on bool
	n  int // holds so far
}

// heldMsg says that the nth hold has lasted as long as it may.
type heldMsg struct{ n int }

// after is the hold after a message, which was an answer or not, and after which something
// follows or nothing does. An answer that comes meanwhile does not make it last longer.
func (h hold) after(msg tea.Msg, answer, follows bool) (hold, tea.Cmd) {
	over, ok := msg.(heldMsg)
	switch {
	case !follows, ok && over.n == h.n:
		h.on = false
	case answer && !h.on:
		h = hold{on: true, n: h.n + 1}
		over := heldMsg{h.n}
		return h, tea.Tick(holding, func(time.Time) tea.Msg { return over })
	}
	return h, nil
}
