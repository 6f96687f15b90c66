package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// pane is a part of the screen that can be read alone: all it knows of the session
// is the state it is given, and what it wants done there it returns as an event, nil
// for nothing. Rectangles are those that the layout gives it, with its border.
type pane interface {
	// press takes a key.
	press(s state, msg tea.KeyPressMsg) (event, tea.Cmd)
	// click takes a click; x and y count from the cell inside the border.
	click(s state, r Rect, x, y int) (event, tea.Cmd)
	// wheel takes a turn of the wheel by so many lines.
	wheel(s state, by int) event
	// settle fits the pane to its size and to the state: it is told after each message,
	// and is where scrolling comes to rest.
	settle(s state, r Rect)
	// view draws the pane. It changes nothing.
	view(s state, r Rect) []string
	// keys are the keys that work here, the most needed first.
	keys(k *KeyMap) []key.Binding
}

// pointed is a pane that takes more of the mouse: where it moves while the button is held,
// and where it is when the wheel turns.
type pointed interface {
	drag(s state, r Rect, x, y int) event
	turn(s state, r Rect, x, y, by int) event
}
