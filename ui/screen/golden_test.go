package screen

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The screen as a person sees it, at the sizes that lay it out differently: a change of it is
// a change of these files.
func TestScreensLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 48}, {120, 40}, {100, 30}, {60, 20}, {40, 12}} {
		p := play(t, size[0], size[1], readAnswers(t, "orders"), "")
		steps := []struct {
			name string
			keys []string
		}{{"stacks", nil}, {"question", []string{"shift+tab", "enter", "down"}}, {"cost", []string{"esc", "shift+tab", "2"}}, {"compare", []string{"c"}}, {"help", []string{"esc", "?"}}}
		for _, step := range steps {
			p.press(step.keys...)
			p.looks(fmt.Sprintf("%s-%dx%d", step.name, size[0], size[1]))
		}
	}
}

// The weights as a person sees them, beside the list and alone.
func TestWeightsLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 48}, {60, 20}} {
		p := withStudy(t, size[0], size[1], readAnswers(t, "orders"))
		p.press("W", "down", "text:40").looks(fmt.Sprintf("weights-%dx%d", size[0], size[1]))
	}
}

// What if as a person sees it, one change applied, beside the list and alone.
func TestWhatIfLooksAsItDid(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		p := withStudy(t, size[0], size[1], readAnswers(t, "orders"))
		p.press("w").looks(fmt.Sprintf("whatif-%dx%d", size[0], size[1]))
		p.press("down", "enter").looks(fmt.Sprintf("applied-%dx%d", size[0], size[1]))
	}
}

// looks compares the screen with the golden file of a name.
func (p *player) looks(name string) {
	p.t.Helper()
	got := p.screen() + "\n"
	name = filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			p.t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			p.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		p.t.Fatal(err)
	}
	if diff := differences(got, string(want)); diff != "" {
		p.t.Errorf("%s differs (go test ./ui/screen -update writes it anew):\n%s", name, diff)
	}
}

// differences are the lines in which two texts differ, each as it is and as it should
// be; empty where there are none.
func differences(got, want string) string {
	if got == want {
		return ""
	}
	const most = 12 // lines that are told
	is, should := strings.Split(got, "\n"), strings.Split(want, "\n")
	line := func(lines []string, i int) string {
		if i < len(lines) {
			return lines[i]
		}
		return "(end)"
	}
	var b strings.Builder
	found := 0
	for i := range max(len(is), len(should)) {
		x, y := line(is, i), line(should, i)
		if x == y {
			continue
		}
		if found++; found <= most {
			fmt.Fprintf(&b, "line %d\n got: %s\nwant: %s\n", i+1, x, y)
		}
	}
	if found > most {
		fmt.Fprintf(&b, "and %d lines more\n", found-most)
	}
	return b.String()
}

// A difference is told by its lines alone.
func TestDifferences(t *testing.T) {
	for _, c := range []struct{ got, want, told string }{
		{"a\nb", "a\nb", ""},
		{"a\nb\nc", "a\nx\nc", "line 2\n got: b\nwant: x\n"},
		{"a", "a\nb", "line 2\n got: (end)\nwant: b\n"},
	} {
		if told := differences(c.got, c.want); told != c.told {
			t.Errorf("%q and %q: %q, want %q", c.got, c.want, told, c.told)
		}
	}
}
