package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/stack"
)

// winner is a row that is first in some mixes of what is uncertain, and in which share of them.
type winner struct {
	stack *stack.Stack
	first float64
}

// winners are what is recommended and the rows that are first in one of 100 mixes
// or more, the most first; nothing where that is not weighed.
func winners(a *advice.Advice) []winner {
	if a.Study == nil || a.Study.Robust.Samples == 0 || len(a.Stacks) == 0 {
		return nil
	}
	var list []winner
	for i, f := range a.Study.Robust.Stacks {
		if i == 0 || f.First >= 0.01 {
			list = append(list, winner{a.Stacks[i], f.First})
		}
	}
	slices.SortStableFunc(list[1:], func(a, b winner) int { return cmp.Compare(b.first, a.first) })
	return list
}

// firmTexts say how firm what is recommended is, in full and ever shorter: a close call with
// its shares and whose they are, or how often it is first; while that is weighed, that it is.
func firmTexts(s state) []string {
	a := s.shown()
	list := winners(a)
	switch {
	case s.considered != nil:
		return []string{"how firm is weighed once it is chosen", ""}
	case a.Study == nil:
		return []string{"how firm is being weighed …", "being weighed …"}
	case list == nil:
		return []string{""}
	case list[0].first > 0.995:
		return []string{"firm: first in all mixes", "firm"}
	}
	const most = 3 // beside the recommended one
	others := list[1:min(len(list), 1+most)]
	numbers := perCent(list[0].first)
	for _, o := range others {
		numbers += " : " + perCent(o.first)
	}
	if len(others) == 0 {
		return []string{"first in " + numbers + " of 100 mixes", "first " + numbers}
	}
	two := perCent(list[0].first) + " : " + perCent(others[0].first)
	if a.Study.Robust.Close || a.Close {
		return append(whose("close call · ", list[0], others), "close call: in "+perCent(list[0].first)+" of 100, "+others[0].stack.Host.Name+" "+perCent(others[0].first), "close call "+numbers, "close call "+two)
	}
	return append(whose("first in 100 mixes: ", list[0], others), "first in "+perCent(list[0].first)+" of 100, "+others[0].stack.Host.Name+" "+perCent(others[0].first), "first "+numbers, "first "+two)
}

// whose are the shares with the letters that they have in the bar and whose they are, of ever
// fewer and how many more there are.
func whose(lead string, first winner, others []winner) []string {
	var texts []string
	for n := len(others); n > 0; n-- {
		text := lead + "A " + perCent(first.first)
		for i, o := range others[:n] {
			text += fmt.Sprintf(" · %c %s %s", 'B'+i, o.stack.Host.Name, perCent(o.first))
		}
		if more := len(others) - n; more > 0 {
			text += fmt.Sprintf(" · %d more", more)
		}
		texts = append(texts, text)
	}
	return texts
}

// perCent is a share of 100.
func perCent(share float64) string { return fmt.Sprintf("%.0f", 100*share) }

// firmBar is a bar of shares of first ranks, each with its letter: A what is recommended.
func firmBar(s state, w int) string {
	list := winners(s.shown())
	if list == nil || s.considered != nil {
		return ""
	}
	line, sum, at := "", 0.0, 0
	for i, x := range list {
		sum += x.first
		to := min(w, int(sum*float64(w)+0.5))
		if to <= at {
			continue
		}
		part := s.st.Parts[min(i, len(s.st.Parts)-1)]
		text := strings.Repeat(part.Fill, to-at)
		if i < 4 && to-at > 1 {
			text = string(rune('A'+i)) + strings.Repeat(part.Fill, to-at-1)
		}
		line += part.Style.Render(text)
		at = to
	}
	return line + s.st.BarRest.Render(strings.Repeat("·", w-at))
}
