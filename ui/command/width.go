package command

import (
	"os"
	"strconv"

	"github.com/charmbracelet/x/term"

	"whereto/ui/summary"
)

// columns is how wide text may be: as the terminal that it goes to; elsewhere as COLUMNS
// says, else 80.
func columns() int {
	if w, _, err := term.GetSize(os.Stdout.Fd()); err == nil && w > 0 {
		return w
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return summary.Width
}
