package screen

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// latencyLines are the latency of a stack: a map, the way from each place, what a
// response is made of, where else the app could be, and its cold starts.
func latencyLines(u *UI, s *advice.Stack, w int) []string {
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	if !s.Latency.Known {
		add(para(u, w, "Say where your users are, and distances are worked out here.")...)
		add("")
		add(coldLines(u, s, w)...)
		return lines
	}
	if picture := stackMap(u, s, w); picture != nil {
		add(picture...)
		add(u.picture().Legend(), "")
	}
	longest := 0.0
	for _, leg := range s.Latency.Legs {
		longest = max(longest, leg.RTT.MS)
	}
	for _, leg := range s.Latency.Legs {
		city := u.Catalog.Places[leg.Place].City
		add(u.st.Strong.Render(pad(fmt.Sprintf("%s → %s", city, leg.City), w-22)) + bar(u, leg.RTT.MS/max(longest, 1), 10) + u.st.Strong.Render(padLeft(fmt.Sprintf("%.1f ms", leg.RTT.MS), 12)))
		how := fmt.Sprintf("%.0f %% of users; %s ms; %s", 100*leg.Share, summary.Range(leg.RTT), leg.RTT.How)
		if leg.Database > 0 {
			how += fmt.Sprintf("; the database is %.0f ms further, for each query", leg.Database)
		}
		add(dim(u, w-2, how)...)
	}
	add("", u.st.Accent.Render("A response"), u.picture().Split(s.Latency, w))
	add(para(u, w, summary.SplitText(s.Latency))...)
	if list := u.advice.Placements(s); len(list) > 1 {
		add("", u.st.Accent.Render("With the app"))
		for i, row := range summary.PlacementRows(list) {
			p := list[i]
			add(u.st.Plain.Render(pad(row[0], w-10)) + u.st.Strong.Render(padLeft(row[5]+" ms", 10)))
			add(dim(u, w-2, fmt.Sprintf("%s: %s to the app, %s of queries, %s of handling", strings.Join(p.Regions[:min(3, len(p.Regions))], ", "), row[2], row[3], row[4]))...)
		}
	}
	if text := summary.CloserText(u.advice); text != "" {
		add("")
		add(para(u, w, text)...)
	}
	add("")
	add(coldLines(u, s, w)...)
	return append(lines, dim(u, w, "The users' own access line is not in it.")...)
}

// picture draws in the screen's styles.
func (u *UI) picture() summary.Picture {
	return summary.Picture{Users: u.st.Accent, App: u.st.Good, Database: u.st.Warn, Handling: u.st.Accent, Land: u.st.Dim}
}

// stackMap shows where the users, the app and the database are, where there is room.
func stackMap(u *UI, s *advice.Stack, w int) []string {
	if w < 30 || u.h < 24 {
		return nil
	}
	return u.picture().Map(u.Catalog, u.advice, s, w, min(14, u.h/3))
}

// coldLines say what cold starts do to a stack, and what meets fewer.
func coldLines(u *UI, s *advice.Stack, w int) []string {
	c := u.advice.Cold(s)
	if c == nil {
		return nil
	}
	lines := []string{u.st.Accent.Render("Cold starts")}
	for _, text := range summary.ColdText(c) {
		lines = append(lines, para(u, w, text)...)
	}
	for i, row := range summary.ColdRows(c) {
		if i == 0 {
			lines = append(lines, "", u.st.Dim.Render("Fewer or shorter ones"))
		}
		lines = append(lines, u.st.Plain.Render(pad(row[0], w-11)+padLeft(row[1], 11)))
		lines = append(lines, dim(u, w-2, fmt.Sprintf("%s of requests meet one, which takes %s", row[2], row[3]))...)
	}
	return append(lines, "")
}
