//go:build !windows

package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What a shell's own script makes of it, bash's where there is one: what stands before : and =
// stays, and files are completed where there may be some.
func TestCompletionInBash(t *testing.T) {
	t.Parallel()
	name := self(t)
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	home := t.TempDir()
	bin := filepath.Join(home, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, filepath.Join(bin, "whereto")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "team.toml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	const ask = `source <(whereto completion bash); COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<< "$2"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _whereto; echo "${COMPREPLY[@]}"`
	for line, want := range map[string][2]string{
		"whereto data sch":               {"whereto data sch", "schema"},
		"whereto latency place:syd":      {"whereto latency place : syd", "sydney"},
		"whereto --set rollback=ins":     {"whereto --set rollback = ins", "instant"},
		"whereto --answers te":           {"whereto --answers te", "team.toml"},
		"whereto --answers=te":           {"whereto --answers = te", "team.toml"},
		"whereto cost bruma-run --setup": {"whereto cost bruma-run --setup", "--setup"},
	} {
		cmd := exec.Command(bash, "--norc", "--noprofile", "-c", ask, "bash", line, want[0])
		cmd.Dir = home
		cmd.Env = append(around(home, invented), "PATH="+bin+":"+os.Getenv("PATH"))
		stop := time.AfterFunc(limit, func() { cmd.Process.Kill() })
		out, err := cmd.CombinedOutput()
		stop.Stop()
		if got := strings.TrimSpace(string(out)); err != nil || got != want[1] {
			t.Errorf("%q is completed by %q, want %q (%v)", line, got, want[1], err)
		}
	}
}
