package screen

import (
	"fmt"
	"slices"
	"strings"

	"whereto/ui/summary"
)

// reason is what is said below a word that says what it is, in full and ever shorter; each
// version is one or several texts.
type reason struct {
	word     string
	versions [][]string
}

// beingWeighed is said until it is known what would change the result.
const beingWeighed = "what would change it is being weighed …"

// reasons are what has to be checked, why, what stands against what is recommended, and what
// would change it.
func reasons(s state) []reason {
	a := s.shown()
	but := func(texts []string) []string {
		return slices.DeleteFunc(texts, func(text string) bool { return strings.HasPrefix(text, "To check: ") }) // it is said
	}
	flips := flipVersions(s)
	if a.Study == nil && s.considered == nil {
		flips = [][]string{{beingWeighed}, {"being weighed …"}}
	}
	return slices.DeleteFunc([]reason{
		{"check", [][]string{summary.OpenTexts(s.catalog, a, a.First())}},
		{"why", [][]string{summary.WhyTexts(s.catalog, a), summary.WhyHeads(s.catalog, a, true), summary.WhyHeads(s.catalog, a, false)}},
		{"but", [][]string{but(summary.ButTexts(s.catalog, a)), but(summary.ButHeads(s.catalog, a))}},
		{"flips", flips},
	}, func(r reason) bool { return len(r.versions) == 0 || len(r.versions[0]) == 0 })
}

// flipVersions are what makes another host first, each with that host: all that make one
// first together, then ever fewer of them.
func flipVersions(s state) [][]string {
	a := s.shown()
	var hosts []string
	by, most := map[string][]string{}, 0
	for _, x := range a.Recommended.Flips {
		to := "nothing fits"
		if x.First != nil {
			to = x.First.Host.Name
		}
		if by[to] == nil {
			hosts = append(hosts, to)
		}
		by[to] = append(by[to], summary.FlipHead(s.catalog, a, x))
		most = max(most, len(by[to]))
	}
	var versions [][]string
	for n := most; n >= 0; n-- {
		var texts []string
		for _, to := range hosts {
			text := strings.Join(by[to][:min(max(1, n), len(by[to]))], "; or ")
			if more := len(by[to]) - n; more > 0 && n > 0 {
				text += fmt.Sprintf("; or %d others", more)
			}
			texts = append(texts, text+" → "+to)
		}
		versions = append(versions, texts)
	}
	return versions
}

// said puts a reason on at most so many lines: the fullest version that fits, else of the
// shortest one as many texts as do and how many more there are. The first text alone is cut
// where even that is longer.
func (r reason) said(w, rows int) []string {
	for _, texts := range r.versions {
		if lines := wrap(strings.Join(texts, apart), w); len(lines) <= rows {
			return lines
		}
	}
	texts := r.versions[len(r.versions)-1]
	for n := len(texts) - 1; n > 0; n-- {
		if lines := wrap(fmt.Sprintf("%s%s%d more", strings.Join(texts[:n], apart), apart, len(texts)-n), w); len(lines) <= rows {
			return lines
		}
	}
	lines := wrap(texts[0], w)
	if len(lines) > rows {
		lines = lines[:rows]
		lines[rows-1] = short(lines[rows-1]+" …", w)
	}
	return lines
}

// fullIn is how many lines a reason takes in full, leastIn how many it takes at least.
func (r reason) fullIn(w int) int { return len(wrap(strings.Join(r.versions[0], apart), w)) }

func (r reason) leastIn(w int) int { return len(wrap(r.versions[len(r.versions)-1][0], w)) }

// wordWidth is the width of a reason's word with the space after it: in long lines all have
// the same.
func wordWidth(w int, word string) int {
	if w < 50 {
		return visible(word) + 1
	}
	return 7
}

// inOrder are the words of reasons as they stand, byNeed by which has room first.
var (
	inOrder = []string{"check", "why", "but", "flips"}
	byNeed  = []string{"check", "why", "flips", "but"}
)

// reasonLines put reasons on so many lines: each has one before one has two, what would be
// cut has more before what would be said in full. Where there are too few, two stand beside
// each other in long lines, and some are left out of short ones.
func reasonLines(s state, list []reason, w, rows int) []string {
	const wide = 70
	if rows <= 0 {
		return nil
	}
	if len(list) > rows && w >= wide && rows > 1 {
		return pairs(s, list, w, rows)
	}
	slices.SortStableFunc(list, func(a, b reason) int { return slices.Index(byNeed, a.word) - slices.Index(byNeed, b.word) })
	list = list[:min(len(list), rows)]
	given, room := map[string]int{}, rows-len(list)
	for _, need := range []func(r reason, w int) int{reason.leastIn, reason.fullIn} {
		for _, r := range list {
			more := max(0, min(room, need(r, w-wordWidth(w, r.word))-max(1, given[r.word])))
			given[r.word] = max(1, given[r.word]) + more
			room -= more
		}
	}
	var lines []string
	for _, word := range inOrder {
		i := slices.IndexFunc(list, func(r reason) bool { return r.word == word })
		if i < 0 {
			continue
		}
		in := wordWidth(w, word)
		for _, text := range list[i].said(w-in, given[word]) {
			lines = append(lines, headed(s.st.Accent, word, in)+s.st.Plain.Render(text))
			word = ""
		}
	}
	return lines
}

// pairs put reasons on so many lines, two beside each other where there are more of them.
func pairs(s state, list []reason, w, rows int) []string {
	one := func(r reason, w int) string {
		return s.st.Accent.Render(r.word+" ") + s.st.Plain.Render(r.said(w-visible(r.word)-1, 1)[0])
	}
	half := (w - 2) / 2
	var lines []string
	for ; rows > 0 && len(list) > 0; rows-- {
		if len(list) > rows && len(list) > 1 {
			lines = append(lines, pad(one(list[0], half), half)+"  "+one(list[1], half))
			list = list[2:]
			continue
		}
		lines = append(lines, one(list[0], w))
		list = list[1:]
	}
	return lines
}
