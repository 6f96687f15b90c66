package workload

import (
	"math/rand/v2"
	"testing"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// A run that has the memory of an earlier one allocates nothing, whatever it runs.
func TestRunsAllocateNothing(t *testing.T) {
	for _, way := range ways {
		for _, traffic := range traffics {
			l, s, box := office(way.runtime)
			w := ShapeOf(NewWeek(traffic.name, traffic.peak))
			var m meter.Set
			k := new(Scratch)
			run := func() {
				m.Reset()
				s.Run(&l, w, &box, &m, k, nil)
				s.Previews(&l, &box, meter.OwnSize, &m, nil)
			}
			run()
			if n := testing.AllocsPerRun(10, run); n != 0 {
				t.Errorf("%s, %s: %v allocations", way.name, traffic.name, n)
			}
		}
	}
}

// Layers that a scratch has kept are those that a new one works out, whichever figure
// of theirs is another than the last time.
func TestLayersAreKeptByAllTheyDependOn(t *testing.T) {
	d := rand.New(rand.NewPCG(1, 9))
	kept := new(Scratch)
	for n := range 4_000 { // one in 64 falls on what is kept
		key := hourlyKey{shape: ShapeOf(NewWeek("steady", 1)), rate: 0.5, duration: 0.5, idle: 300, slots: 2}
		kept.layers(key)
		switch n % 6 {
		case 0:
			key.shape = ShapeOf(NewWeek(catalog.WordSpiky, 1+10*d.Float64()))
		case 1:
			key.rate = d.Float64()
		case 2:
			key.duration = d.Float64()
		case 3:
			key.idle = 600 * d.Float64()
		case 4:
			key.slots = 3 + d.IntN(1_000)
		case 5:
			key.skip = 1 + d.IntN(1_000)
		}
		got, want := kept.layers(key), new(Scratch).layers(key)
		same := got.coldShare == want.coldShare && len(got.each) == len(want.each)
		for i := range want.each {
			same = same && got.each[i] == want.each[i]
		}
		if !same {
			t.Fatalf("%+v: %+v are kept, they are %+v", key, got, want)
		}
	}
}
