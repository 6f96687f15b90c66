// Package parallel spreads work that does not depend on itself over the CPUs.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with each number below n, on as many CPUs as there are. own is the
// worker's: nothing else uses it at the same time, and it keeps what do left in it.
func Each[Own any](n int, do func(i int, own *Own)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			own := new(Own)
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i, own)
			}
		})
	}
	workers.Wait()
}
