package catalog

import (
	"fmt"
	"time"
)

// Date is a day, a month or a year as published: "2026-09-20", "2026-09", "2026".
// The empty date is no date. Dates compare as text.
type Date string

// NewDate reads YYYY, YYYY-MM or YYYY-MM-DD.
func NewDate(text string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(text) == len(layout) {
			if _, err := time.Parse(layout, text); err == nil {
				return Date(text), nil
			}
		}
	}
	return "", fmt.Errorf("%q is not a day; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known", text)
}

// Decode reads a date from a decoded data file.
func (d *Date) Decode(v any) error {
	var err error
	switch v := v.(type) {
	case time.Time:
		*d = Date(v.Format("2006-01-02"))
	case string:
		*d, err = NewDate(v)
	default:
		err = fmt.Errorf("found %s, a date such as 2026-09-20 is allowed", Describe(v))
	}
	return err
}

// In says whether day lies in [from, until): an empty bound is open.
func (d Date) In(from, until Date) bool {
	return (from == "" || d >= from) && (until == "" || d < until)
}

// DaysUntil counts the days from d to later; where d names only a month or a
// year, from its first day. It is 0 if either is empty.
func (d Date) DaysUntil(later Date) int {
	a, okA := d.time()
	b, okB := later.time()
	if !okA || !okB {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

func (d Date) time() (time.Time, bool) {
	text := string(d)
	switch len(text) {
	case 4:
		text += "-01-01"
	case 7:
		text += "-01"
	}
	t, err := time.Parse("2006-01-02", text)
	return t, err == nil
}

// Last is the last day that the date can mean: of its month, of its year.
func (d Date) Last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		if first, ok := d.time(); ok {
			return Date(first.AddDate(0, 1, -1).Format("2006-01-02"))
		}
	}
	return d
}

// Age counts the days since the date, from the last day that it can mean. It is 0
// for no date.
func (d Date) Age(today Date) int { return d.Last().DaysUntil(today) }
