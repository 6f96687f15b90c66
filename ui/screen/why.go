package screen

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/fit"
	"whereto/model/rank"
	"whereto/ui/summary"
)

// whyLines say what each want contributes to a stack, how firm its rank is, what would
// change it, and what was judged by which fact.
func whyLines(s state, w int) []string {
	x := s.whole()
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if x == s.advice.First() || len(s.advice.Stacks) == 0 {
		add(recommendedLines(s, w)...)
	}
	for i := range x.Breaks {
		add(para(s.st.Warn, w, "Breaks "+summary.BreakText(s.catalog, s.advice, &x.Breaks[i])+".")...)
	}
	if x.Fits() {
		text := fmt.Sprintf("value %.2f, rank %d", x.Value, x.Rank)
		if r := x.RankIfUnknowns; r[0] != r[1] {
			text += fmt.Sprintf(" (%d to %d if the unknowns turn out otherwise)", r[0], r[1])
		}
		for _, line := range wrap(text, w) {
			add(s.st.Strong.Render(line))
		}
		for _, part := range x.Parts {
			add(partLine(s.st, objectiveName(s.catalog, part.Objective), part, w))
		}
		add("")
	}
	add(firmLines(s, w)...)
	for _, v := range x.Verdicts {
		add(verdictLines(s, v, w)...)
		note := strings.TrimSpace(summary.NoteText(v))
		if v.By != x.Host.ID && v.By != "" {
			note = "By " + v.By + ". " + note
		}
		if v.Source.URL != "" {
			note += fmt.Sprintf(" (%s, %s)", siteOf(v.Source.URL), v.Source.AsOf)
		}
		if strings.TrimSpace(note) != "" {
			for _, line := range wrap(note, w-4) {
				add("    " + linked(s.st.Dim, v.Source).Render(line))
			}
		}
	}
	return lines
}

// partLine is what a want contributes to a value: its weight, its score as a bar, and what
// comes of it; what there is no room for is left out, and no figure is cut.
func partLine(st *Styles, name string, part rank.Part, w int) string {
	sum := fmt.Sprintf("%.2f × %.2f = %.3f", part.Weight, part.Score, part.Value)
	const named, score = 22, 8
	switch {
	case w >= named+score+2+visible(sum):
		return st.Plain.Render(pad("  "+name, named)) + bar(st, part.Score, score) + st.Dim.Render("  "+sum)
	case w < visible(sum)+12:
		sum = fmt.Sprintf("%.3f", part.Value)
	}
	return st.Plain.Render(pad("  "+name, w-visible(sum)-1)) + st.Dim.Render(" "+sum)
}

// recommendedLines say what the first stack has over the next ones, what stands against it,
// what would make another first, and where few fit what comes with fewer musts.
func recommendedLines(s state, w int) []string {
	var lines []string
	for _, row := range summary.RecommendedRows(s.catalog, s.advice) {
		for i, line := range wrap(row[1], w-6) {
			word := ""
			if i == 0 {
				word = row[0]
			}
			lines = append(lines, headed(s.st.Accent, word, 6)+s.st.Plain.Render(line))
		}
	}
	if lines != nil {
		lines = append(lines, "")
	}
	return lines
}

// firmLines say how firm a stack's rank is, and what would change it or bring it back.
func firmLines(s state, w int) []string {
	x := s.whole()
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if back := summary.ReturnText(s.catalog, s.advice, x); back != "" {
		add(s.st.Accent.Render("What brings it back"))
		add(para(s.st.Plain, w, back)...)
		add("")
	}
	study := s.advice.Study
	if i := slices.Index(s.advice.Stacks, x); study != nil && i >= 0 && study.Robust.Samples > 0 {
		f := study.Robust.Stacks[i]
		add(ends(s.st.Accent, w, "First, of 100 mixes of other loads, weights, distances and unknown facts", fmt.Sprintf("%.0f", 100*f.First), 8)...)
		for r, share := range f.Ranks {
			if share >= 0.01 && r < 6 {
				add(s.st.Dim.Render(pad(fmt.Sprintf("  rank %d", r+1), 12)) + bar(s.st, share, 16) + s.st.Dim.Render(fmt.Sprintf(" %.0f", 100*share)))
			}
		}
		add("")
	}
	if len(s.advice.Stacks) == 0 || x != s.advice.Stacks[0] {
		return lines
	}
	var texts []string
	for _, text := range []string{summary.CloseText(s.catalog, s.advice), summary.NextText(s.catalog, s.advice)} {
		if text != "" {
			texts = append(texts, text)
		}
	}
	texts = append(texts, summary.CurrentText(s.catalog, s.advice)...)
	if len(texts) > 0 {
		add(s.st.Accent.Render("Beside it"))
	}
	for _, text := range texts {
		for i, line := range wrap(text, w-2) {
			mark := "  "
			if i == 0 {
				mark = "· "
			}
			add(s.st.Dim.Render(mark) + s.st.Plain.Render(line))
		}
	}
	if len(texts) > 0 {
		add("")
	}
	return lines
}

// verdictLines are one verdict with the importance of what was asked.
func verdictLines(s state, v fit.Verdict, w int) []string {
	style, mark := s.st.verdict(v.Outcome)
	name := s.catalog.CriterionName(v.Criterion)
	if v.Key != "" {
		name += ", " + v.Key
	}
	text := fmt.Sprintf("%s %s: %s", mark, name, summary.IsText(s.catalog, v))
	if v.Outcome != fit.Meets {
		text += ", needs " + summary.NeedsText(v.Requirement)
	}
	var lines []string
	for i, line := range wrap(text, max(4, w-6)) {
		if i == 0 {
			lines = append(lines, style.Render(pad(line, max(4, w-6)))+s.st.Dim.Render(padLeft(v.Importance, 6)))
			continue
		}
		lines = append(lines, "  "+style.Render(line))
	}
	return lines
}
