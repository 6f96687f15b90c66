package command

import (
	"slices"
	"strings"
	"testing"
)

// One answer is changed for one call, as an answers file has it or as people type it, in
// advice and in bills alike.
func TestSetReadsWhatPeopleType(t *testing.T) {
	t.Parallel()
	for pair, want := range map[string]string{
		"requests=12M":                  "requests = 12_000_000",
		"requests=12_000_000":           "requests = 12_000_000",
		"requests=2M..8M":               "low = 2_000_000",
		"language=rust,go":              `language = ["rust", "go"]`,
		`language=["rust", "go"]`:       `language = ["rust", "go"]`,
		"users=Sydney":                  `users = ["sydney"]`,
		"users={ sydney = 3, tokyo=1 }": "sydney = 0.75",
		"users=sydney 75, Tokyo 25":     "sydney = 0.75",
		"database=None":                 `database = "none"`,
		"must_haves=none":               "must_haves = []",
		"rollback=redeploy":             `rollback = "redeploy"`,
		" requests = 5 ":                "requests = 5",
	} {
		try(t, Done, "--answers", orders, "--format", "answers", "--set", pair).says(want)
	}
}

// Changed answers are those that commands tell of, and a later change holds over an earlier.
func TestSetHoldsEverywhere(t *testing.T) {
	t.Parallel()
	changed := file(t, "changed.toml", try(t, Done, "--answers", orders, "--set", "requests=90M", "--format", "answers").stdout)
	for _, line := range []string{"cost bruma-run --answers FILE --format json", "compare bruma-run alto-functions --answers FILE --format json", "--answers FILE --format json"} {
		call := func(name string, more ...string) string {
			words := strings.Fields(line)
			words[slices.Index(words, "FILE")] = name
			return try(t, Done, append(words, more...)...).stdout
		}
		plain, want := call(orders), call(changed)
		if got := call(orders, "--set", "requests=1", "--set", "requests=90M"); got != want {
			t.Errorf("%s: with --set it is not as with the changed file", line)
		}
		if plain == want {
			t.Errorf("%s: 90M requests are as those of the file: nothing is shown", line)
		}
	}
}

// What is wrong with --set is one line that says what is allowed, without a word of the
// parser's.
func TestWrongSets(t *testing.T) {
	t.Parallel()
	for pair, want := range map[string]string{
		"requests":              `found "requests"; question=value is allowed`,
		"requests_per_month=3M": `did you mean "requests"?`,
		"requests=many":         `requests: "many" is no number: one such as 1200, 1.2k or 12M`,
		"requests=-3":           "requests: found -3; from 0 to ",
		"users=[":               `users: found "[", which is no whole TOML value; allowed: places, such as sydney`,
		"users=sydny":           `did you mean "sydney"?`,
		"language=rust,goo":     `language: found "goo"; allowed: `,
		"rollback=instnat":      `did you mean "instant"?`,
		"rollback=[instant":     "allowed: instant, redeploy, no-matter",
	} {
		for _, call := range [][]string{{"cost", "bruma-run", "--set", pair}, {"--answers", orders, "--set", pair}} {
			c := try(t, Usage, call...).complains("whereto: --set: ", want)
			for _, word := range []string{"EOF", "expected", "strconv", "top-level"} {
				if strings.Contains(c.stderr, word) {
					t.Errorf("%q: a parser speaks: %s", pair, c.stderr)
				}
			}
			if n := strings.Count(c.stderr, "\n"); n != 1 {
				t.Errorf("%q: told in %d lines: %s", pair, n, c.stderr)
			}
		}
	}
	try(t, Usage, "--set", "requests=3").complains("--answers FILE is needed")
}
