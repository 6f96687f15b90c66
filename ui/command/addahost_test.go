package command

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"whereto/data"
)

// A document's blocks: what is in a fence, and its language.
var fenced = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

// docs/add-a-host.md holds: its files are written and its commands run in their order, on
// the data that ships; none fails, and each says what stands below it. What it leads to is
// advice on the host.
func TestAddAHost(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	document := content(t, "../../docs/add-a-host.md")
	t.Chdir(t.TempDir())
	said, ran := "", 0
	for _, block := range fenced.FindAllStringSubmatch(document, -1) {
		switch block[1] {
		case "toml":
			first, _, _ := strings.Cut(block[2], "\n")
			if err := os.WriteFile(strings.TrimPrefix(first, "# "), []byte(block[2]), 0o600); err != nil {
				t.Fatal(err)
			}
		case "sh":
			said = ""
			for line := range strings.Lines(block[2]) {
				words := strings.Fields(line)
				if words[0] == "mkdir" {
					if err := os.MkdirAll(words[2], 0o700); err != nil {
						t.Fatal(err)
					}
					continue
				}
				if words[0] == "go" { // it is built already
					continue
				}
				if words[0] != "whereto" {
					t.Fatalf("no command of whereto: %s", line)
				}
				c := newCall(t)
				c.data = data.Files
				said += c.run(words[1:]...).exits(Done).stdout
				ran++
			}
		case "text":
			for part := range strings.SplitSeq(block[2], "…\n") { // what is cut
				if part = strings.TrimSuffix(strings.TrimRight(part, "\n"), "…"); !strings.Contains(said, part) {
					t.Errorf("%q is not said: %s", part, shortened(said))
				}
			}
		default:
			t.Errorf("a block of %s", block[1])
		}
	}
	if ran < 6 {
		t.Errorf("%d commands were run", ran)
	}
	if n := strings.Count(content(t, "my-data/hosts/pier-servers.toml"), "\n"); n > 45 {
		t.Errorf("the example has %d lines", n)
	}
}

// A host of one's own that says nothing but where it runs and what it costs gets advice
// and all that is told of a stack; what it says nothing of is open.
func TestAHostWithoutFacts(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	text := regexp.MustCompile(`(?s)\n\[facts\].*`).ReplaceAllString(fill(try(t, Done, "data", "new", "own").stdout), "\n")
	own := put(t, t.TempDir(), map[string]string{"hosts/own.toml": text})
	try(t, Done, "--data", own, "show", "own").says("own")
	try(t, Done, "--data", own, "data", "levels", "rollback").says("nothing is said (1)", "own (local)")
	try(t, Done, "--data", own, "cost", "own")
	try(t, Done, "--data", own, "latency", "own", "--from", "sydney=1")
	for _, name := range []string{"blank", "orders", "servers", "worldwide", "unknowns", "large"} {
		c := newCall(t).run("--data", own, "--answers", example(name), "--samples", "50", "--top", "40")
		if c.code != Done && c.code != NoFit || !strings.Contains(c.stdout, "filled one server") {
			t.Errorf("%s: exit code %d, %s\n%s", name, c.code, c.stderr, shortened(c.stdout))
		}
	}
	c := newCall(t).run("--data", own, "--answers", example("unknowns"), "--format", "json", "--top", "40")
	if !strings.Contains(c.stdout, `"own/server`) && !strings.Contains(c.stdout, `"own"`) {
		t.Errorf("%s", shortened(c.stdout))
	}
}
