package screen

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/summary"
)

// questionRow is one question: its mark, its name and its answer. Under the cursor it is
// marked, or selected where the cursor is all that the keys move.
func questionRow(s state, q *catalog.Question, under, selected bool, w int) string {
	v, answered := s.answers.Values[q.ID]
	mark, style := "○ ", s.st.Plain
	answer := ""
	switch {
	case answered:
		mark = "✓ "
		answer = firstThat(w-visible(q.Name)-5, answerTexts(s, q, v)...)
		if s.answers.Makes(q) { // which is no part of the answer, and gives way to it
			if with := answer + apart + s.answers.ImportanceOf(q); visible(with)+2 <= w-visible(q.Name)-3 {
				answer = with
			}
		}
	case q.Figure && q.Tier == "expert":
		mark = "· "
		answer = assumedText(s.advice, q)
		switch then := changes(s, q); {
		case then != "":
			answer += ", " + then
		case s.swings.still(q.ID):
			if with := answer + ", no change"; visible(with)+visible(q.Name)+5 <= w {
				answer = with
			}
		}
		style = s.st.Dim
	default:
		answer = influenceText(s, q, winnerWidth(s, w))
	}
	if under {
		mark = "● "
		style = s.st.Marked
	}
	name := " " + mark + q.Name
	room := w - visible(name) - 2
	if answer != "" && room > 4 {
		answer = padLeft(" "+short(answer, room)+" ", w-visible(name))
	} else {
		answer = strings.Repeat(" ", max(0, w-visible(name)))
	}
	if under && selected {
		return s.st.Selected.Render(pad(name+answer, w))
	}
	if before, dotted, ok := strings.Cut(answer, "●"); ok && !answered {
		n := mostDots - strings.Count(dotted, "○")
		cut := len("●") * (n - 1)
		return style.Render(name) + s.st.Dim.Render(before) + s.st.Accent.Render("●"+dotted[:cut]) + s.st.Dim.Render(dotted[cut:])
	}
	return style.Render(name) + s.st.Dim.Render(answer)
}

// foldRow is a row that folds others.
func foldRow(s state, text string, under, selected bool, w int) string {
	style := s.st.Dim
	switch {
	case under && selected:
		style = s.st.Selected
	case under:
		style = s.st.Marked
	}
	return style.Render(pad(" "+text, w))
}

// answerTexts are an answer in full and ever shorter: of a list ever fewer, and how many more
// there are.
func answerTexts(s state, q *catalog.Question, v answers.Value) []string {
	full := answerText(s, q, v)
	texts, n := []string{full}, max(len(v.Words), len(v.Shares))
	for most := n - 1; most > 0; most-- {
		few := v
		few.Words, few.Shares = v.Words[:min(most, len(v.Words))], v.Shares[:min(most, len(v.Shares))]
		texts = append(texts, fmt.Sprintf("%s +%d", answerText(s, q, few), n-most))
	}
	if n > 1 {
		texts = append(texts, fmt.Sprintf("%d chosen", n))
	}
	return texts
}

// answerText is an answer in the words that were chosen from; money also in the bill's
// currency where it is given in another.
func answerText(s state, q *catalog.Question, v answers.Value) string {
	c := s.catalog
	switch {
	case v.Number != nil:
		text := quantity.Brief(v.Number.Low) + "–" + quantity.Brief(v.Number.Typical) + "–" + quantity.Brief(v.Number.High)
		if v.Number.Single() {
			text = quantity.Brief(v.Number.Typical)
		}
		if v.Number.Single() || q.Money() {
			text = strings.TrimSpace(text + " " + shortUnit(s.answers.Unit(q)))
		}
		if shown := summary.Converted(s.advice, q, v); shown != "" {
			text += " (" + shown + ")"
		}
		return text
	case v.Shares != nil:
		var parts []string
		for _, share := range v.Shares {
			parts = append(parts, c.Places[share.Place].City)
		}
		return strings.Join(parts, ", ")
	}
	return summary.WordsText(c, q, v)
}

func shortUnit(unit string) string {
	unit = strings.TrimSuffix(unit, " a month")
	if len(unit) > 8 {
		return ""
	}
	return unit
}

// assumedText is what is assumed for a figure that was not answered.
func assumedText(a *advice.Advice, q *catalog.Question) string {
	is := a.Figure(q.ID)
	if n, ok := catalog.Number(is); ok {
		return strings.TrimSpace(quantity.Text(n) + " " + shortUnit(q.Unit))
	}
	word, _ := is.(string)
	return word
}
