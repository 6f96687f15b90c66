// Package linear is the session for screen readers, and for programs that talk through a pipe:
// questions and results as plain lines, one below the other, in an order that stays. It draws
// nothing and moves no cursor.
//
//	line ─▶ prompt ─▶ a question's answer, or a word of the menu ─▶ change ─▶ Advise ─▶ lines
package linear

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/answering"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
	"whereto/ui/summary"
)

// Config is what a session runs on.
type Config struct {
	answersfile.Held // the file that the session is on; without one it is asked for
	Catalog          *catalog.Catalog
	Answers          answers.Answers
	Today            catalog.Date
	Options          stack.Options
	Samples          int // draws of how firm the result is
	// Keep keeps what is not saved; nil: nothing does.
	Keep *rescue.Session
	// Left is what earlier sessions have left unsaved.
	Left []rescue.Left
	// Stop ends the session from outside, with an exit code.
	Stop <-chan int
}

// Ended is how a session ended.
type Ended struct {
	Code  int // exit code
	Aside int // answers that are not saved, and were kept for the next start
	Lost  int // and those that could not be kept
}

// session is the answers as they change, and what is known of them.
type session struct {
	Config
	in     *lines
	out    io.Writer
	engine *advice.Engine
	finder *answering.Finder

	now    answers.Answers
	past   []answers.Answers
	future []answers.Answers // taken back, the last one last
	advice *advice.Advice    // of the answers
	kept   int               // number of what was kept last
	mute   bool              // it was said already that nothing can be kept
	gone   bool              // it is left
	blank  bool              // the last line is empty
}

// Run leads a session, line by line, until it is left or its input ends.
func Run(c Config, in io.Reader, out io.Writer) (ended Ended, err error) {
	s := &session{Config: c, in: newLines(in, c.Stop), out: out, engine: advice.NewEngine(c.Catalog), finder: answering.NewFinder(c.Catalog), now: c.Answers.Clone()}
	defer func() {
		if r := recover(); r != nil {
			if s.Keep != nil {
				s.Keep.Stay()
			}
			err = errBroken
		}
	}()
	s.Base = s.now.Clone()
	s.begin()
	if err := s.advise(); err != nil {
		return Ended{Code: 1}, err
	}
	s.talk()
	return s.end(), nil
}

// errBroken says that the session broke down, and what has become of the answers.
var errBroken = errors.New("the session broke down; answers that were not saved are kept, and the next start offers them")

// begin says what this is and how it is led.
func (s *session) begin() {
	s.say("whereto: where should this team deploy its backend? This is the accessible session, line by line.",
		"At each question type an answer. An empty line keeps what is answered, or leaves the question open.",
		"The word back goes to the question before, results ends the questions, leave ends the session. A question mark tells more.")
	kind := s.Take()
	switch {
	case kind != "":
		s.say(fmt.Sprintf("%s is %s: answers are saved to %s.", s.Summary, kind, s.File))
	case s.File != "":
		s.say("Answers are saved to " + s.File + ".")
	}
	if n := len(s.now.Values); n > 0 {
		s.say(counted(n, "question is", "questions are") + " answered there already.")
	}
	s.sayLeft()
	s.say("")
}

// talk asks what is open of the core questions, tells the result and then does what it is
// told to, until the session ends.
func (s *session) talk() {
	if s.core() == left {
		return
	}
	s.results()
	s.menu()
}

// say writes lines as they are read aloud; no two empty ones follow each other.
func (s *session) say(lines ...string) {
	for _, line := range lines {
		if line != "" || !s.blank {
			fmt.Fprintln(s.out, summary.Spoken(strings.TrimSpace(line)))
		}
		s.blank = line == ""
	}
}

// tell writes a text of several lines that is to be read aloud.
func (s *session) tell(text string) {
	fmt.Fprint(s.out, strings.TrimLeft(text, "\n"))
	s.blank = false
}

// advise works out the advice of the answers as they are.
func (s *session) advise() error {
	now, err := s.engine.Advise(s.ask(s.now))
	if err == nil {
		s.advice = now
	}
	return err
}

// explore finds out what would change the advice, where that is not known yet.
func (s *session) explore() {
	if s.advice.Study != nil {
		return
	}
	q := s.ask(s.now)
	q.Samples = s.Samples
	if now, err := s.engine.Advise(q); err == nil {
		s.advice = now
	}
}

// ask is what the model is asked of answers.
func (s *session) ask(a answers.Answers) advice.Ask {
	return advice.Ask{Answers: a, Today: s.Today, Options: s.Options}
}

// change makes other answers of a copy, works out their advice and keeps them. What can't be
// advised on is not taken.
func (s *session) change(f func(a *answers.Answers)) bool {
	before := s.now
	next := s.now.Clone()
	f(&next)
	s.now = next
	if err := s.advise(); err != nil {
		s.now = before
		s.say(err.Error())
		return false
	}
	s.past, s.future = append(s.past, before), nil
	s.keep()
	return true
}

// turn takes the last change back, or makes it anew.
func (s *session) turn(from, to *[]answers.Answers, nothing, done string) {
	n := len(*from) - 1
	if n < 0 {
		s.say(nothing)
		return
	}
	before := s.now
	s.now = (*from)[n]
	if err := s.advise(); err != nil {
		s.now = before
		s.say(err.Error())
		return
	}
	*from, *to = (*from)[:n], append(*to, before)
	s.keep()
	s.say(done, summary.SpokenFirst(s.Catalog, s.advice))
}

func (s *session) undo() {
	s.turn(&s.past, &s.future, "There is nothing to take back.", "Taken back.")
}

func (s *session) redo() {
	s.turn(&s.future, &s.past, "Nothing was taken back.", "Made again.")
}

// counted is a number of things in words.
func counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
