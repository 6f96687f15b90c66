//go:build !windows

package command

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
	"whereto/ui/summary"
)

// led is a session as somebody leads it through the core questions at random: it answers,
// ticks, types, saves and takes back, and knows what the session was told by when.
type led struct {
	*seat
	lots   *rand.Rand
	c      *catalog.Catalog
	past   []answers.Answers // each of what was answered, the last as it is
	states []state           // each of what was in the session, what was not confirmed too

	home, file string
	killed     time.Time
	rested     int // how much it had shown when it came to rest last
}

// state is what a session was told, and when it had shown that it was; zero: that is not
// known.
type state struct {
	answers.Answers
	at time.Time
}

// press types keys and notes what the session is told by them. Now and then it waits until
// the session has come to rest, as people do, and else for a moment.
func (s *led) press(keys string, is answers.Answers) {
	if s.over() {
		return
	}
	s.types(keys)
	s.states = append(s.states, state{is, time.Time{}})
	switch s.lots.IntN(6) {
	case 0:
		s.rests()
		time.Sleep(time.Duration(s.lots.IntN(1200)) * time.Millisecond)
	case 1, 2:
		s.rests()
	default:
		time.Sleep(time.Duration(s.lots.IntN(150)) * time.Millisecond)
	}
}

// quiet is how long a session that shows nothing has shown all that it was told.
const quiet = 400 * time.Millisecond

// rests waits until the session shows nothing any more: all that it was told it had shown by
// then.
func (s *led) rests() {
	from, size := time.Now(), s.seen.size()
	for !s.over() && (time.Since(from) < quiet || len(s.states) > 1 && size == s.rested) {
		time.Sleep(5 * time.Millisecond)
		if now := s.seen.size(); now != size {
			from, size = time.Now(), now
		}
	}
	s.rested = size
	for i := range s.states {
		if s.states[i].at.IsZero() && !s.over() {
			s.states[i].at = from
		}
	}
}

// over says whether it has ended.
func (s *led) over() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

// with is what was answered, with one question answered so.
func (s *led) with(question string, v answers.Value) answers.Answers {
	a := s.past[len(s.past)-1].Clone()
	if v.Number == nil && len(v.Words) == 0 && len(v.Shares) == 0 {
		delete(a.Values, question)
	} else {
		a.Values[question] = v
	}
	return a
}

// answers leads through a question; what stands in it at last is the answer.
func (s *led) answers(q *catalog.Question) {
	var v answers.Value
	hand := func(keys string) { s.press(keys, s.with(q.ID, v)) }
	last := "\r"
	switch options := answers.Allowed(q, s.c); q.Kind {
	case "choice":
		n := s.lots.IntN(min(9, len(options)))
		v, last = answers.Words(options[n]), strconv.Itoa(n+1)
	case "choices":
		for ticks := 1 + s.lots.IntN(5); ticks > 0 || len(v.Words) == 0; ticks-- {
			n := s.lots.IntN(min(9, len(options)))
			words := slices.Clone(v.Words)
			if i := slices.Index(words, options[n]); i >= 0 {
				words = slices.Delete(words, i, i+1)
			} else {
				words = append(words, options[n])
			}
			v = answers.Value{Words: words, List: true}
			hand(strconv.Itoa(n + 1))
		}
	case "places":
		places := s.lots.Perm(len(cities))[:1+s.lots.IntN(3)]
		for i, n := range places {
			s.press(s.c.Places[cities[n]].City, s.with(q.ID, v)) // a name is no answer yet
			v.Shares = nil
			for _, n := range places[:i+1] {
				v.Shares = append(v.Shares, catalog.Users{Place: cities[n], Share: 1 / float64(i+1)})
			}
			hand("\r")
		}
	case "place":
		id := cities[s.lots.IntN(len(cities))]
		s.press(s.c.Places[id].City, s.with(q.ID, v))
		v = answers.Words(id)
	case "number":
		n := 1 + s.lots.IntN(9)
		for digits := 1 + s.lots.IntN(4); ; digits-- {
			v = answers.Number(float64(n))
			hand(strconv.Itoa(n % 10))
			if digits == 1 {
				break
			}
			n = 10*n + s.lots.IntN(10)
		}
	}
	s.past = append(s.past, s.with(q.ID, v))
	s.press(last, s.past[len(s.past)-1])
}

// cities are found by their names alone.
var cities = []string{"sydney", "auckland", "singapore", "frankfurt", "tokyo"}

// mine is a file that a session is on, with what must outlast all that it does.
const mine = "# Ours.\nwhereto = 1 # for ever\n\n[answers] # more to come\nkind = \"api\"\n# the end\n"

// marks are what of it nobody but its owner changes.
var marks = []string{"# Ours.\nwhereto = 1 # for ever\n", "[answers] # more to come\n", "# the end\n"}

// lead starts a session, on a file or on none, leads it through the core questions that are
// open and then back, and kills it meanwhile.
func lead(t *testing.T, name string, c *catalog.Catalog, lots *rand.Rand, onFile bool) *led {
	t.Helper()
	s := &led{lots: lots, c: c, home: t.TempDir()}
	begin := answers.Answers{Values: map[string]answers.Value{}}
	if onFile {
		s.file = filepath.Join(s.home, "a.toml")
		if err := os.WriteFile(s.file, []byte(mine), 0o600); err != nil {
			t.Fatal(err)
		}
		begin.Values["kind"] = answers.Words("api")
	}
	s.past = []answers.Answers{begin}
	s.seat = s.sits(t, name)
	q, _ := c.Question(answers.Next(c, begin, nil, ""))
	s.sees(strings.Fields(q.Ask)[0])
	s.states = []state{{Answers: begin}}
	s.rests()

	dead := make(chan struct{})
	time.AfterFunc(time.Duration(lots.IntN(7000))*time.Millisecond, func() {
		s.killed = time.Now()
		s.cmd.Process.Kill()
		close(dead)
	})
	for ok := true; ok && q.Tier == "core" && !s.over(); {
		s.answers(q)
		if onFile && lots.IntN(3) == 0 {
			s.press("\x13", s.past[len(s.past)-1]) // saved
		}
		q, ok = c.Question(answers.Next(c, s.past[len(s.past)-1], nil, q.ID))
	}
	for !s.over() && len(s.past) > 1 {
		s.past = s.past[:len(s.past)-1]
		s.press("u", s.past[len(s.past)-1])
	}
	<-dead
	<-s.ended
	return s
}

// sits starts the program where the session is.
func (s *led) sits(t *testing.T, name string) *seat {
	t.Helper()
	if s.file == "" {
		return sit(t, name, s.home)
	}
	return sit(t, name, s.home, filepath.Base(s.file))
}

// dir is where it is kept.
func (s *led) dir() string { return filepath.Join(s.home, "whereto") }

// beside are what is being written in its folder and beside its file.
func (s *led) beside() []string {
	var list []string
	for _, where := range []string{s.home, s.dir()} {
		found, _ := filepath.Glob(filepath.Join(where, ".whereto-*"))
		list = append(list, found...)
	}
	return list
}

// kept is what lies in its folder; nothing is swept by looking. Nil: nothing.
func (s *led) kept() *rescue.Kept {
	names, _ := filepath.Glob(filepath.Join(s.dir(), "session-*.json"))
	if len(names) == 0 {
		return nil
	}
	k := new(rescue.Kept)
	if err := json.Unmarshal([]byte(content(s.t, names[0])), k); err != nil || len(names) > 1 {
		s.t.Errorf("%d sessions are kept of one, the first %v", len(names), err)
	}
	return k
}

// index is the last state of the session that a text holds. One that it was never in is a
// failure.
func (s *led) index(text string) int {
	read := func(text string) answers.Answers {
		a, err := load.ReadAnswers("", []byte(text), s.c)
		if err != nil {
			s.t.Errorf("the answers can't be read: %v\n%s", err, text)
		}
		return a
	}
	a := read(text)
	for i, is := range slices.Backward(s.states) {
		if len(answersfile.Differ(s.c, a, read(summary.AnswersFile(s.c, is.Answers)))) == 0 {
			return i
		}
	}
	s.t.Errorf("these answers were never given:\n%s", text)
	return 0
}

// due is the state that must have outlasted the session: the last that was a second old.
func (s *led) due() int {
	due := 0
	for i, is := range s.states {
		if !is.at.IsZero() && s.killed.Sub(is.at) > time.Second {
			due = i
		}
	}
	return due
}

// saved is the state that the file holds, whose other contents are as they were; without one
// it is that of a session that knows nothing.
func (s *led) saved() int {
	if s.file == "" {
		return s.index("whereto = 1\n")
	}
	text := content(s.t, s.file)
	for _, mark := range marks {
		if !strings.Contains(text, mark) {
			s.t.Errorf("%q is gone from the file:\n%s", mark, text)
		}
	}
	return s.index(text)
}

// starts starts the program again, which offers what is kept, discards that or restores and
// saves it, and ends it.
func (s *led) starts(name string, kept *rescue.Kept) {
	s.t.Helper()
	next := s.sits(s.t, name)
	switch restores := s.lots.IntN(2) == 0; {
	case kept == nil:
		next.sees("?")
		time.Sleep(200 * time.Millisecond)
		next.types("\x03")
	case !restores:
		next.sees("broke off").types("d")
		time.Sleep(200 * time.Millisecond)
		next.types("\x03")
	default:
		next.sees("broke off").types("r").sees(" restored").types("\x03").sees("and leave").types("s")
		if s.file == "" {
			next.sees("save the answers to").types("\r")
			s.file = filepath.Join(s.home, "answers.toml")
		}
		defer func() {
			if got, was := s.index(content(s.t, s.file)), s.index(kept.Answers); got != was {
				s.t.Errorf("kept was state %d, and saved is %d", was, got)
			}
		}()
	}
	if code := next.ends(); code != 130 {
		s.t.Errorf("the next start ends with %d", code)
	}
}

// Killed at any moment, while it is told answers, ticks and numbers and saves them, a session
// breaks no file, and the next start offers all that it had shown a second before. After a
// normal end nothing is left of it, beside its file neither. Twelve sessions are killed;
// WHERETO_KILLED=200 kills as many as one asks for, which takes some minutes (-timeout 1h).
func TestKilledSessions(t *testing.T) {
	t.Parallel()
	sessions := 12
	if asked := os.Getenv("WHERETO_KILLED"); asked != "" {
		var err error
		if sessions, err = strconv.Atoi(asked); err != nil {
			t.Fatal(err)
		}
	}
	name := self(t)
	c, err := load.Questions(load.Layer{FS: fixture.Files()})
	if err != nil {
		t.Fatal(err)
	}
	var counted struct {
		sync.Mutex
		states, there, offered, writing int
	}
	t.Run("session", func(t *testing.T) {
		for i := range sessions {
			t.Run(strconv.Itoa(i), func(t *testing.T) {
				t.Parallel()
				s := lead(t, name, c, rand.New(rand.NewPCG(18, uint64(i))), i%2 == 1)
				writing, kept, has := len(s.beside()), s.kept(), s.saved()
				if kept != nil {
					has = max(has, s.index(kept.Answers))
				}
				if due := s.due(); has < due {
					t.Errorf("state %d of %d is there, and state %d was a second old", has, len(s.states)-1, due)
				}
				s.starts(name, kept)
				if entries, _ := os.ReadDir(s.dir()); len(entries) > 0 || len(s.beside()) > 0 {
					t.Errorf("in the folder is left %v, being written %v", entries, s.beside())
				}
				counted.Lock()
				defer counted.Unlock()
				counted.states += len(s.states) - 1
				counted.there += has
				counted.writing += writing
				if kept != nil {
					counted.offered++
				}
			})
		}
	})
	t.Logf("%d sessions were told %d answers, ticks and keys, and killed; %d were offered; %d were younger than a second and lost; %d files were being written", sessions, counted.states, counted.offered, counted.states-counted.there, counted.writing)
}
