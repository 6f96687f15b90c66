package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// command does what a key does everywhere; false where it does nothing.
func (u *UI) command(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, a := range u.actions {
		if a.in == panes && key.Matches(msg, a.key) {
			return u.act(a.does), true
		}
	}
	return nil, false
}

// act does what works everywhere.
func (u *UI) act(a act) tea.Cmd {
	switch a {
	case doPalette:
		u.cover(newMenu("Everything", paletteItems(u.state(), u.actions)))
	case doHelp:
		u.cover(newMenu("Keys and signs", helpItems(u.state(), u.actions)))
	case doFind:
		u.askSearch()
	case doSort:
		u.sortBy((u.sift.by + 1) % sortings)
	case doFilter:
		m := newMenu("Only hosts of", siftItems(u.state()))
		m.stays = true
		u.cover(m)
	case doFreeMouse:
		u.mouseFree = !u.mouseFree
		u.status = "the mouse is back"
		if u.mouseFree {
			u.status = "the mouse selects text; m brings it back"
		}
	case doDecide:
		if u.loading != loaded {
			u.status = errLoading.Error()
			return nil
		}
		taken := u.takeInHand()
		u.setFocus(stacksPane)
		u.kept = trial{} // what is decided on is what the answers give, not what is considered
		u.keepRow()
		u.cover(newDeciding(u.state()))
		return taken
	case doCopy:
		u.cover(newMenu("Copy", copyItems(u.state())))
	case doEdit:
		return u.edit()
	case doMap:
		u.cover(newWorld(u.state()))
	case doFirmness:
		u.cover(&firmness{})
	case doNextPane:
		return u.turnPanes(1)
	case doPaneBefore:
		return u.turnPanes(panes - 1)
	case doUndo:
		return u.rewind(u.session.undo, "undone", "nothing to undo")
	case doRedo:
		return u.rewind(u.session.redo, "done again", "nothing to do again")
	case doGraph:
		if p := newGraph(u.state()); p != nil {
			u.cover(p)
		} else {
			u.status = "there is nothing to draw yet"
		}
	case doGrowth:
		if p := newGrowth(u.state()); p != nil {
			u.cover(p)
		} else {
			u.status = "there is nothing to forecast yet"
		}
	case doWhatIf:
		return u.stand(newWhatIf())
	case doWeights:
		return u.stand(newSliders())
	case doExport:
		u.prompt = newPrompt(u.st, toExport, u.exportName())
	case doSave:
		return u.save(false)
	case doQuit:
		return u.quit(0)
	case doInterrupt:
		return u.interrupt()
	case doSuspend:
		return u.suspend()
	}
	return nil
}

// turnPanes gives the keys to the pane so many further on.
func (u *UI) turnPanes(by paneID) tea.Cmd {
	cmd := u.takeInHand()
	u.setFocus((u.focus + by) % panes)
	return cmd
}

// askSearch opens the line that looks for text in what has the keys.
func (u *UI) askSearch() {
	switch in, on := u.searchIn(); {
	case in == nil && on == "":
		u.status = "there is nothing to find here"
	default:
		u.search = newSearch(u.st, on, u.soughtIn(on))
	}
}

// searchIn is the text that what has the keys shows, or nil for a list, and its name in
// words; no name where nothing can be looked for.
func (u *UI) searchIn() (searched, string) {
	on := u.over()
	switch {
	case on == nil && u.focus == questionsPane, on == nil && u.focus == stacksPane:
		return nil, strings.ToLower(paneNames[u.focus])
	case on == nil:
		on = u.right()
	}
	if in, ok := on.(searched); ok {
		return in, theText
	}
	return nil, ""
}

// soughtIn is what is looked for already.
func (u *UI) soughtIn(on string) string {
	switch on {
	case strings.ToLower(paneNames[questionsPane]):
		return u.sought
	case strings.ToLower(paneNames[stacksPane]):
		return u.sift.like
	}
	return u.last
}

// seek looks for a text.
func (u *UI) seek(e sought) {
	if e.done {
		u.search = nil
	}
	switch in, _ := u.searchIn(); {
	case in != nil:
		in.seek(e.text, e.done)
		u.last = e.text
	case u.focus == questionsPane:
		u.sought = e.text
		if list := u.questions.folds.rows(u.state()); len(list) > 0 && !slices.Contains(list, u.questions.current) {
			u.questions.current = list[0]
		}
	default:
		u.sift.like = e.text
		u.keepRow()
	}
}

// sortBy sorts the hosts.
func (u *UI) sortBy(by sorting) {
	u.sift.by = by
	u.keepRow()
	u.status = "hosts by " + by.String()
}

// showAll shows all rows of a list again.
func (u *UI) showAll(in paneID) {
	if in == questionsPane {
		u.sought = ""
		return
	}
	u.sift = sift{by: u.sift.by}
	u.keepRow()
}

// sifted shows a vendor's or a kind's hosts too, or no longer.
func (u *UI) sifted(e sifted) {
	u.sift.vendors, u.sift.kinds = toggled(u.sift.vendors, e.vendor), toggled(u.sift.kinds, e.kind)
	if e == (sifted{}) {
		u.sift.vendors, u.sift.kinds = nil, nil
	}
	u.keepRow()
	if m, ok := u.over().(*menu); ok {
		m.items = siftItems(u.state())
	}
}

// toggled is a list with a word more or less; nil where it has none.
func toggled(list []string, word string) []string {
	if word == "" {
		return list
	}
	if i := slices.Index(list, word); i >= 0 {
		list = slices.Delete(slices.Clone(list), i, i+1)
	} else {
		list = append(slices.Clone(list), word)
	}
	if len(list) == 0 {
		return nil
	}
	return list
}
