// Package files puts files in their place whole or not at all: content is written beside,
// synced, and then takes the name. It is how everything of the program is written.
//
// A link is followed and stays a link; a file that is replaced keeps its mode and its owner,
// a new one takes what the umask leaves. What is there and is no file, such as a pipe, is
// written into and never replaced. Where a step fails, nothing is left beside, and the error
// names the file that was to be written.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Writer writes to a system.
type Writer struct {
	System
	Only bool        // files alone: what is no file is refused, and not written into
	Mode fs.FileMode // of new files, before the umask; 0: 0666
}

// New writes a file that is not there yet. It fails with fs.ErrExist where one is.
func (w Writer) New(name string, content []byte) error { return w.put(name, content, false) }

// Replace writes a file, in the place of another where there is one.
func (w Writer) Replace(name string, content []byte) error { return w.put(name, content, true) }

func (w Writer) put(name string, content []byte, replace bool) error {
	if opened(name) && !w.Only {
		return w.into(name, content)
	}
	info, err := w.Stat(name)
	switch {
	case err == nil && info.IsDir() && replace:
		return fmt.Errorf("writing %s: it is a folder", name)
	case err == nil && info.Mode()&fs.ModeSocket != 0:
		return fmt.Errorf("writing %s: it is a socket, and nothing that can be written to", name)
	case err == nil && info.Mode().Type() != 0 && !info.IsDir() && w.Only:
		return fmt.Errorf("writing %s: it is no file", name)
	case err == nil && info.Mode().Type() != 0 && !info.IsDir():
		return w.into(name, content)
	case err == nil && !replace:
		return thereError{name}
	case err == nil:
	case errors.Is(err, fs.ErrNotExist):
		info = nil
	default:
		return writing(name, err)
	}
	at, err := w.follow(name)
	if err != nil {
		return writing(name, err)
	}
	return w.beside(name, at, content, info, replace)
}

// opened says whether a name is of what the program holds open already, as /dev/stdout.
func opened(name string) bool {
	switch clean := filepath.ToSlash(filepath.Clean(name)); {
	case clean == "/dev/stdout", clean == "/dev/stderr", clean == "/dev/tty":
		return true
	default:
		return strings.HasPrefix(clean, "/dev/fd/")
	}
}

// into writes into what is there already and is no file of its own.
func (w Writer) into(name string, content []byte) error {
	f, err := w.Open(name)
	if err != nil {
		return writing(name, err)
	}
	_, err = f.Write(content)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return writing(name, err)
	}
	return nil
}

// most is how many links are followed.
const most = 40

// follow is the file that a name leads to over links, there or not.
func (w Writer) follow(name string) (string, error) {
	for range most {
		to, err := w.Readlink(name)
		if err != nil { // it is no link
			return name, nil
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return "", errors.New("too many links")
}

// beside writes content beside a file and gives it the file's name. The name is what the
// user calls it, at where it lies; info is of the one that is replaced, nil for none.
func (w Writer) beside(name, at string, content []byte, info fs.FileInfo, replace bool) (err error) {
	dir := filepath.Dir(at)
	f, err := w.create(dir, info)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return noFolder{dir, err}
	case err != nil:
		return writing(name, err)
	}
	open, there := true, true
	defer func() {
		if open {
			f.Close()
		}
		if there {
			w.Remove(f.Name())
		}
	}()
	if info != nil {
		if err := w.Like(f, info); err != nil {
			return writing(name, err)
		}
	}
	if _, err := f.Write(content); err != nil {
		return writing(name, err)
	}
	if err := f.Sync(); err != nil {
		return writing(name, err)
	}
	open = false
	if err := f.Close(); err != nil {
		return writing(name, err)
	}
	if there, err = w.name(f.Name(), at, replace); err != nil {
		if errors.Is(err, fs.ErrExist) && !replace {
			return thereError{name}
		}
		return writing(name, err)
	}
	if err := w.SyncDir(dir); err != nil {
		return fmt.Errorf("%s is written, but would not outlast a loss of power now: %w", name, reason(err))
	}
	return nil
}

// Beside is how the name of what is written beside a file begins; what follows was drawn.
const Beside = ".whereto-"

// create begins a file beside another, for its owner alone where it replaces one: it takes
// that one's mode before it holds anything.
func (w Writer) create(dir string, info fs.FileInfo) (File, error) {
	mode := w.Mode
	switch {
	case info != nil:
		mode = 0o600
	case mode == 0:
		mode = 0o666
	}
	for i := 0; ; i++ {
		f, err := w.Create(filepath.Join(dir, Beside+strconv.FormatUint(w.Lot(), 36)), mode)
		if !errors.Is(err, fs.ErrExist) || i == most {
			return f, err
		}
	}
}

// name gives a file its name. It says whether the file is still there under its old one.
func (w Writer) name(from, to string, replace bool) (bool, error) {
	if replace {
		return w.rename(from, to)
	}
	err := w.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return true, err
	}
	// The system has no links: the name is taken by an empty file first, which nobody else
	// can take then.
	f, created := w.Create(to, 0o600)
	if created != nil {
		return true, created
	}
	f.Close()
	there, err := w.rename(from, to)
	if err != nil {
		w.Remove(to)
	}
	return there, err
}

// patience is how long a file that something else looks at is waited for, as virus scanners
// and indexers do where they hold what they read.
const patience = 2 * time.Second

func (w Writer) rename(from, to string) (there bool, err error) {
	pause, waited := time.Millisecond, time.Duration(0)
	for {
		if err = w.Rename(from, to); err == nil || !w.Busy(err) || waited >= patience {
			return err != nil, err
		}
		w.Wait(pause)
		waited += pause
		pause = min(2*pause, 50*time.Millisecond)
	}
}
