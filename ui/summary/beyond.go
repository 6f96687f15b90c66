package summary

import (
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/quantity"
)

// TotalRows stand under a bill's total: what it is without what is free with the account,
// and with what usually comes on top. Each is a label, an amount and nothing; none where
// it is the total.
func TotalRows(b cost.Bill) [][]string {
	var rows [][]string
	if quantity.Money(b.WithoutFree) != quantity.Money(b.Total) {
		rows = append(rows, []string{"without the account's free tier", quantity.Money(b.WithoutFree), ""})
	}
	if top := b.OnTop(); top != 0 {
		rows = append(rows, []string{"with what usually comes on top", quantity.Money(b.Total + top), ""})
	}
	return rows
}

// BesideText says what stands beside a bill, with its amount.
func BesideText(s cost.Beside) string {
	begin, amount := besideWord(s.Instead, s.Amount < 0), s.Arithmetic
	switch {
	case !s.Known:
		amount = "price not known"
	case amount == "":
		amount = quantity.Money(s.Amount)
	}
	text := begin + ": " + s.Label + ": " + amount
	if s.What != s.Label {
		text += ". " + strings.TrimSuffix(s.What, ".")
	}
	return text + "."
}

// besideWord begins a line on what stands beside a bill.
func besideWord(instead, less bool) string {
	switch {
	case instead && less:
		return "Another way to pay"
	case instead:
		return "Only if you take it"
	}
	return "Usually on top"
}

type beyondLineJSON struct {
	ID         string       `json:"id"`
	Label      string       `json:"label"`
	What       string       `json:"what"`
	By         string       `json:"by"`
	Quantity   float64      `json:"quantity"`
	Unit       string       `json:"unit"`
	Price      string       `json:"price"`
	Amount     *float64     `json:"amount" doc:"null: not known"`
	Instead    bool         `json:"instead" doc:"another way to pay: not in with_beyond"`
	Arithmetic string       `json:"arithmetic"`
	Source     string       `json:"source"`
	AsOf       catalog.Date `json:"as_of"`
}

func beyondJSON(list []cost.Beside) []beyondLineJSON {
	out := []beyondLineJSON{}
	for i := range list {
		s := &list[i]
		j := beyondLineJSON{s.ID, s.Label, s.What, s.By, s.Quantity, s.Unit, s.Price, nil, s.Instead, s.Arithmetic, s.Source.URL, s.Source.AsOf}
		if s.Known {
			j.Amount = &s.Amount
		}
		out = append(out, j)
	}
	return out
}
