package linear

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// way is how a question was left.
type way uint8

const (
	on      way = iota // answered, or kept as it is
	back               // to the question before
	results            // no more questions
	left               // the session ends
)

// core asks the core questions that are not answered, in their order; back leads to those
// before, answered or not.
func (s *session) core() way {
	var list []*catalog.Question
	for _, q := range s.Catalog.Questions {
		if q.Tier == "core" {
			list = append(list, q)
		}
	}
	if !slices.ContainsFunc(list, func(q *catalog.Question) bool { return !s.now.Has(q.ID) && s.now.Asked(q) }) {
		return on
	}
	again := false // it was gone back to, answered or not
	for i := 0; i < len(list); {
		q := list[i]
		if !s.now.Asked(q) || s.now.Has(q.ID) && !again {
			i++
			continue
		}
		switch w := s.question(q, fmt.Sprintf("Question %d of %d. ", i+1, len(list))); w {
		case back:
			to := i - 1
			for to >= 0 && !s.now.Asked(list[to]) {
				to--
			}
			if again = to >= 0; again {
				i = to
			} else {
				s.say("This is the first question.")
				again = s.now.Has(q.ID)
			}
		case on:
			i, again = i+1, false
		default:
			return w
		}
	}
	return on
}

// question asks one question until it is answered or left.
func (s *session) question(q *catalog.Question, number string) way {
	s.say(number + q.Ask)
	if v, ok := s.now.Values[q.ID]; ok {
		s.say("Now: " + s.answerText(s.now, q, v) + ".")
	}
	s.options(q, false)
	s.hint(q)
	for {
		text, ok := s.prompt("Your answer:")
		if !ok {
			return left
		}
		switch word := strings.ToLower(text); word {
		case "":
			if s.now.Has(q.ID) {
				s.say("Kept.", "")
			} else {
				s.say("Left open.", "")
			}
			return on
		case "?", "help":
			s.help(q)
			continue
		case "back":
			return back
		case "results", "result", "menu":
			return results
		case "leave", "quit":
			if s.leave() {
				return left
			}
			continue
		case "save":
			s.save("")
			continue
		case "undo":
			s.undo()
			continue
		case "restore", "discard":
			if len(s.Left) > 0 {
				s.restoring(word)
				continue
			}
		case "clear":
			s.change(func(a *answers.Answers) {
				delete(a.Values, q.ID)
				delete(a.Importance, q.ID)
			})
			s.say("Left open. "+summary.SpokenFirst(s.Catalog, s.advice), "")
			return on
		}
		v, err := answering.Reader{Catalog: s.Catalog, Finder: s.finder, Which: s.which}.Read(q, s.now.Unit(q), text)
		if err != nil {
			s.say(sentence(err.Error()))
			continue
		}
		if s.in.ended {
			return left
		}
		if answering.Empty(v) || !s.change(func(a *answers.Answers) { answering.Set(a, q.ID, v) }) {
			continue
		}
		s.say(q.Name+": "+s.answerText(s.now, q, v)+".", summary.SpokenFirst(s.Catalog, s.advice), "")
		return on
	}
}

// sentence is a text with its first letter large and a point at its end.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, "?") || strings.HasSuffix(text, ".") {
		return upper(text)
	}
	return upper(text) + "."
}

func upper(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// manyOptions is from how many options on they are listed only where that is asked for.
const manyOptions = 20

// options lists what may be chosen, by number, each with how many hosts would fit; of many
// only how many there are, unless all are wanted.
func (s *session) options(q *catalog.Question, all bool) {
	switch q.Kind {
	case "number", "shares", "places", "place":
		return
	}
	list := summary.OptionsOf(s.Catalog, q)
	if len(list) > manyOptions && !all {
		s.say(fmt.Sprintf("%d answers are known: type a name or a part of it. A question mark lists them all.", len(list)))
		return
	}
	for i, o := range list {
		text := fmt.Sprintf("%d. %s", i+1, strings.TrimSuffix(o.Name, "."))
		if len(list) <= manyOptions {
			v := answers.Value{Words: []string{o.ID}, List: q.Kind == "choices"}
			if n, ok := s.fits(q, v); ok {
				text += ": " + summary.Hosts(n) + " " + fit(n)
			}
		}
		text += "."
		if o.Text != "" {
			text += " " + o.Text
		}
		s.say(text)
	}
}

func fit(n int) string {
	if n == 1 {
		return "fits"
	}
	return "fit"
}

// fits is how many hosts would fit with an answer.
func (s *session) fits(q *catalog.Question, v answers.Value) (int, bool) {
	a := s.now.Clone()
	answering.Set(&a, q.ID, v)
	ask := s.ask(a)
	ask.Brief = true
	then, err := s.engine.Advise(ask)
	if err != nil {
		return 0, false
	}
	return len(then.Stacks), true
}

// hint says what can be typed.
func (s *session) hint(q *catalog.Question) {
	switch q.Kind {
	case "number":
		text := "A number such as 1200, 1.2k or 12M, or a range such as " + answering.RangeExample(q)
		if unit := s.now.Unit(q); unit != "" {
			text += ", in " + unit
		}
		text += "."
		if n, ok := catalog.Number(s.assumed(q)); ok && !s.now.Has(q.ID) {
			text += " " + quantity.Text(n) + " is assumed as long as it is open."
		}
		s.say(text)
	case "shares":
		example := ""
		if words := answers.Allowed(q, s.Catalog); len(words) > 0 {
			example = ", such as " + words[0] + " 10 %"
		}
		s.say("Names, each with its share behind it, apart by commas" + example + ".")
	case "places":
		s.say("Cities, countries or cloud regions, apart by commas, each with its share in percent behind it if you know it: Sydney 70, Auckland 30.")
	case "place":
		text := "A city or a cloud region"
		for _, word := range q.Others {
			text += ", or " + strings.ReplaceAll(word, "-", " ")
		}
		s.say(text + ".")
	case "choices":
		s.say("One or several, by number or name, such as 1 3; or none.")
	}
}

// assumed is what is taken for a figure that is not answered.
func (s *session) assumed(q *catalog.Question) any {
	if is := s.advice.Figure(q.ID); is != nil {
		return is
	}
	return s.Catalog.Assumed(q)
}

// help tells why a question is asked, what may be answered, and what words there are.
func (s *session) help(q *catalog.Question) {
	s.say(q.Help)
	s.options(q, true)
	s.hint(q)
	if answers.Requires(q) {
		s.say("It counts as a " + s.now.ImportanceOf(q) + "; after the questions the word importance changes that.")
	}
	s.say("Words: back, results, clear, undo, save, leave. An empty line keeps it as it is.", "")
}

// answerText is an answer in words.
func (s *session) answerText(a answers.Answers, q *catalog.Question, v answers.Value) string {
	switch {
	case v.Number != nil:
		text := strings.TrimSpace(answering.SpanText(*v.Number) + " " + a.Unit(q))
		if shown := summary.Converted(s.advice, q, v); shown != "" {
			text += " (" + shown + ")"
		}
		return text
	case v.Shares != nil:
		var parts []string
		for _, share := range v.Shares {
			parts = append(parts, fmt.Sprintf("%s %s %%", s.Catalog.Places[share.Place].City, quantity.Text(math.Round(1000*share.Share)/10)))
		}
		return strings.Join(parts, ", ")
	}
	return cmp.Or(summary.WordsText(s.Catalog, q, v), "open")
}
