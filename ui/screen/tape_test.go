package screen

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tape is a demo in the format of VHS, as far as ours uses it.
type tape struct {
	output string
	hidden string // what the shell is told before anything is seen
	parts  []tapePart
}

// tapePart is what stands below a comment: keys, and between them pauses for looking.
type tapePart struct {
	name  string
	steps []tapeStep
}

// tapeStep is keys as a player presses them, or a look at the screen.
type tapeStep struct {
	keys []string
	look bool
}

// press adds keys.
func (p *tapePart) press(keys ...string) { p.steps = append(p.steps, tapeStep{keys: keys}) }

// typed is all that a part presses.
func (p *tapePart) typed() (keys []string) {
	for _, s := range p.steps {
		keys = append(keys, s.keys...)
	}
	return keys
}

var (
	tapeKeys     = regexp.MustCompile(`^(Enter|Escape|Up|Down|Left|Right)(?:@(\S+))?(?: (\d+))?$`)
	tapeTypes    = regexp.MustCompile("^Type(?:@(\\S+))? (\"[^\"]*\"|'[^']*'|`[^`]*`)$")
	tapeSettings = []string{"Shell", "FontSize", "LetterSpacing", "Width", "Height", "Padding", "TypingSpeed"}
	tapeNames    = map[string]string{"Enter": "enter", "Escape": "esc", "Up": "up", "Down": "down", "Left": "left", "Right": "right"}
)

// readTape reads a tape, and says how long it takes to see it. A command that it does not know
// is an error.
func readTape(text string) (t tape, lasts time.Duration, err error) {
	shown, speed := true, time.Duration(0)
	pace := func(own string) time.Duration {
		if own == "" {
			return speed
		}
		d, e := time.ParseDuration(own)
		if e != nil {
			err = e
		}
		return d
	}
	name := ""
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		command, rest, _ := strings.Cut(line, " ")
		part := func() *tapePart {
			if len(t.parts) == 0 || t.parts[len(t.parts)-1].name != name {
				t.parts = append(t.parts, tapePart{name: name})
			}
			return &t.parts[len(t.parts)-1]
		}
		typed, pressed := tapeTypes.FindStringSubmatch(line), tapeKeys.FindStringSubmatch(line)
		switch {
		case line == "":
		case command == "#":
			name = rest
		case command == "Hide", command == "Show":
			shown = command == "Show"
		case command == "Output":
			t.output = rest
		case command == "Require", command == "Env":
		case command == "Set" && slices.Contains(tapeSettings, strings.Fields(rest + " ")[0]):
			if own, ok := strings.CutPrefix(rest, "TypingSpeed "); ok {
				speed = pace(own)
			}
		case command == "Sleep":
			if d := pace(rest); shown {
				lasts += d
				part().steps = append(part().steps, tapeStep{look: true})
			}
		case typed != nil:
			what := typed[2][1 : len(typed[2])-1]
			if !shown {
				t.hidden += what
				break
			}
			lasts += pace(typed[1]) * time.Duration(len(what))
			part().press("text:" + what)
		case pressed != nil:
			times := 1
			if pressed[3] != "" {
				times, _ = strconv.Atoi(pressed[3])
			}
			if !shown {
				t.hidden += strings.Repeat("\n", times)
				break
			}
			lasts += pace(pressed[2]) * time.Duration(times)
			part().press(slices.Repeat([]string{tapeNames[pressed[1]]}, times)...)
		default:
			err = fmt.Errorf("what is %q?", line)
		}
		if err != nil {
			return t, lasts, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return t, lasts, nil
}
