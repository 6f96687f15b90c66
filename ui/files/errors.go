package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// thereError says that a file is there already.
type thereError struct{ name string }

func (e thereError) Error() string { return e.name + " is there already" }
func (e thereError) Unwrap() error { return fs.ErrExist }

// noFolder says that the folder that a file is to be written to is not there.
type noFolder struct {
	name string
	err  error
}

func (e noFolder) Error() string {
	return fmt.Sprintf("there is no folder %q; mkdir -p %s makes it", e.name, e.name)
}

func (e noFolder) Unwrap() error { return e.err }

// writing says why a file could not be written.
func writing(name string, err error) error { return fmt.Errorf("writing %s: %w", name, reason(err)) }

// reason is an error without the name of the file that it met: that may be the one that is
// written beside.
func reason(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	case errors.As(err, &call):
		return call.Err
	}
	return err
}
