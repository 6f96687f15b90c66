package screen

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"whereto/ui/settings"
)

// With ASCII nothing else is drawn, at the same places.
func TestNothingButASCII(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{nil, {"tab"}, {"tab", "3"}, {"c"}, {"?"}, {":"}, {"e"}, {"D"}, {"y"}, {"v"}, {"g"}, {"G"}, {"M"}, {"R"}, {"w"}, {"W"}, {"shift+tab", "enter"}} {
		p := play(t, 120, 40, readAnswers(t, "orders"), "")
		p.press(keys...)
		want := strings.Split(ansi.Strip(p.u.View().Content), "\n")
		p.u.ASCII = true
		got := strings.Split(ansi.Strip(p.u.View().Content), "\n")
		for i, line := range got {
			if strings.ContainsFunc(line, func(r rune) bool { return r > unicode.MaxASCII }) || strings.Count(line, "?") != strings.Count(want[i], "?") {
				t.Errorf("%v: %q", keys, line)
			}
			if ansi.StringWidth(line) != ansi.StringWidth(want[i]) {
				t.Errorf("%v: %q is not as wide as %q", keys, line, want[i])
			}
		}
	}
}

// Keys of the user's own take the place of the shipped ones, where they work and where they
// are shown.
func TestOwnKeys(t *testing.T) {
	t.Parallel()
	p := &player{t: t, to: map[string]string{}}
	c := p.config("")
	c.Answers, c.Keys = readAnswers(t, "orders"), map[string][]string{"help": {"H"}, "sort": {"o"}}
	p.start(c, 160, 48)
	p.u.setFocus(stacksPane)
	p.sees("H help", "o sort").press("o").sees("Hosts by cost").press("s")
	if p.u.sift.by != byCost {
		t.Error("the shipped key works still")
	}
	if p.press("H"); p.u.over() == nil {
		t.Error("the own key does not")
	}
	keys := Keys()
	for name, key := range map[string]string{"back": "q", "up": "w", "find": "e", "mark": "c"} {
		allowed := settings.Allowed{Themes: Themes, Keys: keys}
		if _, err := settings.Read("config.toml", []byte(fmt.Sprintf("[keys]\n%s = [%q]", name, key)), allowed); err == nil {
			t.Errorf("%s may have %s, which does something else", name, key)
		}
	}
	if _, err := settings.Read("config.toml", []byte("[keys]\nopen = [\"right\"]\nfind = [\"F\"]"), settings.Allowed{Themes: Themes, Keys: keys}); err != nil {
		t.Error(err)
	}
	if len(keys) < 30 {
		t.Fatalf("there are %d actions", len(keys))
	}
}

// Without colours the row that has the keys is told by reverse.
func TestFocusWithoutColours(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if !p.u.st.Selected.GetReverse() {
		t.Error("it is not")
	}
	if p.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}); p.u.st.Selected.GetReverse() {
		t.Error("it is with colours too")
	}
}
