package screen

import (
	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/stack"
	"whereto/ui/answering"
)

// state is all that panes may read. The root puts it together from what the session
// has come to and hands it out by value; what a pane wants changed it says with an
// event. What its maps and pointers lead to is shared: nobody changes it.
type state struct {
	catalog   *catalog.Catalog
	finder    *answering.Finder // of the catalog's places
	answers   answers.Answers
	influence map[string]float64 // of the open questions, which they are ordered by
	weighed   weighing           // what is known of them
	weighing  bool               // of the answers as they are it is not known yet
	swings    swings             // what other values of the figures come to

	advice     *advice.Advice // of the answers
	considered *advice.Advice // if the option under the cursor were chosen; nil where none is, or it is not yet known
	before     *advice.Advice // of the answers before the last one; nil: there was none
	tried      map[trial]int  // how many stacks would fit; below 0 while that is worked out

	cursor   int              // the row of the list that is selected
	selected *stack.Stack     // the stack in that row; nil where there is none
	closed   *stack.Closed    // the host in that row that can't be chosen; nil where there is none
	sought   string           // what is looked for among the questions
	sift     sift             // which rows are shown, and in which order
	opened   map[string]bool  // hosts whose other setups are shown in the list
	marked   []string         // ids of stacks to compare
	told     *detail.Detail   // of the selected stack, while the detail is on the screen
	curves   *advice.Curves   // that the graph shows
	forecast *advice.Forecast // that the growth shows

	loading loading // of the catalog: there is no advice yet

	focus  paneID
	height int // of the window
	st     *Styles
	k      *KeyMap
}

// trial is an answer that can be tried before it is given.
type trial struct{ question, candidate string }

// shown is the advice that the list shows: of the option under the cursor while one
// is considered, else of the answers.
func (s state) shown() *advice.Advice {
	if s.considered != nil {
		return s.considered
	}
	return s.advice
}

// rows are the rows of the list.
func (s state) rows() []entry { return rows(s.shown(), s.opened, s.sift) }

// whole is the selected stack with all that is told of it: one that does not lead its row
// may stand in the list in outline.
func (s state) whole() *stack.Stack {
	if told := s.told.Stack; told != nil && s.selected.Parts == nil && told.ID == s.selected.ID {
		return told
	}
	return s.selected
}

// order is all questions that make sense now, in the order they are shown.
func (s state) order() []*catalog.Question {
	return answers.Order(s.catalog, s.answers, s.influence)
}

// idle says whether an open question stands among those that change nothing: as long as
// the order stands, whatever is found meanwhile.
func (s state) idle(q *catalog.Question) bool {
	influence, tried := s.influence[q.ID]
	return tried && influence == 0
}

// fits says how many stacks would fit with the candidates of a question, those whose
// advice is worked out.
func (s state) fits(question string) map[string]int {
	fits := map[string]int{}
	for t, n := range s.tried {
		if t.question == question && n >= 0 {
			fits[t.candidate] = n
		}
	}
	return fits
}

// frame is the look of a pane's border.
func (s state) frame(p paneID) lipgloss.Style {
	if p == s.focus {
		return s.st.Focus
	}
	return s.st.Frame
}

// title is the look of a pane's name.
func (s state) title(p paneID) lipgloss.Style {
	if p == s.focus {
		return s.st.Title
	}
	return s.st.Strong
}
