package summary

// ClosedWhy is closedWhy, for tests.
var ClosedWhy = closedWhy
