package screen

import (
	"strings"
)

// saving is how far saving has come.
type saving struct {
	code   int    // exit code, where the session is being left
	leaves bool   // the session ends once it is saved
	edits  bool   // the editor is opened once it is saved
	theirs []byte // what the file has become, where that is asked about
}

// keeping is what of the session is kept beside it, in case it breaks off.
type keeping struct {
	number int    // of what was kept last
	answer string // the tag of what was kept last, or of what was saved
	asked  string // the tag of the answers without what is typed, when that was
	waits  bool   // what is typed is kept soon
	failed bool   // it was said already that nothing can be kept
}

// firstLine is the first line of an error.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
