package fit

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

// Goroutines that share one judgement, each with a scratch of its own, find what one
// alone finds.
func TestSharedByGoroutines(t *testing.T) {
	c := read(t, shippedData)
	q := examples(t, c)["guide-author"]
	found := func(j *Judgement, k *Scratch) []string {
		var list []string
		for i, h := range c.Hosts {
			for s := range h.Setups {
				list = append(list, fmt.Sprint(j.Compose(i, s, nil, "", k)))
				for r := range q.requirements {
					v := j.Verdict(r, i, s, nil, nil, "")
					list = append(list, fmt.Sprint(v.Outcome, v.By, v.Source.AsOf))
				}
			}
		}
		return list
	}
	want := found(NewPairing(c).Judge(q.requirements, q.languages, day), &Scratch{})
	p := NewPairing(c)
	judgements := [2]*Judgement{}
	var wait sync.WaitGroup
	for i := range judgements { // the columns of the pairing are found by both
		wait.Go(func() { judgements[i] = p.Judge(q.requirements, q.languages, day) })
	}
	wait.Wait()
	for i := range 4 {
		wait.Go(func() {
			if !reflect.DeepEqual(found(judgements[i%2], &Scratch{}), want) {
				t.Error("goroutines find different sets or verdicts")
			}
		})
	}
	wait.Wait()
}

// Composing needs no memory once the scratch has grown, and leaves none of one host
// in the next.
func TestComposeWithoutAllocations(t *testing.T) {
	c := read(t, shippedData)
	q := examples(t, c)["guide-author"]
	j, k := NewPairing(c).Judge(q.requirements, q.languages, day), &Scratch{}
	all := func() {
		for i, h := range c.Hosts {
			for s := range h.Setups {
				j.Compose(i, s, nil, "", k)
			}
		}
	}
	all()
	if n := testing.AllocsPerRun(3, all); n > 0 {
		t.Errorf("composing with all hosts allocates %v times", n)
	}
}
