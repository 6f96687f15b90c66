//go:build !linux && !darwin

package rescue

// boot is not known here: a process of the same number counts as the same one.
func boot() string { return "" }
