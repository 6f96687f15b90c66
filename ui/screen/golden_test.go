package screen

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The screen as a person sees it, at the three widths that lay it out
// differently: a change of it is a change of these files.
func TestScreensLookAsTheyDid(t *testing.T) {
	for _, size := range [][2]int{{160, 48}, {100, 30}, {60, 20}} {
		p := play(t, size[0], size[1], example(t, "orders-api.toml"), "")
		steps := []struct {
			name string
			keys []string
		}{{"stacks", nil}, {"question", []string{"shift+tab", "enter"}}, {"cost", []string{"shift+tab", "2"}}, {"compare", []string{"c"}}, {"help", []string{"esc", "?"}}}
		for _, step := range steps {
			p.press(step.keys...)
			got := p.screen() + "\n"
			name := filepath.Join("testdata", fmt.Sprintf("%s-%dx%d.golden", step.name, size[0], size[1]))
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs (go test ./ui/screen -update writes it anew):\n%s", name, got)
			}
		}
	}
}
