package screen

import (
	"os"
	"strings"
	"testing"
)

// docs/session.md names the key of each action, and each theme.
func TestSessionIsDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/session.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actions(DefaultKeys()) {
		if shown := a.key.Help().Key; !strings.Contains(string(text), "`"+shown+"`") {
			t.Errorf("%s (%s) is not named", shown, a.name)
		}
	}
	for _, theme := range Themes {
		if !strings.Contains(string(text), "`"+theme+"`") {
			t.Errorf("the theme %s is not named", theme)
		}
	}
}
