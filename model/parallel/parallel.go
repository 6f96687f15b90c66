// Package parallel spreads work that does not depend on itself over the CPUs.
package parallel

import (
	"runtime"
	"sync/atomic"
)

// Each calls do with each number below n, on as many CPUs as there are. own is the
// worker's: nothing else uses it at the same time, and it keeps what do left in it.
func Each[Own any](n int, do func(i int, own *Own)) {
	With(n, func() *Own { return new(Own) }, do)
}

// With is Each for workers that have something of their own to begin with. It returns what
// they had.
func With[Own any](n int, begin func() *Own, do func(i int, own *Own)) []*Own {
	var next atomic.Int64
	var workers Group
	owns := make([]*Own, min(n, runtime.GOMAXPROCS(0)))
	for w := range owns {
		workers.Go(func() {
			own := begin()
			owns[w] = own
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i, own)
			}
		})
	}
	workers.Wait()
	return owns
}
