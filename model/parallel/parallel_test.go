package parallel_test

import (
	"strings"
	"sync"
	"testing"

	"whereto/model/parallel"
)

// Each number is done once, whatever the number of workers, and what a worker has is
// nobody else's.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]int, n)
		var lock sync.Mutex
		own := map[*[]int]bool{}
		parallel.Each(n, func(i int, mine *[]int) {
			done[i]++
			*mine = append(*mine, i)
			lock.Lock()
			defer lock.Unlock()
			own[mine] = true
		})
		sum := 0
		for mine := range own {
			sum += len(*mine)
		}
		if sum != n {
			t.Errorf("%d of %d are done by a worker", sum, n)
		}
		for i, times := range done {
			if times != 1 {
				t.Errorf("%d of %d is done %d times", i, n, times)
			}
		}
	}
}

// What panics in one of the workers panics in the caller, once all have ended.
func TestPanicsReachTheCaller(t *testing.T) {
	defer func() {
		if r, ok := recover().(error); !ok || !strings.HasPrefix(r.Error(), "five\n") || !strings.Contains(r.Error(), "parallel_test.go") {
			t.Errorf("what reaches the caller is %v", r)
		}
	}()
	parallel.Each(9, func(i int, _ *struct{}) {
		if i == 5 {
			panic("five")
		}
	})
	t.Error("it goes on")
}
