package worldmap

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Land is where it is, to half a degree.
func TestLand(t *testing.T) {
	for _, c := range []struct {
		name     string
		lon, lat float64
		land     bool
	}{
		{"the outback", 134, -25, true},
		{"the Tasman Sea", 160, -35, false},
		{"Kansas", -98, 38, true},
		{"the Atlantic", -30, 35, false},
		{"Siberia", 100, 62, true},
		{"the Congo", 22, 0, true},
		{"the Pacific by the date line", 180, 0, false},
		{"north of the map", 0, 89, false},
		{"south of it", 0, -80, false},
	} {
		for _, around := range []float64{-360, 0, 360} {
			if isLand(c.lon+around, c.lat) != c.land {
				t.Errorf("%s: land %v", c.name, !c.land)
			}
		}
	}
}

// at is a spot, draw draws spots.
func at(lat, lon float64, mark string) Spot {
	return Spot{Point: Point{lat, lon}, Mark: mark, Style: Plain{}}
}

func draw(spots []Spot, w, h int) []string {
	return Scene{Spots: spots, Land: Plain{}}.Draw(w, h, View{})
}

// A map holds every spot, wherever they lie, also over the date line, and each line
// has the width asked for.
func TestMapHoldsItsSpots(t *testing.T) {
	for name, spots := range map[string][]Spot{
		"one":            {at(-34, 151, "A")},
		"australia":      {at(-34, 151, "A"), at(-32, 116, "B")},
		"over the date":  {at(-37, 175, "A"), at(34, -118, "B")},
		"all the world":  {at(-34, 151, "A"), at(51, 0, "B"), at(38, -78, "C"), at(-23, -47, "D")},
		"pole to pole":   {at(75, 20, "A"), at(-55, -70, "B")},
		"two of a place": {at(10, 10, "A"), at(50, 10, "B")},
	} {
		for _, size := range [][2]int{{30, 8}, {52, 14}, {120, 30}} {
			lines := draw(spots, size[0], size[1])
			all := strings.Join(lines, "")
			if len(lines) != size[1] {
				t.Errorf("%s: %d lines, want %d", name, len(lines), size[1])
			}
			for _, line := range lines {
				if n := utf8.RuneCountInString(line); n != size[0] {
					t.Errorf("%s: a line has %d characters, want %d", name, n, size[0])
				}
			}
			for _, s := range spots {
				if !strings.Contains(all, s.Mark) {
					t.Errorf("%s, %v: %s is not on the map", name, size, s.Mark)
				}
			}
		}
	}
	over := draw([]Spot{at(1, 1, "A"), at(1, 1, "B"), at(1, 1, "C"), at(1, 1, "B")}, 40, 10)
	if text := strings.Join(over, ""); strings.Count(text, "A") != 1 || !strings.Contains(text, "CAB") {
		t.Errorf("marks of one place do not stand beside each other:\n%s", strings.Join(over, "\n"))
	}
	if draw(nil, 40, 10) != nil || draw([]Spot{at(1, 1, "A")}, 4, 2) != nil {
		t.Error("a map of nothing, or without room")
	}
}

// West stands left of east and north above south.
func TestMapIsTheRightWayRound(t *testing.T) {
	lines := draw([]Spot{at(-34, 151, "E"), at(-32, 116, "W"), at(1, 104, "N")}, 60, 16)
	find := func(mark string) (x, y int) {
		for y, line := range lines {
			if i := strings.Index(line, mark); i >= 0 {
				return utf8.RuneCountInString(line[:i]), y
			}
		}
		t.Fatalf("no %s", mark)
		return 0, 0
	}
	ex, ey := find("E")
	wx, _ := find("W")
	_, ny := find("N")
	if wx >= ex || ny >= ey {
		t.Errorf("east at %d, west at %d; north at %d, south at %d", ex, wx, ny, ey)
	}
}

// ink draws everything as one letter.
type ink string

func (i ink) Render(texts ...string) string {
	return strings.Repeat(string(i), utf8.RuneCountInString(strings.Join(texts, "")))
}

// A line over the date line leaves on one side of the map and comes in on the other; it
// does not cross all between.
func TestLinesGoTheShortWay(t *testing.T) {
	sydney, san, frankfurt := Point{-33.9, 151.2}, Point{37.8, -122.4}, Point{50.1, 8.7}
	scene := func(from, to Point) Scene {
		return Scene{Land: ink(" "), Spots: []Spot{{Point: from, Mark: "A", Style: Plain{}}, {Point: to, Mark: "B", Style: Plain{}}}, Lines: []Line{{From: from, To: to, Style: ink("x")}}}
	}
	columns := func(lines []string) (left, middle, right int) {
		for _, line := range lines {
			for x, r := range []rune(line) {
				switch {
				case r != 'x':
				case x < 25:
					left++
				case x > 95:
					right++
				default:
					middle++
				}
			}
		}
		return left, middle, right
	}
	if left, middle, right := columns(scene(sydney, san).Draw(120, 22, View{World: true})); left == 0 || right == 0 || middle > 0 {
		t.Errorf("over the Pacific: %d characters left, %d in the middle, %d right", left, middle, right)
	}
	if left, middle, right := columns(scene(frankfurt, san).Draw(120, 22, View{World: true})); left == 0 || middle == 0 || right > 0 {
		t.Errorf("over the Atlantic: %d characters left, %d in the middle, %d right", left, middle, right)
	}
}

// However many marks are in one place, each is seen; a name stands beside its mark, and
// where there is no room for it what is brief does.
func TestNoMarkHidesAnother(t *testing.T) {
	var scene Scene
	scene.Land = ink(" ")
	for i := range 12 {
		name := string(rune('a'+i)) + strings.Repeat("-", 6)
		scene.Spots = append(scene.Spots, Spot{Point: Point{50, 8}, Mark: "●", Style: Plain{}, Name: name, Brief: string(rune('a' + i)), Ring: 4})
	}
	for _, size := range [][2]int{{30, 8}, {120, 30}} {
		lines := scene.Draw(size[0], size[1], View{})
		all := strings.Join(lines, "\n")
		if n := strings.Count(all, "●"); n != len(scene.Spots) {
			t.Errorf("%v: %d of %d marks are seen:\n%s", size, n, len(scene.Spots), all)
		}
		if !strings.Contains(all, "a------") {
			t.Errorf("%v: the first has no name:\n%s", size, all)
		}
		for _, line := range lines {
			if n := utf8.RuneCountInString(line); n != size[0] {
				t.Errorf("%v: a line has %d characters:\n%s", size, n, all)
			}
		}
	}
	few := Scene{Land: ink(" "), Spots: []Spot{{Point: Point{50, 8}, Mark: "●", Style: Plain{}, Name: strings.Repeat("-", 40), Brief: "1"}}}
	if all := strings.Join(few.Draw(30, 8, View{}), "\n"); !strings.Contains(all, "1") || strings.Contains(all, "--") {
		t.Errorf("a name that has no room is not said in short:\n%s", all)
	}
}

// The whole world is seen at every size; nearer, what is gone nearer to stays in sight, and
// each step shows a part of what was shown before.
func TestViews(t *testing.T) {
	scene := Scene{Land: ink(" "), Spots: []Spot{at(-34, 151, "A"), at(51, 0, "B"), at(38, -78, "C"), at(-53, -70, "D"), at(70, 25, "E")}, Centre: Point{-34, 151}}
	for _, size := range [][2]int{{50, 8}, {78, 12}, {158, 12}, {158, 29}} {
		all := strings.Join(scene.Draw(size[0], size[1], View{World: true}), "\n")
		for _, s := range scene.Spots {
			if !strings.Contains(all, s.Mark) {
				t.Errorf("%v: %s is not on the map of the world:\n%s", size, s.Mark, all)
			}
		}
		before := scene.window(2*size[0], 4*size[1], View{})
		for n := range Steps {
			if all := strings.Join(scene.Draw(size[0], size[1], View{Nearer: n + 1}), "\n"); !strings.Contains(all, "A") {
				t.Errorf("%v, %d steps nearer: what is gone nearer to is out of sight:\n%s", size, n+1, all)
			}
			w := scene.window(2*size[0], 4*size[1], View{Nearer: n + 1})
			south, was := w.north-w.step*float64(w.down), before.north-before.step*float64(before.down)
			if w.step > before.step || w.north > before.north+1e-9 || south < was-1e-9 {
				t.Errorf("%v, %d steps nearer: %+v after %+v", size, n+1, w, before)
			}
			before = w
		}
	}
	if w := scene.window(240, 88, View{}); w.step*float64(w.across) < 359 {
		t.Errorf("what lies around the world is cut: %+v", w)
	}
}

// The name of a line stands on it, not over a mark; a line that is short has none.
func TestLinesAreNamed(t *testing.T) {
	line := func(to Point) string {
		from := Point{-34, 151}
		s := Scene{Land: ink(" "), Spots: []Spot{at(-34, 151, "A"), {Point: to, Mark: "B", Style: Plain{}}, at(-32, 116, "C")}, Lines: []Line{{From: from, To: to, Style: Plain{}, Name: "45 ms"}}}
		return strings.Join(s.Draw(80, 20, View{}), "\n")
	}
	if all := line(Point{-32, 116}); !strings.Contains(all, " 45 ms ") {
		t.Errorf("the way to Perth has no name:\n%s", all)
	}
	if all := line(Point{-33, 150}); strings.Contains(all, "ms") || !strings.Contains(all, "A") || !strings.Contains(all, "B") {
		t.Errorf("a way of a few characters:\n%s", all)
	}
}

// Faint land has half of its dots at most, and its coasts where they are.
func TestFaintLand(t *testing.T) {
	dots := func(faint bool) (n, rows int) {
		for _, line := range (Scene{Land: Plain{}, Faint: faint, Spots: []Spot{at(-25, 134, "A")}}).Draw(80, 24, View{}) {
			before := n
			for _, r := range line {
				if r >= noDots && r <= 0x28ff {
					n += bits8(r)
				}
			}
			if n > before {
				rows++
			}
		}
		return n, rows
	}
	all, rows := dots(false)
	few, same := dots(true)
	if all == 0 || few*2 > all+all/10 || few*2 < all-all/10 || same < rows-1 {
		t.Errorf("%d dots in %d rows, faint %d in %d", all, rows, few, same)
	}
}

// bits8 is how many dots a character of braille has.
func bits8(r rune) (n int) {
	for ; r > noDots; n++ {
		r = noDots | (r-noDots)&(r-noDots-1)
	}
	return n
}

// BenchmarkDraw draws a map of the world as wide as a large window.
func BenchmarkDraw(b *testing.B) {
	scene := Scene{Land: Plain{}, Spots: []Spot{at(-34, 151, "A"), at(51, 0, "B"), at(38, -78, "C")}}
	for _, s := range scene.Spots[1:] {
		scene.Lines = append(scene.Lines, Line{From: s.Point, To: scene.Spots[0].Point, Style: Plain{}, Name: "100 ms"})
	}
	for b.Loop() {
		scene.Draw(158, 29, View{World: true})
	}
}
