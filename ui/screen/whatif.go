package screen

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// whatIf is the smallest changes that make another host first or let one fit, each to be
// made and taken back.
type whatIf struct {
	at, top int
	under   string // the key of the row under the cursor
	chosen  bool   // it was put there

	list []supposition
	of   *advice.Advice   // that they are found in
	host *catalog.Product // that was selected then

	made  []made // what was applied, in order
	round int64  // of answers
	begun map[string]bool
	found map[string]outcome
}

// made is a supposition that was applied: what takes it back, and who was first before.
type made struct {
	supposition
	back patch
	led  string
}

func newWhatIf() *whatIf { return &whatIf{found: map[string]outcome{}} }

// whatRow is a row of the pane, below its group's heading.
type whatRow struct {
	supposition
	id      string
	group   string
	applied bool
}

// unapplied are the answers without what is applied.
func (p *whatIf) unapplied(a answers.Answers) answers.Answers {
	b := a.Clone()
	for _, m := range slices.Backward(p.made) {
		if m.in(a) {
			m.back.make(&b)
		}
	}
	return b
}

// hostOf is the host that changes are looked for, beside what is first; nil for none.
func hostOf(s state) *catalog.Product {
	if first := s.advice.First(); s.selected == nil || first != nil && s.selected.Host == first.Host {
		return nil
	}
	return s.selected.Host
}

// rows are those that are shown: what is applied, what makes the selected host fit or first,
// what makes another first, other loads and budgets, and what no answer changes.
func (p *whatIf) rows(s state) []whatRow {
	var applied, host, first, load, other []whatRow
	seen := map[string]bool{}
	for _, m := range p.made {
		if m.in(s.answers) && !seen[m.key()] {
			seen[m.key()] = true
			applied = append(applied, whatRow{supposition: m.supposition, id: m.key(), applied: true})
		}
	}
	if applied != nil {
		head := "Applied"
		for _, m := range p.made { // who led before any of them
			if m.in(s.answers) {
				head += ", before them: " + m.led
				break
			}
		}
		for i := range applied {
			applied[i].group = head
		}
	}
	leads, wanted := "", ""
	if x := s.advice.First(); x != nil {
		leads = x.Host.ID
	}
	fits := false
	if p.host != nil {
		wanted = p.host.ID
		fits = s.selected != nil && s.selected.Fits()
	}
	for _, x := range p.list {
		row := whatRow{supposition: x, id: x.id()}
		if seen[row.id] {
			continue
		}
		o, known := p.found[row.id]
		_, then := o.fares(wanted)
		helps := known && wanted != "" && (o.first == wanted || !fits && then)
		switch {
		case x.kind == ofHost || x.kind == ofFirst && helps:
			host = append(host, row)
		case x.kind == ofFirst && known && o.first != leads && o.first != "":
			first = append(first, row)
		case x.kind == ofLoad:
			load = append(load, row)
		case x.kind == ofOther:
			other = append(other, row)
		}
	}
	head := ""
	if p.host != nil {
		head = "What lets " + p.host.Name + " fit"
		if fits {
			head = "What makes " + p.host.Name + " first"
		}
	}
	var list []whatRow
	for _, g := range []struct {
		name   string
		rows   []whatRow
		sorted bool
	}{{"", applied, false}, {head, host, true}, {"What makes another host first", first, true}, {"Another load, another budget", load, false}, {"What no answer changes", other, false}} {
		if g.sorted {
			slices.SortStableFunc(g.rows, func(a, b whatRow) int { return cmp.Compare(a.size, b.size) })
			g.rows = p.plain(g.rows)
		}
		for _, r := range g.rows {
			r.group = cmp.Or(r.group, g.name)
			list = append(list, r)
		}
	}
	return list
}

// plain leaves out what the same question does with a smaller change.
func (p *whatIf) plain(rows []whatRow) (list []whatRow) {
	seen := map[string]bool{}
	for _, r := range rows {
		key := ""
		for _, id := range slices.Sorted(maps.Keys(r.values)) {
			key += id + " "
		}
		for _, id := range slices.Sorted(maps.Keys(r.importance)) {
			key += id + " "
		}
		key += p.found[r.id].first
		if len(r.weights) > 0 || !seen[key] {
			seen[key] = true
			list = append(list, r)
		}
	}
	return list
}

// id tells a supposition from others.
func (x supposition) id() string {
	if x.patch.none() {
		return x.what
	}
	return x.key()
}

func (p *whatIf) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	rows := p.rows(s)
	switch {
	case key.Matches(msg, s.k.Back):
		return closed{}, nil
	case key.Matches(msg, s.k.Choose, s.k.Toggle):
		p.chosen = true
		if p.at < len(rows) {
			return p.toggle(s, rows[p.at]), nil
		}
		return nil, nil
	}
	if to, moved := s.k.Move(msg, p.at, len(rows)-1); moved {
		p.chosen = true
		p.move(rows, to)
	}
	return nil, nil
}

// move puts the cursor on a row.
func (p *whatIf) move(rows []whatRow, to int) {
	p.at = max(0, min(to, len(rows)-1))
	if p.at < len(rows) {
		p.under = rows[p.at].id
	}
}

// toggle applies a row, or takes it back.
func (p *whatIf) toggle(s state, r whatRow) event {
	if r.patch.none() {
		return said{"no answer changes that: it is told, not applied"}
	}
	if r.applied {
		for _, m := range slices.Backward(p.made) {
			if m.key() == r.id {
				return changeAsked{change: m.back.make, text: "taken back: " + r.what}
			}
		}
	}
	led := "nothing fits"
	if first := s.advice.First(); first != nil {
		led = first.Host.Name + ", " + fareText(s.advice, first)
	}
	was := p.unapplied(s.answers)
	p.made = slices.DeleteFunc(p.made, func(m made) bool { return m.key() == r.id || !m.in(s.answers) })
	if len(p.made) > 0 {
		led = p.made[0].led
	}
	p.made = append(p.made, made{r.supposition, r.patch.reverse(was), led})
	return changeAsked{change: r.patch.make, text: "applied: " + r.what}
}

// click selects a row; before its words, or where it is selected already, it applies it.
func (p *whatIf) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	row, _, ok := p.layout(s, inner).at(y, inner.H)
	if !ok || row == noRow {
		return nil, nil
	}
	rows := p.rows(s)
	p.chosen = true
	again := row == p.at || x < whatLead
	if p.move(rows, row); again {
		return p.toggle(s, rows[row]), nil
	}
	return nil, nil
}

// wheel moves the cursor, a row for three lines.
func (p *whatIf) wheel(s state, by int) event {
	rows := p.rows(s)
	p.chosen = true
	p.move(rows, p.at+by/3)
	return nil
}

// settle finds what could be otherwise in a new advice, and keeps the cursor on its row.
func (p *whatIf) settle(s state, r Rect) {
	if host := hostOf(s); p.of != s.advice || p.host != host {
		p.of, p.host = s.advice, host
		p.list = nil
		if s.loading == loaded {
			p.list = suppositions(s, p.unapplied(s.answers))
		}
		maps.DeleteFunc(p.found, func(id string, _ outcome) bool {
			return !slices.ContainsFunc(p.list, func(x supposition) bool { return x.id() == id })
		})
	}
	rows := p.rows(s)
	if i := slices.IndexFunc(rows, func(r whatRow) bool { return r.id == p.under }); i >= 0 && p.chosen {
		p.at = i
	}
	p.move(rows, p.at)
	p.top = p.layout(s, r.Inner()).top
}

// pending are so many suppositions at most whose outcome is to be found next: what is listed
// in any case before what is listed if it matters.
func (p *whatIf) pending(round int64, most int) (list []supposition) {
	if p.round != round || p.begun == nil {
		p.round, p.begun = round, map[string]bool{}
	}
	for _, sure := range []bool{true, false} {
		for _, x := range p.list {
			id := x.id()
			if x.patch.none() || p.begun[id] || len(list) == most || (x.kind != ofFirst) != sure {
				continue
			}
			p.begun[id] = true
			list = append(list, x)
		}
	}
	return list
}

// take takes outcomes that were found.
func (p *whatIf) take(found map[string]outcome) {
	maps.Copy(p.found, found)
}

func (p *whatIf) keys(k *KeyMap) []key.Binding {
	return []key.Binding{help(k.Choose, "apply, take back"), k.Back, k.Moves, k.Undo, k.Weights, k.NextPane, k.Help, k.Quit}
}

func (p *whatIf) view(s state, r Rect) []string {
	inner := r.Inner()
	lines, above, below := p.layout(s, inner).shown(inner.H)
	return box(r, "What if", lines, s.frame(detailPane), s.title(detailPane), above, below)
}

// whatLead is what stands before a row's words: the cursor and whether it is applied.
const whatLead = 5

// layout is all rows as lines, scrolled to the cursor.
func (p *whatIf) layout(s state, inner Rect) listing[int] {
	var l listing[int]
	text := func(look lipgloss.Style, text string) {
		l.lines = append(l.lines, line[int]{noRow, func() string { return look.Render(pad(" "+text, inner.W)) }})
	}
	rows, group, at, last := p.rows(s), "", 0, 0
	for i, r := range rows {
		if r.group != group {
			if group = r.group; i > 0 && inner.H > 8 {
				text(s.st.Plain, "")
			}
			text(s.st.Strong, group)
		}
		if i == p.at {
			at = len(l.lines)
		}
		for _, draw := range p.row(s, r, i == p.at, inner.W) {
			l.lines = append(l.lines, line[int]{i, draw})
		}
		if i == p.at {
			last = len(l.lines) - 1
		}
	}
	switch {
	case s.loading != loaded:
		text(s.st.Dim, "nothing is weighed yet"+s.loading.String())
	case s.advice.Study == nil:
		text(s.st.Dim, beingWeighed)
	case !slices.ContainsFunc(rows, func(r whatRow) bool { return r.kind == ofFirst && !r.applied }):
		text(s.st.Dim, "no single answer makes another host first")
	}
	l.top = window(last, len(l.lines), inner.H, p.top)
	l.top = window(at, len(l.lines), inner.H, l.top)
	if p.at == 0 { // the heading above it is seen with it
		l.top = 0
	}
	return l
}

// row is what changes, and what comes of it: beside it where there is room, else below.
func (p *whatIf) row(s state, r whatRow, under bool, w int) []func() string {
	cursor, mark, look := "   ", "  ", s.st.Plain
	switch {
	case r.applied:
		mark = "✓ "
	case r.patch.none():
		mark, look = "· ", s.st.Dim
	}
	if under {
		cursor, look = " › ", s.st.Marked
		if s.focus == detailPane {
			look = s.st.Selected
		}
	}
	result, changes := p.result(s, r, w < 100)
	then := s.st.Dim
	if changes {
		then = s.st.Accent
	}
	if under && s.focus == detailPane {
		then = s.st.Selected
	}
	room := w - whatLead - 1
	var lines []func() string
	for i, text := range wrap(r.what, room) {
		lead := "     "
		if i == 0 {
			lead = cursor + mark
		}
		lines = append(lines, func() string { return look.Render(lead + pad(text, room) + " ") })
		if left := room - visible(text); i == len(wrap(r.what, room))-1 {
			if visible(result)+2 <= left {
				lines[i] = func() string { return look.Render(lead+text) + then.Render(padLeft(result, left)+" ") }
			} else {
				lines = append(lines, func() string { return then.Render("     " + padLeft(short(result, room), room) + " ") })
			}
		}
	}
	return lines
}

// result is what comes of a row in words, and whether another host is first then, or the
// selected one fits.
func (p *whatIf) result(s state, r whatRow, brief bool) (text string, changes bool) {
	o, known := p.found[r.id]
	switch {
	case r.applied:
		return "applied", true
	case r.patch.none():
		return "→ " + r.to, false
	case !known:
		return "…", false
	case o.first == "":
		return "→ nothing fits", false
	}
	if p.host != nil && o.first != p.host.ID && (r.kind == ofHost || r.group != "" && !s.selected.Fits()) {
		if f, ok := o.fares(p.host.ID); ok {
			return fmt.Sprintf("→ ranks %d of %d, %s", f.place, len(o.fits), f.total), true
		}
		if r.kind == ofHost {
			return "→ does not fit yet", false
		}
	}
	name := o.name
	if brief {
		name = o.host
	}
	if first := s.advice.First(); first != nil && first.Host.ID == o.first {
		return "→ " + name + " stays, " + o.fits[0].total, false
	}
	return "→ " + name + ", " + o.fits[0].total, true
}
