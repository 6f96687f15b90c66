//go:build !windows

package command

import (
	"fmt"
	"testing"
	"time"
)

// slowLine is what a line of 9,600 baud takes in four seconds.
const slowLine = 4 * 960

// rests waits until the terminal has been sent nothing for a while, and returns how much it
// was sent in all.
func (s *seat) rests(quiet time.Duration) int {
	s.t.Helper()
	end := time.Now().Add(limit)
	for from, size := time.Now(), s.seen.size(); ; time.Sleep(5 * time.Millisecond) {
		if now := s.seen.size(); now != size {
			from, size = time.Now(), now
		}
		switch {
		case time.Since(from) > quiet:
			return size
		case time.Now().After(end):
			s.t.Fatal("it always draws something")
		}
	}
}

// What an answer draws, up to all that follows from it, comes over a line of 9,600 baud within
// four seconds at 80×24. At 120×40 more is shown than fits into that: there it is held to what
// it takes today.
func TestAnswersOverASlowLine(t *testing.T) {
	t.Parallel()
	name := self(t)
	const (
		letters = 500 * time.Millisecond  // after them options are counted
		study   = 1300 * time.Millisecond // after it nothing follows
	)
	core := []struct {
		question string
		before   string // keys that do not answer yet
		answers  string
	}{
		{"kind", "", "2"},
		{"language", "3", "\r"},
		{"users", "Sydney\rAuckland\r", "\r"},
		{"database", "Sydney", "\r"},
		{"requests", "12M", "\r"},
		{"must_haves", "12", "\r"},
		{"budget", "100", "\r"},
	}
	for _, size := range [][2]uint16{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			s := sitAt(t, size[0], size[1], ships, name, t.TempDir()).sees("What do you build?")
			s.rests(study)
			// What comes late of one answer counts with the next: one may come to half more, all
			// together not.
			all, most := 0, slowLine
			if size[0] > 80 {
				most = 9000
			}
			for _, q := range core {
				before := s.types(q.before).rests(letters)
				quiet := study
				if q.question == "budget" { // it is not looked at again, as what is late of others is
					quiet *= 2
				}
				drawn := s.types(q.answers).rests(quiet) - before
				t.Logf("%s: %d bytes", q.question, drawn)
				if all += drawn; drawn == 0 || drawn > most*3/2 {
					t.Errorf("the answer to %s draws %d bytes, and may draw %d", q.question, drawn, most)
				}
			}
			if all > most*len(core)*3/4 {
				t.Errorf("%d answers draw %d bytes, and may draw %d each", len(core), all, most)
			}
			s.types("\x03").sees("not saved")
		})
	}
}
