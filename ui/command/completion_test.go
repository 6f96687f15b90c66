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

// asked are calls of shells that complete a line with their own scripts, and print the words.
// $1 is the line.
var asked = map[string]string{
	"bash": `source <(whereto completion bash); COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<< "${1//[=:]/ & }"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _whereto; echo "${COMPREPLY[@]}"`,
	"zsh": `compdef() { :; }; compset() { PREFIX="${PREFIX#*=}"; }; _files() { print -r -- "$PREFIX"*; }; _path_files() { _files; }
		_describe() { local w; for w in "${(@P)3}"; do print -r -- "${${w//\\:/%}%%:*}"; done }
		source <(whereto completion zsh); words=("${(@s: :)1}"); CURRENT=$#words; PREFIX="${words[-1]}"; _whereto | tr % :`,
	"fish": `whereto completion fish | source; complete -C "$argv[1]" | string replace -r '\t.*' ''; true`,
}

// What shells' own scripts make of what they are told, where there are such shells: in bash what
// stands before : and = stays, and files are completed where there may be some.
func TestCompletionInShells(t *testing.T) {
	t.Parallel()
	name := self(t)
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
	for shell, args := range map[string][]string{"bash": {"--norc", "--noprofile", "-c", asked["bash"], "bash"}, "zsh": {"-f", "-c", asked["zsh"], "zsh"}, "fish": {"--no-config", "-c", asked["fish"]}} {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			program, err := exec.LookPath(shell)
			if err != nil {
				t.Skip("there is no " + shell)
			}
			for line, want := range map[string]string{
				"whereto data sch":                         "schema",
				"whereto cost bruma":                       "bruma-run",
				"whereto cost bruma-run --set rollback=in": "rollback=instant",
				"whereto latency place:syd":                "place:sydney",
				"whereto --set rollback=ins":               "rollback=instant",
				"whereto --answers te":                     "team.toml",
				"whereto --answers=te":                     "--answers=team.toml",
				"whereto cost bruma-run --setup":           "--setup",
			} {
				switch i := strings.LastIndexAny(want, ":="); {
				case shell == "bash": // its words end there
					want = want[i+1:]
				case shell == "zsh" && strings.HasSuffix(want, ".toml"): // it puts what it took away before them itself
					want = want[i+1:]
				}
				cmd := exec.Command(program, append(args, line)...)
				cmd.Dir = home
				cmd.Env = append(around(home, invented), "PATH="+bin+":"+os.Getenv("PATH"))
				stop := time.AfterFunc(limit, func() { cmd.Process.Kill() })
				out, err := cmd.CombinedOutput()
				stop.Stop()
				if got := strings.TrimSpace(string(out)); err != nil || got != want {
					t.Errorf("%q is completed by %q, want %q (%v)", line, got, want, err)
				}
			}
		})
	}
}
