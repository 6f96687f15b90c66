package screen

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"maps"
	"math"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// shared are what a session shares with others: nobody changes it.
var shared = map[reflect.Type]bool{
	reflect.TypeFor[*catalog.Catalog](): true, reflect.TypeFor[*catalog.Question](): true,
	reflect.TypeFor[*advice.Engine](): true, reflect.TypeFor[*advice.Advice](): true, reflect.TypeFor[*stack.Stack](): true,
}

// seed makes sums comparable.
var seed = maphash.MakeSeed()

// sum is a sum over a value with all that it leads to, so that two moments of it can be
// compared. Functions, channels and what a session shares with others count as their
// addresses.
func sum(v any) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	seen := map[uintptr]bool{}
	put := func(n uint64) {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], n)
		h.Write(b[:])
	}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		put(uint64(v.Kind()))
		switch v.Kind() {
		case reflect.Pointer:
			put(uint64(v.Pointer()))
			if v.IsNil() || seen[v.Pointer()] || shared[v.Type()] {
				return
			}
			seen[v.Pointer()] = true
			walk(v.Elem())
		case reflect.Interface:
			if !v.IsNil() {
				h.WriteString(v.Elem().Type().String())
			}
			walk(v.Elem())
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice, reflect.Array:
			put(uint64(v.Len()))
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map: // its entries come in any order
			outer, all := h, uint64(0)
			for each := v.MapRange(); each.Next(); {
				h = maphash.Hash{}
				h.SetSeed(seed)
				walk(each.Key())
				walk(each.Value())
				all += h.Sum64()
			}
			h = outer
			put(uint64(v.Len()))
			put(all)
		case reflect.String:
			put(uint64(v.Len()))
			h.WriteString(v.String())
		case reflect.Bool:
			if v.Bool() {
				put(1)
			}
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			put(uint64(v.Int()))
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			put(v.Uint())
		case reflect.Float32, reflect.Float64:
			put(math.Float64bits(v.Float()))
		case reflect.Func, reflect.Chan, reflect.UnsafePointer:
			put(uint64(v.Pointer()))
		case reflect.Invalid: // nothing is in there
		default:
			panic("a session holds a " + v.Kind().String())
		}
	}
	walk(reflect.ValueOf(v))
	return h.Sum64()
}

// What a sum can't tell apart it can't find changed: it sees a field of each pane.
func TestSumSeesEveryPane(t *testing.T) {
	p := play(t, 120, 40, readAnswers(t, "worldwide"), "")
	p.open("rollback")
	help, compared := newMenu("Keys", helpItems(p.u.state(), p.u.actions)), newCompare(p.u.state())
	drawn, grown := newGraph(p.u.state()), newGrowth(p.u.state())
	p.u.tops = []pane{compared, help, drawn, grown}
	p.u.prompt = newPrompt(p.u.st, toSave, "x.toml")
	for name, change := range map[string]func(){
		"questions": func() { p.u.questions.top++ },
		"a choice":  func() { p.u.questions.field.(*choice).top++ },
		"stacks":    func() { p.u.stacks.top++ },
		"detail":    func() { p.u.detail.top++ },
		"compare":   func() { compared.top++ },
		"help":      func() { help.top++ },
		"graph":     func() { drawn.load++ },
		"growth":    func() { grown.fields[ofMove].value++ },
		"prompt":    func() { p.u.prompt.input.SetWidth(99) },
		"told":      func() { p.u.told.Growth = nil },
		"the width": func() { p.u.w++ },
		"an answer": func() { delete(p.u.session.answers.Values, "kind") },
		"a trial":   func() { p.u.tried[trial{"q", "c"}] = 1 },
	} {
		before := sum(p.u)
		change()
		if sum(p.u) == before {
			t.Errorf("a change of %s is not seen", name)
		}
	}
}

// tour is keys that lead through everything that can be on the screen.
var tour = strings.Fields("down down end up pgup space down space right right right right left " + // the stacks
	"M down + + right right left - z end home esc R down end home esc " +
	"c down pgdown d end esc ? end up esc enter 2 end pgdown 3 end 4 5 end home e esc e enter " + // what comes over them
	"g right pgup down space end space home esc G right text:7 down enter pgdown tab left text:1 esc esc " + // the graph, and growth
	"esc w down enter down space enter u end enter home esc W right down pgup text:42 backspace x X end " + // beside them
	"esc shift+tab shift+tab home enter down down up esc end enter esc x u i tab tab tab ctrl+s esc")

// Drawing changes nothing: through all panes and at all sizes the session is the same
// after it, settling again finds all at rest, and two drawings are alike. It is so for
// what fits and where nothing does.
func TestViewIsPure(t *testing.T) {
	tried := map[trial]int{} // at the first size; how large the window is makes no difference
	sizes := [][2]int{{10, 3}, {160, 48}, {100, 30}, {80, 16}, {60, 20}, {40, 12}}
	if testing.Short() { // what runs side by side is the same at all of them
		sizes = [][2]int{{10, 3}, {60, 20}}
	}
	for i, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			if i > 0 {
				t.Parallel()
			}
			p := play(t, size[0], size[1], readAnswers(t, "orders"), "")
			p.tour(tour)
			p = play(t, size[0], size[1], readAnswers(t, "orders"), "")
			if i > 0 {
				maps.Copy(p.u.tried, tried)
			}
			for _, q := range known.Questions {
				p.u.setFocus(questionsPane)
				p.open(q.ID)
				p.still("opening " + q.ID)
				for _, k := range []string{"down", "down", "up", "text:s", "text:y", "down", "end", "backspace"} {
					p.press(k)
					p.still(k + " in " + q.ID)
				}
			}
			if i == 0 {
				maps.Copy(tried, p.u.tried)
			}
			p.press("esc")
			for y := 0; y < size[1]; y += 5 {
				for x := 1; x < size[0]; x += 17 {
					p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
					p.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
				}
				p.still("clicks")
			}
		})
	}
	for _, name := range []string{"too-cheap", "reserved", "blank"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			play(t, 100, 30, readAnswers(t, name), "").tour(tour[:57])
		})
	}
}

// tour presses keys, and holds after each that drawing leaves everything as it is and
// gives the same screen each time.
func (p *player) tour(keys []string) {
	p.t.Helper()
	p.still("the start")
	for i, k := range keys {
		p.press(k)
		after := strings.Join(keys[:i+1], " ")
		p.still(after)
		if first, second := p.u.content(), p.u.content(); first != second {
			p.t.Fatalf("at %d × %d, after %s: the second drawing is another:\n%s", p.u.w, p.u.h, after, differences(second, first))
		}
	}
}

// still holds that neither drawing nor settling once more changes anything.
func (p *player) still(after string) {
	p.t.Helper()
	before := sum(p.u)
	p.u.content()
	if sum(p.u) != before {
		p.t.Fatalf("at %d × %d, after %s: drawing changes the session", p.u.w, p.u.h, after)
	}
	p.u.settle()
	if sum(p.u) != before {
		p.t.Fatalf("at %d × %d, after %s: settling once more changes the session", p.u.w, p.u.h, after)
	}
}
