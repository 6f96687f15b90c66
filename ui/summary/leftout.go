package summary

import (
	"slices"
	"strings"

	"whereto/model/cost"
	"whereto/model/quantity"
)

// leftOutText says what a bill comes to with what usually comes on top, and what is in
// neither.
func leftOutText(b cost.Bill) string {
	added, rest := notBilled(b)
	text := ""
	if len(added) > 0 {
		text = quantity.Money(b.Total+b.OnTop()) + " " + b.Currency + " with what usually comes on top: " + firstOf(2, added, "; ") + "."
	}
	if len(rest) > 0 {
		text = strings.TrimSpace(text + " Not in the bill: " + firstOf(2, rest, "; ") + ".")
	}
	return text
}

// leftOutHead says the same in a few words.
func leftOutHead(b cost.Bill) string {
	added, rest := notBilled(b)
	var texts []string
	if len(added) > 0 {
		texts = append(texts, quantity.Money(b.Total+b.OnTop())+" with what usually comes on top")
	}
	if len(rest) > 0 {
		rest[0], _, _ = strings.Cut(rest[0], ", ")
		texts = append(texts, "not in the bill: "+firstOf(1, rest, ""))
	}
	return strings.Join(texts, "; ")
}

// notBilled is what usually comes on top of a bill, with its amounts, and what is in neither.
func notBilled(b cost.Bill) (added, rest []string) {
	for i := range b.Beyond {
		switch s := &b.Beyond[i]; {
		case s.Instead, s.Known && quantity.Money(s.Amount) == quantity.Money(0):
		case s.Known:
			added = append(added, s.Label+" "+quantity.Money(s.Amount))
		default:
			rest = append(rest, s.Label)
		}
	}
	for _, l := range b.LeftOut {
		rest = append(rest, inside(inShort(l.What)))
	}
	return added, rest
}

// begins are words with which sentences begin and names do not.
var begins = []string{"A", "An", "The", "You", "Your", "Each", "With", "What", "As", "Up", "More", "One", "It"}

// inside is the beginning of a sentence amid another one.
func inside(text string) string {
	if first, _, _ := strings.Cut(text, " "); slices.Contains(begins, first) {
		return strings.ToLower(first) + text[len(first):]
	}
	return text
}

// inShort names what a sentence is about: all before its figures.
func inShort(what string) string {
	what, _, _ = strings.Cut(strings.TrimSuffix(what, "."), ":")
	if head, _, found := strings.Cut(what, ", "); found && len(what) > 60 {
		return head
	}
	return what
}
