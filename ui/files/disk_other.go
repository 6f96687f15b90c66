//go:build !windows

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// SyncDir makes new names in a folder durable, where its system can sync folders and it
// may be read.
func (Disk) SyncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// Busy says that nothing passes by waiting: a name can be taken whoever reads the file.
func (Disk) Busy(error) bool { return false }

// own gives a file the owner of another, where that may be.
func own(name string, info fs.FileInfo) {
	if was, ok := info.Sys().(*syscall.Stat_t); ok && (int(was.Uid) != os.Geteuid() || int(was.Gid) != os.Getegid()) {
		_ = os.Chown(name, int(was.Uid), int(was.Gid))
	}
}
