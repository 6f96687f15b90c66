package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/catalog"
)

// A source is shown by whose it is; what is no address is shown as it is.
func TestSiteOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com/pricing/": "example.com",
		"https://docs.example.com":     "docs.example.com",
		"https://example.com?page=2":   "example.com",
		"https://example.com:8443/x":   "example.com:8443",
		"a mail of 3 May":              "a mail of 3 May",
		"":                             "",
	} {
		if got := siteOf(address); got != want {
			t.Errorf("siteOf(%q) = %q, want %q", address, got, want)
		}
	}
}

// A source's address is a link where it is shown, and what it leads to is the whole address.
func TestSourcesAreLinks(t *testing.T) {
	t.Parallel()
	p := play(t, 160, 48, readAnswers(t, "orders"), "")
	p.u.setFocus(detailPane)
	for _, tab := range []string{"1", "2"} {
		if drawn := p.press(tab).u.content(); !strings.Contains(drawn, ansi.SetHyperlink("https://example.com")[:20]) {
			t.Errorf("tab %s: no link", tab)
		}
	}
	if got := linked(p.u.st.Dim, catalog.Source{URL: "javascript:alert(1)"}).Render("x"); strings.Contains(got, "javascript") {
		t.Errorf("%q is a link", got)
	}
}
