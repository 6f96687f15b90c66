//go:build !windows

package rescue

import (
	"errors"
	"syscall"
)

// runs says whether there is a process.
func runs(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
