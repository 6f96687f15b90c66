package linear

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/detail"
	"whereto/model/stack"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// hosts lists hosts: those that fit, or others.
func (s *session) hosts(which string) {
	s.explore()
	which = strings.ToLower(which)
	for _, list := range []string{summary.ListFits, summary.ListNear, summary.ListOut} {
		if which == list || which == "all" || which == "" && list == summary.ListFits {
			s.tell(summary.SpokenHosts(s.Catalog, s.advice, list))
			if which == "all" && list != summary.ListOut {
				s.say("")
			}
		}
	}
	switch which {
	case "", "all", summary.ListFits, summary.ListNear, summary.ListOut:
	default:
		s.say("The word hosts alone, or with near, out or all.")
	}
}

// row is a stack or a host that can't be chosen.
type row struct {
	stack  *stack.Stack
	closed *stack.Closed
}

// host is the row of a host by its name, or of the number in the first group; false where
// none is meant for sure, which is said.
func (s *session) host(name string) (row, bool) {
	a := s.advice
	if n, err := strconv.Atoi(name); err == nil {
		groups := summary.Groups(a)
		if len(groups) == 0 || n < 1 || n > groups[0].To {
			s.say(fmt.Sprintf("There is no number %d in the first group; a name will do.", n))
			return row{}, false
		}
		return row{stack: a.Stacks[n-1]}, true
	}
	var rows []row
	for _, x := range slices.Concat(a.Stacks, a.Near, a.RuledOut) {
		rows = append(rows, row{stack: x})
	}
	for i := range a.Closed {
		rows = append(rows, row{closed: &a.Closed[i]})
	}
	i, err := answering.One(name, len(rows), func(i int) []string {
		if x := rows[i].stack; x != nil {
			return []string{x.Host.Name, x.Host.ID}
		}
		return []string{rows[i].closed.Host.Name, rows[i].closed.Host.ID}
	})
	if err == nil {
		return rows[i], true
	}
	if list, wrong := s.engine.Tell(a, name); wrong == nil { // a stack's id, or enough of it
		return row{stack: list[0].Stack}, true
	}
	s.say(sentence(err.Error()))
	return row{}, false
}

// open is the stack of a host by its name or number; nil where none is meant for sure or it
// can't be chosen any more, which is said.
func (s *session) open(name string) *stack.Stack {
	x, ok := s.host(name)
	if ok && x.closed != nil {
		s.tell(summary.SpokenClosed(*x.closed))
	}
	return x.stack
}

// show tells one host in full, or one part.
func (s *session) show(rest string) {
	parts := summary.SpokenParts
	if i := strings.LastIndexByte(rest, ' '); i >= 0 && slices.Contains(parts, strings.ToLower(rest[i+1:])) {
		rest, parts = strings.TrimSpace(rest[:i]), []string{strings.ToLower(rest[i+1:])}
	}
	if rest == "" {
		s.say("The name of a host is needed, or its number in the list; a part of it behind: " + strings.Join(parts, ", ") + ".")
		return
	}
	s.explore()
	x := s.open(rest)
	if x == nil {
		return
	}
	if d, ok := s.told(x.ID); ok {
		s.tell(summary.SpokenStack(s.Catalog, s.advice, d[0], parts...))
	}
}

// told is what is told of stacks; false where something is wrong, which is said.
func (s *session) told(ids ...string) ([]*detail.Detail, bool) {
	list, err := s.engine.Tell(s.advice, ids...)
	if err != nil {
		s.say(sentence(err.Error()))
	}
	return list, err == nil
}

// compare sets hosts side by side.
func (s *session) compare(rest string) {
	parts := strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ';' })
	if len(parts) == 1 {
		parts = strings.Split(rest, " and ")
	}
	if len(parts) == 1 {
		parts = strings.Fields(rest)
	}
	const most = 4
	if len(parts) < 2 || len(parts) > most {
		s.say("Two to four hosts are needed, apart by commas: compare 1, 2.")
		return
	}
	var ids []string
	for _, part := range parts {
		x := s.open(strings.TrimSpace(part))
		if x == nil {
			return
		}
		ids = append(ids, x.ID)
	}
	if list, ok := s.told(ids...); ok {
		s.tell(summary.SpokenCompare(s.Catalog, s.advice, list))
	}
}

// decide records a decision among the answers.
func (s *session) decide(rest string) {
	name, why, _ := strings.Cut(" "+rest, " because ")
	name, why = strings.TrimSpace(name), strings.Join(strings.Fields(why), " ")
	x := s.advice.First()
	if name != "" {
		if x = s.open(name); x == nil {
			return
		}
	}
	if x == nil {
		s.say("No host fits: which one is decided for has to be named.")
		return
	}
	d := summary.NewDecision(s.advice, x, why)
	said := summary.Decided(s.advice, x, d)
	if s.change(func(a *answers.Answers) { a.Decision = &d }) {
		s.say(said)
		if s.File == "" {
			s.say("The word save writes it into a file.")
		} else {
			s.say("The word save writes it into " + s.File + ".")
		}
	}
}

// decision says whether the recorded decision still holds.
func (s *session) decision() {
	if s.now.Decision == nil {
		s.say("No decision is recorded; the word decide records one.")
		return
	}
	s.tell(summary.SpokenCheck(s.Catalog, s.advice))
}
