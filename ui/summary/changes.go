package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/compare"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// Stale lists sources past their age as text.
func Stale(list []compare.Old, days int, today catalog.Date, width int) string {
	p := newTextPage(width)
	if len(list) == 0 {
		return fmt.Sprintf("nothing is older than %d days on %s\n", days, today)
	}
	p.Para(fmt.Sprintf("%d sources are older than %d days on %s.", len(list), days, today))
	var rows [][]string
	for _, o := range list {
		name := o.Product
		if name == "" {
			name = "–"
		}
		var rests []string
		if o.Prices != nil {
			rests = append(rests, "prices: "+strings.Join(o.Prices, ", "))
		}
		if o.Facts != nil {
			rests = append(rests, "facts: "+strings.Join(o.Facts, ", "))
		}
		rows = append(rows, []string{fmt.Sprint(o.Days), string(o.Source.AsOf), name, strings.Join(rests, "; ") + p.Cite(o.Source)})
	}
	p.Table([]string{"days", "as of", "of", "what rests on it"}, rows)
	p.Sources()
	return p.String()
}

// Order is the advice on one answers file by two sets of data.
type Order struct {
	Answers       string // the file's name
	Before, After *advice.Advice
}

// moved is how many places of an order are looked at.
const moved = 10

// Diff tells what differs between two sets of data, and what that does to advice.
func Diff(list []compare.Difference, orders []Order, width int) string {
	p := newTextPage(width)
	if len(list) == 0 {
		p.Para("No fact and no price differs.")
	} else {
		var rows [][]string
		for _, d := range list {
			rows = append(rows, []string{d.Product, d.What, d.Key, change(d.Before, d.After)})
		}
		p.Table([]string{"of", "what", "which", "before → after"}, rows)
	}
	for _, o := range orders {
		p.Section(o.Answers)
		rows := orderRows(o)
		if rows == nil {
			p.Para(fmt.Sprintf("The first %d places and their costs stay as they were.", min(moved, len(o.After.Stacks))))
			continue
		}
		p.Table([]string{"place", "stack", o.After.Currency + " a month"}, rows)
	}
	return p.String()
}

func change(before, after string) string {
	if before == "" {
		before = "–"
	}
	if after == "" {
		after = "–"
	}
	return before + " → " + after
}

// orderRows are the stacks among the first that moved or cost otherwise.
func orderRows(o Order) [][]string {
	was, is := map[string]*stack.Stack{}, map[string]*stack.Stack{}
	for _, s := range o.Before.Stacks {
		was[s.ID] = s
	}
	for _, s := range o.After.Stacks {
		is[s.ID] = s
	}
	place := func(a *advice.Advice, s *stack.Stack) string {
		if s == nil {
			return ""
		}
		return fmt.Sprint(a.Place(s))
	}
	total := func(s *stack.Stack) string {
		if s == nil {
			return ""
		}
		return Total(s)
	}
	var rows [][]string
	add := func(name string, a, b *stack.Stack) {
		before, after := place(o.Before, a), place(o.After, b)
		same := before == after && a != nil && b != nil && quantity.Money(a.Bill.Total) == quantity.Money(b.Bill.Total) && a.Bill.Complete == b.Bill.Complete
		if !same {
			rows = append(rows, []string{change(before, after), name, change(total(a), total(b))})
		}
	}
	for _, s := range o.After.Stacks[:min(moved, len(o.After.Stacks))] {
		add(s.Name, was[s.ID], s)
	}
	for _, s := range o.Before.Stacks[:min(moved, len(o.Before.Stacks))] {
		if now := is[s.ID]; now == nil || slices.Index(o.After.Stacks, now) >= moved {
			add(s.Name, s, now)
		}
	}
	return rows
}
