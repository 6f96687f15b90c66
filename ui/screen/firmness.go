package screen

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/model/quantity"
	"whereto/model/rank"
	"whereto/ui/summary"
)

// firmness is how firm the first place is: in how many mixes of what is uncertain each row
// is first, why, and what would turn it.
type firmness struct {
	at  int // the row under the cursor; beyond the last, lines that are scrolled
	top int
}

// contender is a row of the list that is first in some mixes.
type contender struct {
	row    int     // of the advice's
	letter string  // as in the verdict; empty: it has none
	share  float64 // of mixes
	only   bool    // if what is open of it turns out well
}

// contenders are the rows that are first in one of 100 mixes or more, as the verdict has
// them, then those that would be if what is open of them turned out well.
func contenders(a *advice.Advice) []contender {
	var list, only []contender
	for i, w := range winners(a) {
		row := slices.Index(a.Stacks, w.stack)
		list = append(list, contender{row: row, letter: string(rune('A' + i)), share: w.first})
	}
	if list == nil {
		return nil
	}
	for row, f := range a.Study.Robust.Stacks {
		if f.If >= 0.01 {
			only = append(only, contender{row: row, share: f.If, only: true})
		}
	}
	slices.SortStableFunc(only, func(a, b contender) int { return cmp.Compare(b.share, a.share) })
	return append(list, only...)
}

func (p *firmness) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	if to, moved := s.k.Move(msg, p.at, endless); moved {
		p.at = to
		return nil, nil
	}
	switch {
	case key.Matches(msg, s.k.Back), key.Matches(msg, s.k.Firmness):
		return closed{}, nil
	case key.Matches(msg, s.k.Choose):
		if list := contenders(s.advice); len(list) > 0 {
			return picked{hostAsked{s.advice.Stacks[list[p.under(list)].row].Host.ID}}, nil
		}
		return nil, nil
	}
	return unused{msg}, nil
}

// under is the row under the cursor.
func (p *firmness) under(list []contender) int { return max(0, min(p.at, len(list)-1)) }

func (p *firmness) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	left, _ := p.columns(s, inner)
	left.top = p.top
	if row, _, ok := left.at(y, inner.H); ok && row != noRow && x < firmnessWidth(inner.W) {
		p.at = row
	}
	return nil, nil
}

// wheel moves the cursor, a row for three lines.
func (p *firmness) wheel(_ state, by int) event {
	p.at = max(0, p.at+by/3)
	return nil
}

// settle lets the cursor end where the last line is seen.
func (p *firmness) settle(s state, r Rect) {
	inner := r.Inner()
	left, right := p.columns(s, inner)
	last := max(0, len(contenders(s.advice))-1)
	longest := max(len(left.lines), len(right))
	p.at = max(0, min(p.at, last+max(0, longest-inner.H-left.top)))
	p.top = max(0, min(left.top+max(0, p.at-last), longest-inner.H))
}

func (p *firmness) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Back, k.Moves, help(k.Choose, "to this host"), k.Help}
}

func (p *firmness) view(s state, r Rect) []string {
	inner := r.Inner()
	left, right := p.columns(s, inner)
	w := firmnessWidth(inner.W)
	left.top = max(0, min(p.top, len(left.lines)-inner.H))
	lines, above, below := left.shown(inner.H)
	if right != nil {
		beside := cut(right, p.top, inner.H)
		for i := range max(len(lines), len(beside.lines)) {
			text := ""
			if i < len(beside.lines) {
				text = beside.lines[i]
			}
			if i == len(lines) {
				lines = append(lines, "")
			}
			lines[i] = pad(lines[i], w) + s.st.Frame.UnsetBorderStyle().Render(" │ ") + text
		}
		above, below = above || beside.above, below || beside.below
	}
	title := "How firm"
	if study := s.advice.Study; study != nil && study.Robust.Samples > 0 {
		title += fmt.Sprintf(" · %s mixes of what is uncertain", quantity.Text(float64(study.Robust.Samples)))
	}
	return box(r, title, lines, s.st.Focus, s.st.Title, above, below)
}

// besideWide is from which width on what is told of a row stands beside the rows.
const besideWide = 100

// firmnessWidth is the width of the rows.
func firmnessWidth(w int) int {
	if w < besideWide {
		return w
	}
	return w * 58 / 100
}

// columns are the rows with what turns them, and beside them what is told of the one under
// the cursor and what is varied; nil where all that stands below the rows.
func (p *firmness) columns(s state, inner Rect) (left listing[int], right []string) {
	w := firmnessWidth(inner.W)
	texts := func(lines []string) {
		for _, text := range lines {
			left.lines = append(left.lines, line[int]{noRow, func() string { return " " + text }})
		}
	}
	list := contenders(s.advice)
	if len(list) == 0 {
		word := firmTexts(s)[0]
		switch {
		case s.loading != loaded:
			word = "The data is being read."
		case len(s.advice.Stacks) == 0:
			word = "Nothing fits, so nothing can be first."
		}
		texts(para(s.st.Dim, w-2, word))
		return left, nil
	}
	texts(para(s.st.Strong, w-2, summary.CallText(s.catalog, s.advice)))
	texts([]string{""})
	shared, _, _ := sharedAddons(s.advice)
	under := p.under(list)
	at, named := 0, 0
	for _, c := range list {
		named = max(named, visible(rowName(entry{stack: s.advice.Stacks[c.row]}, shared)))
	}
	for i, c := range list {
		if i == under {
			at = len(left.lines)
		}
		name := rowName(entry{stack: s.advice.Stacks[c.row]}, shared)
		left.lines = append(left.lines, line[int]{i, func() string { return c.draw(s, name, named, i == under, w) }})
	}
	left.top = window(at, len(left.lines), inner.H, 0)
	texts([]string{""})
	if inner.W >= besideWide {
		texts(slices.Concat(turnLines(s, w-2), []string{""}, rankLines(s, w-2)))
		wide := inner.W - w - 4
		return left, slices.Concat(contenderLines(s, list[under], wide), []string{""}, variedLines(s, wide))
	}
	texts(slices.Concat(contenderLines(s, list[under], w-2), []string{""}, turnLines(s, w-2), []string{""}, rankLines(s, w-2), []string{""}, variedLines(s, w-2)))
	return left, nil
}

// draw is a row: its letter and its name in so many cells, a bar, and in how many of 100 mixes
// it is first.
func (c contender) draw(s state, name string, named int, under bool, w int) string {
	count := perCent(c.share) + " of 100"
	if c.only {
		count = "(" + count + ")"
	}
	spread := ""
	if w >= 60 {
		if spread = strings.Repeat(" ", spreadWidth); !c.only {
			spread = pad(fmt.Sprintf(" ±%.0f", math.Ceil(100*s.advice.Study.Robust.Stacks[c.row].Error)), spreadWidth)
		}
	}
	const before, counted = 6, 13
	named = min(named, max(12, (w-before-counted)*6/10))
	room := w - before - named - counted - 1 - visible(spread)
	look, mark, fill := s.st.Plain, " ", s.st.Bar
	if under {
		look, mark = s.st.Selected, "›"
	}
	if c.only {
		fill = s.st.Dim
	}
	sigLook, sig := sign(s.st, s.advice.Stacks[c.row])
	if under {
		sigLook = sigLook.Background(s.st.Selected.GetBackground())
	}
	line := look.Render(mark+pad(c.letter, 1)+" ") + sigLook.Render(sig) + look.Render(" "+pad(name, named)+" ")
	if room >= 6 {
		line += shareBar(s.st, fill, c.share, room, c.only)
	}
	return line + look.Render(padLeft(count, w-visible(line)-visible(spread))+spread)
}

// spreadWidth is the width of a standard error.
const spreadWidth = 4

// shareBar is a share as a bar; one that only might be is drawn open.
func shareBar(st *Styles, fill lipgloss.Style, share float64, w int, open bool) string {
	if !open {
		return bar(st, share, w)
	}
	n := min(w, max(1, int(math.Round(share*float64(w)))))
	return fill.Render(strings.Repeat("░", n)) + st.BarRest.Render(strings.Repeat("·", w-n))
}

// contenderLines say why a row is first where it is, and with which weights.
func contenderLines(s state, c contender, w int) []string {
	x, f := s.advice.Stacks[c.row], s.advice.Study.Robust.Stacks[c.row]
	head := fmt.Sprintf("Why %s %s is first, where it is", c.letter, x.Host.Name)
	if c.only {
		head = "What is open of " + x.Host.Name
	}
	lines := para(s.st.Accent, w, head)
	lines = append(lines, para(s.st.Plain, w, summary.WinText(s.catalog, s.advice, c.row))...)
	if f.Central != nil && f.First < 0.995 { // else it is what is drawn
		lines = append(append(lines, ""), para(s.st.Dim, w, "Weights as they are → on the mean where it is first")...)
		lines = append(lines, weightLines(s, x.Parts, f.Central, w)...)
	}
	return lines
}

// mostWeights is how many weights are shown: those that differ the most.
const mostWeights = 5

// weightLines are the weights that differ the most where a row is first, as they are and as
// they are there on the mean.
func weightLines(s state, parts []rank.Part, central []float64, w int) []string {
	order := make([]int, len(parts))
	named := 0
	for i, p := range parts {
		order[i], named = i, max(named, visible(objectiveName(s.catalog, p.Objective)))
	}
	by := func(i int) float64 { return math.Abs(central[i] - parts[i].Weight) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(by(b), by(a)) })
	named = min(named, max(8, w-22))
	var lines []string
	for _, i := range order[:min(mostWeights, len(order))] {
		is, there := fmt.Sprintf("%.2f", parts[i].Weight), fmt.Sprintf("%.2f", central[i])
		sign := " "
		switch {
		case there > is:
			sign = "▲"
		case there < is:
			sign = "▼"
		}
		lines = append(lines, s.st.Plain.Render("  "+pad(objectiveName(s.catalog, parts[i].Objective), named)+"  "+is+" → "+there+" ")+s.st.Accent.Render(sign))
	}
	return lines
}

// The ranks that have a column, and how many rows are shown.
const (
	mostRanks    = 5
	mostRankRows = 12
)

// rankLines are the rows that come first, each with how many of 100 mixes give it which rank.
func rankLines(s state, w int) []string {
	const cell = 5
	lines := []string{s.st.Accent.Render("Ranks in 100 mixes")}
	shared, _, _ := sharedAddons(s.advice)
	named := max(10, w-cell*(mostRanks+1))
	head := strings.Repeat(" ", named)
	for r := range mostRanks {
		head += padLeft(fmt.Sprint(r+1), cell)
	}
	lines = append(lines, s.st.Dim.Render(head+padLeft("later", cell+1)))
	for row, f := range s.advice.Study.Robust.Stacks {
		if len(f.Ranks) == 0 || row >= mostRankRows {
			break
		}
		line, later := s.st.Plain.Render(pad("  "+rowName(entry{stack: s.advice.Stacks[row]}, shared), named)), 1.0
		for r := range mostRanks {
			share := 0.0
			if r < len(f.Ranks) {
				share = f.Ranks[r]
			}
			later -= share
			line += rankCell(s.st, share, cell)
		}
		lines = append(lines, line+rankCell(s.st, later, cell+1))
	}
	return lines
}

// rankCell is a share of mixes; none stands back.
func rankCell(st *Styles, share float64, w int) string {
	switch {
	case share < 0.005:
		return st.Dim.Render(padLeft("·", w))
	case share >= 0.5:
		return st.Accent.Bold(true).Render(padLeft(perCent(share), w))
	}
	return st.Plain.Render(padLeft(perCent(share), w))
}

// turnLines say what the smallest changes are that make another row the first.
func turnLines(s state, w int) []string {
	lines := []string{s.st.Accent.Render("What turns it")}
	rows := summary.TurnRows(s.catalog, s.advice)
	if len(rows) == 0 {
		return append(lines, para(s.st.Plain, w, "No change of one weight, one price or the load alone makes another host the first.")...)
	}
	for _, row := range rows {
		for i, text := range wrap(row[0]+" → "+row[1], w-2) {
			mark := "  "
			if i == 0 {
				mark = "· "
			}
			lines = append(lines, s.st.Dim.Render(mark)+s.st.Plain.Render(text))
		}
	}
	return lines
}

// variedLines say what differs from mix to mix.
func variedLines(s state, w int) []string {
	lines := []string{s.st.Accent.Render("What differs from mix to mix")}
	const named = 10
	for _, row := range summary.VariedRows(s.advice) {
		for i, text := range wrap(row[1], w-named) {
			word := ""
			if i == 0 {
				word = row[0]
			}
			lines = append(lines, s.st.Dim.Render(pad(word, named))+s.st.Plain.Render(text))
		}
	}
	return lines
}
