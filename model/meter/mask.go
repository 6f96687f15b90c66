package meter

import (
	"iter"
	"math/bits"
)

// Mask is some of the meters. The zero mask is none of them.
type Mask [2]uint64

// MaskOf is a mask of these meters.
func MaskOf(meters ...ID) Mask {
	var k Mask
	for _, m := range meters {
		k.Add(m)
	}
	return k
}

// Add puts a meter in; None is no meter.
func (k *Mask) Add(m ID) {
	if m < Most {
		k[m>>6] |= 1 << (m & 63)
	}
}

// Has says whether a meter is in it.
func (k *Mask) Has(m ID) bool { return m < Most && k[m>>6]&(1<<(m&63)) != 0 }

// all are the meters in it.
func (k Mask) all() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		for word, in := range k {
			for ; in != 0; in &= in - 1 {
				if !yield(ID(word<<6 + bits.TrailingZeros64(in))) {
					return
				}
			}
		}
	}
}
