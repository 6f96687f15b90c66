//go:build !windows

package rescue

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

// zombie is the number of a process that has ended and that its parent, this test, has not
// asked for yet: the system still lists it.
func zombie(t *testing.T) int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^$")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Wait() })
	return cmd.Process.Pid
}

// Who has ended does not run, though its parent has not asked how: what it kept is offered
// at once, and what it was writing is swept away.
func TestZombieHasEnded(t *testing.T) {
	pid := zombie(t)
	for end := time.Now().Add(20 * time.Second); runs(pid); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it counts as running")
		}
	}
	dir := t.TempDir()
	if err := folder(dir, pid, "one").Begin().Keep(1, Kept{Count: 1}); err != nil {
		t.Fatal(err)
	}
	here := folder(dir, os.Getpid(), "one")
	here.Runs = runs
	if got := here.Left(""); len(got) != 1 {
		t.Errorf("left is %+v", got)
	}
	for what, pid := range map[string]int{"this process": os.Getpid(), "its parent": os.Getppid(), "the first": 1} {
		if !runs(pid) {
			t.Errorf("%s does not run", what)
		}
	}
}
