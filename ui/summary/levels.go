package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/compare"
)

// levelJSON is one level of a criterion with all that have it.
type levelJSON struct {
	Level string     `json:"level"` // "unknown" where nobody knows, empty where nothing is said
	Rule  string     `json:"rule"`
	Of    []cellJSON `json:"of"`
}

// cellJSON is a product at a level, or those of its setups that differ from it.
type cellJSON struct {
	ID      string       `json:"id"`
	Addon   bool         `json:"addon"`
	Local   bool         `json:"local"`
	Setups  []string     `json:"setups"`
	Members []string     `json:"members"`
	Note    string       `json:"note"`
	Source  string       `json:"source"`
	AsOf    catalog.Date `json:"as_of"`
}

// Levels is who has which level of a criterion, with their notes side by side, as text
// and as a value to write as JSON.
func Levels(c *catalog.Catalog, k *catalog.Criterion, levels []compare.Level, width int) (text string, item any) {
	p := newTextPage(width)
	p.Title(k.Name + " (" + k.ID + ")")
	p.Para(k.Help)
	values := []levelJSON{}
	for _, l := range levels {
		if len(l.Cells) == 0 && (l.Is == "" || l.Is == "unknown") {
			continue
		}
		one := levelJSON{l.Is, l.Rule, []cellJSON{}}
		p.Section(levelTitle(l))
		if l.Rule != "" {
			p.Para(l.Rule)
		}
		var rows [][]string
		for _, cell := range l.Cells {
			note := cell.Fact.Note + p.Cite(cell.Product.Sources[cell.Fact.Source])
			if cell.Members != nil {
				note = strings.Join(cell.Members, ", ") + ". " + note
			}
			rows = append(rows, []string{cellName(cell), note})
			fact := factToJSON(cell.Product, cell.Fact)
			one.Of = append(one.Of, cellJSON{cell.Product.ID, cell.Addon, cell.Product.Local, nonNil(cell.Setups), nonNil(cell.Members), fact.Note, fact.Source, fact.AsOf})
		}
		p.Table(nil, rows)
		values = append(values, one)
	}
	if len(c.Policies) > 0 {
		p.Section("What the rules leave open")
		p.Items(policyItems(c))
	}
	p.Sources()
	return p.String(), map[string]any{"criterion": k.ID, "name": k.Name, "help": k.Help, "levels": values, "policies": c.Policies}
}

func levelTitle(l compare.Level) string {
	title := l.Is
	if title == "" {
		title = "nothing is said"
	}
	return fmt.Sprintf("%s (%d)", title, len(l.Cells))
}

// cellName is what stands at a level: a product, or those of its setups.
func cellName(c compare.Cell) string {
	name := c.Product.ID
	if c.Addon {
		name = "+" + name
	}
	if c.Setups != nil {
		name += "/" + fewSetups(c.Setups)
	}
	if c.Product.Local {
		name += " (local)"
	}
	return name
}

func nonNil(words []string) []string {
	if words == nil {
		return []string{}
	}
	return slices.Clone(words)
}

// ruleRows are the levels of a criterion, worst first, with what a host must do to have
// each.
func ruleRows(k *catalog.Criterion) [][]string {
	var rows [][]string
	for _, level := range k.Levels {
		rows = append(rows, []string{level, k.Rule[level]})
	}
	return rows
}

// policyItems are the policies in words.
func policyItems(c *catalog.Catalog) []string {
	var items []string
	for _, policy := range c.Policies {
		items = append(items, policy.Name+": "+policy.Text)
	}
	return items
}
