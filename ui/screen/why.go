package screen

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// whyLines say what each want contributes to a stack, how firm its rank is, what would
// change it, and what was judged by which fact.
func whyLines(u *UI, s *advice.Stack, w int) []string {
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if s.Fits() {
		for _, line := range wrap(fmt.Sprintf("value %.2f, rank %d (%d to %d if the unknowns turn out otherwise)", s.Value, s.Rank, s.RankIfUnknowns[0], s.RankIfUnknowns[1]), w) {
			add(u.st.Strong.Render(line))
		}
		for _, part := range s.Parts {
			name := part.Want
			if q, ok := u.Catalog.Question(part.Want); ok {
				name = q.Name
			}
			add(u.st.Plain.Render(pad("  "+name, 22)) + bar(u, part.Score, 8) + u.st.Dim.Render(fmt.Sprintf("  %.2f × %.2f = %.3f", part.Weight, part.Score, part.Value)))
		}
		add("")
	}
	add(firmLines(u, s, w)...)
	for _, v := range s.Verdicts {
		add(verdictLine(u, v, w))
		note := strings.TrimSpace(v.Note)
		if v.By != s.Host.ID && v.By != "" {
			note = "By " + v.By + ". " + note
		}
		if v.Source.URL != "" {
			note += fmt.Sprintf(" (%s, %s)", host(v.Source.URL), v.Source.AsOf)
		}
		if strings.TrimSpace(note) != "" {
			for _, line := range wrap(note, w-4) {
				add("    " + u.st.Dim.Render(line))
			}
		}
	}
	return lines
}

// firmLines say how firm a stack's rank is, and what would change it or bring it back.
func firmLines(u *UI, s *advice.Stack, w int) []string {
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if back := summary.ReturnText(u.Catalog, u.advice, s); back != "" {
		add(u.st.Accent.Render("What brings it back"))
		add(para(u, w, back)...)
		add("")
	}
	study := u.advice.Study
	if i := slices.Index(u.advice.Stacks, s); study != nil && i >= 0 && study.Robust.Samples > 0 {
		f := study.Robust.Stacks[i]
		add(u.st.Accent.Render(pad("First in 100 mixes of what is uncertain", w-8) + padLeft(fmt.Sprintf("%.0f", 100*f.First), 8)))
		for r, share := range f.Ranks {
			if share >= 0.01 && r < 6 {
				add(u.st.Dim.Render(pad(fmt.Sprintf("  rank %d", r+1), 12)) + bar(u, share, 16) + u.st.Dim.Render(fmt.Sprintf(" %.0f", 100*share)))
			}
		}
		add("")
	}
	if len(u.advice.Stacks) == 0 || s != u.advice.Stacks[0] {
		return lines
	}
	var texts []string
	for _, text := range []string{summary.CloseText(u.Catalog, u.advice), summary.NextText(u.Catalog, u.advice)} {
		if text != "" {
			texts = append(texts, text)
		}
	}
	texts = append(texts, summary.CurrentText(u.Catalog, u.advice)...)
	if study != nil {
		for _, t := range study.Tips {
			texts = append(texts, summary.TipText(u.Catalog, u.advice, t))
		}
		for _, e := range study.BreakEven {
			texts = append(texts, summary.BreakEvenText(u.Catalog, e))
		}
	}
	if len(texts) > 0 {
		add(u.st.Accent.Render("What would change it"))
	}
	for _, text := range texts {
		for i, line := range wrap(text, w-2) {
			mark := "  "
			if i == 0 {
				mark = "· "
			}
			add(u.st.Dim.Render(mark) + u.st.Plain.Render(line))
		}
	}
	if len(texts) > 0 {
		add("")
	}
	return lines
}
