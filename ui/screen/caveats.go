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
			for _, line := range para(linked(s.st.Dim, c.Source), w-2, fmt.Sprintf("%s, %s", siteOf(c.Source.URL), c.Source.AsOf)) {
				lines = append(lines, "  "+line)
			}
		}
		lines = append(lines, "")
	}
	return lines
}
