package answersfile

import "testing"

// Only the old decision's keys go: comments, other tables and texts over several lines
// stay as they are.
func TestDecisionTakesThePlaceOfTheOldOne(t *testing.T) {
	t.Parallel()
	table := "[decision]\nstack = \"b\"\n"
	for name, c := range map[string][2]string{
		"none":     {"a = 1\n", "a = 1\n\n" + table},
		"at end":   {"a = 1\n\n[decision]\nstack = \"a\" # why\n", "a = 1\n\n" + table},
		"between":  {"a = 1\n[ decision ]\nstack = \"a\"\n# kept\n\n[weights]\ncost = 3\n", "a = 1\n\n" + table + "\n# kept\n\n[weights]\ncost = 3\n"},
		"long why": {"[decision]\nwhy = \"\"\"\n[weights]\n# no comment\n\"\"\"\non = 2026-01-01\n[weights]\ncost = 3", "\n\n" + table + "\n[weights]\ncost = 3\n"},
		"a title":  {"title = '''\n[decision]\n'''\n", "title = '''\n[decision]\n'''\n\n" + table},
	} {
		if got := WithDecision(c[0], table); got != c[1] {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, c[1])
		}
	}
}
