package rescue

import "syscall"

// stillActive is the exit code of a process that has not ended.
const stillActive = 259

// runs says whether there is a process.
func runs(pid int) bool {
	const query = 0x1000 // limited information
	p, err := syscall.OpenProcess(query, false, uint32(pid))
	if err != nil {
		return false
	}
	defer syscall.CloseHandle(p)
	var code uint32
	return syscall.GetExitCodeProcess(p, &code) == nil && code == stillActive
}
