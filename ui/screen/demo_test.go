package screen

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/load"
)

// demoFrame is what is seen where the demo pauses.
type demoFrame struct{ screen, first string }

// find is what a pattern finds in a frame; empty: nothing.
func (f demoFrame) find(pattern string) string {
	return regexp.MustCompile(pattern).FindString(f.screen)
}

const (
	demoCursor = `› *\d+ \S.{20}`                       // the row of the list that is under the cursor
	demoLoad   = `at \S+ requests a month`              // what the graph is read off at
	demoMapped = `\S.* ms to the users · .* a response` // whose map it is
)

// demoParts say what each part of the demo is there to show, in its frames.
var demoParts = map[string]func(p *player, opened demoFrame, seen []demoFrame) bool{
	"open": func(_ *player, _ demoFrame, seen []demoFrame) bool {
		return len(seen) == 1 && seen[0].all("━ Hosts ━", "═ Recommended ═", "flips ", "Could still change it", "●●●", "› 1 ", " D decide ")
	},
	"move": func(_ *player, opened demoFrame, seen []demoFrame) bool {
		return len(seen) == 2 && seen[0].find(demoCursor) != opened.find(demoCursor) && seen[1].find(demoCursor) == opened.find(demoCursor)
	},
	"what if": func(_ *player, opened demoFrame, seen []demoFrame) bool {
		return len(seen) == 3 && seen[0].all("━ What if ━", "What makes another host first", " → ") && seen[0].screen != seen[1].screen &&
			seen[2].all(" applied: ", "✓ ", "before them: "+opened.first) && seen[2].first != opened.first && seen[2].all("↑ ")
	},
	"take it back": func(_ *player, opened demoFrame, seen []demoFrame) bool {
		return len(seen) == 2 && seen[0].all("━ What if ━", "taken back: ") && seen[0].first == opened.first &&
			!seen[1].all("━ What if ━") && seen[1].find(demoCursor) == opened.find(demoCursor)
	},
	"graph": func(_ *player, _ demoFrame, seen []demoFrame) bool {
		return len(seen) == 3 && seen[0].all("Cost a month by requests a month", "budget", "your load") &&
			seen[0].find(demoLoad) != seen[1].find(demoLoad) && seen[1].find(demoLoad) != seen[2].find(demoLoad)
	},
	"map": func(_ *player, opened demoFrame, seen []demoFrame) bool {
		return len(seen) == 2 && seen[0].all("━ Map · 1 of ", opened.first, "● users", "⢕") && seen[1].all("━ Map · ") &&
			seen[0].find(demoMapped) != "" && seen[1].find(demoMapped) != "" && seen[0].find(demoMapped) != seen[1].find(demoMapped)
	},
	"decide": func(_ *player, opened demoFrame, seen []demoFrame) bool {
		return len(seen) == 1 && seen[0].all("━ Decide ━", opened.first, "Nothing is recorded yet", "enter decide")
	},
	"copy": func(p *player, _ demoFrame, seen []demoFrame) bool {
		return len(seen) == 2 && seen[0].all("━ Copy ━", "› ", "five lines to send to colleagues") && seen[1].all("five lines copied", "━ Hosts ━") && p.clipboard != ""
	},
	"leave": func(p *player, _ demoFrame, _ []demoFrame) bool { return p.left },
}

func (f demoFrame) all(texts ...string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(f.screen, text) })
}

// The demo shows what it is there to show: its keys, pressed in a session on what ships, lead
// through each view, within 20 seconds, and change nothing.
func TestDemo(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("weighs answers on the whole data")
	}
	text, err := os.ReadFile("../../docs/demo.tape")
	if err != nil {
		t.Fatal(err)
	}
	d, lasts, err := readTape(string(text))
	if err != nil || len(d.parts) == 0 {
		t.Fatal(err, d)
	}
	if lasts >= 20*time.Second || lasts < 10*time.Second {
		t.Errorf("it takes %v", lasts)
	}
	if _, err := os.Stat(filepath.Join("../..", d.output)); err != nil {
		t.Errorf("the picture that it makes: %v", err)
	}
	call := strings.Join(d.parts[0].typed(), " ")
	name, enters := strings.CutSuffix(strings.TrimPrefix(call, "text:whereto "), " enter")
	if !enters || strings.ContainsAny(name, ":/ ") {
		t.Fatalf("it begins with %q", call)
	}
	for _, want := range []string{"examples/" + name, "stty cols 120 rows 36", "XDG_STATE_HOME=", "XDG_CONFIG_HOME="} {
		if !strings.Contains(d.hidden, want) {
			t.Errorf("the shell is not told %q before: %s", want, d.hidden)
		}
	}

	p := demo(t, name)
	var names []string
	var opened demoFrame
	for i, part := range d.parts {
		names = append(names, part.name)
		var seen []demoFrame
		for _, step := range part.steps {
			switch {
			case step.look:
				f := demoFrame{screen: p.screen()}
				if x := p.u.advice.First(); x != nil {
					f.first = x.Host.Name
				}
				seen = append(seen, f)
			case i > 0:
				p.press(step.keys...)
			}
		}
		if i == 0 && len(seen) > 0 {
			opened = seen[0]
		}
		shows, ok := demoParts[part.name]
		if !ok {
			t.Errorf("what is “%s” there to show?", part.name)
			continue
		}
		if !shows(p, opened, seen) {
			t.Errorf("“%s” does not show it:", part.name)
			for _, f := range seen {
				t.Log("\n" + f.screen)
			}
		}
	}
	for name := range demoParts {
		if !slices.Contains(names, name) {
			t.Errorf("there is no “%s”", name)
		}
	}
	if len(p.to) != 1 || p.u.unsaved() != 0 {
		t.Errorf("%d files are left, %d answers are not saved", len(p.to), p.u.unsaved())
	}
}

// demo is a session on what ships, with an example's answers, weighed as it goes.
func demo(t *testing.T, example string) *player {
	t.Helper()
	text, err := os.ReadFile("../../examples/" + example)
	if err != nil {
		t.Fatal(err)
	}
	p := &player{t: t, to: map[string]string{example: string(text)}}
	c := p.config(example)
	c.Catalog, c.Today, c.Settle, c.Opened = catalogs.Shipped(t), fixture.Today, 0, text
	if c.Answers, err = load.ReadAnswers(example, text, c.Catalog); err != nil {
		t.Fatal(err)
	}
	p.u = New(c)
	p.u.engine = advice.NewEngine(c.Catalog)
	p.run(p.u.Init())
	p.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	return p
}

// A tape with what the demo's test can't play is refused.
func TestTapeKnowsItsCommands(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"Ctrl+C", "Set Theme \"x\"", "Sleep soon", "Down twice", "Type w", "Up@soon", "Wait+Screen /x/"} {
		if _, _, err := readTape("Output a.gif\n" + line + "\n"); err == nil {
			t.Errorf("%q is taken", line)
		}
	}
	d, lasts, err := readTape("Set TypingSpeed 100ms\nHide\nType 'a'\nEnter\nSleep 9s\nShow\n# one\nDown@1s 2\nSleep 1.5s\n# two\nType \"qq\"\n")
	if err != nil || d.hidden != "a\n" || lasts != 3700*time.Millisecond || len(d.parts) != 2 || !slices.Equal(d.parts[0].typed(), []string{"down", "down"}) {
		t.Errorf("got %+v, %v, %v", d, lasts, err)
	}
}
