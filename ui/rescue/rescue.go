// Package rescue keeps what sessions have not saved in a folder of the user's, one file a
// session, and finds what a crash, a signal or a closed terminal has left there.
package rescue

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"whereto/ui/files"
)

// format is what a file says that it is; one that says something else is let alone.
const format = "whereto/session/1"

// forgotten is the age at which what nobody wanted back is swept away.
const forgotten = 30 * 24 * time.Hour

// Kept is what a session keeps.
type Kept struct {
	Format  string    `json:"format"`
	PID     int       `json:"pid"`
	Boot    string    `json:"boot"`            // of the machine's start that the process belongs to; empty: not known
	Began   string    `json:"began,omitempty"` // when the process did, in its system's words; empty: not known
	At      time.Time `json:"at"`
	File    string    `json:"file,omitempty"` // that the session is saved to; empty: none yet
	Hash    string    `json:"hash,omitempty"` // of the file as the session knows it; empty: it was not there
	Count   int       `json:"count"`          // answers that are not saved
	Base    string    `json:"base"`           // the answers as they were saved last, as an answers file
	Answers string    `json:"answers"`        // and as they are
}

// Folder is where sessions are kept, and what is asked of the machine.
type Folder struct {
	Dir  string
	Now  func() time.Time
	PID  int
	Boot string
	Runs func(pid int) bool // whether there is a process of this machine's start
	// Began is when a process did, which tells it from an earlier one of its number; empty
	// where the system does not say, nil where it can't be asked.
	Began func(pid int) string
}

// Session is the file of one session.
type Session struct {
	folder Folder
	name   string

	newest atomic.Int64 // number of the last that came
	mu     sync.Mutex
	last   int // number of the last that was kept
	ended  bool
}

// Begin is a session's file, which is written once there is something to keep.
func (f Folder) Begin() *Session {
	return &Session{folder: f, name: filepath.Join(f.Dir, fmt.Sprintf("session-%d-%d.json", f.Now().UnixNano(), f.PID))}
}

// Now is the time that is kept with it.
func (s *Session) Now() time.Time { return s.folder.Now() }

// Keep puts what is to be kept in the place of what was, durably. They are numbered: one
// that comes late, behind a later one, is dropped, and so is one that has waited for the disk
// until a later one came.
func (s *Session) Keep(number int, k Kept) error {
	s.come(number)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || number <= s.last || number < int(s.newest.Load()) {
		return nil
	}
	k.Format, k.PID, k.Boot, k.At = format, s.folder.PID, s.folder.Boot, s.folder.Now()
	k.Began = s.folder.began(s.folder.PID)
	if k.File != "" {
		if whole, err := filepath.Abs(k.File); err == nil {
			k.File = whole
		}
	}
	content, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.folder.Dir, 0o700); err != nil {
		return err
	}
	w := files.Writer{System: s.folder.Disk(), Only: true, Mode: 0o600}
	if err := w.Replace(s.name, append(content, '\n')); err != nil {
		return err
	}
	s.last = number
	return nil
}

// come notes that what has a number has come.
func (s *Session) come(number int) {
	for was := s.newest.Load(); was < int64(number) && !s.newest.CompareAndSwap(was, int64(number)); {
		was = s.newest.Load()
	}
}

// Clear takes away what is kept: it is saved, or no longer wanted. What is numbered lower
// and comes late is dropped.
func (s *Session) Clear(number int) error {
	s.come(number)
	s.mu.Lock()
	defer s.mu.Unlock()
	if number <= s.last {
		return nil
	}
	s.last = number
	return gone(os.Remove(s.name))
}

// End takes away what is kept, and keeps nothing more.
func (s *Session) End() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	return gone(os.Remove(s.name))
}

// Stay leaves what is kept for the next start, and keeps nothing more.
func (s *Session) Stay() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
}

// Take makes what another session has left this one's. It fails with fs.ErrNotExist where
// somebody else has taken it.
func (s *Session) Take(l Left) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return os.Rename(l.name, s.name)
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Left is what a session has left that ended without saving.
type Left struct {
	Kept
	name string
}

// Discard takes it away.
func (l Left) Discard() error { return gone(os.Remove(l.name)) }

// Left is what ended sessions have left, the newest first: those on a file, or all where
// none is named. It is asked before this process begins one: what is of its own number is
// of an earlier process. What is old is swept away, and what was being written when a
// session broke off.
func (f Folder) Left(file string) []Left {
	f.sweep(f.Dir)
	if file != "" {
		if whole, err := filepath.Abs(file); err == nil {
			file = whole
		}
		at := file
		if to, err := filepath.EvalSymlinks(file); err == nil {
			at = to
		}
		f.sweep(filepath.Dir(at))
	}
	entries, err := os.ReadDir(f.Dir)
	if err != nil {
		return nil
	}
	var list []Left
	for _, e := range entries {
		name := filepath.Join(f.Dir, e.Name())
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		old := f.Now().Sub(info.ModTime()) > forgotten
		if ok, _ := filepath.Match("session-*.json", e.Name()); !ok {
			continue
		}
		l := Left{name: name}
		content, err := os.ReadFile(name)
		if err != nil || json.Unmarshal(content, &l.Kept) != nil || l.Format != format {
			if old {
				_ = os.Remove(name)
			}
			continue
		}
		switch {
		case l.Boot == f.Boot && f.works(l.PID, func(began string) bool { return l.Began == "" || l.Began == began }):
		case f.Now().Sub(l.At) > forgotten:
			_ = os.Remove(name)
		case file == "" || same(l.File, file):
			list = append(list, l)
		}
	}
	slices.SortFunc(list, func(a, b Left) int { return b.At.Compare(a.At) })
	return list
}

// works says whether another process of this machine's start is at work, and is the one that
// is meant by when it began, where that is told: one of this one's number was an earlier one.
func (f Folder) works(pid int, meant func(began string) bool) bool {
	if pid == f.PID || !f.Runs(pid) {
		return false
	}
	now := f.began(pid)
	return now == "" || meant(now)
}

func (f Folder) began(pid int) string {
	if f.Began == nil {
		return ""
	}
	return f.Began(pid)
}

// same says whether two names are of one file, over links too.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, err := os.Stat(a)
	y, wrong := os.Stat(b)
	return err == nil && wrong == nil && os.SameFile(x, y)
}
