package screen

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/ui/answering"
)

// advise works out the advice of the answers as they are; what was tried before is
// forgotten.
func (u *UI) advise() {
	if u.loading != loaded { // it comes with the data
		u.round.Add(1)
		return
	}
	now, err := u.engine.Advise(u.ask(u.session.answers))
	if err != nil {
		u.status = err.Error()
		return
	}
	u.advised(now)
}

// load reads the whole catalog beside the session, and works out the first advice.
func (u *UI) load() tea.Cmd {
	if u.loading == loaded {
		return nil
	}
	round, q, read := u.round.Load(), u.ask(u.session.answers), u.Load
	return tea.Batch(
		func() tea.Msg {
			c, err := read()
			if err != nil {
				return loadedMsg{err: err}
			}
			m := loadedMsg{catalog: c, engine: advice.NewEngine(c), round: round}
			m.advice, _ = m.engine.Advise(q) // an error comes again when it is asked for
			return m
		},
		tea.Tick(worthAWord, func(time.Time) tea.Msg { return longMsg{} }),
	)
}

// loaded takes the catalog. The open question stays as it is, unless its answers come
// from the catalog.
func (u *UI) loaded(msg loadedMsg) tea.Cmd {
	if msg.err != nil {
		u.failed = msg.err
		return tea.Quit
	}
	u.Catalog, u.engine, u.loading = msg.catalog, msg.engine, loaded
	*u.finder = *answering.NewFinder(u.Catalog) // with regions: the field that is open finds them too
	if msg.advice != nil && msg.round == u.round.Load() {
		u.advised(msg.advice)
	} else {
		u.advise()
	}
	if q, ok := u.Catalog.Question(u.questions.current); ok && (q.Catalog == "hosts" || q.Catalog == "vendors") {
		u.questions.reopen(u.state())
	}
	return tea.Batch(u.try(), u.explore())
}

// advised takes the advice of the answers as they are.
func (u *UI) advised(now *advice.Advice) {
	u.before, u.advice = u.advice, now
	u.tried, u.considered, u.kept, u.swings = map[trial]int{}, considered{}, trial{}, nil
	u.round.Add(1)
	u.detail.top = 0
}

// ask is what the model is asked of answers.
func (u *UI) ask(a answers.Answers) advice.Ask {
	return advice.Ask{Answers: a, Today: u.Today, Options: u.Options}
}

// underWay stands for how many stacks would fit while that is worked out.
const underWay = -1

// triedMsg is how many stacks would fit with a candidate.
type triedMsg struct {
	round int64
	trial trial
	fits  int
}

// consideredMsg is the advice that the candidate under the cursor would give.
type consideredMsg struct {
	round int64
	considered
}

// try works out how many stacks would fit with the candidates of the open question,
// those aside that are known or under way, and the advice that the one under the cursor
// would give: the only one that is kept. What is answered already is not tried.
func (u *UI) try() tea.Cmd {
	if u.loading != loaded {
		return nil
	}
	under, hovers := u.questions.hover()
	round := u.round.Load()
	var cmds, first []tea.Cmd
	for _, c := range u.questions.candidates() {
		t := trial{u.questions.current, c.key}
		full := u.ask(u.session.with(t.question, c.value))
		if hovers && t == under && u.considered.trial != t {
			u.considered = considered{trial: t}
			if !reflect.DeepEqual(u.session.answers.Values[t.question], c.value) { // else its advice is there, with its study
				u.considered.underWay = true
				first = append(first, func() tea.Msg {
					if a, err := u.engine.Advise(full); err == nil {
						return consideredMsg{round, considered{trial: t, advice: a}}
					}
					return nil
				})
			}
		}
		if _, begun := u.tried[t]; begun {
			continue
		}
		u.tried[t] = underWay
		brief := full
		brief.Brief = true
		cmds = append(cmds, func() tea.Msg {
			if a, err := u.engine.Advise(brief); err == nil {
				return triedMsg{round, t, len(a.Stacks)}
			}
			return nil
		})
	}
	return tea.Batch(append(append(first, cmds...), u.swing())...)
}

// follows says whether something is being worked out that is drawn beside what there is: how
// many hosts would fit with the options of the open question, or what the one under the
// cursor would give.
func (u *UI) follows() bool {
	for _, fits := range u.tried {
		if fits == underWay {
			return true
		}
	}
	return u.considered.underWay
}

// swungMsg is what other values of the figures come to.
type swungMsg struct {
	round  int64
	swings swings
}

// swing works out what other values of the figures come to while they are shown: one after
// the other, beside the session.
func (u *UI) swing() tea.Cmd {
	round := u.round.Load()
	if !u.questions.folds[foldAssumed] || u.swung == round {
		return nil
	}
	u.swung = round
	now, list, answers := u.advice, newSwings(u.state()), u.session.answers
	return func() tea.Msg {
		time.Sleep(max(0, u.Settle)) // a quick answer makes this needless
		found := swings{}
		for _, x := range list {
			if u.round.Load() != round {
				return nil
			}
			q := u.ask(answers.Clone())
			q.Answers.Values[x.question] = x.value
			q.Brief = true
			if then, err := u.engine.Advise(q); err == nil {
				found[x.question] = append(found[x.question], x.come(now, then))
			}
		}
		return swungMsg{round, found}
	}
}

// supposedMsg is what suppositions come to.
type supposedMsg struct {
	round int64
	found map[string]outcome
}

// suppose works out what the suppositions come to that are listed: some at a time, so that
// the first can be read while the others are worked out.
func (u *UI) suppose() tea.Cmd {
	p, ok := u.lateral.(*whatIf)
	if !ok || u.loading != loaded {
		return nil
	}
	const some = 16
	round, now := u.round.Load(), u.session.answers
	list := p.pending(round, some)
	if len(list) == 0 {
		return nil
	}
	return func() tea.Msg {
		found := map[string]outcome{}
		for _, x := range list {
			if u.round.Load() != round {
				return nil
			}
			q := u.ask(x.patch.patched(now))
			q.Brief = true
			if then, err := u.engine.Advise(q); err == nil {
				found[x.id()] = comesTo(round, then)
			}
		}
		return supposedMsg{round, found} // after which the next ones follow
	}
}

// exploredMsg is the advice of a round with its study.
type exploredMsg struct {
	round  int64
	advice *advice.Advice
}

// explore finds out beside the ranking how firm it is, what would change it, and how
// much each open question could still change the first places.
func (u *UI) explore() tea.Cmd {
	if u.loading != loaded {
		return nil
	}
	round, q := u.round.Load(), u.ask(u.session.answers)
	q.Samples, q.Stop = advice.DefaultSamples, func() bool { return u.round.Load() != round }
	return func() tea.Msg {
		if u.Settle < 0 {
			return nil
		}
		time.Sleep(u.Settle) // a quick answer makes this one needless
		a, err := u.engine.Advise(q)
		if err != nil { // other answers came in between
			return nil
		}
		return exploredMsg{round, a}
	}
}

// explored takes the study of the answers as they are; one of an earlier round is late.
func (u *UI) explored(msg exploredMsg) tea.Cmd {
	if msg.round != u.round.Load() {
		return nil
	}
	if u.listed == u.advice { // the same rows, with their study
		u.listed = msg.advice
	}
	u.advice = msg.advice
	u.weighed, u.newest = weighed(u.advice), true
	u.reorder()
	if !u.awaiting {
		return nil
	}
	u.awaiting = false
	u.questions.open(u.state(), answers.Next(u.Catalog, u.session.answers, u.influence, u.questions.current))
	return u.try()
}

// reorder puts the open questions in the order of what they could still change, unless
// the cursor is among them: nothing moves under it.
func (u *UI) reorder() {
	q, ok := u.Catalog.Question(u.questions.current)
	among := !ok && u.questions.current == foldIdle || ok && q.Tier == "refine" && !u.session.answers.Has(q.ID)
	reading := among && (u.focus == questionsPane || u.questions.field != nil)
	if u.newest && !reading {
		u.influence, u.newest = u.weighed.influence(), false
	}
}
