package summary

import (
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// WordText is a word that answers a question as it is called: an option, a place, or one of
// the catalog's hosts, vendors and jurisdictions.
func WordText(c *catalog.Catalog, q *catalog.Question, word string) string {
	if option, ok := q.Option(word); ok {
		return option.Name
	}
	switch q.Catalog {
	case "hosts":
		if p, _, ok := c.Product(word); ok {
			return p.Name
		}
	case "vendors":
		for _, f := range c.Firms() {
			if f.ID == word {
				return f.Name
			}
		}
	case "residency":
		for _, j := range c.Residency {
			if j.ID == word {
				return j.Name
			}
		}
	}
	if place, ok := c.Places[word]; ok {
		return place.City
	}
	return word
}

// OptionsOf are the words that may answer a question, each with how it is called.
func OptionsOf(c *catalog.Catalog, q *catalog.Question) []catalog.Option {
	var list []catalog.Option
	for _, id := range answers.Allowed(q, c) {
		option, ok := q.Option(id)
		if !ok {
			option = catalog.Option{ID: id, Name: WordText(c, q, id)}
		}
		list = append(list, option)
	}
	return list
}

// WordsText is an answer of words, or of shares each of one thing, as they are called.
func WordsText(c *catalog.Catalog, q *catalog.Question, v answers.Value) string {
	switch {
	case v.Parts != nil:
		return PartsText(c, q, v)
	case v.List && len(v.Words) == 0:
		return "none"
	}
	var parts []string
	for _, word := range v.Words {
		parts = append(parts, WordText(c, q, word))
	}
	return strings.Join(parts, ", ")
}

// valueText is an answer in words: a number with its unit, names as they are called.
func valueText(c *catalog.Catalog, a *advice.Advice, q *catalog.Question, v answers.Value) string {
	var parts []string
	switch {
	case v.Number != nil:
		return answerText(a, q, v.Number.Typical)
	case v.Shares != nil:
		for _, share := range v.Shares {
			parts = append(parts, c.Places[share.Place].City)
		}
	default:
		return WordsText(c, q, v)
	}
	return strings.Join(parts, ", ")
}
