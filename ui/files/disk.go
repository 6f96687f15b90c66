package files

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"time"
)

// Disk is the machine's file system.
type Disk struct{}

var _ System = Disk{}

// Stat tells of what a name leads to.
func (Disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// Readlink is where a link leads.
func (Disk) Readlink(name string) (string, error) { return os.Readlink(name) }

// Open opens what is there for writing into it.
func (Disk) Open(name string) (File, error) { return opening(os.OpenFile(name, os.O_WRONLY, 0)) }

// Create makes a file that is not there yet.
func (Disk) Create(name string, mode fs.FileMode) (File, error) {
	return opening(os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode))
}

// opening keeps a file that could not be opened from looking like one.
func opening(f *os.File, err error) (File, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Like gives a file the owner and the mode of another. Only who may give files away keeps
// an owner; another takes the file over.
func (Disk) Like(f File, info fs.FileInfo) error {
	own(f.Name(), info)
	return os.Chmod(f.Name(), info.Mode()&(fs.ModePerm|fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky))
}

// Link gives a file a second name.
func (Disk) Link(from, to string) error { return os.Link(from, to) }

// Rename gives a file another name.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// Remove takes a file away.
func (Disk) Remove(name string) error { return os.Remove(name) }

// Wait waits.
func (Disk) Wait(d time.Duration) { time.Sleep(d) }

// Lot is a number that is drawn anew each time.
func (Disk) Lot() uint64 { return rand.Uint64() }
