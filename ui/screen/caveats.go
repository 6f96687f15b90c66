package screen

import (
	"fmt"
	"strings"

	"whereto/ui/summary"
)

// caveatLines are what is open about a stack.
func caveatLines(s state, w int) []string {
	x := s.whole()
	if len(x.Caveats) == 0 {
		return para(s.st.Plain, w, "Nothing is open that touches what you asked.")
	}
	var lines []string
	for _, c := range x.Caveats {
		for i, line := range wrap(strings.TrimSpace(summary.CaveatText(s.catalog, c)), w-2) {
			mark := "  "
			if i == 0 {
				mark = "! "
			}
			lines = append(lines, s.st.Warn.Render(mark)+s.st.Plain.Render(line))
		}
		if c.Source.URL != "" {
			lines = append(lines, "  "+s.st.Dim.Render(pad(fmt.Sprintf("%s, %s", siteOf(c.Source.URL), c.Source.AsOf), w-2)))
		}
		lines = append(lines, "")
	}
	return lines
}
