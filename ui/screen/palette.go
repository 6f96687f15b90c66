package screen

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette is the colours of a theme on one kind of background: text with a contrast of 4.5
// at least, lines and bars of 3.
type palette struct{ text, faint, line, accent, good, warn, bad, row color.Color }

// Themes are the names of the themes, the default first.
var Themes = []string{"whereto", "high-contrast", "catppuccin", "gruvbox"}

// palettes are the themes' colours, on light and on dark.
var palettes = map[string][2]palette{
	"whereto": {
		hues("#1f2430", "#5f6675", "#828998", "#0a5fb4", "#187337", "#8a5a00", "#b3261e", "#dbeafc"),
		hues("#e4e6ef", "#999fb3", "#71788c", "#7cc4ff", "#7ee2a0", "#f4c76a", "#ff8f87", "#26354f"),
	},
	"high-contrast": {
		hues("#000000", "#303030", "#000000", "#00338f", "#004d1a", "#5c3a00", "#8a0000", "#ffe97a"),
		hues("#ffffff", "#d8d8d8", "#ffffff", "#8fd3ff", "#7dff9e", "#ffe14d", "#ffb3ad", "#00407a"),
	},
	"catppuccin": { // Latte and Mocha; on light text and marks are darker where they would be too pale
		hues("#4c4f69", "#5c5f77", "#7c7f93", "#1e58d6", "#2b7a1c", "#9a5b00", "#c00d35", "#dce0e8"),
		hues("#cdd6f4", "#a6adc8", "#7f849c", "#89b4fa", "#a6e3a1", "#f9e2af", "#f38ba8", "#313244"),
	},
	"gruvbox": {
		hues("#3c3836", "#665c54", "#7c6f64", "#076678", "#5b5a0a", "#8f5902", "#9d0006", "#ebdbb2"),
		hues("#ebdbb2", "#bdae93", "#928374", "#83a598", "#b8bb26", "#fabd2f", "#fb7a6a", "#3c3836"),
	},
}

// hues are a palette's colours in their order.
func hues(text, faint, line, accent, good, warn, bad, row string) palette {
	c := lipgloss.Color
	return palette{c(text), c(faint), c(line), c(accent), c(good), c(warn), c(bad), c(row)}
}

// paletteOf is a theme's palette on a background.
func paletteOf(theme string, dark bool) palette {
	both, ok := palettes[theme]
	if !ok {
		both = palettes[Themes[0]]
	}
	if dark {
		return both[1]
	}
	return both[0]
}
