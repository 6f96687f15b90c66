// Package ascii writes what is shown with the characters that every terminal has.
package ascii

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// signs are the characters for drawing and the signs that are used, and what stands for each:
// one for one, so that columns stay.
var signs = func() map[rune]rune {
	m := map[rune]rune{}
	for _, pair := range [][2]string{
		{"─━═╌╍┄┅", "-------"},
		{"│┃║╎╏┆┇", "|||||||"},
		{"╭╮╰╯┌┐└┘┏┓┗┛╔╗╚╝├┤┬┴┼┣┫┳┻╋╠╣╦╩╬", "+++++++++++++++++++++++++++++++"},
		{"█▉▊▋▌▍▎▏", "######||"},
		{"▇▆▅▄▃▂▁▀▐", "#########"},
		{"▓▒░", "=+-"},
		{"╱╲╳", "/\\X"},
		{"✓✗›▸▶▾▴◆◇●○★▲△▼■□", "vx>+>-^*o@o*AAV##"},
		{"↑↓←→↵⏎⌫", "^v<>//<"},
		{"·•…–—−±≥≤≠≈†×÷°", "...---+><#~*x/o"},
		{"╴╶╵╷┊┋", "--||::"},
		{"“”„‘’‹«»", "\"\"\"''<<>"},
		{"€£¥", "ELY"},
		{"ßæœøłđðþıÆŒØŁĐ", "saoolddtiAOOLD"},
	} {
		from, to := []rune(pair[0]), []rune(pair[1])
		for i, r := range from {
			m[r] = to[i]
		}
	}
	return m
}()

// Text is a text with nothing but ASCII, as many characters of one cell as before.
func Text(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) { // accents that stand apart
			b.WriteRune(plain(r))
		}
	}
	return b.String()
}

// plain is what stands for a character.
func plain(r rune) rune {
	if r <= unicode.MaxASCII {
		return r
	}
	if to, ok := signs[r]; ok {
		return to
	}
	if r >= 0x2800 && r < 0x2900 { // braille: by how many dots are set
		switch n := dots(r); {
		case n == 0:
			return ' '
		case n < 4:
			return '.'
		}
		return '#'
	}
	if base := []rune(norm.NFD.String(string(r))); base[0] <= unicode.MaxASCII {
		return base[0]
	}
	return '?'
}

// dots is how many dots of a braille character are set.
func dots(r rune) (n int) {
	for bits := r - 0x2800; bits > 0; bits &= bits - 1 {
		n++
	}
	return n
}
