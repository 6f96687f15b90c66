package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/answers"
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

// weighedMsg says how much each open question could still change the first places.
type weighedMsg struct {
	round     int64
	influence map[string]float64
}

// weigh tries every option of the questions that are not answered and sees how
// much each could change the first three places.
func (u *UI) weigh() tea.Cmd {
	round, given := u.round.Load(), u.session.answers
	now := first(u.advice)
	return func() tea.Msg {
		if u.Settle < 0 {
			return nil
		}
		time.Sleep(u.Settle) // a quick answer makes this one needless
		influence := map[string]float64{}
		for _, q := range u.Catalog.Questions {
			if q.Tier != "refine" || given.Has(q.ID) || !given.Asked(q) || len(q.Options) == 0 {
				continue
			}
			for _, o := range q.Options {
				if u.round.Load() != round {
					return nil
				}
				a := clone(given)
				a.Values[q.ID] = answers.Words(o.ID)
				influence[q.ID] += changed(now, first(u.engine.Advise(a, u.Today, u.Options))) / float64(len(q.Options))
			}
		}
		return weighedMsg{round, influence}
	}
}

const firstPlaces = 3

// first are the ids of the first places without their size, which follows the load.
func first(a *advice.Advice) []string {
	var ids []string
	for _, s := range a.Stacks[:min(firstPlaces, len(a.Stacks))] {
		ids = append(ids, s.Host.ID+"/"+s.Setup.ID)
	}
	return ids
}

// changed is how much differs between two lists of first places: another winner
// counts most.
func changed(was, is []string) float64 {
	at := func(list []string, i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	var sum float64
	for i := range firstPlaces {
		if at(was, i) != at(is, i) {
			sum += 1 / float64(i+1)
		}
	}
	return sum
}

func visible(line string) int { return ansi.StringWidth(line) }
