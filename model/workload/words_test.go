package workload

import (
	"whereto/model/catalog"
	"whereto/model/meter"
)

// Previews meters idle preview environments, with the sums in words, as Site.Previews
// does.
func Previews(l Load, s Setting) Meters {
	var set meter.Set
	var hows Hows
	site, box := s.site()
	size := meter.OwnSize
	if catalog.Or(s.Runtime.PreviewSize, "") != "" {
		size = 0
	}
	site.Previews(&l, box, size, &set, &hows)
	return s.meters(&set, &hows)
}
