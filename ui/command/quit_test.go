//go:build !windows

package command

import (
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Outside the session too each signal ends the program, with nothing said: by itself, and
// SIGQUIT with the exit code that a shell gives the others.
func TestSignalsOutsideTheSession(t *testing.T) {
	t.Parallel()
	name := self(t)
	for s, want := range map[syscall.Signal]string{syscall.SIGINT: "signal: interrupt", syscall.SIGTERM: "signal: terminated", syscall.SIGHUP: "signal: hangup", syscall.SIGQUIT: "exit status 131"} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			fifo := filepath.Join(home, "a.toml")
			if err := unix.Mkfifo(fifo, 0o600); err != nil {
				t.Fatal(err)
			}
			var told strings.Builder
			cmd := exec.Command(name, "--answers", fifo) // it waits for a writer
			cmd.Env, cmd.Stderr = around(home, invented), &told
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			stop := time.AfterFunc(limit, func() { cmd.Process.Kill() })
			defer stop.Stop()
			for reading := -1; reading < 0; { // until it reads
				reading, _ = unix.Open(fifo, unix.O_WRONLY|unix.O_NONBLOCK, 0)
				if reading >= 0 {
					defer unix.Close(reading)
				}
				time.Sleep(5 * time.Millisecond)
			}
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil || err.Error() != want {
				t.Errorf("it ends with %v, want %s", err, want)
			}
			if told.Len() > 0 {
				t.Errorf("it says %s", told.String())
			}
		})
	}
}
