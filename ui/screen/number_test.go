package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// flat is what the open question shows, as one line of words.
func (p *player) flat() string {
	return strings.Join(strings.Fields(ansi.Strip(p.u.questions.field.View())), " ")
}

// What is typed takes the place of the answer that was there; a key that moves keeps it.
func TestTypingReplacesTheNumber(t *testing.T) {
	for _, c := range []struct {
		keys string
		want float64
	}{{"text:5 enter", 5}, {"enter", 100}, {"right text:5 enter", 1005}, {"backspace text:70 enter", 70}} {
		p := play(t, 160, 48, readAnswers(t, "orders"), "").at("budget")
		p.press(strings.Fields(c.keys)...)
		if got := p.u.session.answers.Values["budget"].Number; got == nil || got.Typical != c.want {
			t.Errorf("100, then %s: %v, want %v", c.keys, got, c.want)
		}
	}
	p := play(t, 160, 48, readAnswers(t, "orders"), "").at("budget")
	p.press("text:5", "esc")
	if got := p.u.session.answers.Values["budget"].Number; got == nil || got.Typical != 100 {
		t.Errorf("esc takes %v", got)
	}
}

// An answer stands in its field as it would be typed, and is the same when it is taken
// again.
func TestNumbersStandAsTheyAreTyped(t *testing.T) {
	for _, c := range []struct {
		question string
		was      catalog.Range
		text     string
	}{
		{"requests", catalog.Range{Low: 2e6, Typical: 12.5e6, High: 60e6}, "2M..12.5M..60M"},
		{"requests", catalog.Exactly(1234567), "1234567"},
		{"requests", catalog.Exactly(250_000), "250k"},
		{"memory_mb", catalog.Exactly(2000), "2000"},
		{"budget", catalog.Exactly(100), "100"},
	} {
		a := readAnswers(t, "worldwide")
		a.Values[c.question] = answers.Value{Number: &c.was}
		p := play(t, 160, 48, a, "").at(c.question)
		p.sees("› " + c.text).press("enter")
		if got := p.u.session.answers.Values[c.question].Number; got == nil || *got != c.was {
			t.Errorf("%s: %v became %v", c.question, c.was, got)
		}
	}
}

// Numbers are typed as people write them, in the question's unit, memory in powers of two;
// how they are read stands below.
func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		question, typed  string
		low, middle, top float64
		says             string
	}{
		{"requests", "12M", 12e6, 12e6, 12e6, "= 12,000,000 requests a month"},
		{"requests", "12m", 12e6, 12e6, 12e6, "= 12,000,000"},
		{"requests", "1e6", 1e6, 1e6, 1e6, "= 1,000,000"},
		{"requests", "2M..60M", 2e6, 11e6, 60e6, "= 2,000,000 to 60,000,000, mostly 11,000,000"},
		{"requests", "10..20", 10, 14, 20, "= 10 to 20, mostly 14"},
		{"requests", "1,200,000", 1.2e6, 1.2e6, 1.2e6, "= 1,200,000"},
		{"memory_mb", "1.5GB", 1536, 1536, 1536, "= 1,536 MB"},
		{"disk_gb", "1.5TB", 1500, 1500, 1500, "= 1,500 GB"},
		{"static_gb", "500 MB", 0.5, 0.5, 0.5, "= 0.5 GB"},
	} {
		p := play(t, 200, 60, readAnswers(t, "worldwide"), "").at(c.question)
		p.press("text:" + c.typed)
		if !strings.Contains(p.flat(), c.says) {
			t.Errorf("%q: it does not say %q:\n%s", c.typed, c.says, p.screen())
		}
		p.press("enter")
		want := catalog.Range{Low: c.low, Typical: c.middle, High: c.top}
		if got := p.u.session.answers.Values[c.question].Number; got == nil || *got != want {
			t.Errorf("%s, typed %q: %v, want %v", c.question, c.typed, got, want)
		}
	}
}

// A field tells that a range may be typed, and what is wrong with what was, in its words.
func TestNumbersThatAreRefused(t *testing.T) {
	p := play(t, 160, 48, answers.Answers{}, "").at("requests")
	p.sees("a range too: 2M")
	for _, c := range []struct{ typed, says string }{
		{"1000 2000 3000", "several numbers"},
		{"1e24", "1e24 is too much: 1,000,000,000,000 at most"},
		{"-5", "-5 is too little: 0 at least"},
		{"lots", `"lots" is no number`},
	} {
		p := play(t, 160, 48, answers.Answers{}, "").at("requests")
		p.press("text:"+c.typed, "enter")
		if !strings.Contains(p.flat(), c.says) || strings.Contains(p.flat(), "e+") || p.u.session.answers.Has("requests") {
			t.Errorf("%q: it should say %q:\n%s", c.typed, c.says, p.screen())
		}
	}
}

// However a number is left that was typed, it is the answer; esc takes back what was typed
// before it leaves, and a text that says what the answer was anyway changes nothing.
func TestLeavingTakesTheNumber(t *testing.T) {
	t.Parallel()
	begin := func() *player {
		return on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).at("requests")
	}
	typical := func(p *player) float64 { return p.u.session.answers.Values["requests"].Number.Typical }
	for what, keys := range map[string][]string{
		"ctrl+n": {"text:3k", "ctrl+n"}, "tab": {"text:3k", "tab"}, "past a band": {"text:3k", "down", "ctrl+n"}, "saving": {"text:3k", "ctrl+s"},
	} {
		p := begin().press(keys...)
		if got := typical(p); got != 3000 {
			t.Errorf("%s: the answer is %v", what, got)
		}
	}
	p := begin().press("text:3k").clickOn("Alto Functions")
	if got := typical(p); got != 3000 {
		t.Errorf("a click on the list: the answer is %v", got)
	}
	p = begin().press("text:3k").sees("as it was").press("esc")
	if p.u.questions.field == nil || typical(p) != 2000 {
		t.Error("esc leaves before it takes back what was typed")
	}
	if p.press("text:4k", "esc", "esc"); p.u.questions.field != nil || typical(p) != 2000 || p.u.unsaved() != 0 {
		t.Errorf("taken back and left, the answer is %v", typical(p))
	}
	for what, keys := range map[string][]string{"nothing": nil, "the same": {"text:2_000"}, "emptied": {"backspace"}, "no number": {"text:3x"}} {
		p := begin().press(append(keys, "ctrl+n")...)
		if len(p.u.session.past) > 0 || typical(p) != 2000 {
			t.Errorf("%s was typed: the answer is %v, and there is something to undo: %v", what, typical(p), len(p.u.session.past) > 0)
		}
	}
}

// A question that is only looked at changes nothing, however its answer is written.
func TestLookingChangesNothing(t *testing.T) {
	t.Parallel()
	const text = "whereto = 1\n[answers]\ndiscount = { alto = 0.12345678 } # as agreed\nrequests = { low = 1.5, typical = 2.25, high = 3_000.125 }\nusers = { sydney = 0.3333333, auckland = 2 }\n"
	for _, question := range []string{"discount", "requests", "users"} {
		p := on(t, "shop.toml", map[string]string{"shop.toml": text}, nil).at(question)
		if n := p.u.unsaved(); n != 0 {
			t.Errorf("%s is open: %d answers are not saved", question, n)
		}
		p.press("ctrl+s", "ctrl+n", "ctrl+s")
		if p.to["shop.toml"] != text || len(p.u.session.past) > 0 {
			t.Errorf("%s was looked at:\n%s", question, p.to["shop.toml"])
		}
	}
}
