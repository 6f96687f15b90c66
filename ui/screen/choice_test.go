package screen

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/load"
)

// at opens a question of a session and gives it the keys.
func (p *player) at(question string) *player {
	p.u.setFocus(questionsPane)
	p.open(question)
	p.run(p.u.try())
	return p
}

// line is the first line of the screen that holds a text.
func (p *player) line(text string) string {
	p.t.Helper()
	for _, line := range strings.Split(p.screen(), "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	p.t.Fatalf("no line holds %q:\n%s", text, p.screen())
	return ""
}

// clickOn clicks on the first line that holds a text, at its first letter.
func (p *player) clickOn(text string) *player {
	p.t.Helper()
	for y, line := range strings.Split(p.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			p.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return p
		}
	}
	p.t.Fatalf("no line holds %q:\n%s", text, p.screen())
	return p
}

// words are the answer to a question; nil where there is none.
func (p *player) words(question string) []string { return p.u.session.answers.Values[question].Words }

// What is ticked is what is previewed, and stays so when it is chosen; beside what is
// ticked stands what dropping it would change.
func TestTickedIsPreviewed(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "blank"), "").at("language")
	p.press("text:rust")
	with := len(p.u.state().shown().Stacks)
	if all := len(p.u.advice.Stacks); with >= all {
		t.Fatalf("with Rust %d fit of %d: the test needs one that shows a difference", with, all)
	}
	p.press("space", "esc").sees("[x] Rust", "if dropped", "Go on with 1 ticked")
	if got := len(p.u.state().shown().Stacks); got != with {
		t.Errorf("before it was ticked %d were shown with it, after %d", with, got)
	}
	p.press("home")
	if got := len(p.u.state().shown().Stacks); got != with {
		t.Errorf("on another row %d are shown, ticked are %d", got, with)
	}
	p.press("enter")
	if got := len(p.u.advice.Stacks); got != with || !slices.Equal(p.words("language"), []string{"rust"}) {
		t.Errorf("chosen are %v, %d fit", p.words("language"), got)
	}
}

// However a question with ticks is left, they are the answer.
func TestLeavingTakesTheTicks(t *testing.T) {
	for name, leave := range map[string]func(p *player){
		"esc":                         func(p *player) { p.press("esc") },
		"ctrl+n":                      func(p *player) { p.press("ctrl+n") },
		"ctrl+p":                      func(p *player) { p.press("ctrl+p") },
		"tab":                         func(p *player) { p.press("tab") },
		"save":                        func(p *player) { p.press("ctrl+s") },
		"a click on another question": func(p *player) { p.clickOn("Budget") },
		"a click on the list":         func(p *player) { p.clickOn("Alto Functions") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := play(t, 160, 60, readAnswers(t, "blank"), "mine.toml").at("language")
			p.press("space")
			leave(p)
			if got := p.words("language"); len(got) != 1 {
				t.Errorf("the answer is %v", got)
			}
			if name == "save" && !strings.Contains(p.to["mine.toml"], "language = [\"") {
				t.Errorf("saved is %s", p.to["mine.toml"])
			}
			p.at("language").press("space", "esc")
			if p.u.session.answers.Has("language") {
				t.Errorf("with its only tick gone it is %v", p.words("language"))
			}
		})
	}
}

// None of these is an answer: it counts, is saved, and is there when it is opened again.
func TestNoneIsAnAnswer(t *testing.T) {
	a := readAnswers(t, "orders")
	delete(a.Values, "must_haves")
	p := play(t, 160, 60, a, "mine.toml").at("must_haves")
	p.sees("6 of 7").press("end", "up").sees("› [ ] None of these").press("enter")
	if !p.u.session.answers.Has("must_haves") || len(p.words("must_haves")) > 0 {
		t.Fatalf("the answer is %v", p.u.session.answers.Values["must_haves"])
	}
	p.press("down").sees("7 of 7")
	if row := p.line("Must haves"); !strings.Contains(row, "none") {
		t.Errorf("the row says %q", row)
	}
	p.press("ctrl+s")
	again, err := load.ReadAnswers("mine.toml", []byte(p.to["mine.toml"]), known)
	if err != nil || !again.Has("must_haves") || !strings.Contains(p.to["mine.toml"], "must_haves = []\n") {
		t.Fatalf("%v; saved is %s", err, p.to["mine.toml"])
	}
	p = play(t, 160, 60, again, "").at("must_haves")
	p.sees("7 of 7", "› [x] None of these", "Go on with none of these").press("esc")
	if !p.u.session.answers.Has("must_haves") {
		t.Error("opened and left, it is no answer any more")
	}
	p.at("must_haves").press("home", "space").sees("[ ] None of these", "Go on with 1 ticked")
}

// None of these requires nothing: as many fit as without an answer.
func TestNoneRequiresNothing(t *testing.T) {
	start := readAnswers(t, "orders")
	for _, q := range known.Questions {
		if q.Kind != "choices" {
			continue
		}
		a, b := start.Clone(), start.Clone()
		delete(a.Values, q.ID)
		b.Values[q.ID] = answers.Value{List: true}
		p := play(t, 100, 30, a, "")
		without := len(p.u.advice.Stacks)
		p.u.session.answers = b
		p.u.advise()
		if got := len(p.u.advice.Stacks); got != without {
			t.Errorf("%s: %d fit with none of them, %d without an answer", q.ID, got, without)
		}
	}
}

// By mouse alone a question with several answers is ticked and gone on with; going on
// without a tick says what is missing.
func TestMouseFinishesAChoiceOfSeveral(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "blank"), "").at("language")
	p.clickOn("Go on").sees("tick one")
	if p.u.questions.current != "language" {
		t.Fatal("it went on")
	}
	p.clickOn("[ ] Rust").sees("[x] Rust").clickOn("[ ] Go ").clickOn("Go on with 2 ticked")
	if got := p.words("language"); !slices.Equal(got, []string{"rust", "go"}) {
		t.Errorf("the answer is %v", got)
	}
	if p.u.questions.current == "language" {
		t.Error("it does not go on")
	}
}

// The wheel reaches every option and every question.
func TestWheelOverQuestions(t *testing.T) {
	p := play(t, 60, 16, readAnswers(t, "blank"), "").at("language")
	options := p.u.questions.field.(*choice).options
	last := options[len(options)-1].Name
	p.seesNot("] " + last)
	for range len(options) {
		p.send(tea.MouseWheelMsg{X: 5, Y: 6, Button: tea.MouseWheelDown})
	}
	p.clickOn("] " + last).sees("[x] " + last).clickOn("Go on")
	if got := p.words("language"); !slices.Equal(got, []string{options[len(options)-1].ID}) {
		t.Errorf("the answer is %v", got)
	}
	p.press("esc", "esc")
	for range 40 {
		p.send(tea.MouseWheelMsg{X: 5, Y: 6, Button: tea.MouseWheelDown})
	}
	p.sees("▸ Assumed (")
}

// In options letters narrow the list and are no commands; backspace widens it and esc
// shows all again, then leaves.
func TestLettersNarrowOptions(t *testing.T) {
	for _, typed := range []string{"rust", "elixir", "qux", "iu"} {
		p := play(t, 160, 48, readAnswers(t, "worldwide"), "").at("language")
		before := p.u.session.answers
		all := strings.Count(p.screen(), "[ ] ") + strings.Count(p.screen(), "[x] ")
		p.press("text:" + typed)
		left := 0
		for _, o := range p.u.questions.field.(*choice).options {
			if strings.Contains(strings.ToLower(o.Name), typed) {
				left++
			}
		}
		p.sees(fmt.Sprintf("› %s▏  %d of %d", typed, left, all-1))
		if p.u.prompt != nil || p.u.tops != nil || !slices.Equal(p.words("language"), before.Values["language"].Words) || len(p.u.session.past) > 0 {
			t.Errorf("%q was taken for a command", typed)
		}
		if left == 0 {
			p.sees("none is called")
		}
		p.press(slices.Repeat([]string{"backspace"}, len(typed)-1)...).sees("› " + typed[:1] + "▏")
		p.press("esc").seesNot("▏").sees("Which languages")
		p.press("esc").seesNot("Which languages")
	}
	p := play(t, 160, 48, readAnswers(t, "blank"), "").at("language")
	p.press("text:rust", "enter").sees("[x] Rust", "› Go on with 1 ticked").press("text:elix", "enter", "enter")
	if got := p.words("language"); !slices.Equal(got, []string{"rust", "elixir"}) {
		t.Errorf("typed and chosen are %v", got)
	}
	p.at("kind").press("text:side").sees("1 of ").press("enter")
	if got := p.words("kind"); !slices.Equal(got, []string{"side-project"}) {
		t.Errorf("typed was side, the answer is %v", got)
	}
}

// The keys that act in options stand on the screen.
func TestKeysOfOptionsAreShown(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "blank"), "").at("language")
	p.sees("space pick", "enter go on", "a–z narrow", "ctrl+n next", "esc back")
	p.press("text:r").sees("esc all again")
	p.at("kind").sees("enter choose", "ctrl+n next")
}

// What stands beside a row before it is chosen is what comes when it is: for every option
// of every question, with and without others ticked, and those that are ticked too.
func TestEveryCountBeforeIsTheCountAfter(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	count := func(p *player, a answers.Answers) int {
		ask := p.u.ask(a)
		ask.Brief = true
		got, err := p.u.engine.Advise(ask)
		if err != nil {
			t.Fatal(err)
		}
		return len(got.Stacks)
	}
	noted := regexp.MustCompile(`([0-9]+) fit$|([−+][0-9]+) if dropped$|(same) if dropped$`)
	rows, dropped := 0, 0
	p := play(t, 200, 60, readAnswers(t, "orders"), "")
	for _, q := range known.Questions {
		if !p.u.session.answers.Asked(q) || q.Kind != "choice" && q.Kind != "choices" && q.Kind != "text" {
			continue
		}
		p.at(q.ID)
		f := p.u.questions.field.(*choice)
		for _, ticks := range []int{0, 2} {
			for i := range min(ticks, len(f.options)) {
				if !f.several {
					continue
				}
				if !slices.Contains(f.picked, f.options[i].ID) {
					f.cursor = i
					p.press("space")
				}
			}
			p.run(p.u.try())
			p.u.settle()
			f.width = 60
			for i, r := range f.rows() {
				text := ansi.Strip(f.row(r, i == f.cursor, " "))
				if r.kind == goOn && len(f.picked) == 0 && !f.none {
					continue
				}
				found := noted.FindStringSubmatch(text)
				if found == nil {
					t.Fatalf("%s: %q tells no count", q.ID, text)
				}
				after := count(p, p.u.session.with(q.ID, f.choosing(r)))
				rows++
				promised, _ := strconv.Atoi(found[1])
				if found[1] == "" {
					dropped++
					by, _ := strconv.Atoi(strings.Replace(found[2], "−", "-", 1))
					promised = count(p, p.u.session.with(q.ID, f.now())) + by
				}
				if promised != after {
					t.Errorf("%s: %q, then %d fit", q.ID, text, after)
				}
			}
		}
	}
	for _, q := range known.Questions {
		if !p.u.session.answers.Asked(q) || q.Kind != "number" && q.Kind != "place" && q.Kind != "places" {
			continue
		}
		for _, typed := range []string{"", "a", "2"} {
			p.at(q.ID).press("text:" + typed)
			promised := p.u.state().fits(q.ID)
			for _, c := range p.u.questions.candidates() {
				rows++
				if after := count(p, p.u.session.with(q.ID, c.value)); promised[c.key] != after {
					t.Errorf("%s, typed %q, %s: %d fit before, %d after", q.ID, typed, c.key, promised[c.key], after)
				}
			}
		}
	}
	if rows < 200 || dropped < 10 {
		t.Errorf("%d rows were looked at, %d of them ticked", rows, dropped)
	}
}

// A key that follows an answer at once goes to the next question: nothing typed ahead is
// lost.
func TestKeysTypedAheadReachTheNextQuestion(t *testing.T) {
	a := readAnswers(t, "blank")
	p := play(t, 160, 48, a, "").at("language")
	for _, k := range []string{"space", "enter", "s", "y", "d"} { // no command is run in between
		p.u.Update(pressOf(k))
	}
	if p.u.questions.current != "users" {
		t.Fatalf("open is %s", p.u.questions.current)
	}
	p.sees("› Sydney, Australia")
}
