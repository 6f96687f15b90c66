package screen

import "charm.land/bubbles/v2/key"

// KeyMap is all keys of the screen, each with its help.
type KeyMap struct {
	Up, Down, PageUp, PageDown, First, Last          key.Binding
	Choose, Toggle, Back, NextPane, PrevPane         key.Binding
	Skip, Earlier, Importance, Clear, Undo           key.Binding
	Compare, Mark, Differences, NextTab, PrevTab     key.Binding
	Export, Save, Help, Quit, Interrupt, More, Fewer key.Binding
}

// DefaultKeys are the keys as they are shipped.
func DefaultKeys() KeyMap {
	bind := func(show, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, help))
	}
	return KeyMap{
		Up:          bind("↑", "up", "up", "k"),
		Down:        bind("↓", "down", "down", "j"),
		PageUp:      bind("pgup", "page up", "pgup", "ctrl+b"),
		PageDown:    bind("pgdn", "page down", "pgdown", "ctrl+f"),
		First:       bind("home", "first", "home", "g"),
		Last:        bind("end", "last", "end", "G"),
		Choose:      bind("enter", "choose", "enter"),
		Toggle:      bind("space", "pick", "space"),
		Back:        bind("esc", "back", "esc"),
		NextPane:    bind("tab", "pane", "tab"),
		PrevPane:    bind("shift+tab", "pane before", "shift+tab"),
		Skip:        bind("ctrl+n", "next", "ctrl+n"),
		Earlier:     bind("ctrl+p", "earlier", "ctrl+p"),
		Importance:  bind("i", "importance", "i"),
		Clear:       bind("x", "clear", "x", "delete"),
		Undo:        bind("u", "undo", "u", "ctrl+z"),
		Compare:     bind("c", "compare", "c"),
		Mark:        bind("space", "mark", "space"),
		Differences: bind("d", "differences", "d"),
		NextTab:     bind("→", "tab", "right", "l", "]"),
		PrevTab:     bind("←", "tab before", "left", "h", "["),
		Export:      bind("e", "export", "e"),
		Save:        bind("ctrl+s", "save", "ctrl+s"),
		Help:        bind("?", "help", "?", "f1"),
		Quit:        bind("q", "quit", "q"),
		Interrupt:   bind("ctrl+c", "leave at once", "ctrl+c"),
		More:        bind("+", "more", "+", "=", "right"),
		Fewer:       bind("-", "fewer", "-", "left"),
	}
}
