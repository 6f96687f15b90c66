package workload

import (
	"fmt"
	"strings"

	"whereto/model/meter"
	"whereto/model/quantity"
)

// Hows are the sums in words that made the meters, by meter. A run writes them only
// where they are asked for.
type Hows [meter.Most]string

// Add puts a sum behind those that a meter has, if it is not there yet.
func (h *Hows) Add(m meter.ID, how string) { h[m] = joined(h[m], how) }

// joined is a text with one more, if it is not in it yet.
func joined(text, more string) string {
	switch {
	case more == "" || strings.Contains(text, more):
		return text
	case text == "":
		return more
	}
	return text + "; " + more
}

// addf puts a sum with a figure for each %s.
func (h *Hows) addf(m meter.ID, format string, figures []float64) {
	texts := make([]any, len(figures))
	for i, f := range figures {
		texts[i] = quantity.Text(f)
	}
	h.Add(m, fmt.Sprintf(format, texts...))
}
