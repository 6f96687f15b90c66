package worldmap

import (
	_ "embed"
	"math"
	"strings"
	"sync"
)

// land.hex says where land is: 264 lines from 76° north to 56° south, 720 bits each
// from 180° west, one for each half degree. Made from Natural Earth's land polygons
// (1:110m, public domain).
//
//go:embed land.hex
var landHex string

const (
	landTop    = 76.0
	landBottom = -56.0
	landStep   = 0.5
)

var land = sync.OnceValue(func() []string { return strings.Split(strings.TrimSpace(landHex), "\n") })

// isLand says whether there is land at a longitude and latitude.
func isLand(lon, lat float64) bool {
	rows := land()
	y := int(math.Floor((landTop - lat) / landStep))
	x := int(math.Floor((normal(lon) + 180) / landStep))
	if y < 0 || y >= len(rows) || x < 0 || x/4 >= len(rows[y]) {
		return false
	}
	digit := strings.IndexByte("0123456789abcdef", rows[y][x/4])
	return digit>>(3-x%4)&1 == 1
}

// normal is a longitude from -180 up to 180.
func normal(lon float64) float64 { return lon - 360*math.Floor((lon+180)/360) }
