package screen

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// face is what the verdict says, as many lines as there is room for.
type face struct {
	title string
	lines []faceLine
}

// faceLine is a line, and the set of musts that it says could be dropped, from 1; 0 for none.
type faceLine struct {
	text string
	drop int
}

// newFace is the verdict of what the list shows: what the first question decides where
// nothing is answered, what is awaited while the data is read, what could be dropped where
// nothing fits, else what is recommended.
func newFace(s state, w, h int) face {
	a := s.shown()
	switch {
	case len(s.answers.Values) == 0:
		return face{"Where to deploy", unanswered(s, w, h)}
	case s.loading != loaded:
		return face{"Reading the data", []faceLine{
			{text: s.st.Strong.Render("Hosts and prices are being read; the advice comes with them.")},
			{text: s.st.Dim.Render("Your answers count already.")},
		}}
	case a.First() == nil:
		return face{"Nothing fits" + considering(s), nothing(s, w, h)}
	case a.Recommended == nil:
		return face{}
	}
	title := "Recommended"
	if core, done := coreAnswered(s); done < core {
		title = fmt.Sprintf("Recommended so far, %d of %d answered", done, core)
	}
	return face{title + considering(s), recommended(s, w, h)}
}

// considering says that what is shown is of an option that is considered.
func considering(s state) string {
	if s.considered != nil {
		return ", if you chose this"
	}
	return ""
}

// unanswered says what the first question decides.
func unanswered(s state, w, h int) []faceLine {
	core, _ := coreAnswered(s)
	lines := []faceLine{{text: s.st.Strong.Render(firstThat(w,
		fmt.Sprintf("Nothing is answered yet: %d questions lead to where, for how much, and why.", core),
		fmt.Sprintf("%d questions lead to the answer.", core)))}}
	q, ok := s.catalog.Question(answers.Next(s.catalog, s.answers, s.influence, ""))
	if !ok {
		return lines
	}
	text := wrap(strings.TrimSpace("First: "+q.Ask+" "+q.Help), w)
	if h == 2 { // the question alone, where it can't be said what it is for
		text = []string{short("First: "+q.Ask, w)}
	}
	for _, line := range text[:min(len(text), h-1)] {
		lines = append(lines, faceLine{text: s.st.Plain.Render(line)})
	}
	var next []string
	for _, o := range s.catalog.Questions {
		if o.Tier == "core" && o != q {
			next = append(next, o.Name)
		}
	}
	if len(lines) < h && len(next) > 0 {
		lines = append(lines, faceLine{text: s.st.Dim.Render(short("Then: "+strings.Join(next, " · "), w))})
	}
	const how = "Moving over an option shows below what it would give; enter takes it. Every answer can be changed, cleared and taken back."
	if text := wrap(how, w); len(lines)+1+len(text) <= h {
		lines = append(lines, faceLine{})
		for _, line := range text {
			lines = append(lines, faceLine{text: s.st.Dim.Render(line)})
		}
	}
	return lines
}

// nothing says that no host has all musts, and what comes without some of them.
func nothing(s state, w, h int) []faceLine {
	a := s.shown()
	var musts []string
	for _, r := range a.Requirements {
		if r.Must() && !slices.Contains(musts, r.Question) {
			musts = append(musts, r.Question)
		}
	}
	text := fmt.Sprintf("No host has all %d musts.", len(musts))
	if len(musts) == 1 {
		text = "No host has what is a must."
	}
	lines := []faceLine{{text: s.st.Bad.Render("✗ ") + s.st.Strong.Render(text)}}
	lines = append(lines, drops(s, w, h-1)...)
	for _, x := range a.Near[:min(len(a.Near), max(0, h-len(lines)))] {
		lines = append(lines, faceLine{text: s.st.Dim.Render(short(firstThat(w, nearTexts(s, x)...), w))})
	}
	return lines
}

// nearTexts say what a stack that fails one must costs and which, in full and ever shorter;
// what it costs is said once where that is the must.
func nearTexts(s state, x *stack.Stack) []string {
	total, why := totalText(s.shown(), x), ", "+openText(s, entry{stack: x})
	if x.Because[0].Criterion == catalog.CriterionMonthlyCost {
		why = ", over the budget"
	}
	way, host := "near: "+summary.WayText(x)+", "+total, "near: "+x.Host.Name+", "+total
	return []string{way + why, host + why, host, "near: " + x.Host.Name}
}

// drops say what comes with fewer musts, each with the key that drops them; at most so many.
func drops(s state, w, most int) []faceLine {
	a := s.shown()
	if most <= 0 || s.considered != nil {
		return nil
	}
	if a.Study == nil {
		return []faceLine{{text: s.st.Dim.Render("Which musts to drop is being weighed …")}}
	}
	var lines []faceLine
	texts, heads, brief := summary.DropTexts(s.catalog, a), summary.DropHeads(s.catalog, a, true), summary.DropHeads(s.catalog, a, false)
	for i := range min(len(texts), most) {
		text := short(firstThat(w-2, texts[i], heads[i], brief[i]), w-2)
		lines = append(lines, faceLine{s.st.Key.Render(fmt.Sprint(i+1)) + " " + s.st.Plain.Render(text), i + 1})
	}
	return lines
}

// recommended says what is recommended and how firm, what it costs and how fast it is, and
// then why, what stands against it and what would change it.
func recommended(s state, w, h int) []faceLine {
	a := s.shown()
	x := a.First()
	look, mark := sign(s.st, x)
	mark = look.Render(mark + " ")
	firm, prices := firmTexts(s), priceTexts(a, x)
	names := []string{summary.WayText(x) + " · " + summary.PlaceText(s.catalog, x), x.Host.Name + " · " + summary.PlaceText(s.catalog, x), x.Host.Name}
	whole := names[0]
	for _, p := range x.Addons {
		whole += " + " + summary.AddonName(p)
	}
	const narrow = 70
	var lines []faceLine
	switch {
	case h == 1:
		price := prices[len(prices)-1]
		room := w - visible(price) - 4
		return []faceLine{{text: spread(mark+s.st.Strong.Render(short(firstThat(room, names...), room)), s.st.Strong.Render(price), w)}}
	case h == 2 || w < narrow: // the firmness stands beside the price
		name := short(firstThat(w-2, append([]string{whole}, names...)...), w-2)
		price, beside := fitting(w-2, prices, firm)
		lines = []faceLine{{text: mark + s.st.Title.Render(name)}, {text: spread("  "+s.st.Strong.Render(price), s.st.Accent.Render(beside), w)}}
	default:
		name, how := fitting(w-2, []string{whole, names[0], names[1]}, firm)
		beside := ""
		if strings.HasPrefix(name, names[0]) {
			name, beside = name[:len(names[0])], name[len(names[0]):]
		}
		price := "  " + s.st.Strong.Render(firstThat(w-2, prices...))
		if room := w - visible(price) - 3; room >= 16 {
			price = spread(price, firmBar(s, min(60, room)), w)
		}
		lines = []faceLine{{text: spread(mark+s.st.Title.Render(name)+s.st.Dim.Render(beside), s.st.Accent.Render(how), w)}, {text: price}}
	}
	list := reasons(s)
	n := 0
	if a.Study != nil && s.considered == nil && len(a.Study.Drops) > 0 { // what one must costs
		n = min(len(a.Study.Drops), max(1, h-len(lines)-len(list)))
	}
	for _, text := range reasonLines(s, list, w, h-len(lines)-n) {
		lines = append(lines, faceLine{text: text})
	}
	return append(lines, drops(s, w, n)...)
}

// priceTexts say what a stack costs a month with its band and what usually comes on top, and
// its response; in full and ever shorter.
func priceTexts(a *advice.Advice, x *stack.Stack) []string {
	total, month, band, short := totalText(a, x), " a month", "", ""
	brief := fareText(a, x) + "/month"
	if summary.Total(x) == "?" {
		month, brief = "", total
	}
	if text := summary.BandText(x, " to "); text != "" {
		band, short = " ("+text+")", " ("+summary.BandText(x, "–")+")"
	}
	top, ms := "", ""
	if text := summary.OnTopText(x); text != "" {
		top = ", " + text
	}
	if x.Latency.Known {
		ms = " · " + summary.ResponseText(x) + " ms"
	}
	long := ms
	if ms != "" {
		long = "   " + summary.ResponseText(x) + " ms a response"
	}
	return []string{total + month + band + top + long, total + month + band + long, total + month + short + ms, brief + short + ms, brief + ms, brief}
}

// coreAnswered are how many core questions there are, and how many are answered.
func coreAnswered(s state) (core, done int) {
	for _, q := range s.catalog.Questions {
		if q.Tier == "core" {
			core++
			if s.answers.Has(q.ID) {
				done++
			}
		}
	}
	return core, done
}

// firstThat is the first text that fits into a width, the last one where none does.
func firstThat(w int, texts ...string) string {
	for _, text := range texts {
		if visible(text) <= w {
			return text
		}
	}
	return texts[len(texts)-1]
}

// fitting are the longest texts of two that stand beside each other in a width, the left one
// the longer where both can't be.
func fitting(w int, left, right []string) (string, string) {
	const between = 3
	for _, l := range left {
		for _, r := range right {
			if visible(l)+between+visible(r) <= w {
				return l, r
			}
		}
	}
	return short(left[len(left)-1], w), ""
}

// spread puts two texts at the ends of a line.
func spread(left, right string, w int) string {
	return left + padLeft(right, max(0, w-visible(left)))
}
