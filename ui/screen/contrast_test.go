package screen

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"whereto/model/answers"
)

// luminance is the relative luminance of a colour by the Web Content Accessibility
// Guidelines 2.2, contrast what it has to another.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#123456", "#123456", 1}} {
		if got := contrast(lipgloss.Color(c.a), lipgloss.Color(c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// ink is a colour on a ground, nil for the terminal's, and the least contrast that it needs:
// 4.5 of text, 3 of lines and bars.
type ink struct {
	colour, ground color.Color
	least          float64
}

// inks are all inks of the screen, each with a place where it stands.
func (p *player) inks() map[ink]string {
	p.t.Helper()
	found := map[ink]string{}
	c := lipgloss.NewCanvas(p.u.w, p.u.h).Compose(uv.NewStyledString(p.u.content()))
	for y := range p.u.h {
		for x := range p.u.w {
			cell := c.CellAt(x, y)
			if cell == nil || strings.TrimSpace(cell.Content) == "" || cell.Style.Fg == nil {
				continue
			}
			least := 4.5
			if r := []rune(cell.Content)[0]; r >= '\u2500' && r <= '\u259f' || r == '·' {
				least = 3
			}
			found[ink{cell.Style.Fg, cell.Style.Bg, least}] = fmt.Sprintf("%q in line %d", cell.Content, y+1)
		}
	}
	return found
}

// All that is drawn stands out from its ground, in every view: where the screen has no ground
// of its own, from the terminal's, which is black, white or that of a common theme.
func TestEverythingStandsOutFromItsGround(t *testing.T) {
	t.Parallel()
	views := []struct {
		name, answers string
		keys          []string
	}{
		{"first question", "", nil},
		{"nothing ticked", "", []string{"enter", "down", "enter"}},
		{"ticked", "", []string{"enter", "down", "space", "down"}},
		{"narrowed", "orders", []string{"shift+tab", "enter", "down", "text:e"}},
		{"list", "orders", []string{"space", "down"}},
		{"why", "orders", []string{"tab"}},
		{"bill", "orders", []string{"tab", "2"}},
		{"way", "orders", []string{"tab", "3"}},
		{"caveats", "orders", []string{"tab", "4"}},
		{"notes", "orders", []string{"tab", "5"}},
		{"compare", "orders", []string{"c"}},
		{"help", "orders", []string{"?"}},
		{"export", "orders", []string{"e"}},
		{"leaving", "orders", []string{"u", "q"}},
	}
	for dark, terminals := range map[bool][]string{
		true:  {"#000000", "#1e1e2e", "#282c34"},
		false: {"#ffffff", "#fdf6e3", "#eff1f5"},
	} {
		all, seen := map[ink]string{}, map[color.Color]bool{}
		for _, v := range views {
			var a answers.Answers
			if v.answers != "" {
				a = readAnswers(t, v.answers)
			}
			p := withStudy(t, 160, 48, a)
			p.send(tea.BackgroundColorMsg{Color: lipgloss.Color(terminals[0])})
			for i, where := range p.press(v.keys...).inks() {
				all[i], seen[i.colour] = v.name+": "+where, true
			}
		}
		for i, where := range all {
			grounds := []color.Color{i.ground}
			if i.ground == nil {
				grounds = nil
				for _, g := range terminals {
					grounds = append(grounds, lipgloss.Color(g))
				}
			}
			for _, g := range grounds {
				if got := contrast(i.colour, g); got < i.least {
					t.Errorf("%s: %v on %v has %.2f, needs %.1f", where, i.colour, g, got, i.least)
				}
			}
		}
		styles := reflect.ValueOf(*NewStyles(Look{Dark: dark}))
		for i := range styles.NumField() {
			f := styles.Type().Field(i)
			if f.Type != reflect.TypeFor[lipgloss.Style]() {
				continue
			}
			style := styles.Field(i).Interface().(lipgloss.Style)
			if _, none := style.GetForeground().(lipgloss.NoColor); none { // in the terminal's own colour
				continue
			}
			if !seen[style.GetForeground()] {
				t.Errorf("the colour of %s is in no view, background dark: %v", f.Name, dark)
			}
		}
	}
}

// Each theme stands out from its own ground, light and dark, and from the row under the
// cursor.
func TestThemesStandOut(t *testing.T) {
	t.Parallel()
	grounds := map[string][2]string{
		"whereto": {"#ffffff", "#1e1e2e"}, "high-contrast": {"#ffffff", "#000000"}, "catppuccin": {"#eff1f5", "#1e1e2e"}, "gruvbox": {"#fbf1c7", "#282828"},
	}
	for _, name := range Themes {
		for i, p := range palettes[name] {
			ground := lipgloss.Color(grounds[name][i])
			for what, c := range map[string]color.Color{"text": p.text, "faint": p.faint, "accent": p.accent, "good": p.good, "warn": p.warn, "bad": p.bad} {
				least := 4.5
				if name == "high-contrast" {
					least = 7
				}
				if got := contrast(c, ground); got < least {
					t.Errorf("%s %d: %s has %.2f", name, i, what, got)
				}
				if got := contrast(c, p.row); got < 4.5 && what == "text" || got < 3 {
					t.Errorf("%s %d: %s has %.2f on the row under the cursor", name, i, what, got)
				}
			}
			if got := contrast(p.line, ground); got < 3 {
				t.Errorf("%s %d: lines have %.2f", name, i, got)
			}
		}
	}
}
