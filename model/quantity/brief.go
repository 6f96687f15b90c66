package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Brief writes a number in few characters: 12M, 8.73M, 500k; as Text does where that is no
// shorter, or where digits would be lost.
func Brief(v float64) string {
	text := Text(v)
	for _, unit := range []struct {
		name string
		size float64
	}{{"bn", 1e9}, {"M", 1e6}, {"k", 1e3}} {
		if v < unit.size {
			continue
		}
		const most = 5 // characters before the unit
		digits := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v/unit.size, 'f', most-1, 64), "0"), ".")
		same, _ := strconv.ParseFloat(digits, 64)
		if math.Abs(same*unit.size-v) < v*1e-12 && len(digits) <= most && len(digits)+len(unit.name) < len(text) {
			return digits + unit.name
		}
	}
	return text
}
