package fit

import "testing"

// What add-ons and hosts are to each other is worked out, once for a catalog.
func BenchmarkNewPairing(b *testing.B) {
	c := read(b, shippedData)
	b.ReportAllocs()
	for b.Loop() {
		NewPairing(c)
	}
}

// benched are the answers that benchmarks run on.
var benched = []string{"guide-author", "orders-api", "company"}

// A case is compiled.
func BenchmarkJudge(b *testing.B) {
	c := read(b, shippedData)
	p, all := NewPairing(c), examples(b, c)
	for _, name := range benched {
		q := all[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Judge(q.requirements, q.languages, day)
			}
		})
	}
}

// A case is the first of a catalog.
func BenchmarkFirstJudge(b *testing.B) {
	c := read(b, shippedData)
	all := examples(b, c)
	for _, name := range benched {
		q := all[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				p := NewPairing(c)
				b.StartTimer()
				p.Judge(q.requirements, q.languages, day)
			}
		})
	}
}

// Add-ons are composed with every setup of every host.
func BenchmarkCompose(b *testing.B) {
	c := read(b, shippedData)
	p, all := NewPairing(c), examples(b, c)
	for _, name := range benched {
		q := all[name]
		b.Run(name, func(b *testing.B) {
			j, k := p.Judge(q.requirements, q.languages, day), &Scratch{}
			b.ReportAllocs()
			for b.Loop() {
				for i, h := range c.Hosts {
					for s := range h.Setups {
						j.Compose(i, s, nil, "", k)
					}
				}
			}
		})
	}
}
