package answersfile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
)

// Held is the answers file that a session is on, as the session knows it.
type Held struct {
	File    string          // where answers are saved; empty: not known yet
	Opened  []byte          // the file as it was read or written last; nil: it was not there
	Summary string          // the summary that was opened, which is never written over
	Hash    string          // of the file as the answers began from it; empty: it was not there
	Base    answers.Answers // as they are in the file
	// Read reads a file as it is now.
	Read func(name string) ([]byte, error)
	// Write puts a file in its place, whole or not at all; without replace no file is
	// overwritten.
	Write func(name string, content []byte, replace bool) error
}

// Take takes the file that was opened. Of a summary the answers are saved beside it, and its
// kind is said; the kind is empty for an answers file.
func (h *Held) Take() Kind {
	h.Hash = hashOf(h.Opened)
	kind := KindOf(h.File, h.Opened)
	if h.File == "" || kind == TOML {
		return ""
	}
	h.Summary, h.Hash = h.File, ""
	h.File, h.Opened = Beside(h.File), nil
	return kind
}

// Restore goes on from answers that were left for a file as it was then.
func (h *Held) Restore(file, hash string, base answers.Answers) {
	if file != "" && h.File == "" {
		h.File = file
		h.Opened, _ = h.Now(file) // what can't be read is said when it is saved
		h.Take()
	}
	h.Base, h.Hash = base.Clone(), hash
}

// LeftAs is the name that what is not saved is found by again: of a summary its own, until the
// answers have a file.
func (h *Held) LeftAs() string {
	if h.Hash == "" && h.Summary != "" {
		return h.Summary
	}
	return h.File
}

// Unsaved is how many answers are not as they are in the file.
func (h *Held) Unsaved(c *catalog.Catalog, is answers.Answers) int { return len(Differ(c, h.Base, is)) }

// Now is a file as it is now; nil where there is none.
func (h *Held) Now(file string) ([]byte, error) {
	content, err := h.Read(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case content == nil:
		content = []byte{}
	}
	return content, nil
}

// Known says whether a file's content is the one that the answers began from.
func (h *Held) Known(now []byte) bool { return hashOf(now) == h.Hash }

// Meeting is how answers that are to be saved stand to the file as it is now.
type Meeting uint8

// A file may be written where nobody has changed an answer in it.
const (
	Free       Meeting = iota // as it was, or gone, or other in what is no answer
	Same                      // it holds these answers already
	Conflict                  // somebody else has changed answers
	Unreadable                // it holds no answers as it is now
)

// Meet says how answers stand to the file as it is now, with the answers in it where there is
// a conflict, or what is wrong with it.
func (h *Held) Meet(c *catalog.Catalog, is answers.Answers, now []byte) (Meeting, answers.Answers, error) {
	if now == nil || h.Known(now) {
		return Free, answers.Answers{}, nil
	}
	theirs, err := Read(h.File, now, c)
	switch {
	case err != nil:
		return Unreadable, theirs, err
	case len(Differ(c, h.Base, theirs)) == 0:
		return Free, theirs, nil
	case len(Differ(c, is, theirs)) == 0:
		return Same, theirs, nil
	}
	return Conflict, theirs, nil
}

// WriteTo writes answers into a file as it is now, edited in place; nil: a new one.
func (h *Held) WriteTo(c *catalog.Catalog, is answers.Answers, file string, now []byte) error {
	old := now
	if old == nil {
		old = h.Opened // it was taken away meanwhile: what it said beside answers is not lost
	}
	content := Edit(old, c, is)
	if err := h.Write(file, content, now != nil); err != nil {
		return err
	}
	h.Saved(is, file, content)
	return nil
}

// SaveAs writes answers to a file of a name that was given. Over another only where that was
// said, and never over one of another kind.
func (h *Held) SaveAs(c *catalog.Catalog, is answers.Answers, file string, over bool) error {
	switch {
	case file == "":
		return errors.New("a name is needed")
	case KindOf(file, nil) != TOML:
		return NotTOML{file}
	}
	content := []byte(summary.AnswersFile(c, is))
	if over {
		if now, err := h.Now(file); err == nil && KindOf(file, now) != TOML {
			return fmt.Errorf("%s is %s: another name", file, KindOf(file, now))
		}
	}
	if err := h.Write(file, content, over); err != nil {
		return err
	}
	h.Saved(is, file, content)
	return nil
}

// NotTOML says that answers are not saved under a name.
type NotTOML struct{ Name string }

func (e NotTOML) Error() string { return "answers are TOML: " + Beside(filepath.Base(e.Name)) }

// Saved takes a file as the one that the answers are in.
func (h *Held) Saved(is answers.Answers, file string, content []byte) {
	h.File, h.Opened, h.Hash = file, content, hashOf(content)
	h.Base = is.Clone()
}

// AnotherName is the name of a file that is not there yet, beside the session's.
func (h *Held) AnotherName() string {
	ext := filepath.Ext(h.File)
	stem := strings.TrimSuffix(h.File, ext)
	for i := 2; ; i++ {
		name := stem + "-" + strconv.Itoa(i) + ext
		if now, err := h.Now(name); now == nil && err == nil || i > 99 {
			return name
		}
	}
}

// hashOf tells contents apart; empty for none.
func hashOf(content []byte) string {
	if content == nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
