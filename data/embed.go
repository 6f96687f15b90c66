// Package data holds the TOML files of everything that is known; package load reads
// them.
package data

import "embed"

// Files is the data that the program ships with.
//
//go:embed *.toml hosts/*.toml addons/*.toml latency/*.toml latency/*.csv common/*.toml vendors/*.toml
var Files embed.FS
