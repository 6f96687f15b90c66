package summary_test

import (
	"testing"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// How the advice is laid out, in each format, on small invented data that holds
// something of everything: a fit with caveats, a priced part, a near miss, a
// closed host, variants, ranges, previews, VAT, and words that are markup.
func TestLayoutOfTheAdvice(t *testing.T) {
	c, a := smallAdvice(t)
	golden(t, "small.txt", summary.Text(c, a, 2))
	golden(t, "small.md", summary.Markdown(c, a, 2))
	b, err := summary.JSON(a, 2)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "small.json", string(b))
}

// How one bill, one product, a blank answers file and lists are laid out.
func TestLayoutOfTheRest(t *testing.T) {
	c := small(t)
	given := read(t, c, "whereto = 1\n[answers]\nrequests = 20_000_000\n")
	bill, err := advice.Price(c, given, today, advice.Options{}, advice.Request{Product: "alpha", Regions: []string{"syd-1"}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "cost.txt", summary.Cost(c, bill, today, true))
	golden(t, "blank.toml", summary.Blank(c))
	for _, id := range []string{"alpha", "gamma", "rewind", "languages", "rollback"} {
		text, _, _ := summary.Show(c, id)
		golden(t, "show-"+id+".txt", text)
	}
	for _, kind := range summary.Kinds {
		text, _, ok := summary.List(c, kind)
		if !ok {
			t.Fatalf("%s can't be listed", kind)
		}
		golden(t, "list-"+kind+".txt", text)
	}
}

// The advice on both examples, as text: what a change of the data or the model
// does to it is seen here, and judged by who made it (go test -update).
func TestExamples(t *testing.T) {
	c := shipped(t)
	for _, name := range []string{"orders-api", "guide-author"} {
		a := advice.Advise(c, readFile(t, c, "../../examples/"+name+".toml"), today, advice.Options{})
		golden(t, name+".txt", summary.Text(c, a, 5))
	}
}

// How the guide is laid out, as Markdown and as a page.
func TestLayoutOfTheGuide(t *testing.T) {
	c := small(t)
	g, err := advice.WriteGuide(c, today)
	if err != nil {
		t.Fatal(err)
	}
	text := summary.Guide(c, g)
	golden(t, "small.guide.md", text)
	page, err := summary.HTML(text)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "small.guide.html", string(page))
}
