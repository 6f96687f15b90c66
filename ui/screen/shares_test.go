package screen

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Own discounts are typed as vendors with their shares; what is wrong is told and not
// taken, and an empty line takes them away.
func TestSharesAreTyped(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []answers.Part
		says  string
	}{
		{"alto 10%", []answers.Part{{ID: "alto", Share: 0.1}}, ""},
		{"alto = 0.1, Escala project: 7.5 %", []answers.Part{{ID: "alto", Share: 0.1}, {ID: "escala-project", Share: 0.075}}, ""},
		{"quilla 0", []answers.Part{{ID: "quilla", Share: 0}}, ""},
		{"alto", nil, "such as"},
		{"alto 10", nil, "share from 0"},
		{"alto 110%", nil, "share from 0"},
		{"altro 10%", nil, `found "altro"`},
		{"alto 1%, alto 2%", nil, "twice"},
	} {
		p := play(t, 200, 60, readAnswers(t, "ties"), "")
		p.open("discount")
		p.u.focus = questionsPane
		p.press("text:" + c.typed)
		if c.says != "" && !strings.Contains(strings.Join(strings.Fields(p.screen()), " "), c.says) {
			t.Errorf("%q: it does not say %q:\n%s", c.typed, c.says, p.screen())
		}
		p.press("enter")
		if got := p.u.session.answers.Values[catalog.QuestionDiscount].Parts; !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.typed, got, c.want)
		}
	}
	a := readAnswers(t, "ties")
	a.Values[catalog.QuestionDiscount] = answers.Value{Parts: []answers.Part{{ID: "alto", Share: 0.1}, {ID: "quilla", Share: 0.075}}}
	p := play(t, 200, 60, a, "ties.toml")
	q, _ := known.Question(catalog.QuestionDiscount)
	if text := answerText(p.u.state(), q, a.Values[q.ID]); text != "Alto 10 %, Quilla 7.5 %" {
		t.Errorf("the row says %q", text)
	}
	p.open("discount")
	p.u.focus = questionsPane
	p.sees("alto 10 %, quilla 7.5 %").press("enter")
	if got := p.u.session.answers.Values[q.ID].Parts; !slices.Equal(got, a.Values[q.ID].Parts) {
		t.Errorf("taken as it stands it is %v", got)
	}
	p.press("ctrl+s")
	if text := p.to["ties.toml"]; !strings.Contains(text, "discount = { alto = 0.1, quilla = 0.075 }\n") {
		t.Errorf("saved is %s", text)
	}
}
