package summary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
	"whereto/model/listing"
	"whereto/model/quantity"
)

// localText marks what came from an overlay.
func localText(id string, local bool) string {
	if local {
		return id + " (local)"
	}
	return id
}

// listText is a cell of a list, for people.
func listText(c *listing.Choice, r *listing.Row, k *listing.Column) string {
	values := k.Values(r)
	switch {
	case k.Long:
		return manyText(c, r, k, wordsOf(values))
	case k.Kind == listing.Number:
		return strings.Join(eachValue(values, func(v catalog.Value) string { return numberText(k, v) }), " or ")
	case k.Kind == listing.Set:
		return strings.Join(eachValue(values, func(v catalog.Value) string { return setText(k, v) }), " or ")
	case k.Fact != nil:
		return strings.Join(eachValue(values, catalog.Value.String), " or ")
	case k.ID == "id" || k.ID == "host" && c.Kind == listing.Sizes:
		return localText(strings.Join(wordsOf(values), ", "), r.Local)
	case len(values) == 1 && values[0].Unknown:
		return values[0].String()
	case k.ID == "level":
		return strings.Join(wordsOf(values), " < ")
	}
	return strings.Join(wordsOf(values), ", ")
}

// numberText is a number of a column. A size that is paid by use has no price.
func numberText(k *listing.Column, v catalog.Value) string {
	switch {
	case k.Money && v.Unknown:
		return "?"
	case v.Number == nil:
		return v.String()
	case k.Money:
		return quantity.Money(v.Number.Typical)
	case !v.Number.Single():
		return v.String()
	case k.Unit == listing.Degrees:
		return quantity.Fixed(v.Number.Typical, 2, false)
	}
	return quantity.Text(v.Number.Typical)
}

// setText says which members of a set have which level.
func setText(k *listing.Column, v catalog.Value) string {
	if v.Table == nil {
		return v.String()
	}
	return byLevel(k.Fact, v.Table)
}

// manyText names setups or regions: the first of many; "all" where conditions leave all;
// all that they leave where these are fewer.
func manyText(c *listing.Choice, r *listing.Row, k *listing.Column, words []string) string {
	const few = 3
	if len(words) <= few {
		return strings.Join(words, ", ")
	}
	at := slices.IndexFunc(c.Table.Rows, func(o listing.Row) bool { return o.ID == r.ID })
	all := len(wordsOf(k.Values(&c.Table.Rows[at])))
	switch {
	case len(words) == all && (len(c.Conditions) > 0 || c.Kind == listing.Sizes && listing.OnePrice(r)):
		return fmt.Sprintf("all %d", all)
	case len(words) < all && len(c.Conditions) > 0:
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:few-1], ", "), len(words)-few+1)
}

// wordsOf are the words of values.
func wordsOf(values []catalog.Value) []string {
	var list []string
	for _, v := range values {
		switch {
		case v.Words != nil:
			list = append(list, v.Words...)
		case v.Unknown:
			list = append(list, v.String())
		case v.Word != "":
			list = append(list, v.Word)
		}
	}
	return list
}

func eachValue(values []catalog.Value, text func(catalog.Value) string) []string {
	var list []string
	for _, v := range values {
		list = append(list, text(v))
	}
	return list
}

// ListCSV is what is listed as CSV: a line of columns, then a line for each. Numbers are
// plain; several values of a cell stand with semicolons between them.
func ListCSV(c *listing.Choice) string {
	rows := [][]string{columnHeads(c.Chosen)}
	for i := range c.Rows {
		row := make([]string, len(c.Chosen))
		for at := range c.Chosen {
			row[at] = plainCell(&c.Chosen[at], c.Chosen[at].Values(&c.Rows[i]))
		}
		rows = append(rows, row)
	}
	return csvText(rows)
}

// plainCell is a cell of CSV.
func plainCell(k *listing.Column, values []catalog.Value) string {
	if len(values) == 1 && values[0].Number != nil {
		return plainNumber(k, values[0].Number.Typical) // one below zero is no formula
	}
	var parts []string
	for _, v := range values {
		switch {
		case v.Number != nil:
			parts = append(parts, plainNumber(k, v.Number.Typical))
		case k.Kind == listing.Set:
			parts = append(parts, setText(k, v))
		case v.Words != nil:
			parts = append(parts, strings.Join(v.Words, "; "))
		default:
			parts = append(parts, v.String())
		}
	}
	return csvCell(strings.Join(parts, "; "))
}

func plainNumber(k *listing.Column, v float64) string {
	return strconv.FormatFloat(withoutNoise(k, v), 'f', -1, 64)
}

// withoutNoise rounds an amount that was worked out at its sixth digit after the point.
func withoutNoise(k *listing.Column, v float64) float64 {
	if !k.Money {
		return v
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', 6, 64), 64)
	return rounded
}

// ListJSON is what is listed, as a value to write as JSON: an array. With columns that
// were asked for, each is an object of these alone, else the thing with all that it has; of
// a host with the setups that satisfy the conditions.
func ListJSON(c *listing.Choice) any {
	switch {
	case c.Picked:
		return chosenJSON(c, c.Chosen)
	case c.Kind == listing.Sizes:
		var fields []listing.Column
		for _, k := range c.Columns {
			if k.Fact == nil {
				fields = append(fields, k)
			}
		}
		return chosenJSON(c, fields)
	}
	items := []any{}
	for i := range c.Rows {
		items = append(items, wholeJSON(c, &c.Rows[i]))
	}
	return items
}

// wholeJSON is one thing with all that it has.
func wholeJSON(c *listing.Choice, r *listing.Row) any {
	w := r.First()
	switch {
	case w.Product != nil:
		out := productToJSON(w.Product)
		out.Setups = slices.DeleteFunc(out.Setups, func(s setupJSON) bool {
			return !slices.ContainsFunc(r.Ways, func(w listing.Way) bool { return w.Setup.ID == s.ID })
		})
		return out
	case w.Vendor != nil:
		return vendorToJSON(c.Catalog, w.Vendor)
	case w.Criterion != nil:
		return w.Criterion
	case w.Question != nil:
		return w.Question
	case w.Meter != nil:
		return w.Meter
	}
	return placeJSON{w.Place.ID, w.Place.City, w.Place.Country, w.Place.Lat, w.Place.Lon}
}

// chosenJSON are objects of some columns.
func chosenJSON(c *listing.Choice, columns []listing.Column) []map[string]any {
	items := []map[string]any{}
	for i := range c.Rows {
		item := map[string]any{}
		for at := range columns {
			item[columns[at].ID] = cellJSONOf(&columns[at], columns[at].Values(&c.Rows[i]))
		}
		items = append(items, item)
	}
	return items
}

// cellJSONOf is a column's value: an array where there can be several, or where setups
// differ; null where nothing is said.
func cellJSONOf(k *listing.Column, values []catalog.Value) any {
	if k.Many {
		return list(wordsOf(values))
	}
	all := make([]any, 0, len(values))
	for _, v := range values {
		switch {
		case v.Number != nil && v.Number.Single():
			all = append(all, withoutNoise(k, v.Number.Typical))
		default:
			all = append(all, valueJSON(v))
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}
