package screen

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/ui/answering"
)

// Every option of every question is tried with the very answers that choosing it
// gives, so that what is shown before is what comes after: advice follows from the
// answers alone.
func TestTriedWithWhatChoosingGives(t *testing.T) {
	tried := 0
	for _, start := range []answers.Answers{{}, readAnswers(t, "orders"), readAnswers(t, "worldwide")} {
		s := newSession(start)
		for _, q := range known.Questions {
			var pane questions
			pane.open(state{catalog: known, finder: answering.NewFinder(known), answers: s.answers, st: NewStyles(Look{Dark: true}), k: DefaultKeys()}, q.ID)
			for _, c := range pane.candidates() {
				before := s.answers.Clone()
				with := s.with(q.ID, c.value)
				if !reflect.DeepEqual(s.answers, before) {
					t.Fatalf("%s %s: trying it changed the answers", q.ID, c.key)
				}
				s.change(func(a *answers.Answers) { answering.Set(a, q.ID, c.value) })
				if !reflect.DeepEqual(s.answers, with) {
					t.Errorf("%s %s: tried with %+v, choosing it gives %+v", q.ID, c.key, with, s.answers)
				}
				s.undo()
				tried++
			}
		}
	}
	if tried < 3*len(known.Questions) {
		t.Errorf("only %d options were tried", tried)
	}
}

// The count beside an option is the count that comes when it is chosen, for the
// first and the last option of one question of each kind: the one with the fewest.
func TestCountBeforeIsCountAfter(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	chosen, fewest := map[string]string{}, map[string]int{}
	for _, q := range known.Questions {
		p.open(q.ID)
		n := len(p.u.questions.candidates())
		if few, ok := fewest[q.Kind]; n > 0 && p.u.session.answers.Asked(q) && (!ok || n < few) {
			chosen[q.Kind], fewest[q.Kind] = q.ID, n
		}
	}
	for _, kind := range []string{"choice", "choices", "place", "places", "number"} {
		id := chosen[kind]
		p.open(id)
		p.run(p.u.try())
		candidates := p.u.questions.candidates()
		promised := p.u.state().fits(id)
		if len(candidates) == 0 || len(promised) != len(candidates) {
			t.Fatalf("%s: %d of %d options have a count", kind, len(promised), len(candidates))
		}
		for _, c := range []candidate{candidates[0], candidates[len(candidates)-1]} {
			p.u.handle(answered{id, c.value})
			if got := len(p.u.advice.Stacks); got != promised[c.key] {
				t.Errorf("%s %s: %d fit were promised, %d came", id, c.key, promised[c.key], got)
			}
			p.u.rewind(p.u.session.undo, "", "")
		}
	}
}

// The option under the cursor and the header count the same, in the same words, at every size.
func TestOptionAndHeaderCountTheSame(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p := play(t, size[0], size[1], readAnswers(t, "orders"), "").at("kind")
		for range p.u.questions.candidates() {
			row := p.line("› ")
			n := regexp.MustCompile(`(\d+)( fit)? *[┃│]`).FindStringSubmatch(row)
			if n == nil && size[0] >= 60 {
				t.Fatalf("%v: no count in %q", size, row)
			}
			if header := strings.Split(p.screen(), "\n")[0]; n != nil && !regexp.MustCompile(`(^| )`+n[1]+` (hosts? )?fit`).MatchString(header) {
				t.Errorf("%v: %q, and above %q", size, row, header)
			}
			p.press("down")
		}
	}
}
