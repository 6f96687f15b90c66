package screen

import "testing"

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
