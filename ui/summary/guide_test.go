package summary_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"whereto/model/guide"
	"whereto/model/quantity"
	"whereto/ui/summary"
)

// longestGuide is how many bytes a guide has at most that is read in half an hour.
const longestGuide = 60_000

// The guide that ships is short, its links lead to headings, and each open point of the draft is
// answered under a heading of its own, with the bills that were worked out for it.
func TestShippedGuide(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c := shipped(t)
	g, err := guide.Write(c, today)
	if err != nil {
		t.Fatal(err)
	}
	text := summary.Guide(c, g)
	if n := len(text); n > longestGuide {
		t.Errorf("%d bytes", n)
	}
	headings := map[string]bool{}
	for _, line := range regexp.MustCompile(`(?m)^#{2,4} (.*)$`).FindAllStringSubmatch(text, -1) {
		headings[anchorOf(line[1])] = true
	}
	links := regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(text, -1)
	for _, link := range links {
		if !headings[link[1]] {
			t.Errorf("#%s leads nowhere", link[1])
		}
	}
	if len(links) < len(c.Guide.Chapters)+len(c.Guide.Points) {
		t.Errorf("%d links", len(links))
	}
	for i, point := range c.Guide.Points {
		_, part, found := strings.Cut(text, "\n#### Open point "+fmt.Sprint(i+1)+": ")
		part, _, _ = strings.Cut(part, "\n#")
		if !found || point.Answer == "" || len(part) < 150 {
			t.Errorf("%s is not answered: %q", point.Name, part)
		}
		for _, b := range g.Points[i] {
			if want := b.Name + ": " + quantity.Money(b.Priced.Bill.Total); !strings.Contains(part, want) {
				t.Errorf("%s: no %q in %q", point.Name, want, part)
			}
		}
	}
	for _, h := range c.Hosts {
		if h.Status.Advisable() && strings.Count(text, h.BestFor) != 1 {
			t.Errorf("what %s is best for stands %d times", h.ID, strings.Count(text, h.BestFor))
		}
	}
}

// anchorOf is the name that a forge gives a heading, by its own rule: letters, digits and hyphens,
// small, blanks as hyphens.
func anchorOf(heading string) string {
	heading = strings.ToLower(strings.ReplaceAll(heading, `\`, ""))
	return regexp.MustCompile(`[^\p{L}\p{N}_-]`).ReplaceAllString(strings.ReplaceAll(heading, " ", "-"), "")
}
