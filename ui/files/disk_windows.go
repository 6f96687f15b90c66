package files

import (
	"errors"
	"io/fs"
	"syscall"
)

// SyncDir does nothing: folders can't be synced here, and names are durable without.
func (Disk) SyncDir(string) error { return nil }

// errSharing is what a name answers with while something else holds its file.
const errSharing syscall.Errno = 32

// Busy says whether something else may be reading the file that has the name.
func (Disk) Busy(err error) bool {
	return errors.Is(err, syscall.ERROR_ACCESS_DENIED) || errors.Is(err, errSharing)
}

// own does nothing: what lies in a folder inherits its owner.
func own(string, fs.FileInfo) {}
