package screen

import (
	"reflect"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// KeyMap is all keys of the screen, each with its help.
type KeyMap struct {
	Up, Down, PageUp, PageDown, First, Last      key.Binding
	Choose, Toggle, Back, NextPane, PrevPane     key.Binding
	Skip, Earlier, Importance, Clear, Undo, Redo key.Binding
	Compare, Mark, Differences, NextTab, PrevTab key.Binding
	Tabs                                         key.Binding // NextTab and PrevTab together, where keys are shown
	Open, Shut                                   key.Binding
	Moves                                        key.Binding // Up and Down together, where keys are shown
	Export, Save, Help, Quit, Interrupt, Suspend key.Binding
	Palette, Find, Sort, Filter, FreeMouse       key.Binding
	Decide, TakeBack, Copy, Edit, Graph, Growth  key.Binding
	Map, Nearer, Farther, Whole, Firmness        key.Binding
	WhatIf, Weights                              key.Binding
	More, Less, MuchMore, MuchLess, ClearAll     key.Binding
}

// DefaultKeys are the keys as they are shipped.
func DefaultKeys() *KeyMap {
	bind := func(show, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, help))
	}
	return &KeyMap{
		Up:          bind("↑", "up", "up", "k"),
		Down:        bind("↓", "down", "down", "j"),
		PageUp:      bind("pgup", "page up", "pgup", "ctrl+b"),
		PageDown:    bind("pgdn", "page down", "pgdown", "ctrl+f"),
		First:       bind("home", "first", "home"),
		Last:        bind("end", "last", "end"),
		Choose:      bind("enter", "choose", "enter"),
		Toggle:      bind("space", "pick", "space"),
		Back:        bind("esc", "back", "esc"),
		NextPane:    bind("tab", "pane", "tab"),
		PrevPane:    bind("shift+tab", "pane before", "shift+tab"),
		Skip:        bind("ctrl+n", "next", "ctrl+n"),
		Earlier:     bind("ctrl+p", "earlier", "ctrl+p"),
		Importance:  bind("i", "importance", "i"),
		Clear:       bind("x", "clear", "x", "delete"),
		Undo:        bind("u", "undo", "u"),
		Redo:        bind("ctrl+r", "redo", "ctrl+r"),
		Compare:     bind("c", "compare", "c"),
		Mark:        bind("space", "mark", "space"),
		Differences: bind("d", "differences", "d"),
		NextTab:     bind("→", "tab", "right", "l", "]"),
		PrevTab:     bind("←", "tab before", "left", "h", "["),
		Tabs:        bind("← →", "tabs", "left", "right"),
		Moves:       bind("↑↓", "move", "up", "down"),
		Open:        bind("→", "setups", "right", "l"),
		Shut:        bind("←", "close", "left", "h"),
		Palette:     bind(":", "all", ":", "ctrl+k"),
		Find:        bind("/", "find", "/"),
		Sort:        bind("s", "sort", "s"),
		Filter:      bind("v", "filter", "v"),
		FreeMouse:   bind("m", "free the mouse", "m"),
		Decide:      bind("D", "decide", "D"),
		TakeBack:    bind("ctrl+x", "take the decision back", "ctrl+x"),
		Copy:        bind("y", "copy", "y"),
		Edit:        bind("E", "edit in $EDITOR", "E"),
		Graph:       bind("g", "graph", "g"),
		Growth:      bind("G", "forecast", "G"),
		Map:         bind("M", "map", "M"),
		Firmness:    bind("R", "how firm", "R"),
		Nearer:      bind("+", "nearer", "+", "="),
		Farther:     bind("-", "farther", "-"),
		Whole:       bind("z", "whole world", "z"),
		WhatIf:      bind("w", "what if", "w"),
		Weights:     bind("W", "weights", "W"),
		More:        bind("→", "more", "right", "l", "+"),
		Less:        bind("←", "less", "left", "h", "-"),
		MuchMore:    bind("shift+→", "5 more", "shift+right", "pgup"),
		MuchLess:    bind("shift+←", "5 less", "shift+left", "pgdown"),
		ClearAll:    bind("X", "clear all", "X"),
		Export:      bind("e", "export", "e"),
		Save:        bind("ctrl+s", "save", "ctrl+s"),
		Help:        bind("?", "help", "?", "f1"),
		Quit:        bind("q", "quit", "q"),
		Interrupt:   bind("ctrl+c", "leave; twice: at once", "ctrl+c"),
		Suspend:     bind("ctrl+z", "suspend; fg comes back", "ctrl+z"),
	}
}

// bindings are the keys of all actions, by name: importance, next_pane.
func (k *KeyMap) bindings() map[string]*key.Binding {
	list := map[string]*key.Binding{}
	all := reflect.ValueOf(k).Elem()
	for i := range all.NumField() {
		b := all.Field(i).Addr().Interface().(*key.Binding)
		if name := snake(all.Type().Field(i).Name); name != "moves" && name != "tabs" { // both name keys of others
			list[name] = b
		}
	}
	return list
}

// snake is a name as settings write it.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// With is the keys with those of some actions, by name, in the place of the shipped ones.
func (k *KeyMap) With(own map[string][]string) *KeyMap {
	for name, b := range k.bindings() {
		if keys := own[name]; len(keys) > 0 {
			b.SetKeys(keys...)
			b.SetHelp(keys[0], b.Help().Desc)
		}
	}
	return k
}

// page is how far the page keys move.
const page = 10

// Move is where a cursor at a row goes by a key, between 0 and the last row;
// false if the key moves nothing.
func (k *KeyMap) Move(msg tea.KeyPressMsg, at, last int) (int, bool) {
	switch {
	case key.Matches(msg, k.Up):
		at--
	case key.Matches(msg, k.Down):
		at++
	case key.Matches(msg, k.PageUp):
		at -= page
	case key.Matches(msg, k.PageDown):
		at += page
	case key.Matches(msg, k.First):
		at = 0
	case key.Matches(msg, k.Last):
		at = last
	default:
		return at, false
	}
	return max(0, min(at, last)), true
}

// help is a binding with another word for what it does here.
func help(b key.Binding, text string) key.Binding {
	b.SetHelp(b.Help().Key, text)
	return b
}

// digit is the digit that a key types, from 1 to 9; 0 for none.
func digit(press tea.KeyPressMsg) int {
	if text := press.Text; len(text) == 1 && text[0] >= '1' && text[0] <= '9' {
		return int(text[0] - '0')
	}
	return 0
}

// special are the keys that type nothing, by their names.
var special = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
	"right": tea.KeyRight, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1,
}

// pressOf is the press of a key by its name, as bindings write it.
func pressOf(name string) tea.KeyPressMsg {
	mod := tea.KeyMod(0)
	for {
		prefix, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" {
			break
		}
		mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "shift": tea.ModShift}[prefix]
		name = rest
	}
	if code, ok := special[name]; ok {
		m := tea.KeyPressMsg{Code: code, Mod: mod}
		if code == tea.KeySpace {
			m.Text = " "
		}
		return m
	}
	m := tea.KeyPressMsg{Code: []rune(name)[0], Mod: mod}
	if mod == 0 {
		m.Text = name
	}
	return m
}
