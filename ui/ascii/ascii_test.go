package ascii

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"São Paulo":      "Sao Paulo",
		"╭─ Why ─╮":      "+- Why -+",
		"✓ ▸ ≥ 3 × 2 …":  "v + > 3 x 2 .",
		"Zürich":         "Zurich", // a letter and its accent apart
		"⠀⠁⣿":            " .#",
		"plain":          "plain",
		"\x1b[1m█\x1b[m": "\x1b[1m#\x1b[m",
		"≤ 5 ≥ 5 •":      "< 5 > 5 .",
		"東":              "?",
	} {
		if got := Text(text); got != want {
			t.Errorf("Text(%q) = %q, want %q", text, got, want)
		}
	}
}

// Whatever is written comes out as ASCII, and where each character takes one cell as wide.
func FuzzText(f *testing.F) {
	f.Add("╭─ Why ─╮")
	f.Fuzz(func(t *testing.T, text string) {
		got := Text(text)
		one := utf8.ValidString(text)
		for _, r := range got {
			if r > unicode.MaxASCII {
				t.Fatalf("%q holds %q", got, r)
			}
		}
		for _, r := range text {
			one = one && unicode.IsPrint(r) && !unicode.Is(unicode.M, r) && ansi.StringWidth(string(r)) == 1
		}
		if one && ansi.StringWidth(got) != ansi.StringWidth(text) {
			t.Errorf("%q takes %d cells, %q %d", got, ansi.StringWidth(got), text, ansi.StringWidth(text))
		}
	})
}
