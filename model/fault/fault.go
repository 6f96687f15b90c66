// Package fault says what is wrong with a file: where, what was found, what is
// allowed, and what was probably meant. Faults are collected, so that all of
// them can be told at once.
package fault

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Fault is one mistake in a file.
type Fault struct {
	File  string // as the user named it
	Line  int    // from 1; 0 where no line can be named
	Key   string // path of the key: charges[2].price
	Of    string // id of the item of a list that the key is in: egress
	Text  string // what was found and what is allowed
	Hint  string // the nearest match, empty if none is near
	Meant string // the key as it was probably meant, where a part of it is misspelled
}

// String is the fault on one line: "file:3: key: text; did you mean …?".
func (f Fault) String() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
	}
	b.WriteString(": ")
	switch {
	case f.Key != "" && f.Of != "":
		fmt.Fprintf(&b, "%s (%s): ", f.Key, f.Of)
	case f.Key != "":
		b.WriteString(f.Key + ": ")
	}
	b.WriteString(f.Text)
	if f.Hint != "" {
		fmt.Fprintf(&b, "; did you mean %q?", f.Hint)
	}
	return b.String()
}

// Faults is all that is wrong; as an error it is one line for each fault.
type Faults []Fault

// Error lists the faults, one on each line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// Err is the faults as an error, nil if there are none. They are put in the
// order of files and lines; those of one line in the order of keys, so that the
// same file always gives the same text.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Text, b.Text))
	})
	return f
}

// Nearest finds the candidate that was probably meant, empty if none is near:
// at most a third of the letters differ, two of them changed places, or one begins with
// the other.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 0
	lower := strings.ToLower(word)
	for _, c := range candidates {
		candidate := strings.ToLower(c)
		d := levenshtein.ComputeDistance(lower, candidate)
		near := d <= max(1, max(len(word), len(c))/3) || d == 2 && sameLetters(lower, candidate)
		if !near && min(len(word), len(c)) >= 3 && (strings.HasPrefix(candidate, lower) || strings.HasPrefix(lower, candidate)) {
			near, d = true, d+len(c)
		}
		if near && (best == "" || d < bestDistance || d == bestDistance && c < best) {
			best, bestDistance = c, d
		}
	}
	return best
}

// sameLetters says whether two words have the same letters, in whatever order.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

// List joins what is allowed for a message; a long list is cut.
func List(allowed []string) string {
	const most = 14
	if len(allowed) > most {
		return strings.Join(allowed[:most], ", ") + fmt.Sprintf(" and %d more", len(allowed)-most)
	}
	return strings.Join(allowed, ", ")
}
