package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/ui/summary"
	"whereto/ui/worldmap"
)

// world is the map over all panes: how far the host under the cursor is from its users, and
// below it the hosts of the list and the places of the users.
type world struct {
	look worldmap.View
	leg  int // the place that is gone nearer to
	tops worldTops
}

// worldTops are the first rows of the tables below the map.
type worldTops struct{ hosts, places int }

// newWorld goes nearer to where most users are, unless another place is chosen.
func newWorld(s state) *world {
	p := &world{}
	if s.selected == nil {
		return p
	}
	legs := s.selected.Latency.Legs
	for i := range legs {
		if legs[i].Share > legs[p.leg].Share {
			p.leg = i
		}
	}
	return p
}

func (p *world) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	if to, moved := s.k.Move(msg, s.cursor, len(s.rows())-1); moved {
		return selected{to}, nil
	}
	switch {
	case key.Matches(msg, s.k.Back), key.Matches(msg, s.k.Map):
		return closed{}, nil
	case key.Matches(msg, s.k.Choose):
		return picked{focusAsked{detailPane}}, nil
	case key.Matches(msg, s.k.NextTab):
		p.leg++
	case key.Matches(msg, s.k.PrevTab):
		p.leg--
	case key.Matches(msg, s.k.Nearer):
		p.look.Nearer = min(worldmap.Steps, p.look.Nearer+1)
	case key.Matches(msg, s.k.Farther):
		p.look.Nearer = max(0, p.look.Nearer-1)
	case key.Matches(msg, s.k.Whole):
		p.look = worldmap.View{World: !p.look.World}
	default:
		return unused{msg}, nil
	}
	return nil, nil
}

// click selects a host or a place.
func (p *world) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	room := newWorldRoom(inner)
	y -= room.above()
	if x < room.hosts {
		if row, _, ok := p.hosts(s, room).at(y, room.below); ok && row != noRow {
			return selected{row}, nil
		}
		return nil, nil
	}
	if leg, _, ok := p.places(s, room).at(y, room.below); ok && leg != noRow {
		p.leg = leg
	}
	return nil, nil
}

// wheel moves the cursor, a row for three lines.
func (p *world) wheel(s state, by int) event {
	return selected{max(0, min(len(s.rows())-1, s.cursor+by/3))}
}

func (p *world) settle(s state, r Rect) {
	legs := 0
	if s.selected != nil {
		legs = len(s.selected.Latency.Legs)
	}
	p.leg = max(0, min(p.leg, legs-1))
	room := newWorldRoom(r.Inner())
	p.tops = worldTops{p.hosts(s, room).top, p.places(s, room).top}
}

func (p *world) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Back, help(k.Moves, "host"), key.NewBinding(key.WithHelp("←→", "place")), k.Nearer, k.Farther, k.Whole, help(k.Choose, "detail"), k.Help}
}

func (p *world) view(s state, r Rect) []string {
	inner := r.Inner()
	room := newWorldRoom(inner)
	lines := worldHead(s, inner.W, room.head)
	if room.land > 0 {
		lines = append(lines, p.land(s, inner.W, room.land)...)
		lines = append(lines, worldLegend(s, inner.W))
	}
	places, _, more := p.places(s, room).shown(room.below)
	hosts, above, below := p.hosts(s, room).shown(room.below)
	for i := range room.below {
		line := ""
		if room.hosts > 0 {
			if i < len(hosts) {
				line = hosts[i]
			}
			line = pad(line, room.hosts) + strings.Repeat(" ", worldGap)
		}
		if i < len(places) {
			line += places[i]
		}
		lines = append(lines, line)
	}
	title := fmt.Sprintf("Map · %d of %d", s.cursor+1, len(s.rows()))
	if len(s.rows()) == 0 {
		title = "Map"
	}
	return box(r, title, lines, s.st.Focus, s.st.Title, above && room.hosts > 0, below && room.hosts > 0 || more)
}

// worldRoom is how many rows the parts of the map have, and how wide the hosts' table is; 0:
// there is none.
type worldRoom struct {
	head, land, below int
	hosts, places     int
}

// worldGap is the space between the tables.
const worldGap = 3

func (r worldRoom) above() int {
	if r.land > 0 {
		return r.head + r.land + 1
	}
	return r.head
}

// newWorldRoom gives the map what the tables leave, where it can be read: a list has all the
// room elsewhere.
func newWorldRoom(inner Rect) worldRoom {
	const narrow, low, table = 46, 12, 5
	r := worldRoom{head: 1, places: inner.W}
	if inner.W < 100 {
		r.head = 2
	}
	if inner.W >= narrow && inner.H >= low {
		r.land = min(worldmap.Rows(inner.W), inner.H-r.head-1-table)
	}
	if inner.W >= 76 {
		r.hosts = min(64, inner.W*45/100)
		r.places = inner.W - r.hosts - worldGap
	}
	r.below = max(0, inner.H-r.above())
	return r
}

// worldHead says which host it is, where, and how far from its users.
func worldHead(s state, w, rows int) []string {
	name, figures, brief := "", "", ""
	switch {
	case s.loading != loaded:
		name = "The data is being read."
	case s.closed != nil:
		name, figures = s.closed.Host.Name, "can't be chosen: "+s.closed.Host.Status.Is
	case s.selected == nil:
		name = "There is no host to show."
	default:
		x := s.selected
		name = summary.WayText(x)
		if where := name + " · " + summary.PlaceText(s.catalog, x); visible(where)+2 <= w {
			name = where
		}
		if x.Latency.Known {
			brief = fmt.Sprintf("%s ms away · %s ms a response", summary.Millis(x), summary.ResponseText(x))
			figures = fmt.Sprintf("%s ms to the users · %s ms a response", summary.Millis(x), summary.ResponseText(x))
		} else {
			figures = "how far it is follows from where your users are"
		}
	}
	if visible(figures)+2 > w && brief != "" {
		figures = brief
	}
	if rows == 1 {
		return []string{" " + s.st.Strong.Render(short(name, w-visible(figures)-4)) + "   " + s.st.Accent.Render(figures)}
	}
	return []string{" " + s.st.Strong.Render(short(name, w-2)), " " + s.st.Accent.Render(short(figures, w-2))}
}

// land is the map of the selected host.
func (p *world) land(s state, w, h int) []string {
	lines := make([]string, h)
	if s.selected == nil {
		return lines
	}
	x := s.selected
	look := picture(s.st)
	look.Land = s.st.Land
	scene := look.World(s.catalog, s.advice, x, s.st.Strong, float64(min(w, 160))/32, paceLooks(s.st))
	if p.leg < len(x.Latency.Legs) {
		at := s.catalog.Places[x.Latency.Legs[p.leg].Place]
		scene.Centre = worldmap.Point{Lat: at.Lat, Lon: at.Lon}
	}
	if drawn := scene.Draw(w, h, p.look); drawn != nil {
		return drawn
	}
	lines[h/2] = s.st.Dim.Render(" Where it runs is not known by place.")
	return lines
}

// paceLooks are the looks of ways.
func paceLooks(st *Styles) map[advice.Pace]worldmap.Painter {
	return map[advice.Pace]worldmap.Painter{advice.Quick: st.Good, advice.Fair: st.Warn, advice.Slow: st.Bad}
}

// paceLook is the look of a way.
func paceLook(s state, leg int) worldmap.Painter {
	x := s.selected
	return paceLooks(s.st)[s.advice.PaceOfLeg(x, &x.Latency.Legs[leg])]
}

// worldLegend says what signs and colours mean, as far as there is room.
func worldLegend(s state, w int) string {
	if s.selected == nil {
		return ""
	}
	parts := []string{" " + picture(s.st).Legend(s.catalog, s.advice, s.selected)}
	if s.selected.Latency.Known {
		for _, pace := range []advice.Pace{advice.Quick, advice.Fair, advice.Slow} {
			parts = append(parts, paceLooks(s.st)[pace].Render("━━")+s.st.Dim.Render(" "+summary.PaceText(s.advice, pace)))
		}
		if slices.ContainsFunc(s.selected.Latency.Legs, func(leg latency.Leg) bool { return leg.Database > 0 }) {
			parts = append(parts, s.st.Dim.Render("╌╌ to the database, for each query"))
		}
	}
	line := ""
	for _, part := range parts {
		if visible(line)+visible(part)+2 > w {
			break
		}
		if line != "" {
			line += "  "
		}
		line += part
	}
	return line
}

// hosts is the table of the list's rows, each with its place and how far it is.
func (p *world) hosts(s state, room worldRoom) listing[int] {
	var l listing[int]
	if room.hosts == 0 {
		return l
	}
	const ms, before = 6, 6
	place := 15
	if room.hosts < 50 { // it stands above the map
		place = 0
	}
	name := room.hosts - place - ms - before
	l.lines = append(l.lines, line[int]{noRow, func() string {
		return s.st.Dim.Render(pad(strings.Repeat(" ", before)+"host", before+name) + pad(" where", place) + padLeft("ms", ms))
	}})
	shared, _, _ := sharedAddons(s.advice)
	for i, e := range s.rows() {
		l.lines = append(l.lines, line[int]{i, func() string {
			look, mark, rank, sig := s.st.Plain, " ", "  ", "✗"
			sigLook := s.st.Bad
			title, where, far := e.product().Name, "", "–"
			if x := e.stack; x != nil {
				sigLook, sig = sign(s.st, x)
				title, where = rowName(e, shared), summary.PlaceText(s.catalog, x)
				if x.Latency.Known {
					far = summary.Millis(x)
				}
				if x.Fits() && e.head == nil {
					rank = fmt.Sprintf("%2d", x.Rank)
				}
				if !x.Fits() {
					look = s.st.Dim
				}
			}
			if i == s.cursor {
				look, mark = s.st.Selected, "›"
				sigLook = sigLook.Background(s.st.Selected.GetBackground())
			}
			return look.Render(mark+rank+" ") + sigLook.Render(sig) + look.Render(" "+pad(title, name)+pad(" "+where, place)+padLeft(far, ms))
		}})
	}
	l.top = belowHeading(s.cursor+1, len(l.lines), room.below, p.tops.hosts)
	return l
}

// belowHeading is the first line that is shown of a table with a heading: with its first row the
// heading is seen.
func belowHeading(at, n, h, top int) int {
	if at <= 1 {
		return 0
	}
	return window(at, n, h, top)
}

// places is the table of the users' places and of the database.
func (p *world) places(s state, room worldRoom) listing[int] {
	var l listing[int]
	x := s.selected
	if x == nil {
		return l
	}
	note := func(text string) {
		for _, text := range wrap(text, room.places-1) {
			l.lines = append(l.lines, line[int]{noRow, func() string { return s.st.Dim.Render(text) }})
		}
	}
	if len(x.Latency.Legs) == 0 {
		note("Say where your users are, and distances are worked out here.")
		return l
	}
	c := newPlaceColumns(s, x, room.places)
	l.lines = append(l.lines, line[int]{noRow, func() string { return s.st.Dim.Render(c.heading()) }})
	for i := range x.Latency.Legs {
		l.lines = append(l.lines, line[int]{i, func() string { return c.row(s, i, i == p.leg) }})
	}
	seen := map[string]bool{}
	for _, leg := range x.Latency.Legs {
		if leg.Database > 0 && !seen[leg.Region] {
			seen[leg.Region] = true
			note(fmt.Sprintf("◆ %s %s → database in %s", summary.QueriesText(s.advice, leg.Database), leg.City, s.catalog.Places[s.advice.Database].City))
		}
	}
	if len(seen) == 0 && s.advice.Database != "" {
		note("◆ the database is next to the app")
	}
	l.top = belowHeading(p.leg+1, len(l.lines), room.below, p.tops.places)
	return l
}

// placeColumns are the widths of the places' table; 0: there is no such column.
type placeColumns struct{ city, share, to, ms, bar, span, how int }

func newPlaceColumns(s state, x *stack.Stack, w int) placeColumns {
	c := placeColumns{share: 8, ms: 7}
	for _, leg := range x.Latency.Legs {
		c.city = max(c.city, visible(s.catalog.Places[leg.Place].City)+1)
		c.to = max(c.to, visible(leg.City)+3)
	}
	c.city = min(c.city, max(8, w-4-c.share-c.ms))
	left := w - 4 - c.city - c.share - c.ms
	for _, more := range []struct {
		width *int
		n     int
	}{{&c.to, min(c.to, 24)}, {&c.how, 11}, {&c.span, 12}, {&c.bar, 14}} {
		if *more.width = 0; more.n <= left {
			*more.width = more.n
			left -= more.n
		}
	}
	return c
}

func (c placeColumns) heading() string {
	return "    " + pad("users", c.city) + padLeft("share ", c.share) + pad(" region", c.to) + padLeft("ms", c.ms) + pad("  mostly", c.span) + pad("", c.bar) + pad(" is", c.how)
}

// row is a place with its share, the region that serves it and how far that is.
func (c placeColumns) row(s state, i int, under bool) string {
	legs := s.selected.Latency.Legs
	leg := legs[i]
	look, mark := s.st.Plain, " "
	if under {
		look, mark = s.st.Marked, "›"
	}
	longest := 1.0
	for _, other := range legs {
		longest = max(longest, other.RTT.MS)
	}
	how, ms := "estimated", fmt.Sprintf("%.0f", leg.RTT.MS)
	switch {
	case leg.RTT.Measured:
		how = "measured"
	case c.how == 0:
		ms = "~" + ms
	}
	line := look.Render(mark + padLeft(fmt.Sprint(i+1), 2) + " " + pad(s.catalog.Places[leg.Place].City, c.city) + padLeft(summary.ShareText(leg.Share)+" ", c.share) + pad(" → "+leg.City, c.to))
	line += paceLook(s, i).Render(padLeft(ms, c.ms))
	line += s.st.Dim.Render(pad("  "+summary.Range(leg.RTT), c.span))
	if c.bar > 0 {
		n := max(1, int(leg.RTT.MS/longest*float64(c.bar-2)+0.5))
		line += " " + paceLook(s, i).Render(strings.Repeat("━", n)) + strings.Repeat(" ", c.bar-1-n)
	}
	return line + s.st.Dim.Render(pad(" "+how, c.how))
}
