package linear

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"charm.land/huh/v2"

	"whereto/ui/summary"
)

// lines reads one line for each prompt and no more: huh reads each prompt with a reader of its
// own, which would take what comes behind with it.
type lines struct {
	wanted chan struct{}
	read   chan string // closed at the end of the input
	stop   <-chan int
	rest   string // of the line, not handed on yet
	ended  bool
	code   int // exit code of a session that was ended from outside
}

// longestLine is how much of a line is taken: no answer is longer.
const longestLine = 16 << 10

func newLines(in io.Reader, stop <-chan int) *lines {
	l := &lines{wanted: make(chan struct{}), read: make(chan string, 1), stop: stop}
	go func() {
		defer close(l.read)
		r := bufio.NewReader(in)
		for range l.wanted {
			line, err := oneLine(r)
			if err != nil && line == "" {
				return
			}
			l.read <- line
		}
	}()
	return l
}

// oneLine reads a line without its end; the last one needs none.
func oneLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, err := r.ReadSlice('\n')
		if room := longestLine - b.Len(); room > 0 {
			b.Write(part[:min(room, len(part))])
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			line := strings.TrimRight(b.String(), "\r\n")
			if err == nil || line != "" {
				return line + "\n", nil
			}
			return "", err
		}
	}
}

// Read hands on a line, in as many parts as it takes, and never more than one.
func (l *lines) Read(p []byte) (int, error) {
	if l.rest == "" {
		if l.ended {
			return 0, io.EOF
		}
		select {
		case l.wanted <- struct{}{}:
		case code := <-l.stop:
			return l.end(code)
		}
		select {
		case line, ok := <-l.read:
			if !ok {
				return l.end(0)
			}
			l.rest = line
		case code := <-l.stop:
			return l.end(code)
		}
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func (l *lines) end(code int) (int, error) {
	l.ended, l.code = true, code
	return 0, io.EOF
}

// plain has no look.
var plain = huh.ThemeFunc(func(bool) *huh.Styles { return &huh.Styles{} })

// prompt asks for a line by huh's own accessible field; false where the input has ended.
func (s *session) prompt(title string) (string, bool) {
	if s.in.ended {
		return "", false
	}
	var text string
	s.blank = false
	form := huh.NewForm(huh.NewGroup(huh.NewInput().Title(summary.Spoken(title)).Value(&text))).
		WithAccessible(true).WithTheme(plain).WithInput(s.in).WithOutput(s.out)
	if err := form.Run(); err != nil || s.in.ended {
		s.in.ended = true
		return "", false
	}
	return strings.TrimSpace(text), true
}

// choose asks for one of some words until one is said; empty where the input has ended.
func (s *session) choose(title string, words ...string) string {
	for {
		text, ok := s.prompt(title)
		if !ok {
			return ""
		}
		for _, word := range words {
			if strings.EqualFold(text, word) {
				return word
			}
		}
		s.say("One of these words: " + strings.Join(words, ", ") + ".")
	}
}
