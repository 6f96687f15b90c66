package command

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whereto/ui/files/filestest"
	"whereto/ui/rescue"
)

// inPipe is a call of a session whose lines come through a pipe.
func inPipe(t *testing.T, lines ...string) *call {
	t.Helper()
	c := newCall(t)
	c.stdin = strings.Join(lines, "\n") + "\n"
	c.state = rescue.Folder{Dir: t.TempDir(), Now: time.Now, PID: 7, Runs: func(int) bool { return false }}
	return c
}

// Through a pipe a team comes from nothing to a decision in a file and an export, on stdout
// and without a terminal; check then says that it holds.
func TestAccessibleThroughAPipe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, advice := filepath.Join(dir, "orders.toml"), filepath.Join(dir, "advice.md")
	c := inPipe(t, "api", "rust", "sydney 70, auckland 30", "sydney", "2M..60M", "automatic", "100", "decide because of this", "export "+advice, "save", "leave")
	c.run("--accessible", file).exits(Done).says("This is the accessible session", "Question 7 of 7", "Recommended:", "Decided for", "Saved to "+file, "Goodbye")
	if c.stderr != "" {
		t.Errorf("stderr: %s", c.stderr)
	}
	if text := content(t, file); !strings.Contains(text, "[decision]") || !strings.Contains(text, `why = "of this"`) {
		t.Errorf("saved is\n%s", text)
	}
	if !strings.HasPrefix(content(t, advice), "# ") {
		t.Errorf("exported is\n%.200s", content(t, advice))
	}
	filestest.Holds(t, dir, "advice.md", "orders.toml")
	filestest.Holds(t, c.state.Dir)
	try(t, Done, "check", "--answers", file).says("The decision holds")

	c = inPipe(t, "leave", "discard")
	c.run("--accessible", "--", file).exits(Done).says("7 questions are answered there already", "Decided on 2026-11-24")
}

// Where the input ends, what was answered is kept, the file is as it was, and both are said.
func TestAccessibleInputEnds(t *testing.T) {
	t.Parallel()
	name := file(t, "orders.toml", content(t, orders))
	c := inPipe(t, "question budget", "250")
	c.run("--accessible", name).exits(Failure)
	if !strings.Contains(c.stderr, "1 answer is not saved, and kept: the next start offers them") || content(t, name) != content(t, orders) {
		t.Errorf("stderr %s; the file is\n%s", c.stderr, content(t, name))
	}
	next := inPipe(t, "restore", "save", "leave")
	next.state.Dir, next.state.PID = c.state.Dir, 8
	next.run("--accessible", name).exits(Done).says("An earlier session left 1 answer unsaved", "1 answer restored", "Saved to")
	if text := content(t, name); !strings.Contains(text, "budget      = 250") || !strings.Contains(text, "# An API with most users in Sydney") {
		t.Errorf("saved is\n%s", text)
	}
	filestest.Holds(t, c.state.Dir)
}

// A session is led line by line where the environment asks for it; without that and without a
// terminal there is none.
func TestWhenASessionIsAccessible(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env      map[string]string
		terminal bool
		linear   bool
	}{
		"no terminal":                 {nil, false, false},
		"ACCESSIBLE":                  {map[string]string{"ACCESSIBLE": "1"}, false, true},
		"ACCESSIBLE, empty":           {map[string]string{"ACCESSIBLE": ""}, false, false},
		"dumb terminal":               {map[string]string{"TERM": "dumb"}, true, true},
		"dumb terminal, not in front": {map[string]string{"TERM": "dumb"}, false, false},
	} {
		var stdout, stderr strings.Builder
		call := newCall(t)
		p := program{
			stdin: strings.NewReader("leave\n"), stdout: &stdout, stderr: &stderr, config: call.config, data: call.data, read: remembered, now: time.Now,
			terminal: func() bool { return c.terminal }, env: func(name string) string { return c.env[name] },
		}
		code := p.run([]string{"whereto"})
		if is := strings.Contains(stdout.String(), "the accessible session"); is != c.linear || (code == Done) != c.linear || !c.linear && !strings.Contains(stderr.String(), "--accessible") {
			t.Errorf("%s: %d, %s%s", name, code, stdout.String(), stderr.String())
		}
	}
}

// A file that is no answers file ends it before it asks, as any session.
func TestAccessibleOnAWrongFile(t *testing.T) {
	t.Parallel()
	name := file(t, "wrong.toml", "whereto = 1\n[answers]\nkind = \"apo\"\n")
	inPipe(t, "leave").run("--accessible", name).exits(Usage).complains("kind", `did you mean "api"`)
	inPipe(t, "leave").run("--accessible", "-").exits(Usage).complains("needs a name")
}
