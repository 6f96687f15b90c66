package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
)

// triedMsg is the advice that a candidate would give.
type triedMsg struct {
	round  int64
	key    string
	advice *advice.Advice
}

// try works out what the candidates of the open question would come to, those
// aside that are known or under way.
func (u *UI) try() tea.Cmd {
	f := u.questions.field
	if f == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, c := range f.Candidates() {
		k := f.GetKey() + "|" + c.key
		if _, begun := u.tried[k]; begun {
			continue
		}
		u.tried[k] = nil
		a, round := u.session.with(f.GetKey(), c.value), u.round.Load()
		cmds = append(cmds, func() tea.Msg {
			return triedMsg{round, k, u.engine.Advise(a, u.Today, u.Options)}
		})
	}
	return tea.Batch(cmds...)
}

// count says how many stacks would fit with a candidate of the open question.
func (u *UI) count(key string) (int, bool) {
	if u.questions.field == nil {
		return 0, false
	}
	a := u.tried[u.questions.field.GetKey()+"|"+key]
	if a == nil {
		return 0, false
	}
	return len(a.Stacks), true
}

// exploredMsg is the advice of a round with its study.
type exploredMsg struct {
	round  int64
	advice *advice.Advice
}

// explore finds out beside the ranking how firm it is, what would change it, and how
// much each open question could still change the first places.
func (u *UI) explore() tea.Cmd {
	round, now := u.round.Load(), *u.advice
	return func() tea.Msg {
		if u.Settle < 0 {
			return nil
		}
		time.Sleep(u.Settle) // a quick answer makes this one needless
		if !now.Explore(advice.DefaultSamples, func() bool { return u.round.Load() != round }) {
			return nil
		}
		return exploredMsg{round, &now}
	}
}

func visible(line string) int { return ansi.StringWidth(line) }
