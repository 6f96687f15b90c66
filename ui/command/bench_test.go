package command

import (
	"bytes"
	"testing"
	"time"

	"whereto/data"
)

// The start of the program: the version command reads and joins all data.
func BenchmarkVersion(b *testing.B) {
	b.ReportAllocs()
	config := b.TempDir()
	for b.Loop() {
		var out bytes.Buffer
		p := program{stdin: &out, stdout: &out, stderr: &out, now: time.Now, config: config, data: data.Files}
		if code := p.run([]string{"whereto", "version"}); code != Done {
			b.Fatalf("exit code %d: %s", code, out.String())
		}
	}
}
