//go:build !windows

package rescue

import (
	"errors"
	"syscall"
)

// runs says whether there is a process that has not ended. The system lists one that was
// killed until its parent asks how, which may be never.
func runs(pid int) bool {
	err := syscall.Kill(pid, 0)
	return (err == nil || errors.Is(err, syscall.EPERM)) && !ended(pid)
}
