package screen

import tea "charm.land/bubbletea/v2"

// quit ends the session with a code, once all is saved or let go: where something is not,
// it is asked for.
func (u *UI) quit(code int) tea.Cmd {
	n := u.unsaved()
	if n == 0 {
		return u.leave(code, false)
	}
	to := "save"
	if u.File != "" {
		to += " to " + u.File
	}
	u.saving.code = code
	u.dialog = &dialog{
		about: aboutLeaving, title: "Leave",
		lines:   []string{counted(n, "answer is", "answers are") + " not saved."},
		options: []offer{{"s", to}, {"d", "discard, and leave"}, {stay, "stay"}},
	}
	return nil
}

// interrupt is ctrl+c: it asks as leaving does, and the second one leaves at once. What is
// not saved is kept for the next start then.
func (u *UI) interrupt() tea.Cmd {
	if d := u.dialog; d != nil && (d.about == aboutLeaving || d.about == aboutLeft) || u.layout.Small {
		return u.leave(130, true)
	}
	u.dialog, u.prompt, u.search = nil, nil, nil
	return u.quit(130)
}

// leaving acts on how the session is to be left.
func (u *UI) leaving(way string) tea.Cmd {
	u.dialog = nil
	switch way {
	case "s":
		return u.save(true)
	case "d":
		return u.leave(u.saving.code, false)
	}
	return nil
}

// decided acts on a dialog's way.
func (u *UI) decided(e decided) tea.Cmd {
	switch e.about {
	case aboutLeaving:
		return u.leaving(e.way)
	case aboutConflict:
		return u.settled(e.way)
	}
	return u.restoring(e.way)
}
