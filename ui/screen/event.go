package screen

import (
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/stack"
)

// event is what a pane says has happened. A pane changes nothing but itself: the
// root alone acts on events.
type event interface{ happened() }

type (
	// answered says that a question was answered; an empty value takes the answer away.
	answered struct {
		question string
		value    answers.Value
	}
	// left says that a question was left with an answer in hand for another one; empty:
	// for none.
	left struct {
		question string
		value    answers.Value
		to       string
	}
	// importanceSet says how much a question is to count.
	importanceSet struct{ question, importance string }
	// cleared says that a question's answer is to go.
	cleared struct{ question string }
	// questionClosed says that the open question was closed without an answer.
	questionClosed struct{}
	// selected says which row of the list is under the cursor.
	selected struct{ row int }
	// folded says that the other setups of a row's host are to be shown, or folded away.
	folded struct {
		row  int
		open bool
	}
	// dropped says which of the sets of musts without which more fits is to be dropped.
	dropped struct{ set int }
	// marked says that a stack is to be compared, or no longer.
	marked struct{ stack string }
	// turned says by how many tabs the detail is to turn.
	turned struct{ by int }
	// focusAsked says which pane is to have the keys.
	focusAsked struct{ pane paneID }
	// compareAsked says that stacks are to come side by side.
	compareAsked struct{}
	// unused is a key that a pane over the others has no use for.
	unused struct{ key tea.KeyPressMsg }
	// picked says what is to happen that was picked from what lies over the panes.
	picked struct{ then event }
	// keyAsked says that a key, by its name, is to be pressed in a pane.
	keyAsked struct {
		in  paneID
		key string
	}
	// questionAsked and hostAsked say what is to be looked at.
	questionAsked struct{ id string }
	hostAsked     struct{ id string }
	// sought says what is looked for in what is shown; done: no more is typed.
	sought struct {
		text string
		done bool
	}
	// allAsked says that all rows of a list are to be shown again.
	allAsked struct{ in paneID }
	// sortAsked says what hosts are to be sorted by; by that already: by value again.
	sortAsked struct{ by sorting }
	// sifted says that a vendor's or a kind's hosts are to be shown too, or no longer.
	sifted struct{ vendor, kind string }
	// scrolled says by how many lines what stands behind is to be turned.
	scrolled struct{ by int }
	// decisionMade says for which stack is decided, and why; nil: for none.
	decisionMade struct {
		stack *stack.Stack
		why   string
	}
	// copyAsked says what is to be copied.
	copyAsked struct{ what copiable }
	// changeAsked says how the answers are to change, and the word to the user. Changes of
	// one name, one after the other, are taken back together; those without one each.
	changeAsked struct {
		change func(a *answers.Answers)
		text   string
		joins  string
	}
	// named says which file's name was given to a prompt.
	named struct{ file string }
	// closed says that the pane that is on top was left.
	closed struct{}
	// decided says which of a dialog's ways was taken, by its key.
	decided struct {
		about dialogue
		way   string
	}
	// said is a word to the user.
	said struct{ text string }
)

func (answered) happened()       {}
func (left) happened()           {}
func (importanceSet) happened()  {}
func (cleared) happened()        {}
func (questionClosed) happened() {}
func (selected) happened()       {}
func (folded) happened()         {}
func (dropped) happened()        {}
func (marked) happened()         {}
func (turned) happened()         {}
func (focusAsked) happened()     {}
func (compareAsked) happened()   {}
func (unused) happened()         {}
func (picked) happened()         {}
func (changeAsked) happened()    {}
func (decisionMade) happened()   {}
func (scrolled) happened()       {}
func (copyAsked) happened()      {}
func (sought) happened()         {}
func (sifted) happened()         {}
func (sortAsked) happened()      {}
func (allAsked) happened()       {}
func (keyAsked) happened()       {}
func (questionAsked) happened()  {}
func (hostAsked) happened()      {}
func (act) happened()            {}
func (named) happened()          {}
func (closed) happened()         {}
func (decided) happened()        {}
func (said) happened()           {}

// dialogue is what a dialog is about.
type dialogue int

const (
	aboutLeaving dialogue = iota
	aboutConflict
	aboutLeft
)

// act is something that can be done everywhere.
type act int

const (
	doPalette act = iota + 1
	doHelp
	doNextPane
	doPaneBefore
	doUndo
	doRedo
	doExport
	doSave
	doQuit
	doInterrupt
	doSuspend
	doFind
	doSort
	doFilter
	doFreeMouse
	doDecide
	doCopy
	doEdit
	doGraph
	doGrowth
	doMap
	doFirmness
	doWhatIf
	doWeights
)

// copiable is what can be copied.
type copiable int

const (
	theCard copiable = iota
	theID
	theBill
)
