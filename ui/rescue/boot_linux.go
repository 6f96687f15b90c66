package rescue

import (
	"os"
	"strings"
)

// boot tells this start of the machine from others.
func boot() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}
