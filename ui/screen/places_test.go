package screen

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"whereto/model/answers"
)

// percents are the shares of the users as they are answered.
func (p *player) percents() string {
	var list []string
	for _, s := range p.u.session.answers.Values["users"].Shares {
		list = append(list, fmt.Sprintf("%s %.4g", s.Place, 100*s.Share))
	}
	return strings.Join(list, ", ")
}

// A country stands for its big cities, with shares by their people.
func TestACountryIsItsBigCities(t *testing.T) {
	p := play(t, 160, 48, answers.Answers{}, "").at("users")
	p.press("text:Australia").sees("› Australia: 2 cities", "Sydney 53%, Melbourne 47%").press("enter", "enter")
	if got := p.percents(); got != "sydney 52.61, melbourne 47.39" {
		t.Errorf("Australia is %s", got)
	}
	p.at("users").press("text:germany", "enter", "text:usa", "enter", "enter")
	if got := p.percents(); got != "frankfurt 33.33, new-york 28.21, sydney 17.54, melbourne 15.8, san-francisco 5.122" {
		t.Errorf("three countries are %s", got)
	}
	p.at("database").press("text:australia").sees("› Sydney, Australia", "Melbourne, Australia").press("enter")
	if got := p.u.session.answers.Word("database"); got != "sydney" {
		t.Errorf("the database is in %q", got)
	}
}

// A share that is typed is fixed, and the others divide the rest as they did.
func TestSharesOfPlacesAreTyped(t *testing.T) {
	three := func() *player {
		p := play(t, 160, 48, answers.Answers{}, "").at("users")
		return p.press("text:sydney", "enter", "text:auckland", "enter", "text:singapore", "enter").sees("33.3%", "› Go on")
	}
	p := three().press("up", "up", "up", "text:70").sees("70▏%", "Sydney").press("down", "text:20", "enter", "enter")
	if got := p.percents(); got != "sydney 70, auckland 20, singapore 10" {
		t.Errorf("typed were 70 and 20: %s", got)
	}
	p = three().press("up", "up", "up", "text:60", "enter", "enter")
	if got := p.percents(); got != "sydney 60, auckland 20, singapore 20" {
		t.Errorf("typed was 60: %s", got)
	}
	p = three().press("up", "up", "up", "text:12.5", "backspace", "backspace").sees("12▏%").press("enter", "enter")
	if got := p.percents(); got != "auckland 44, singapore 44, sydney 12" {
		t.Errorf("typed was 12.5 and two back: %s", got)
	}
	p = three().press("up", "up", "up", "text:50", "down", "text:40", "down", "text:30", "enter", "enter")
	if got := p.percents(); got != "sydney 38.89, auckland 31.11, singapore 30" {
		t.Errorf("all were typed, the last one counts: %s", got)
	}
	p = three().press("up", "up", "up", "text:100").sees("nothing for the others")
	p.press("backspace", "backspace", "right", "right", "enter", "enter")
	if got := p.percents(); got != "sydney 45, auckland 27.5, singapore 27.5" && got != "sydney 40, auckland 30, singapore 30" {
		t.Errorf("two steps up: %s", got)
	}
	p = three().press("up", "up", "up", "text:50", "down", "backspace", "end", "down", "down", "enter")
	if got := p.percents(); got != "singapore 50, sydney 50" {
		t.Errorf("one removed: %s", got)
	}
}

// In whatever order places are chosen, the answer is the one that its file reads as, so that
// both give the same advice, and its comments stay.
func TestPlacesAreAnsweredAsTheyAreRead(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).at("users")
	p.press("text:auckland", "enter", "up", "text:80", "enter", "enter")
	p.press("ctrl+s").sees("saved to shop.toml")
	saved := p.to["shop.toml"]
	if want := strings.Replace(ours, `["sydney"]`, `{ auckland = 0.8, sydney = 0.2 }`, 1); saved != want {
		t.Errorf("saved:\n%s", saved)
	}
	again := on(t, "shop.toml", map[string]string{"shop.toml": saved}, nil)
	if is, read := p.percents(), again.percents(); is != read {
		t.Errorf("the session has %s, its file %s", is, read)
	}
}

// Going on without a place, by key or mouse, says what is missing.
func TestGoingOnWithoutAPlaceSaysWhatIsMissing(t *testing.T) {
	p := play(t, 160, 48, answers.Answers{}, "").at("users")
	p.press("enter")
	if !strings.Contains(p.flat(), "type where they are: a city, a country, a cloud region") {
		t.Errorf("enter says nothing:\n%s", p.screen())
	}
	p.press("text:x").seesNot("type where they are").press("esc").clickOn("Go on")
	if !strings.Contains(p.flat(), "type where they are") || p.u.questions.current != "users" {
		t.Errorf("a click says nothing:\n%s", p.screen())
	}
	p.press("text:sidney")
	if !strings.Contains(p.flat(), "did you mean Sydney") {
		t.Errorf("nothing near is told:\n%s", p.screen())
	}
	p.press("esc").sees("Where are your users?").press("text:sydney", "enter", "esc")
	if got := p.percents(); got != "sydney 100" {
		t.Errorf("chosen and left: %q", got)
	}
}

// A letter tries nothing: what is found would be worked out only when typing pauses.
func TestALetterWorksOutNothing(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "worldwide"), "").at("users")
	p.u.Settle = time.Hour // a pause is waited for
	known := len(p.u.tried)
	p.u.Update(pressOf("s"))
	p.u.Update(pressOf("y"))
	_, cmd := p.u.Update(pressOf("d"))
	if len(p.u.tried) != known || cmd == nil {
		t.Errorf("%d options are tried while letters are typed, %d before", len(p.u.tried), known)
	}
	p.sees("› Sydney, Australia")
	p.u.Update(pausedMsg{p.u.typed - 1}) // another letter came since
	if len(p.u.tried) != known {
		t.Error("it is tried before typing pauses")
	}
	if _, cmd = p.u.Update(pausedMsg{p.u.typed}); cmd == nil || len(p.u.tried) == known {
		t.Error("nothing is tried once typing pauses")
	}
}
