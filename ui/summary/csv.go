package summary

import (
	"encoding/csv"
	"strings"
)

// csvText writes rows as CSV. Cells of numbers are left as they are; texts are made
// harmless by csvCell before.
func csvText(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // a Builder refuses nothing
	return b.String()
}

// csvCell is a text as a cell that no spreadsheet takes for a formula: where it begins as
// one, it gets an apostrophe before it.
func csvCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
