package summary

// ClosedWhy is closedWhy, for tests.
var ClosedWhy = closedWhy

// Meets is for tests.
var Meets = meets
