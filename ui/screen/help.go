package screen

import (
	"fmt"

	"charm.land/bubbles/v2/key"
)

// helpGroup is keys that only a list or a field knows, or signs.
type helpGroup struct {
	name string
	keys []key.Binding
}

// signs are what the signs in the list mean.
func signs(s state) helpGroup {
	return helpGroup{"Signs", told(
		"✓", "fits",
		"!", "fits if what is open turns out well",
		"?", "price not known",
		"✗", "a must fails",
		"≥", "not all prices are known",
		"█ ▓ ▒", "what a value is made of: cost, way to the users, wants",
		"±", "between low and high",
		"↑", "behind a price: over budget at an end of your ranges",
		"†", fmt.Sprintf("prices older than %d days", s.catalog.Method.StaleDays),
		"› •", "the row that the keys move; • in other panes",
		"◆", "marked for comparing",
		"▸", "other setups",
		"↑ ↓", "before a rank: three places or more higher or lower than before",
		"+ −", "new among what fits, or gone",
		"~", "before ms: estimated, not measured",
		"●●○○○", "how much a question could still change, and the host that would win",
		"first", "in so many of 100 mixes of what is uncertain; in brackets if what is open turns out well",
	)}
}

// helpGroups are the keys that no action has.
func helpGroups() []helpGroup {
	return []helpGroup{
		{"In every list", told("↑↓ k j", "one up, one down", "pgup pgdn", "ten rows; ctrl+b, ctrl+f", "home end", "first and last")},
		{"In an open question", told("1–9", "take an option", "space", "tick one of several", "a–z", "narrow options and places", "esc", "clear the text, close")},
		{"Where the verdict offers it", told("1–3", "drop musts")},
		{"In what if", told("enter", "apply the change, or take it back; space too", "✓ ·", "it is applied; no answer changes it")},
		{"In the weights", told("→ ←", "a point more or less", "shift+→←", "5 points; pgup, pgdn", "0–99", "type the share; 0 switches it off", "x X", "as usual; all of them", "wheel", "a point; drag a slider, or click on it")},
		{"In the detail", told("] [", "tabs, from the list too", fmt.Sprintf("1–%d", len(detailTabs)), "a tab by its number", "esc", "back to the list")},
		{"On the map", told("← →", "the place that is gone nearer to", "+ -", "nearer, farther", "z", "the whole world", "enter", "the host's detail", "esc", "back")},
		{"How firm", told("↑ ↓", "why a row is first where it is", "enter", "to this host", "esc", "back")},
		{"Side by side", told("d", "only what differs", "esc", "back to the list")},
	}
}

// told are keys or signs and what they do or mean, in turn.
func told(texts ...string) (list []key.Binding) {
	for i := 0; i < len(texts); i += 2 {
		list = append(list, key.NewBinding(key.WithHelp(texts[i], texts[i+1])))
	}
	return list
}
