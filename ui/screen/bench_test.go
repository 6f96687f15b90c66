package screen

import (
	"os"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	tea "charm.land/bubbletea/v2"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
)

// session160x48 is a session on the shipped data, with an example's answers.
func session160x48(b *testing.B) *UI {
	b.Helper()
	c, err := catalogs.Read(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	text, err := os.ReadFile("../../examples/orders-api.toml")
	if err != nil {
		b.Fatal(err)
	}
	a, err := load.ReadAnswers("orders-api.toml", text, c)
	if err != nil {
		b.Fatal(err)
	}
	u := New(Config{Catalog: c, Answers: a, Today: fixture.Today, Settle: -1})
	u.Init()
	u.Update(tea.WindowSizeMsg{Width: 160, Height: 48})
	return u
}

// A frame of the session.
func BenchmarkView160x48(b *testing.B) {
	u := session160x48(b)
	b.ReportAllocs()
	for b.Loop() {
		u.View()
	}
}

// How many stacks would fit with each option, all of them side by side as the session
// asks them, of the question with the most options.
func BenchmarkCountsOfMostOptions(b *testing.B) {
	u := session160x48(b)
	var of *catalog.Question
	most := 0
	for _, q := range u.Catalog.Questions {
		u.questions.open(u.state(), q.ID)
		if n := len(u.questions.candidates()); n > most && u.session.answers.Asked(q) {
			of, most = q, n
		}
	}
	u.questions.open(u.state(), of.ID)
	u.settle()
	b.Logf("%s: %d options", of.ID, most)
	under, _ := u.questions.hover()
	u.considered = considered{trial: under} // its full advice is not asked again
	b.ReportAllocs()
	for b.Loop() {
		u.tried = map[trial]int{}
		asked, ok := u.try()().(tea.BatchMsg)
		if !ok || len(u.tried) != most {
			b.Fatalf("%d of %d options were asked for", len(u.tried), most)
		}
		var all sync.WaitGroup
		for _, one := range asked {
			all.Go(func() { one() })
		}
		all.Wait()
	}
	b.ReportMetric(float64(most), "options")
}

// A letter in the field of places, found and drawn: within a frame.
func BenchmarkLetterInPlaces(b *testing.B) {
	u := session160x48(b)
	u.setFocus(questionsPane)
	u.questions.open(u.state(), catalog.QuestionUsers)
	u.settle()
	for b.Loop() {
		u.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
		u.View()
		u.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
		u.View()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(2*b.N), "ms/letter")
}
