package advice_test

import (
	"testing"

	"whereto/model/advice"
)

// The advice on both examples, from a catalog that was just loaded: what a call
// of the program waits for.
func BenchmarkAdvise(b *testing.B) {
	c := shipped(b)
	for _, name := range []string{"orders-api", "guide-author"} {
		a := files(b)[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				advice.Advise(c, a, today, advice.Options{})
			}
		})
	}
}

// The same with one answer changed each time on an engine that stays: what a key
// on the screen waits for.
func BenchmarkEngine(b *testing.B) {
	c := shipped(b)
	for _, name := range []string{"orders-api", "guide-author"} {
		engine := advice.NewEngine(c)
		a := files(b)[name]
		option, other := a, a
		option.Importance = map[string]string{"language": "must"}
		other.Importance = map[string]string{"language": "want"}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				engine.Advise(option, today, advice.Options{})
				engine.Advise(other, today, advice.Options{})
			}
		})
	}
}
