package rescue

import (
	"os"
	"path/filepath"
	"time"
)

// Here is the folder of the user at this machine. Empty names of the state's and the home
// directory lead to none, in which nothing is kept.
func Here(system string, env func(string) string, home string) Folder {
	return Folder{Dir: dir(system, env, home), Now: time.Now, PID: os.Getpid(), Boot: boot(), Runs: runs, Began: began}
}

// dir is the folder by the customs of a system; empty where there is no home.
func dir(system string, env func(string) string, home string) string {
	if state := env("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "whereto")
	}
	switch {
	case system == "windows" && env("LocalAppData") != "":
		return filepath.Join(env("LocalAppData"), "whereto", "sessions")
	case home == "":
		return ""
	case system == "darwin" || system == "ios":
		return filepath.Join(home, "Library", "Application Support", "whereto", "sessions")
	}
	return filepath.Join(home, ".local", "state", "whereto")
}
