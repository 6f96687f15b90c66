package linear

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"whereto/model/answers"
	"whereto/ui/answersfile"
	"whereto/ui/export"
)

// export writes a summary into a file, over another only where that is said.
func (s *session) export(file string) {
	if file == "" {
		s.say("The name of a file is needed: export advice.md.")
		return
	}
	form, err := export.Of(file)
	if err != nil {
		s.say(sentence(err.Error()))
		return
	}
	s.explore()
	content, err := form.Write(s.engine, s.Catalog, s.advice, export.Options{Opens: true})
	if err != nil {
		s.say(sentence(err.Error()))
		return
	}
	if s.over(file, func(over bool) error { return s.Write(file, content, over) }) {
		s.say("Written to " + file + ".")
	}
}

// over writes a file, and where it is there already asks first whether it is to be replaced.
// False where it is not written, which is said.
func (s *session) over(file string, write func(over bool) error) bool {
	err := write(false)
	if errors.Is(err, fs.ErrExist) {
		if s.choose(filepath.Base(file)+" is there already. Replace it, yes or no?", "yes", "no") != "yes" {
			s.say("Nothing is written.")
			return false
		}
		err = write(true)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.say("There is no directory " + filepath.Dir(file) + ".")
	case err != nil:
		s.say(sentence(err.Error()))
	}
	return err == nil
}

// save saves the answers, to a file of a name where one is given; it says whether they are.
func (s *session) save(file string) bool {
	if file == "" && s.File == "" {
		name, ok := s.prompt("Save to which file? An empty line saves nothing:")
		if !ok || name == "" {
			s.say("Nothing is saved.")
			return false
		}
		file = name
	}
	if file == "" || file == s.File {
		now, err := s.Now(s.File)
		if err != nil {
			s.say(sentence(err.Error()))
			return false
		}
		return s.meets(now)
	}
	done := s.over(file, func(over bool) error { return s.SaveAs(s.Catalog, s.now, file, over) })
	return done && s.saved()
}

// saved says that the answers are, and has nothing kept any more.
func (s *session) saved() bool {
	s.say("Saved to " + s.File + ".")
	s.keep()
	return true
}

// meets saves to the session's file as it is now; where somebody else has changed answers in
// it, it is asked whose are to stand.
func (s *session) meets(now []byte) bool {
	how, theirs, err := s.Meet(s.Catalog, s.now, now)
	words := []string{"theirs", "mine", "beside", "stay"}
	switch how {
	case answersfile.Free:
		return s.writeTo(s.File, now)
	case answersfile.Same:
		s.Saved(s.now, s.File, now)
		return s.saved()
	case answersfile.Unreadable:
		s.say(s.File+" can't be read as it is now:", sentence(err.Error()))
		words = words[1:]
	default:
		s.say("Somebody else has changed " + s.File + ". What differs:")
		s.say(s.differences(theirs)...)
		s.say("theirs: keeps theirs and drops yours.")
	}
	s.say("mine: writes yours over it.", "beside: saves yours as "+s.AnotherName()+".", "stay: saves nothing.")
	word := s.choose("Whose are to stand?", words...)
	if word == "" || word == "stay" {
		s.say("Nothing is saved.")
		return false
	}
	again, err := s.Now(s.File)
	switch {
	case err != nil:
		s.say(sentence(err.Error()))
		return false
	case word == "beside":
		file := s.AnotherName()
		s.Hash = ""
		return s.writeTo(file, nil)
	case !bytes.Equal(again, now): // it has changed once more
		return s.meets(again)
	case word == "theirs":
		if !s.change(func(a *answers.Answers) { *a = theirs.Clone() }) {
			return false
		}
		s.Saved(s.now, s.File, again)
		s.say(s.File + " is as it was found. The word undo takes that back.")
		s.keep()
		return true
	}
	return s.writeTo(s.File, again)
}

func (s *session) writeTo(file string, now []byte) bool {
	if err := s.WriteTo(s.Catalog, s.now, file, now); err != nil {
		s.say(sentence(err.Error()))
		return false
	}
	return s.saved()
}

// differences say by what somebody else's answers are others.
func (s *session) differences(theirs answers.Answers) []string {
	word := func(a answers.Answers, id string) string {
		q, _ := s.Catalog.Question(id)
		if v, ok := a.Values[id]; ok {
			return s.answerText(a, q, v)
		}
		return "open"
	}
	var list []string
	for _, key := range answersfile.Differ(s.Catalog, s.now, theirs) {
		table, id, _ := strings.Cut(key, ".")
		q, ok := s.Catalog.Question(id)
		switch {
		case ok && table == "answers":
			list = append(list, fmt.Sprintf("%s: yours %s; theirs %s.", q.Name, word(s.now, id), word(theirs, id)))
		case ok && table == "importance":
			list = append(list, fmt.Sprintf("%s: yours a %s; theirs a %s.", q.Name, s.now.ImportanceOf(q), theirs.ImportanceOf(q)))
		default:
			list = append(list, upper(key)+".")
		}
	}
	return list
}

// leave ends the session, and says whether it does: what is not saved is asked about first.
func (s *session) leave() bool {
	s.gone = s.mayLeave()
	return s.gone
}

func (s *session) mayLeave() bool {
	n := s.unsaved()
	if n == 0 {
		s.say("Nothing is unsaved. Goodbye.")
		return true
	}
	title := counted(n, "answer is", "answers are") + " not saved. Type save, discard or stay:"
	switch s.choose(title, "save", "discard", "stay") {
	case "save":
		return s.save("")
	case "discard":
		s.say("Discarded. Goodbye.")
		return true
	}
	return false
}
