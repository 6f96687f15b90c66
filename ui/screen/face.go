package screen

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
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
		text := fmt.Sprintf("near: %s, %s, %s", summary.WayText(x), totalText(a, x), openText(s, entry{stack: x}))
		lines = append(lines, faceLine{text: s.st.Dim.Render(short(text, w))})
	}
	return lines
}

// totalText is what a stack costs a month in words.
func totalText(a *advice.Advice, x *stack.Stack) string {
	if total := summary.Total(x); total != "?" {
		return total + " " + a.Currency
	}
	return "price not known"
}

// missText is how many hosts miss one must.
func missText(n int) string {
	if n == 1 {
		return "1 misses one must"
	}
	return fmt.Sprintf("%d miss one must", n)
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
	texts := summary.DropTexts(s.catalog, a)
	for i, text := range texts[:min(len(texts), most)] {
		lines = append(lines, faceLine{s.st.Key.Render(fmt.Sprint(i+1)) + " " + s.st.Plain.Render(short(text, w-2)), i + 1})
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
	switch h {
	case 1:
		price := prices[len(prices)-1]
		room := w - visible(price) - 4
		return []faceLine{{text: spread(mark+s.st.Strong.Render(short(firstThat(room, names...), room)), s.st.Strong.Render(price), w)}}
	case 2: // the firmness stands beside the price
		name := short(firstThat(w-2, append([]string{whole}, names...)...), w-2)
		price, beside := fitting(w-2, prices, firm)
		return []faceLine{{text: mark + s.st.Title.Render(name)}, {text: spread("  "+s.st.Strong.Render(price), s.st.Accent.Render(beside), w)}}
	}
	name, how := fitting(w-2, []string{whole, names[0], names[1]}, firm)
	beside := ""
	if strings.HasPrefix(name, names[0]) {
		name, beside = name[:len(names[0])], name[len(names[0]):]
	}
	price := "  " + s.st.Strong.Render(firstThat(w-2, prices...))
	if room := w - visible(price) - 3; room >= 16 {
		price = spread(price, firmBar(s, min(60, room)), w)
	}
	lines := []faceLine{{text: spread(mark+s.st.Title.Render(name)+s.st.Dim.Render(beside), s.st.Accent.Render(how), w)}, {text: price}}
	list := reasons(s, h >= 5)
	n := 0
	if a.Study != nil && s.considered == nil && len(a.Study.Drops) > 0 { // what one must costs
		n = min(len(a.Study.Drops), max(1, h-len(lines)-len(list)))
	}
	return append(append(lines, reasonLines(s, list, w, h-len(lines)-n)...), drops(s, w, n)...)
}

// reasons are what has to be checked, why, what stands against what is recommended, and what
// would change it; why in full or in a few words.
func reasons(s state, full bool) []reason {
	a := s.shown()
	var but []string
	for _, text := range summary.ButTexts(s.catalog, a) {
		if !strings.HasPrefix(text, "To check: ") { // it is said
			but = append(but, text)
		}
	}
	why := summary.WhyHeads(s.catalog, a)
	if full {
		why = summary.WhyTexts(s.catalog, a)
	}
	flips := flipTexts(s)
	if a.Study == nil && s.considered == nil {
		flips = []string{"what would change it is being weighed …"}
	}
	return slices.DeleteFunc([]reason{
		{"check", summary.OpenTexts(s.catalog, a, a.First())}, {"why", why}, {"but", but}, {"flips", flips},
	}, func(r reason) bool { return len(r.texts) == 0 })
}

// reasonLines put reasons on so many lines: each has one before one has two, and where there
// are too few of them two stand beside each other.
func reasonLines(s state, list []reason, w, rows int) []faceLine {
	const wide = 70
	if rows <= 0 {
		return nil
	}
	if at := len(list) - 2; rows == 1 && len(list) > 2 && list[at].word == "but" { // what could change it is said before
		list = slices.Delete(list, at, at+1)
	}
	if len(list) > rows && w >= wide {
		return pairs(s, list, w, rows)
	}
	list = list[:min(len(list), rows)]
	texts, given := make([][]string, len(list)), make([]int, len(list))
	room := rows - len(list)
	for i, r := range list {
		texts[i], given[i] = wrap(strings.Join(r.texts, " · "), w-wordWidth), 1
	}
	for i := range slices.Backward(list) { // what is left of the room goes to what is cut
		more := min(room, len(texts[i])-1)
		given[i] += more
		room -= more
	}
	var lines []faceLine
	for i, r := range list {
		for n, text := range texts[i][:given[i]] {
			word := ""
			if n == 0 {
				word = r.word
			}
			if n == given[i]-1 && len(texts[i]) > given[i] {
				text = short(text+" …", w-wordWidth)
			}
			lines = append(lines, faceLine{text: s.st.Accent.Render(pad(word, wordWidth)) + s.st.Plain.Render(text)})
		}
	}
	return lines
}

// wordWidth is the width of the words check, why, but and flips with the space after them.
const wordWidth = 7

// reason is sentences below a word that says what they are.
type reason struct {
	word  string
	texts []string
}

// pairs put reasons on so many lines, two beside each other where there are more of them.
func pairs(s state, list []reason, w, rows int) []faceLine {
	one := func(r reason, w int) string {
		return s.st.Accent.Render(r.word+" ") + s.st.Plain.Render(short(strings.Join(r.texts, " · "), w-visible(r.word)-1))
	}
	half := (w - 2) / 2
	var lines []faceLine
	for ; rows > 0 && len(list) > 0; rows-- {
		if len(list) > rows && len(list) > 1 {
			lines = append(lines, faceLine{text: pad(one(list[0], half), half) + "  " + one(list[1], half)})
			list = list[2:]
			continue
		}
		lines = append(lines, faceLine{text: one(list[0], w)})
		list = list[1:]
	}
	return lines
}

// flipTexts are what makes another host first, each with that host; those that make the same
// one first are said together.
func flipTexts(s state) []string {
	a := s.shown()
	var texts []string
	at := map[string]int{} // by host
	for _, x := range a.Recommended.Flips {
		by, to := summary.FlipHead(s.catalog, a, x), "nothing fits"
		if x.First != nil {
			to = x.First.Host.Name
		}
		if i, said := at[to]; said {
			texts[i] += "; or " + by
			continue
		}
		at[to] = len(texts)
		texts = append(texts, by+" → "+to)
	}
	return texts
}

// priceTexts say what a stack costs a month with its band and what usually comes on top, and
// its response; in full and ever shorter.
func priceTexts(a *advice.Advice, x *stack.Stack) []string {
	total, month, band, short := totalText(a, x), " a month", "", ""
	if summary.Total(x) == "?" {
		month = ""
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
	return []string{total + month + band + top + long, total + month + band + long, total + month + short + ms, total + short + ms, total + ms, total}
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
