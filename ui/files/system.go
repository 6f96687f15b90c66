package files

import (
	"io/fs"
	"time"
)

// System is what writing takes of a file system, step by step. Disk is the machine's.
type System interface {
	// Stat tells of what a name leads to.
	Stat(name string) (fs.FileInfo, error)
	// Readlink is where a link leads; an error where a name is of none.
	Readlink(name string) (string, error)
	// Open opens what is there for writing into it.
	Open(name string) (File, error)
	// Create makes a file that is not there yet.
	Create(name string, mode fs.FileMode) (File, error)
	// Like gives a file the mode and the owner of another.
	Like(f File, info fs.FileInfo) error
	// Link gives a file a second name that is not taken.
	Link(from, to string) error
	// Rename gives a file another name, and takes that from what had it.
	Rename(from, to string) error
	// Remove takes a file away.
	Remove(name string) error
	// SyncDir makes new names in a folder durable; nothing where that can't be asked.
	SyncDir(name string) error

	// Busy says whether an error of Rename may pass by waiting.
	Busy(err error) bool
	// Wait waits.
	Wait(d time.Duration)
	// Lot is a number that is drawn anew each time.
	Lot() uint64
}

// File is a file that is written.
type File interface {
	Name() string
	Write(p []byte) (int, error)
	Sync() error
	Close() error
}
