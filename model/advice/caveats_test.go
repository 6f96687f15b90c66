package advice_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// words are what a team asked about: questions that were answered or set by an
// option, and criteria that these make a requirement of.
func askedWords(c *catalog.Catalog, a answers.Answers) map[string]bool {
	asked := map[string]bool{}
	add := func(q *catalog.Question, words []string) {
		asked[q.ID] = true
		if a.Importance[q.ID] == "skip" {
			return
		}
		importance := func(r catalog.Require) bool {
			own := r.Importance
			if own == "" {
				own = q.Importance
			}
			return own != "skip" || a.Importance[q.ID] != ""
		}
		for _, r := range q.Requires {
			if importance(r) {
				asked[r.Criterion] = true
			}
		}
		for _, word := range words {
			option, _ := q.Option(word)
			for _, r := range option.Requires {
				if importance(r) {
					asked[r.Criterion] = true
				}
			}
		}
	}
	for id, v := range a.Values {
		q, _ := c.Question(id)
		add(q, v.Words)
		for _, word := range v.Words {
			option, _ := q.Option(word)
			for set, to := range option.Sets {
				other, _ := c.Question(set)
				chosen := to.(string)
				if own, ok := a.Values[set]; ok {
					chosen = own.Word()
				}
				add(other, []string{chosen})
			}
		}
	}
	return asked
}

// due says whether a word of about was asked for, or is a charge, pool or meter
// with a line of the product on the stack's bill.
func due(about []string, product string, s *advice.Stack, asked map[string]bool) bool {
	for _, word := range about {
		if asked[word] {
			return true
		}
		for _, l := range s.Bill.Lines {
			if l.By == product && slices.Contains([]string{l.ID, l.Meter, strings.TrimPrefix(l.ID, "previews/")}, word) {
				return true
			}
		}
	}
	return false
}

// products are a stack's host and add-ons with their setups.
func products(s *advice.Stack) map[*catalog.Product]catalog.Setup {
	all := map[*catalog.Product]catalog.Setup{s.Host: s.Setup}
	for _, p := range s.Addons {
		all[p.Product] = p.Setup
	}
	return all
}

// Of every product of every stack exactly those caveats are shown that cover its
// setup today and touch what was asked for or what is on the bill: nothing is
// told that nobody asked about, and nothing that was asked about is kept back.
func TestCaveatsAreThoseThatTouchTheAnswers(t *testing.T) {
	c := shipped(t)
	shown, kept := 0, 0
	for name, a := range files(t) {
		asked := askedWords(c, a)
		for _, s := range everyStack(advise(c, a)) {
			have := map[string]bool{}
			for _, cv := range s.Caveats {
				have[cv.ID] = true
			}
			for p, setup := range products(s) {
				for _, cv := range p.Caveats {
					want := cv.Covers(setup) && today.In(cv.From, cv.Until) && due(cv.About, p.ID, s, asked)
					id := p.ID + "/" + cv.ID
					if want {
						shown++
					} else {
						kept++
					}
					if have[id] != want {
						t.Errorf("%s, %s: the caveat %s about %v: shown %v, due %v", name, s.ID, id, cv.About, have[id], want)
					}
				}
				for _, change := range p.Changes {
					id := p.ID + "/change-" + string(change.On)
					want := today < change.On && (len(change.About) == 0 || due(change.About, p.ID, s, asked))
					if have[id] && !slices.ContainsFunc(p.Changes, func(o catalog.Change) bool {
						return o.On == change.On && today < o.On && (len(o.About) == 0 || due(o.About, p.ID, s, asked))
					}) || want && !have[id] {
						t.Errorf("%s, %s: the change %s about %v: shown %v, due %v", name, s.ID, id, change.About, have[id], want)
					}
				}
			}
		}
	}
	if shown < 100 || kept < 100 {
		t.Errorf("only %d caveats were due and %d not", shown, kept)
	}
}

// Whatever caveat is shown says where it comes from and what it is about, and
// stands once.
func TestCaveatsAreWhole(t *testing.T) {
	c := shipped(t)
	for name, a := range files(t) {
		for _, s := range everyStack(advise(c, a)) {
			seen := map[string]bool{}
			for _, cv := range s.Caveats {
				if cv.ID == "" || strings.TrimSpace(cv.Text) == "" || len(cv.About) == 0 && !strings.Contains(cv.ID, "/change-") {
					t.Errorf("%s, %s: %+v", name, s.ID, cv)
				}
				if seen[cv.ID+cv.Text] {
					t.Errorf("%s, %s: %s stands twice", name, s.ID, cv.ID)
				}
				seen[cv.ID+cv.Text] = true
			}
		}
	}
}

// A caveat about a question appears when that question is answered, a caveat
// about a charge when the charge is on the bill, and neither before.
func TestCaveatAppearsWhenAsked(t *testing.T) {
	c := shipped(t)
	h := changed(hostOf(t, c, "aws-lambda"), func(p *catalog.Product) {
		p.Caveats = []catalog.Caveat{
			{ID: "question", About: []string{"lock_in"}, Text: "q"},
			{ID: "criterion", About: []string{"ops_burden"}, Text: "c"},
			{ID: "charge", About: []string{"egress"}, Text: "e"},
			{ID: "meter", About: []string{"warm_gb_seconds"}, Text: "m"},
			{ID: "setup", About: []string{"lock_in"}, Text: "s", Scope: catalog.Scope{Setups: []string{"provisioned-arm"}}},
			{ID: "later", About: []string{"lock_in"}, Text: "l", From: "2026-11-25"},
			{ID: "over", About: []string{"lock_in"}, Text: "o", Until: today},
		}
		p.Changes = []catalog.Change{{On: "2026-11-25", Text: "to come"}, {On: today, Text: "in force"}}
		for i := range p.Charges {
			if p.Charges[i].Meter == "egress_gb" {
				p.Charges[i].ID = "egress"
			}
		}
		p.Pools = nil
	})
	caveats := func(setup, answers string) string {
		var ids []string
		for _, s := range everyStack(advise(withHosts(c, h), read(t, c, "whereto = 1\n[answers]\n"+answers))) {
			if s.Setup.ID == setup && len(s.Addons) == 0 {
				for _, cv := range s.Caveats {
					if !strings.Contains(cv.ID, "stale") {
						ids = append(ids, strings.TrimPrefix(cv.ID, "aws-lambda/"))
					}
				}
				return strings.Join(ids, " ")
			}
		}
		return "no such stack"
	}
	for _, x := range []struct{ setup, answers, want string }{
		{"on-demand-x86", "", "charge change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0", "change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0\nlock_in = \"no-matter\"", "question change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0\noperations = \"low\"", "criterion change-2026-11-25"},
		{"provisioned-arm", "response_kb = 0\ncold_start_ms = 0\nlock_in = \"low\"", "question meter setup change-2026-11-25"},
	} {
		if got := caveats(x.setup, x.answers); got != x.want {
			t.Errorf("%s with %q: got %q, want %q", x.setup, x.answers, got, x.want)
		}
	}
}

// Sources older than the catalog allows are one caveat that names the criteria.
func TestStaleFactsAreOneCaveat(t *testing.T) {
	c := shipped(t)
	h := changed(hostOf(t, c, "aws-lambda"), func(p *catalog.Product) {
		for _, id := range []string{"rollback", "autoscaling"} {
			f := p.Facts[id]
			f.AsOf = "2025-01-01"
			p.Facts[id] = f
		}
		f := p.Facts["lock_in"]
		f.AsOf = "2025-01-01" // is not asked for
		p.Facts["lock_in"] = f
	})
	a := read(t, c, "whereto = 1\n[answers]\nrollback = \"instant\"\nautoscaling = \"automatic\"\n")
	for _, s := range advise(withHosts(c, h), a).Stacks {
		i := slices.IndexFunc(s.Caveats, func(cv advice.Caveat) bool { return cv.ID == "stale" })
		if i < 0 {
			t.Fatalf("%s: no caveat of what is stale", s.ID)
		}
		if cv := s.Caveats[i]; !slices.Equal(cv.About, []string{"autoscaling", "rollback"}) || !strings.Contains(cv.Text, "2025-01-01") {
			t.Errorf("%s: %+v", s.ID, cv)
		}
	}
}
