package rescue

import (
	"strconv"
	"syscall"
)

// stillActive is the exit code of a process that has not ended.
const stillActive = 259

// query is to be told little of a process, which everybody may.
const query = 0x1000

// runs says whether there is a process.
func runs(pid int) bool {
	p, err := syscall.OpenProcess(query, false, uint32(pid))
	if err != nil {
		return false
	}
	defer syscall.CloseHandle(p)
	var code uint32
	return syscall.GetExitCodeProcess(p, &code) == nil && code == stillActive
}

// began is when a process did.
func began(pid int) string {
	p, err := syscall.OpenProcess(query, false, uint32(pid))
	if err != nil {
		return ""
	}
	defer syscall.CloseHandle(p)
	var from, to, kernel, user syscall.Filetime
	if syscall.GetProcessTimes(p, &from, &to, &kernel, &user) != nil {
		return ""
	}
	return strconv.FormatInt(from.Nanoseconds(), 10)
}
