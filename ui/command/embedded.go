package command

import (
	"bytes"
	"regexp"
	"sync"
)

// block is the fenced block of TOML that exported Markdown holds the answers in.
var block = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?ms)^(`{3,})toml\n(whereto = .*?)^`{3,}[ \t]*$")
})

// embedded takes the answers out of an exported summary; anything else is
// returned as it is. What stands before is left as empty lines, so that faults
// name the lines of the file.
func embedded(content []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimSpace(content), []byte("# ")) {
		return content
	}
	at := block().FindSubmatchIndex(content)
	if at == nil {
		return content
	}
	lines := bytes.Count(content[:at[4]], []byte("\n"))
	return append(bytes.Repeat([]byte("\n"), lines), content[at[4]:at[5]]...)
}
