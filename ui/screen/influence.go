package screen

import (
	"math"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/study"
)

// mostDots are those of a question that changes all of the first three places.
const (
	mostDots      = 5
	mostInfluence = 1 + 1.0/2 + 1.0/3
)

// dots show an influence: the more, the greater; at least one where there is any.
func dots(influence float64) string {
	n := min(mostDots, int(math.Ceil(mostDots*influence/mostInfluence-1e-9)))
	return strings.Repeat("●", n) + strings.Repeat("○", mostDots-n)
}

// would is the host that would win with the option of an open question that changes most;
// empty where it is the first one now.
func (s state) would(open study.Open) string {
	first := s.advice.First()
	switch {
	case open.Winner == nil:
		return "none fits"
	case first != nil && first.Host.ID == open.Winner.Host.ID:
		return ""
	}
	return open.Winner.Host.Name
}

// winnerWidth is what rows of so many cells leave to the hosts that would win, below each
// other in a column beside the longest name; 0 where that is too little for a host's name.
func winnerWidth(s state, w int) int {
	const least, beside = 10, 3 + 1 + mostDots + 1 + 1 // what stands around name and host
	name, host := 0, 0
	for id, open := range s.weighed {
		if q, ok := s.catalog.Question(id); ok && open.Influence > 0 {
			name, host = max(name, visible(q.Name)), max(host, visible(s.would(open)))
		}
	}
	if room := w - name - beside; room >= min(host, least) {
		return min(host, room)
	}
	return 0
}

// influenceText is the influence of a question: its dots, and in so many cells the host that
// would win.
func influenceText(s state, q *catalog.Question, w int) string {
	open, tried := s.weighed[q.ID]
	if !tried || open.Influence == 0 {
		return ""
	}
	host := ""
	if w > 0 {
		host = pad(" "+s.would(open), w+1)
	}
	return dots(open.Influence) + host
}

// changes says from where on an assumed figure makes another host the first; empty where
// none was found.
func changes(s state, q *catalog.Question) string {
	if s.advice.Study == nil {
		return ""
	}
	for _, b := range s.advice.Study.BreakEven {
		if b.Question == q.ID && b.Place == "" && b.At > b.Now && b.To != nil {
			return "from " + quantity.Text(rounded(b.At, 2)) + " → " + b.To.Host.Name
		}
	}
	return ""
}
