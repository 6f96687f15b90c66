package command

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// ceiling is the memory that a run keeps to while what is alive leaves room enough:
	// with what the process itself takes that is 48 MiB. CPU and resident memory of
	// reading what ships and of one advice without a study, medians of 15 runs in turn
	// under a limit of 48 MiB:
	//
	//	100 percent  0.226 s, 29 MiB  0.82 s, 49 MiB
	//	200          0.196 s, 33 MiB  0.74 s, 53 MiB
	//	400          0.174 s, 39 MiB  0.72 s, 53 MiB
	//	off          0.194 s, 48 MiB  0.65 s, 54 MiB
	//
	// Without a limit one advice takes 79 MiB at 400 percent.
	ceiling = 40 << 20
	// gcPercent collects a run that is far below the ceiling seldom: most of what is
	// parsed is gone at once.
	gcPercent = 400
)

// keepMemory keeps the program under the ceiling.
func keepMemory() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(ceiling)
	watchMemory(ceiling)
}

// watchMemory raises the limit after a collection that leaves so much alive, of
// thousands of hosts maybe, that the next ones would have to come one upon the other.
func watchMemory(limit int64) {
	mark := new([2]*int) // is gone with the next collection
	runtime.AddCleanup(mark, func(limit int64) {
		if enough := enoughFor(alive()); enough > limit {
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

// enoughFor is the limit that so much alive can live with: as much again.
func enoughFor(alive int64) int64 { return max(ceiling, 2*alive) }
