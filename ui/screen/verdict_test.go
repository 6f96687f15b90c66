package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// sizes are those that the screen is looked at.
var sizes = [][2]int{{160, 48}, {120, 40}, {100, 30}, {80, 24}, {60, 20}, {40, 12}}

// withStudy plays a session whose first advice has been weighed.
func withStudy(t *testing.T, w, h int, a answers.Answers) *player {
	t.Helper()
	p := play(t, w, h, a, "")
	p.u.Settle = 0
	p.run(p.u.explore())
	p.u.Settle = -1
	p.press("esc") // no option is considered
	if p.u.advice.Study == nil {
		t.Fatal("nothing was weighed")
	}
	return p
}

// The verdict says at every size what is recommended, where and for how much, and how firm
// that is; where there is room, also why, what stands against it, and what would change it.
func TestVerdictAtEverySize(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "orders"))
	shares := winners(p.u.advice)
	firm := perCent(shares[0].first) + " : " + perCent(shares[1].first)
	for _, size := range sizes {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		want := []string{"✓ Alto Functions", "Sydney", "16.60", "month", "141 ms", "why ", "flips ", "→ Cedro"}
		switch {
		case size[0] >= 120:
			want = append(want, "on demand, ARM", "+ Alto Build", "(0.60 to 131.80)", "a month", "141 ms a response", "A "+perCent(shares[0].first), "B Cedro Servers", "why ", "but ", "flips ", "→ Cedro Servers", "A█", "B▓")
		case size[0] >= 100:
			want = append(want, "16.60 USD a month", "A█", "but ", "over budget in your high month", "→ Cedro Servers")
		case size[0] >= 80:
			want = append(want, firm, "16.60 USD a month", "but ", "over budget in your high month")
		default:
			want = append(want, "first "+firm)
		}
		for _, focus := range []paneID{questionsPane, stacksPane, detailPane} {
			p.u.setFocus(focus)
			for _, text := range want {
				if size[1] < few && focus == questionsPane && slices.Contains([]string{"why ", "flips ", "→ Cedro"}, text) {
					continue // the question has the room
				}
				if got := p.verdict(); !strings.Contains(got, text) {
					t.Errorf("%v: the verdict does not say %q:\n%s", size, text, got)
				}
			}
		}
	}
}

// While the study is under way the verdict says so, and shows no firmness that is not known.
func TestVerdictWaitsForTheStudy(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	if got := p.verdict(); !strings.Contains(got, "being weighed") || strings.Contains(got, "first in") || strings.Contains(got, "A█") {
		t.Errorf("before the study:\n%s", got)
	}
	if got := p.pane(stacksPane); !strings.Contains(got, "…") || strings.Contains(got, "%") {
		t.Errorf("the list says how often what is first:\n%s", got)
	}
}

// A close call is called one.
func TestVerdictSaysCloseCalls(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "servers"))
	if got := p.verdict(); !p.u.advice.Close || !strings.Contains(got, "close call") {
		t.Errorf("close: %v:\n%s", p.u.advice.Close, got)
	}
}

// Before the first answer the verdict says what the first question decides, and previews
// nothing.
func TestVerdictBeforeTheFirstAnswer(t *testing.T) {
	q := known.Questions[0]
	for _, size := range sizes {
		p := play(t, size[0], size[1], answers.Answers{}, "")
		got := p.verdict()
		if !strings.Contains(got, "First: "+q.Ask) || strings.Contains(got, "USD") {
			t.Errorf("%v:\n%s", size, got)
		}
		if size[0] >= 100 && !strings.Contains(got, q.Help) {
			t.Errorf("%v: not what it decides, %q:\n%s", size, q.Help, got)
		}
	}
}

// Where nothing fits, the verdict says so, and which musts to drop with what comes then and
// its price; its number or a click drops them, and undo takes that back.
func TestVerdictWhereNothingFits(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p := withStudy(t, size[0], size[1], readAnswers(t, "too-cheap"))
		drops := p.u.advice.Study.Drops
		got := p.verdict()
		if len(drops) == 0 || !strings.Contains(got, "No host has all") {
			t.Fatalf("%v: %d sets could be dropped:\n%s", size, len(drops), got)
		}
		wants := []string{"1 " + summary.DropTexts(known, p.u.advice)[0], "1 " + summary.DropHeads(known, p.u.advice, true)[0], "1 " + summary.DropHeads(known, p.u.advice, false)[0]}
		if !slices.ContainsFunc(wants, func(text string) bool { return strings.Contains(got, text) }) || strings.Contains(got, "…") {
			t.Errorf("%v: it says none of %q whole:\n%s", size, wants, got)
		}
		p.u.setFocus(stacksPane)
		before := p.u.advice
		p.press("1")
		if p.u.advice == before || p.u.advice.First() == nil {
			t.Errorf("%v: 1 drops nothing", size)
		}
		for _, id := range drops[0].Questions {
			if is := p.u.session.answers.Importance[id]; is != "want" {
				t.Errorf("%s is %q", id, is)
			}
		}
		p.press("u")
		if p.u.advice.First() != nil {
			t.Errorf("%v: undo leaves the musts dropped", size)
		}
	}
	p := withStudy(t, 160, 48, readAnswers(t, "too-cheap"))
	p.send(tea.MouseClickMsg{X: 10, Y: p.u.layout.Verdict.Y + 2, Button: tea.MouseLeft})
	if p.u.advice.First() == nil {
		t.Errorf("a click on the first set drops nothing:\n%s", p.screen())
	}
	p = play(t, 160, 48, readAnswers(t, "too-cheap"), "").press("esc")
	if got := p.verdict(); !strings.Contains(got, "being weighed") {
		t.Errorf("before the study:\n%s", got)
	}
}

// Where one host fits, the verdict says what one must costs.
func TestVerdictWhereOneFits(t *testing.T) {
	t.Parallel()
	p := withStudy(t, 160, 48, readAnswers(t, "only-one"))
	got := p.verdict()
	if texts := summary.DropTexts(known, p.u.advice); len(texts) == 0 || !strings.Contains(got, "1 "+texts[0]) {
		t.Errorf("it does not say one of %q:\n%s", texts, got)
	}
	if !strings.Contains(got, "only one") {
		t.Errorf("it does not say that it is the only one:\n%s", got)
	}
}

// Where nothing fits for sure, the verdict says what to check; where no price is wholly
// known, what has none.
func TestVerdictWhereSomethingIsOpen(t *testing.T) {
	t.Parallel()
	edge := readAnswers(t, "edge")
	edge.Values["language"] = answers.Value{Words: []string{"rust"}, List: true}
	delete(edge.Values, "changes")
	for status, a := range map[stack.Status]answers.Answers{stack.FitsIf: edge, stack.PriceNotKnown: unpriced(t)} {
		for _, size := range [][2]int{{160, 48}, {100, 30}} {
			p := withStudy(t, size[0], size[1], a)
			x := p.u.advice.First()
			if x == nil || x.Status != status {
				t.Fatalf("%s: the first one is %+v", status, x)
			}
			open := summary.OpenTexts(known, p.u.advice, x)
			if got := p.verdict(); !strings.Contains(got, "check ") || !strings.Contains(got, open[0][:20]) || strings.Contains(got, "✓") {
				t.Errorf("%s, %v: the verdict does not say %q:\n%s", status, size, open, got)
			}
		}
	}
}

// unpriced are answers that only hosts fit of which no price is wholly known.
func unpriced(t *testing.T) answers.Answers {
	t.Helper()
	for _, name := range []string{"no-price", "orders", "unknowns", "worldwide", "large", "edge"} {
		a := readAnswers(t, name)
		for _, x := range play(t, 80, 24, a, "").u.advice.Stacks {
			if x.Status == stack.PriceNotKnown {
				a.Values["only_vendors"] = answers.Value{Words: []string{known.Firm(x.Host).ID}, List: true}
				return a
			}
		}
	}
	t.Fatal("no answers have a host without a full price")
	return answers.Answers{}
}

// While the data is read the verdict says so once something is answered.
func TestVerdictWhileLoading(t *testing.T) {
	u, _ := early(t, nil)
	if got := shownBy(u); !strings.Contains(got, "First: What do you build?") {
		t.Errorf("at first:\n%s", got)
	}
	u.Update(event(answered{"kind", answers.Words("api")}))
	if got := shownBy(u); !strings.Contains(got, "Reading the data") || strings.Contains(got, "Nothing fits") {
		t.Errorf("answered while it is read:\n%s", got)
	}
}

// The header's words are the same at every width, and a word to the user leaves the counts.
func TestHeaderSaysTheSameAtEveryWidth(t *testing.T) {
	p := play(t, 200, 50, readAnswers(t, "orders"), "")
	header := func() string { return strings.Split(p.screen(), "\n")[0] }
	for _, text := range []string{"7 of 7 answered", "5 hosts fit, 2 of them with something to check", "6 miss one must", "3 ruled out", "23 figures assumed"} {
		if !strings.Contains(header(), text) {
			t.Errorf("the header does not say %q: %s", text, header())
		}
	}
	p.sees("Assumed (23)") // as the questions say
	for _, size := range sizes {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if !strings.Contains(header(), "5 hosts fit") || size[0] >= 80 && !strings.Contains(header(), "5 hosts fit, 2 of them with something to check") {
			t.Errorf("%v: %s", size, header())
		}
	}
	p.send(tea.WindowSizeMsg{Width: 160, Height: 48})
	p.press("space")
	if !strings.Contains(header(), "marked") || !strings.Contains(header(), "5 hosts fit") {
		t.Errorf("after a mark: %s", header())
	}
}

// Without colour the pane that has the keys is told by its border.
func TestFocusIsSeenWithoutColour(t *testing.T) {
	for _, w := range []int{160, 100} {
		p := play(t, w, 48, readAnswers(t, "orders"), "")
		for _, focus := range []paneID{questionsPane, stacksPane, detailPane} {
			p.u.setFocus(focus)
			p.u.settle()
			for id := range panes {
				thick := strings.HasPrefix(ansi.Strip(p.pane(id)), "┏")
				if thick != (id == focus) {
					t.Errorf("%d wide, focus %d: pane %d stands out: %v", w, focus, id, thick)
				}
			}
		}
	}
}

// One row alone looks selected, that which the keys move: rows under other cursors have
// another sign, and not its ground.
func TestOneRowIsSelected(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	for _, question := range []string{"", "kind", "language", "requests", "users"} {
		for _, focus := range []paneID{questionsPane, stacksPane, detailPane} {
			p.open(question)
			p.u.setFocus(focus)
			p.u.settle()
			ground := p.u.st.Selected.GetBackground()
			c := lipgloss.NewCanvas(p.u.w, p.u.h).Compose(uv.NewStyledString(p.u.content()))
			for id, r := range p.u.layout.Panes {
				rows := map[int]bool{}
				for y := r.Y; y < r.Y+r.H; y++ {
					for x := r.X; x < r.X+r.W; x++ {
						if c.CellAt(x, y).Style.Bg == ground {
							rows[y] = true
						}
					}
				}
				switch has := paneID(id) == focus; {
				case has && id != int(detailPane) && len(rows) == 0, !has && len(rows) > 0:
					t.Errorf("%q is open, the keys go to pane %d: %d rows of pane %d look selected", question, focus, len(rows), id)
				case !has && strings.Contains(p.pane(paneID(id)), "›"):
					t.Errorf("%q is open, the keys go to pane %d: pane %d shows a cursor that moves\n%s", question, focus, id, p.pane(paneID(id)))
				}
			}
		}
	}
}

// Before the first answer the verdict says how to give one where it has room for it.
func TestVerdictSaysHowToAnswer(t *testing.T) {
	for _, size := range sizes {
		p := play(t, size[0], size[1], answers.Answers{}, "")
		if got := p.verdict(); strings.Contains(got, "enter takes it") != (size[0] >= 160) {
			t.Errorf("%v:\n%s", size, got)
		}
	}
}

// What misses the budget alone is near with its cost said once, in as many words as there is
// room for.
func TestNearTexts(t *testing.T) {
	p := play(t, 160, 48, readAnswers(t, "too-cheap"), "")
	s := p.u.state()
	for _, x := range s.shown().Near {
		texts := nearTexts(s, x)
		for i, text := range texts {
			if total := summary.Total(x); strings.Count(text, total) > 1 || i < len(texts)-1 && total != "?" && !strings.Contains(text, total) || i > 0 && len(text) > len(texts[i-1]) {
				t.Errorf("%q of %q", text, texts)
			}
		}
	}
}

// Whose the shares are is said as far as there is room, and how many more there are: the bar
// beside has their letters.
func TestSharesHaveNames(t *testing.T) {
	host := func(name string) *stack.Stack { return &stack.Stack{Host: &catalog.Product{Name: name}} }
	others := []winner{{host("Faro"), 0.43}, {host("Gavia"), 0.26}, {host("Cedro"), 0.04}}
	want := []string{"close call · A 25 · B Faro 43 · C Gavia 26 · D Cedro 4", "close call · A 25 · B Faro 43 · C Gavia 26 · 1 more", "close call · A 25 · B Faro 43 · 2 more"}
	if got := whose("close call · ", winner{host("Alto"), 0.25}, others); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// What makes another first is said with that host at every size, also where something has to
// be settled for it.
func TestFlipsNameTheHost(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		p := play(t, size[0], size[1], readAnswers(t, "ties"), "").press("esc")
		p.u.setFocus(stacksPane)
		p.u.settle()
		if len(p.u.advice.Recommended.Flips) == 0 {
			t.Fatal("nothing makes another first: the test needs something that does")
		}
		s := p.u.state()
		for _, texts := range flipVersions(s) {
			for _, text := range texts {
				if !strings.Contains(text, " → ") || strings.Contains(text, "settled") {
					t.Errorf("%q", text)
				}
			}
		}
	}
}
