//go:build !linux && !darwin && !windows

package rescue

// ended is not told here.
func ended(int) bool { return false }

// began is not told here: a process of the same number counts as the same one.
func began(int) string { return "" }
