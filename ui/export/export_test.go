package export_test

import (
	"strings"
	"testing"

	"whereto/ui/export"
)

func TestFormOfAFile(t *testing.T) {
	for _, f := range export.Forms {
		for _, ending := range f.Endings {
			for _, name := range []string{"advice" + ending, "a.b/ADVICE" + strings.ToUpper(ending)} {
				if got, err := export.Of(name); err != nil || got.Name != f.Name {
					t.Errorf("%s: %q, %v; want %q", name, got.Name, err, f.Name)
				}
			}
		}
		if got, err := export.Named(f.Name); err != nil || got.Name != f.Name {
			t.Errorf("%s: %q, %v", f.Name, got.Name, err)
		}
	}
	for _, name := range []string{"advice", "advice.docx", ""} {
		if got, err := export.Of(name); err == nil || !strings.Contains(err.Error(), ".md") {
			t.Errorf("%q: %q, %v", name, got.Name, err)
		}
	}
	if _, err := export.Named("markdwon"); err == nil || !strings.Contains(err.Error(), `did you mean "markdown"?`) {
		t.Error(err)
	}
}
