package command

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The memory that the program keeps to while what is alive leaves room enough; the process
// itself takes 8 MiB more. A run that ends by itself may take more than a session, which
// stays beside what else a person works with. CPU and resident memory of one advice with
// its study, medians of five runs:
//
//	40 MiB  1.18 s, 51 MiB
//	48      1.10 s, 56 MiB
//	52      0.97 s, 60 MiB
//	400     0.92 s, 98 MiB
const (
	ofRun     = 50 << 20
	ofSession = 40 << 20
)

// gcPercent collects what is far below the ceiling seldom: most of what is parsed is gone
// at once. Of reading what ships and one advice without a study, 100 percent take 0.226 s
// and 29 MiB, 200 0.196 s and 33 MiB, 400 0.174 s and 39 MiB.
const gcPercent = 400

// keepMemory keeps the program under a ceiling.
func keepMemory(ceiling int64) {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(ceiling)
	watchMemory(ceiling)
}

// watchMemory raises the limit after a collection that leaves so much alive, of
// thousands of hosts maybe, that the next ones would have to come one upon the other.
func watchMemory(limit int64) {
	mark := new([2]*int) // is gone with the next collection
	runtime.AddCleanup(mark, func(limit int64) {
		if enough := enoughFor(limit, alive()); enough > limit {
			limit = enough
			debug.SetMemoryLimit(limit)
		}
		watchMemory(limit)
	}, limit)
}

// alive is what the last collection left, in bytes.
func alive() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}

// enoughFor is the limit that so much alive can live with: as much again, and never less
// than it is.
func enoughFor(limit, alive int64) int64 { return max(limit, 2*alive) }
