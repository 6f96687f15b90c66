package rescue

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// zombieState is that of a process that has ended and is still listed.
const zombieState = 5

// ended says whether a process that is still listed has ended.
func ended(pid int) bool {
	info, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	return err == nil && info.Proc.P_stat == zombieState
}

// began is when a process did.
func began(pid int) string {
	info, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	if err != nil {
		return ""
	}
	at := info.Proc.P_starttime
	return fmt.Sprintf("%d.%06d", at.Sec, at.Usec)
}
