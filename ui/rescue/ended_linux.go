package rescue

import (
	"bytes"
	"fmt"
	"os"
)

// ended says whether a process that is still listed has ended.
func ended(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false // it is not told here
	}
	// The name before it is in brackets, and may hold some itself.
	state := bytes.TrimLeft(stat[bytes.LastIndexByte(stat, ')')+1:], " ")
	return len(state) > 0 && (state[0] == 'Z' || state[0] == 'X')
}
