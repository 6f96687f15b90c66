//go:build race

package advice_test

// raced says that the race detector runs, ten times slower.
const raced = true
