//go:build !linux && !darwin && !windows

package rescue

// ended is not told here.
func ended(int) bool { return false }
