package parallel

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// Group is work side by side. What panics in it panics in Wait, where the caller can rescue
// it: a panic elsewhere would end the program at once.
type Group struct {
	wait   sync.WaitGroup
	lock   sync.Mutex
	broken error // the first panic, with where it was
}

// Go begins work.
func (g *Group) Go(work func()) {
	g.wait.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				g.lock.Lock()
				defer g.lock.Unlock()
				if g.broken == nil {
					g.broken = fmt.Errorf("%v\n%s", r, debug.Stack())
				}
			}
		}()
		work()
	})
}

// Wait waits for all work.
func (g *Group) Wait() {
	g.wait.Wait()
	if g.broken != nil {
		panic(g.broken)
	}
}
