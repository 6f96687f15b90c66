package rescue

import "golang.org/x/sys/unix"

// zombieState is that of a process that has ended and is still listed.
const zombieState = 5

// ended says whether a process that is still listed has ended.
func ended(pid int) bool {
	info, err := unix.SysctlKinfoProc("kern.proc.pid", pid)
	return err == nil && info.Proc.P_stat == zombieState
}
