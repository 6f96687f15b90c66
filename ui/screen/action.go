package screen

import "charm.land/bubbles/v2/key"

// action is something that a key does, wherever it is asked for: by the key, in the palette,
// in the help, on the line of keys.
type action struct {
	key  key.Binding
	name string // what it does, in words
	in   paneID // the pane that takes the key; panes: it works everywhere
	does act    // of one that works everywhere
}

// actions are all that can be done, in the order in which they are listed.
func actions(k *KeyMap) []action {
	return []action{
		{k.Palette, "everything that can be done, by name", panes, doPalette},
		{k.Help, "the keys and signs; f1 while typing", panes, doHelp},
		{k.Find, "find in the list or the text that has the keys", panes, doFind},
		{k.Sort, "sort hosts by cost, response, how often first, name", panes, doSort},
		{k.Filter, "show only some vendors or kinds of hosts", panes, doFilter},
		{k.NextPane, "next pane", panes, doNextPane},
		{k.PrevPane, "pane before", panes, doPaneBefore},
		{k.Undo, "undo the last change of the answers", panes, doUndo},
		{k.Redo, "make it again", panes, doRedo},
		{k.WhatIf, "what if: the changes that make another host first", panes, doWhatIf},
		{k.Weights, "weights: how much each thing counts", panes, doWeights},
		{k.Map, "map: how far each host is from your users", panes, doMap},
		{k.Firmness, "how firm the first place is: robustness, and what turns it", panes, doFirmness},
		{k.Graph, "what hosts cost over requests a month, drawn", panes, doGraph},
		{k.Growth, "what hosts cost as the traffic grows, and what a move saves", panes, doGrowth},
		{k.Decide, "decide for the stack under the cursor; what was decided", panes, doDecide},
		{k.Copy, "copy the advice in five lines, an id, a bill", panes, doCopy},
		{k.Edit, "edit the answers in $EDITOR", panes, doEdit},
		{k.Export, "export what is shown to a file", panes, doExport},
		{k.Save, "save the answers", panes, doSave},
		{k.FreeMouse, "leave the mouse to the terminal, to select text; again: back", panes, doFreeMouse},
		{k.Quit, "leave", panes, doQuit},
		{k.Interrupt, "leave; twice: at once", panes, doInterrupt},
		{k.Suspend, "suspend; fg comes back", panes, doSuspend},

		{help(k.Choose, "open"), "open a question, answer it, fold a group", questionsPane, 0},
		{k.Skip, "next question; ticks are taken", questionsPane, 0},
		{k.Earlier, "question before", questionsPane, 0},
		{k.Importance, "must, want or skip", questionsPane, 0},
		{k.Clear, "clear the answer", questionsPane, 0},

		{help(k.Choose, "detail"), "a host's setups, then its detail", stacksPane, 0},
		{k.Open, "show a host's other setups", stacksPane, 0},
		{k.Shut, "fold them away", stacksPane, 0},
		{k.Mark, "mark for comparing", stacksPane, 0},
		{k.Compare, "compare 2 to 4 side by side", stacksPane, 0},

		{k.NextTab, "next tab of the detail", detailPane, 0},
		{k.PrevTab, "tab before", detailPane, 0},
	}
}

// everywhere is where most actions work.
const everywhere = "Everywhere"

// place is where an action works.
func (a action) place() string {
	if a.in == panes {
		return everywhere
	}
	return paneNames[a.in]
}

// asks is what happens where the action is picked from a list.
func (a action) asks() event {
	if a.in == panes {
		return a.does
	}
	return keyAsked{a.in, a.key.Keys()[0]}
}

// Keys are the shipped keys of each action, by name.
func Keys() map[string][]string {
	keys := map[string][]string{}
	for name, b := range DefaultKeys().bindings() {
		keys[name] = b.Keys()
	}
	return keys
}
