package summary

// ClosedWhy is closedWhy, for tests.
var ClosedWhy = closedWhy

// Meets is meets, for tests.
var Meets = meets

// Ended is ended, for tests.
var Ended = ended

// WinSentence is winText, for tests.
var WinSentence = winText
