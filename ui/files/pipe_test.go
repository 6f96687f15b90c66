//go:build !windows

package files

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"whereto/ui/files/filestest"
)

// A pipe gets what is written, and stays a pipe; a socket is refused.
func TestPipesAreWrittenInto(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	got := make(chan string)
	go func() {
		b, _ := os.ReadFile(name)
		got <- string(b)
	}()
	if err := (Writer{System: Disk{}}).New(name, []byte("through")); err != nil {
		t.Fatal(err)
	}
	if text := <-got; text != "through" {
		t.Errorf("%q came through", text)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Errorf("it is no pipe any more: %v", err)
	}
	filestest.Holds(t, dir, "pipe")

	socket := filepath.Join(dir, "s")
	if len(socket) > 100 {
		return // longer than sockets' names may be
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	if err := (Writer{System: Disk{}}).Replace(socket, nil); err == nil || !strings.Contains(err.Error(), "it is a socket") {
		t.Errorf("a socket: %v", err)
	}
}

// A new file takes what the umask leaves. It alone of the tests here sets it, and no other
// runs beside.
func TestUmaskIsObeyed(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o027))
	for mode, want := range map[fs.FileMode]fs.FileMode{0: 0o640, 0o600: 0o600} {
		for what, write := range map[string]func(Writer, string) error{
			"new":     func(w Writer, name string) error { return w.New(name, nil) },
			"replace": func(w Writer, name string) error { return w.Replace(name, nil) },
		} {
			name := filepath.Join(t.TempDir(), "a")
			if err := write(Writer{System: Disk{}, Mode: mode}, name); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s, asked for %o: mode %o: %v", what, mode, info.Mode().Perm(), err)
			}
		}
	}
}
