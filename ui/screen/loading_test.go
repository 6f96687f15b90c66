package screen

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
)

// early is a session whose catalog is not loaded, and the message that loads it.
func early(t *testing.T, read func() (*catalog.Catalog, error)) (*UI, func() tea.Msg) {
	t.Helper()
	layer := load.Layer{FS: data.Files}
	asked, err := load.Questions(layer)
	if err != nil {
		t.Fatal(err)
	}
	if read == nil {
		read = func() (*catalog.Catalog, error) {
			s, err := load.Read(layer)
			if err != nil {
				return nil, err
			}
			return s.Catalog, nil
		}
	}
	u := New(Config{Catalog: asked, Load: read, Answers: answers.Answers{}, Today: "2026-11-24", Settle: -1})
	u.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	batch, ok := u.load()().(tea.BatchMsg)
	if !ok {
		t.Fatal("nothing is loaded")
	}
	return u, batch[0]
}

func shownBy(u *UI) string { return ansi.Strip(u.content()) }

// The first question is there before the data is, what is chosen meanwhile counts, and
// the advice comes with the data.
func TestQuestionsBeforeTheData(t *testing.T) {
	u, data := early(t, nil)
	if got := shownBy(u); !strings.Contains(got, "What do you build?") || strings.Contains(got, "loading") || strings.Contains(got, "nothing satisfies") {
		t.Errorf("at first:\n%s", got)
	}
	u.Update(longMsg{})
	if got := shownBy(u); !strings.Contains(got, "0 of 7 answered · loading") {
		t.Errorf("it takes long:\n%s", got)
	}
	msg := data()
	for _, key := range []tea.KeyPressMsg{{Code: tea.KeyTab}, {Code: 'e', Text: "e"}, {Code: tea.KeyTab, Mod: tea.ModShift}, {Code: 'c', Text: "c"}} {
		u.Update(key)
	}
	u.prompt = nil
	q := u.session.with("kind", answers.Words("saas")).Values["kind"]
	u.Update(event(answered{"kind", q}))
	if got := shownBy(u); !strings.Contains(got, "1 of 7 answered · loading") {
		t.Errorf("answered while loading:\n%s", got)
	}
	_, cmd := u.Update(msg)
	if got := shownBy(u); strings.Contains(got, "loading") || len(u.advice.Stacks) == 0 || cmd == nil {
		t.Errorf("loaded, %d stacks:\n%s", len(u.advice.Stacks), got)
	}
	whole := New(Config{Catalog: u.Catalog, Answers: u.session.answers, Today: "2026-11-24", Settle: -1})
	if got, want := rows(u.advice, nil, sift{})[0].id(), rows(whole.advice, nil, sift{})[0].id(); got != want {
		t.Errorf("first is %s, of the same answers %s", got, want)
	}
}

// Data that is wrong ends the session, with what is wrong.
func TestWrongDataEndsTheSession(t *testing.T) {
	wrong := errors.New("wrong")
	u, data := early(t, func() (*catalog.Catalog, error) { return nil, wrong })
	_, cmd := u.Update(data())
	if cmd == nil || !errors.Is(u.failed, wrong) {
		t.Fatalf("%v, want %v", u.failed, wrong)
	}
	if _, quits := cmd().(tea.QuitMsg); !quits {
		t.Error("it goes on")
	}
}

// An export needs the data.
func TestNoExportBeforeTheData(t *testing.T) {
	u, _ := early(t, nil)
	if err := u.export("x.md", false); err == nil {
		t.Error("something was written")
	}
}
