// Package filestest is for tests of what writes files: what a folder holds.
package filestest

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"
)

// Names are what a folder holds, in their order; nothing where there is no folder.
func Names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// Holds checks that a folder holds these files and no others.
func Holds(t testing.TB, dir string, names ...string) {
	t.Helper()
	if have := Names(t, dir); !slices.Equal(have, names) {
		t.Errorf("the folder holds %q, want %q", have, names)
	}
}
