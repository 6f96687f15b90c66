package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/model/quantity"
)

// growing is what was typed and where the cursor is in the growth.
type growing struct {
	fields [2]growthField
	in     int // the field that has the keys
	row    int // of the stacks, or of what stands below them
	top    int
	sum    string // the stack whose months are shown; empty: none's
}

// growthField is a number that is typed or moved.
type growthField struct {
	name, unit string
	value      float64
	least      float64
	most       float64
	step       float64
	typed      string // what is typed so far; empty: the value
}

// The fields: by how much the traffic grows, and what a move costs once.
const (
	byPercent = iota
	ofMove
)

// usualGrowth is the growth a month that is begun with, in percent.
const usualGrowth = 5

// press takes what is typed of a number; false for other keys.
func (f *growthField) press(msg tea.KeyPressMsg) bool {
	n := narrowing{f.typed}
	if msg.String() != "backspace" && (msg.Text == "" || f.typed == "" && !strings.ContainsAny(msg.Text, "0123456789.-")) {
		return false
	}
	if !n.press(msg) {
		return false
	}
	f.typed = n.typed
	if span, err := quantity.Typed(f.typed, quantity.Unit{Name: f.unit}); err == nil && span.Single() {
		f.value = max(f.least, min(f.most, span.Typical))
	}
	return true
}

// set gives the field a value and takes away what was typed.
func (f *growthField) set(v float64) {
	f.value, f.typed = max(f.least, min(f.most, v)), ""
}

// move moves the value by so many steps.
func (f *growthField) move(steps float64) { f.set(f.value + steps*f.step) }

// enter gives a field the keys.
func (p *growing) enter(field int) {
	p.fields[p.in].typed = ""
	p.in = field
}
