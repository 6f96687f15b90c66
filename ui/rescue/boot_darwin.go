package rescue

import "syscall"

// boot tells this start of the machine from others.
func boot() string {
	id, err := syscall.Sysctl("kern.bootsessionuuid")
	if err != nil {
		return ""
	}
	return id
}
