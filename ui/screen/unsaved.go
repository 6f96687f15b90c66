package screen

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// saving is what is known of the session's file.
type saving struct {
	hash    string // of the file as the answers began from it; empty: it was not there
	summary string // the summary that was opened, which is never written over
	code    int    // exit code, where the session is being left
	leaves  bool   // the session ends once it is saved
	edits   bool   // the editor is opened once it is saved
	theirs  []byte // what the file has become, where that is asked about
}

// keeping is what of the session is kept beside it, in case it breaks off.
type keeping struct {
	number int    // of what was kept last
	answer string // the tag of what was kept last, or of what was saved
	asked  string // the tag of the answers without what is typed, when that was
	waits  bool   // what is typed is kept soon
	failed bool   // it was said already that nothing can be kept
}

// hashOf tells contents apart; empty for none.
func hashOf(content []byte) string {
	if content == nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// firstLine is the first line of an error.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
