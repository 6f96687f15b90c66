package answering

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// onePart is a name with its share: "aws 10 %", "aws = 0.1", "aws: 0.1".
var onePart = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*[^\s=:])\s*[=:\s]\s*([0-9.]+)\s*(%?)$`) })

// ReadShares reads names with shares, apart by commas, as the table that an answers file
// has.
func ReadShares(text string) (any, error) {
	table := map[string]any{}
	for _, part := range strings.Split(text, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		found := onePart().FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			return nil, errors.New("a vendor with its share, such as aws 10 % or aws 0.1")
		}
		share, err := strconv.ParseFloat(found[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no number", found[2])
		}
		if found[3] != "" {
			share /= 100
		}
		if _, twice := table[found[1]]; twice {
			return nil, fmt.Errorf("%q is there twice", found[1])
		}
		table[found[1]] = share
	}
	return table, nil
}
