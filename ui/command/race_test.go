//go:build race

package command

// raced says that the race detector runs, ten times slower.
const raced = true
