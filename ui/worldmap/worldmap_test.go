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

// A map holds every spot, wherever they lie, also over the date line, and each line
// has the width asked for.
func TestMapHoldsItsSpots(t *testing.T) {
	at := func(lat, lon float64, mark string) Spot { return Spot{lat, lon, mark, Plain{}} }
	for name, spots := range map[string][]Spot{
		"one":            {at(-34, 151, "A")},
		"australia":      {at(-34, 151, "A"), at(-32, 116, "B")},
		"over the date":  {at(-37, 175, "A"), at(34, -118, "B")},
		"all the world":  {at(-34, 151, "A"), at(51, 0, "B"), at(38, -78, "C"), at(-23, -47, "D")},
		"pole to pole":   {at(75, 20, "A"), at(-55, -70, "B")},
		"two of a place": {at(10, 10, "A"), at(50, 10, "B")},
	} {
		for _, size := range [][2]int{{30, 8}, {52, 14}, {120, 30}} {
			lines := Draw(spots, size[0], size[1], Plain{})
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
	over := Draw([]Spot{at(1, 1, "A"), at(1, 1, "B"), at(1, 1, "C"), at(1, 1, "B")}, 40, 10, Plain{})
	if text := strings.Join(over, ""); strings.Count(text, "A") != 1 || !strings.Contains(text, "CAB") {
		t.Errorf("marks of one place do not stand beside each other:\n%s", strings.Join(over, "\n"))
	}
	if Draw(nil, 40, 10, Plain{}) != nil || Draw([]Spot{at(1, 1, "A")}, 4, 2, Plain{}) != nil {
		t.Error("a map of nothing, or without room")
	}
}

// West stands left of east and north above south.
func TestMapIsTheRightWayRound(t *testing.T) {
	lines := Draw([]Spot{{-34, 151, "E", Plain{}}, {-32, 116, "W", Plain{}}, {1, 104, "N", Plain{}}}, 60, 16, Plain{})
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
