//go:build !race

package advice_test

const raced = false
