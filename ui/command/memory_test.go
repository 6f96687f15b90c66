package command

import "testing"

// The limit stays while little is alive, and leaves as much room again where
// more is.
func TestEnoughFor(t *testing.T) {
	for alive, want := range map[int64]int64{0: ofRun, 10 << 20: ofRun, 100 << 20: 200 << 20} {
		if got := enoughFor(ofRun, alive); got != want {
			t.Errorf("%d MiB alive: %d MiB, want %d", alive>>20, got>>20, want>>20)
		}
	}
}
