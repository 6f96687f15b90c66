package command

import (
	"bytes"
	"testing"
	"time"

	"whereto/data"
)

// BenchmarkVersion is the version command: it reads the date of each file, and little else.
func BenchmarkVersion(b *testing.B) {
	b.ReportAllocs()
	config := b.TempDir()
	for b.Loop() {
		var out bytes.Buffer
		p := program{stdin: &out, stdout: &out, stderr: &out, now: time.Now, config: config, data: data.Files, read: read}
		if code := p.run([]string{"whereto", "version"}); code != Done {
			b.Fatalf("exit code %d: %s", code, out.String())
		}
	}
}
