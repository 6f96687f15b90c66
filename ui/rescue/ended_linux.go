package rescue

import (
	"bytes"
	"fmt"
	"os"
)

// ended says whether a process that is still listed has ended.
func ended(pid int) bool {
	state := told(pid, 0)
	return state == "Z" || state == "X"
}

// began is when a process did, in ticks since the machine started.
func began(pid int) string { return told(pid, 19) }

// told is what the system tells of a process, by its place after the name; empty where it
// tells nothing.
func told(pid, field int) string {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name before is in brackets, and may hold some itself.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if field >= len(fields) {
		return ""
	}
	return string(fields[field])
}
