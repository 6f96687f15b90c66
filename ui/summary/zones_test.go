package summary_test

import (
	"strings"
	"testing"

	"whereto/ui/summary"
)

// A product whose prices go by where visitors are is shown with its zones, as text and as
// JSON; one without has none.
func TestZonesAreShown(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{"velo-cdn": true, "orilla-edge": true, "bruma-run": false} {
		text, item, _ := summary.Show(invented(t), id, 100)
		written, err := summary.Indented(item)
		if err != nil {
			t.Fatal(err)
		}
		flat := strings.Join(strings.Fields(text), " ")
		if got := strings.Contains(flat, "zone countries far all others home DE, FR, GB, US"); got != want {
			t.Errorf("%s, as text: %v", id, got)
		}
		json := strings.Join(strings.Fields(string(written)), " ")
		if strings.Contains(json, `"home": [ "DE", "FR", "GB", "US" ]`) != want || !want && !strings.Contains(json, `"zones": {}`) {
			t.Errorf("%s, as JSON: %s", id, json)
		}
	}
}
