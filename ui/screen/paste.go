package screen

// pasted is a pane that takes text that is pasted, while it has the keys.
type pasted interface{ paste(text string) }

// paste gives pasted text to what has the keys: never to what stands behind it, and never
// as keys, so that no text is taken for a command.
func (u *UI) paste(text string) {
	u.status = ""
	on := pane(nil)
	switch over := u.over(); {
	case u.prompt != nil:
		on = u.prompt
	case u.search != nil:
		on = u.search
	case over != nil:
		on = over
	default:
		on = u.focused()
	}
	if p, ok := on.(pasted); ok {
		p.paste(text)
	}
}
