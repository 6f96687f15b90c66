package summary

// ClosedWhy and WinSentence are closedWhy and winText, for tests.
var (
	ClosedWhy   = closedWhy
	WinSentence = winText
)
