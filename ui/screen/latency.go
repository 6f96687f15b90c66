package screen

import (
	"fmt"
	"strings"

	"whereto/model/quantity"
	"whereto/ui/summary"
)

// latencyLines are the latency of a stack: a map, the way from each place, what a
// response is made of, where else the app could be, and its cold starts.
func latencyLines(s state, w int) []string {
	x := s.whole()
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if !x.Latency.Known {
		add(para(s.st.Plain, w, "Say where your users are, and distances are worked out here.")...)
		add("")
		add(coldLines(s, w)...)
		return lines
	}
	if world := stackMap(s, w); world != nil {
		add(world...)
		add(picture(s.st).Legend(s.catalog, s.advice, x), "")
	}
	longest := 0.0
	for _, leg := range x.Latency.Legs {
		longest = max(longest, leg.RTT.MS)
	}
	for _, leg := range x.Latency.Legs {
		city := s.catalog.Places[leg.Place].City
		way, ms := fmt.Sprintf("%s → %s", city, leg.City), fmt.Sprintf("%.1f ms", leg.RTT.MS)
		if visible(way)+22 <= w {
			add(s.st.Strong.Render(pad(way, w-22)) + bar(s.st, leg.RTT.MS/max(longest, 1), 10) + s.st.Strong.Render(padLeft(ms, 12)))
		} else {
			add(ends(s.st.Strong, w, way, ms, 10)...)
		}
		how := fmt.Sprintf("%s of users; %s ms; %s", quantity.Percent(leg.Share), summary.Range(leg.RTT), leg.RTT.How())
		if leg.Database > 0 {
			how += fmt.Sprintf("; the database is %s further, for each query", quantity.Millis(leg.Database))
		}
		add(para(s.st.Dim, w-2, how)...)
	}
	add("", s.st.Accent.Render("A response"), picture(s.st).Split(x.Latency, w))
	add(para(s.st.Plain, w, summary.SplitText(x.Latency))...)
	if list := s.told.Placements; len(list) > 1 {
		add("", s.st.Accent.Render("With the app"))
		for i, row := range summary.PlacementRows(list) {
			p := list[i]
			add(ends(s.st.Strong, w, row[0], row[5]+" ms", 10)...)
			add(para(s.st.Dim, w-2, fmt.Sprintf("%s: %s to the app, %s of queries, %s of handling", strings.Join(p.Regions[:min(3, len(p.Regions))], ", "), row[2], row[3], row[4]))...)
		}
	}
	if text := summary.CloserText(s.advice); text != "" {
		add("")
		add(para(s.st.Plain, w, text)...)
	}
	add("")
	add(coldLines(s, w)...)
	return append(lines, para(s.st.Dim, w, "The users' own access line is not in it.")...)
}

// picture draws in the screen's styles.
func picture(st *Styles) summary.Picture {
	return summary.Picture{Users: st.Accent, App: st.Good, Database: st.Warn, Handling: st.Accent, Land: st.Dim}
}

// stackMap shows where the users, the app and the database are, where there is room.
func stackMap(s state, w int) []string {
	if w < 30 || s.height < 24 {
		return nil
	}
	return picture(s.st).Map(s.catalog, s.advice, s.whole(), w, min(14, s.height/3))
}

// coldLines say what cold starts do to a stack, and what meets fewer.
func coldLines(s state, w int) []string {
	c := s.told.Cold
	if c == nil {
		return nil
	}
	lines := []string{s.st.Accent.Render("Cold starts")}
	for _, text := range summary.ColdText(c) {
		lines = append(lines, para(s.st.Plain, w, text)...)
	}
	for i, row := range summary.ColdRows(c) {
		if i == 0 {
			lines = append(lines, "", s.st.Dim.Render("Fewer or shorter ones"))
		}
		lines = append(lines, ends(s.st.Plain, w, row[0], row[1], 11)...)
		lines = append(lines, para(s.st.Dim, w-2, fmt.Sprintf("meet one: %s; it takes %s", row[2], row[3]))...)
	}
	return append(lines, "")
}
