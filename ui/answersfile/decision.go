package answersfile

import "strings"

// WithDecision puts a table in the place of the file's decision, or at its end; an empty
// one takes the decision away. Only the old table's keys go; all comments stay.
func WithDecision(content, table string) string {
	var kept []string
	inside, quotes, at := false, "", -1
	for _, line := range strings.Split(strings.TrimRight(content, "\r\n"), "\n") {
		text := strings.TrimSpace(line)
		header := quotes == "" && strings.HasPrefix(text, "[")
		switch {
		case header && strings.HasPrefix(strings.ReplaceAll(text, " ", ""), "[decision]"):
			inside, at = true, len(kept)
			continue
		case header:
			inside = false
		}
		if inside && (quotes != "" || text != "" && !strings.HasPrefix(text, "#")) {
			quotes = openQuotes(text, quotes)
			continue
		}
		quotes = openQuotes(text, quotes)
		kept = append(kept, line)
	}
	eol := (&document{text: content}).eol()
	table = strings.ReplaceAll(table, "\n", eol)
	if at < 0 {
		return strings.TrimRight(strings.Join(kept, "\n"), "\r\n") + eol + eol + table
	}
	before, after := strings.Join(kept[:at], "\n"), strings.Join(kept[at:], "\n")
	out := strings.TrimRight(before, "\r\n") + eol
	if table != "" {
		out += eol + table
	}
	if strings.TrimSpace(after) != "" {
		out += eol + strings.Trim(after, "\r\n") + eol
	}
	return out
}

// openQuotes is the delimiter of a text over several lines that is open after a line.
func openQuotes(line, open string) string {
	for {
		if open != "" {
			_, rest, closed := strings.Cut(line, open)
			if !closed {
				return open
			}
			line, open = rest, ""
			continue
		}
		double, single := strings.Index(line, `"""`), strings.Index(line, `'''`)
		switch {
		case double < 0 && single < 0:
			return ""
		case single < 0 || double >= 0 && double < single:
			line, open = line[double+3:], `"""`
		default:
			line, open = line[single+3:], `'''`
		}
	}
}
