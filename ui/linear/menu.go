package linear

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// verb is a word of the menu.
type verb struct {
	word, takes, does string
	names             []string // other words for it
	do                func(s *session, rest string)
}

// verbs are the words of the menu, in the order in which they are told.
func verbs() []verb {
	return []verb{
		{"results", "", "what is recommended, how firm that is, and why", []string{"result"}, func(s *session, _ string) { s.results() }},
		{"next", "", "asks the open question that could change the most", nil, func(s *session, _ string) { s.next() }},
		{"questions", "", "all questions with their answers, and what the open ones could change", nil, func(s *session, _ string) { s.questions() }},
		{"question", "NAME", "asks a question, answered or not", []string{"answer"}, (*session).named},
		{"importance", "NAME must, want or skip", "makes a question count so", nil, (*session).importance},
		{"hosts", "near, out or all", "the hosts that fit; near: those that miss one must, out: those that are ruled out", []string{"list"}, (*session).hosts},
		{"show", "HOST why, bill, way or caveats", "one host in full, or one part of it", nil, (*session).show},
		{"compare", "HOST, HOST", "two to four hosts side by side", nil, (*session).compare},
		{"changes", "", "what could change the result", []string{"what"}, func(s *session, _ string) { s.changes() }},
		{"decide", "HOST because REASON", "records a decision; without a host for the first one", nil, (*session).decide},
		{"decision", "", "whether the decision that was recorded still holds", nil, func(s *session, _ string) { s.decision() }},
		{"export", "FILE", "writes a summary; the name ends in .md, .txt, .json or .toml", nil, (*session).export},
		{"save", "FILE", "saves the answers and the decision", nil, func(s *session, rest string) { s.save(rest) }},
		{"undo", "", "takes the last change back", nil, func(s *session, _ string) { s.undo() }},
		{"redo", "", "makes it again", nil, func(s *session, _ string) { s.redo() }},
		{"restore", "", "takes what an earlier session left unsaved", nil, func(s *session, _ string) { s.restoring("restore") }},
		{"discard", "", "throws that away", nil, func(s *session, _ string) { s.restoring("discard") }},
		{"leave", "", "ends the session", []string{"quit", "exit"}, nil},
	}
}

// menu does what it is told to until the session is left.
func (s *session) menu() {
	list := verbs()
	s.say("Now type a word: "+strings.Join(words(list), ", ")+". A question mark says what each does.", "")
	for {
		text, ok := s.prompt("Next:")
		if !ok {
			return
		}
		first, rest, _ := strings.Cut(text, " ")
		i := slices.IndexFunc(list, func(v verb) bool {
			return strings.EqualFold(first, v.word) || slices.ContainsFunc(v.names, func(name string) bool { return strings.EqualFold(first, name) })
		})
		switch {
		case text == "":
		case first == "?" || strings.EqualFold(first, "help"):
			for _, v := range list {
				s.say(strings.TrimSpace(v.word+" "+v.takes) + ": " + v.does + ".")
			}
			s.say("")
		case i < 0:
			s.say(fmt.Sprintf("%q is no word of these: %s.", first, strings.Join(words(list), ", ")))
		case list[i].do == nil:
			s.leave()
		default:
			list[i].do(s, strings.TrimSpace(rest))
			s.say("")
		}
		if s.in.ended || s.gone {
			return
		}
	}
}

func words(list []verb) []string {
	var all []string
	for _, v := range list {
		all = append(all, v.word)
	}
	return all
}

// results tells what is recommended and why, and the decision where one is recorded.
func (s *session) results() {
	s.explore()
	s.tell(summary.SpokenResult(s.Catalog, s.advice))
	if d := s.now.Decision; d != nil {
		s.say("", "Decided on "+string(d.On)+" for "+d.Stack+". The word decision says whether it holds.")
	}
	s.say("")
}

// changes tells what could change the result.
func (s *session) changes() {
	s.explore()
	s.tell(summary.SpokenChanges(s.Catalog, s.advice))
}

// next asks the open question that could change the most.
func (s *session) next() {
	s.explore()
	influence := map[string]float64{}
	for _, open := range s.advice.Study.Next {
		influence[open.Question] = open.Influence
	}
	q, ok := s.Catalog.Question(answers.Next(s.Catalog, s.now, influence, ""))
	if !ok {
		s.say("No question is open. Those with figures that are assumed can be asked by name.")
		return
	}
	s.alone(q)
}

// alone asks one question, and tells the results where they are wanted then.
func (s *session) alone(q *catalog.Question) {
	if s.question(q, "") == results {
		s.results()
	}
}

// questions lists all questions: those that are answered, those that could still change
// something with what they would change, those that can't, and what is assumed.
func (s *session) questions() {
	s.explore()
	influence := map[string]float64{}
	says := map[string]string{}
	for _, open := range s.advice.Study.Next {
		influence[open.Question] = open.Influence
		says[open.Question] = summary.InfluenceText(s.Catalog, s.advice, open)
	}
	var answered, open, idle, assumed []string
	for _, q := range answers.Order(s.Catalog, s.now, influence) {
		v, has := s.now.Values[q.ID]
		switch {
		case has:
			text := q.Name + ": " + s.answerText(s.now, q, v)
			if s.now.Makes(q) {
				text += ", a " + s.now.ImportanceOf(q)
			}
			answered = append(answered, text+".")
		case q.Tier == "expert" || q.Figure:
			if text := s.assumedText(q); text != "" {
				assumed = append(assumed, q.Name+": "+text+".")
			}
		case says[q.ID] != "":
			open = append(open, q.Name+". "+q.Ask+" "+says[q.ID])
		default:
			idle = append(idle, q.Name)
		}
	}
	s.listed("Answered:", answered)
	s.listed("Could still change the result:", open)
	if idle != nil {
		s.listed("Open, and changing nothing now:", []string{strings.Join(idle, ", ") + "."})
	}
	s.listed("Assumed:", assumed)
	s.say("The word question with a name asks one of them.")
}

// listed says a heading and what is below it; nothing where there is nothing.
func (s *session) listed(heading string, texts []string) {
	if len(texts) > 0 {
		s.say(heading)
		s.say(texts...)
		s.say("")
	}
}

// assumedText is what is assumed of a question.
func (s *session) assumedText(q *catalog.Question) string {
	is := s.assumed(q)
	if n, ok := catalog.Number(is); ok {
		return strings.TrimSpace(quantity.Text(n) + " " + q.Unit)
	}
	if word, _ := is.(string); word != "" {
		return summary.WordText(s.Catalog, q, word)
	}
	return ""
}

// find is the question that is meant by a name; nil where none is, which is said.
func (s *session) find(name string) *catalog.Question {
	if name == "" {
		s.say("The name of a question is needed; the word questions lists them all.")
		return nil
	}
	list := s.Catalog.Questions
	if slices.Index([]rune("0123456789"), []rune(name)[0]) >= 0 {
		s.say("A question is asked by its name; the word questions lists them all.")
		return nil
	}
	i, err := answering.One(name, len(list), func(i int) []string { return []string{list[i].Name, list[i].ID} })
	if err != nil {
		s.say(sentence(err.Error()))
		return nil
	}
	return list[i]
}

// named asks a question by its name.
func (s *session) named(name string) {
	q := s.find(name)
	switch {
	case q == nil:
	case !s.now.Asked(q):
		s.say(q.Name + " makes no sense with the other answers: it is not asked.")
	default:
		s.alone(q)
	}
}

// importance makes a question count as a must or a want, or not at all.
func (s *session) importance(rest string) {
	name, is := rest, ""
	if i := strings.LastIndexByte(rest, ' '); i >= 0 {
		name, is = strings.TrimSpace(rest[:i]), strings.ToLower(rest[i+1:])
	}
	if !slices.Contains(catalog.Importances, is) {
		s.say("A question and one of " + strings.Join(catalog.Importances, ", ") + " are needed: importance rollback must.")
		return
	}
	q := s.find(name)
	switch {
	case q == nil:
		return
	case !answers.Requires(q):
		s.say(q.Name + " makes no requirement.")
		return
	}
	done := s.change(func(a *answers.Answers) {
		if is == q.Importance {
			delete(a.Importance, q.ID)
		} else {
			a.Importance[q.ID] = is
		}
	})
	if done {
		s.say(q.Name+" is a "+is+".", summary.SpokenFirst(s.Catalog, s.advice))
	}
}
