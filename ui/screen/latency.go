package screen

import (
	"fmt"
	"math"
	"strings"

	"whereto/model/advice"
	"whereto/model/latency"
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
		add(u.st.Accent.Render("●")+u.st.Dim.Render(" users  ")+u.st.Good.Render("▲")+u.st.Dim.Render(" the app  ")+u.st.Warn.Render("◆")+u.st.Dim.Render(" the database"), "")
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
	add("", u.st.Accent.Render("A response"), splitBar(u, s.Latency, w))
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

// splitBar shows what a response is made of, by length.
func splitBar(u *UI, s latency.Stack, w int) string {
	line, left := "", w
	for i, part := range []struct {
		ms    float64
		style painter
		fill  string
	}{{s.MeanMS, u.st.Good, "▒"}, {s.DatabaseMS, u.st.Warn, "▓"}, {s.HandlingMS, u.st.Accent, "█"}} {
		n := int(math.Round(part.ms / max(s.ResponseMS, 1e-9) * float64(w)))
		if part.ms > 0 {
			n = max(n, 1)
		}
		if n = min(n, left); i == 2 {
			n = left
		}
		left -= n
		line += part.style.Render(strings.Repeat(part.fill, n))
	}
	return line
}

// stackMap shows where the users, the app and the database are.
func stackMap(u *UI, s *advice.Stack, w int) []string {
	if w < 30 || u.h < 24 {
		return nil
	}
	var spots []spot
	put := func(place, mark string, style painter) {
		if p, ok := u.Catalog.Places[place]; ok {
			spots = append(spots, spot{p.Lat, p.Lon, mark, style})
		}
	}
	for _, r := range s.Regions {
		for _, leg := range s.Latency.Legs {
			if leg.Region == r.Code {
				put(r.Place, "▲", u.st.Good)
				break
			}
		}
	}
	put(u.advice.Answers.Word("database"), "◆", u.st.Warn)
	for _, leg := range s.Latency.Legs {
		put(leg.Place, "●", u.st.Accent)
	}
	return worldMap(spots, w, min(14, u.h/3), u.st.Dim)
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
