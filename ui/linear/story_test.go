package linear

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture/golden"
)

// story leads from nothing to a decision in a file and an export.
var story = []string{
	"?", "api",
	"rust",
	"Sydney 70, Auckland 20, Singapore 10",
	"sydney",
	"2M..60M",
	"automatic",
	"100",
	"question previews", "possible",
	"hosts",
	"show 1 way",
	"changes",
	"decide because it is the cheapest that scales",
	"export advice.md",
	"save orders.toml",
	"leave",
}

// A team that begins with nothing comes to a decision in a file and an export by lines alone.
func TestFromNothingToADecision(t *testing.T) {
	t.Parallel()
	l := lead(t, "", nil, story...)
	l.says("This is the accessible session", "Question 1 of 7. What do you build?", "1. An API: ", " hosts fit", "What you build: An API.", "First is ",
		"Requests: 2,000,000 to 60,000,000", "Recommended:", "why: ", "flips: ", "Now type a word", "Previews: Possible", "Fits:", "1. ",
		"Decided for ", "Written to advice.md.", "Saved to orders.toml.", "Nothing is unsaved. Goodbye.")
	if l.ended != (Ended{}) {
		t.Errorf("it ended so: %+v", l.ended)
	}
	a := l.read(l.to["orders.toml"])
	if a.Decision == nil || a.Decision.Why != "it is the cheapest that scales" || a.Decision.On != "2026-11-24" {
		t.Errorf("decided is %+v", a.Decision)
	}
	if n := a.Values["requests"].Number; n == nil || n.Low != 2e6 || n.High != 60e6 || a.Word("previews") != "possible" || a.Values["users"].Shares[0] != (catalog.Users{Place: "sydney", Share: 0.7}) {
		t.Errorf("answered is %+v", a.Values)
	}
	if text := l.to["advice.md"]; !strings.HasPrefix(text, "# Where to deploy") || !strings.Contains(text, a.Decision.Stack) {
		t.Errorf("exported is:\n%.300s", text)
	}
}

// The transcript in the documentation is what the session says.
func TestTranscript(t *testing.T) {
	t.Parallel()
	const name, opening, closing = "../../docs/accessibility.md", "```text\n", "```\n"
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(content), opening)
	is, after, found := strings.Cut(rest, closing)
	if !found {
		t.Fatalf("%s has no transcript", name)
	}
	got := lead(t, "", nil, story...).seen.String()
	if golden.Updating() {
		if err := os.WriteFile(name, []byte(before+opening+got+closing+after), 0o644); err != nil {
			t.Fatal(err)
		}
		is = got
	}
	if diff := golden.Diff(is, got); diff != "" {
		t.Errorf("%s (go test ./ui/linear -update writes it anew): - is the file, + what came out\n%s", name, diff)
	}
}

// all goes everywhere in a session.
var all = slices.Concat(story[:len(story)-3], []string{
	"results", "next", "back", "next", "", "questions", "question memory", "1.5GB", "question only vendors", "?", "", "question current host", "results",
	"importance previews must", "importance kind", "importance users want", "hosts all", "hosts near", "show 2", "show 1 bill", "show bruma why", "show nothing", "show", "compare 1, 2", "compare 1", "compare 1, no",
	"decision", "undo", "undo", "redo", "redo", "redo", "decide alto", "question users", "por", "", "back", "question database", "with the app", "question discount", "alto 10 %", "restore", "discard", "help",
	"export advice.pdf", "export a.txt", "export a.json", "export a.toml", "export a.toml", "maybe", "no", "save", "a.toml", "yes", "save advice.md", "what could change it", "nonsense", "", "leave",
})

// All that a session says is words: no line holds a control character, a box, a bar or
// another sign that is drawn, and the same lines give the same.
func TestLinesArePlain(t *testing.T) {
	t.Parallel()
	text := lead(t, "", nil, all...).seen.String()
	for n, line := range strings.Split(text, "\n") {
		for _, r := range line {
			if r < ' ' || r == 0x7f || r > 0x7f && !unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Sc) {
				t.Errorf("line %d holds %q: %s", n+1, r, line)
			}
		}
	}
	if again := lead(t, "", nil, all...).seen.String(); again != text {
		t.Errorf("the same lines give something else:\n%s", golden.Diff(text, again))
	}
}

// A file that has all core answers leads to the result at once; it is edited in place, and its
// comments stay.
func TestOnAFile(t *testing.T) {
	t.Parallel()
	const ours = `# Ours.
whereto = 1

[answers]
kind = "api" # for now
language = ["rust"]
users = ["sydney"]
database = "sydney"
requests = 1_000_000
must_haves = []
budget = 100
`
	l := lead(t, "shop.toml", map[string]string{"shop.toml": ours}, "question requests", "3M", "decide", "save", "export shop.json", "leave")
	l.says("Answers are saved to shop.toml.", "7 questions are answered there already.", "Recommended:", "Now: 1,000,000 requests a month.", "Requests: 3,000,000 requests a month.", "Saved to shop.toml.", "Written to shop.json.", "Goodbye")
	if strings.Contains(l.seen.String(), "Question 1 of") {
		t.Error("what is answered is asked")
	}
	text, decision, _ := strings.Cut(l.to["shop.toml"], "\n[decision]\n")
	if want := strings.Replace(ours, "1_000_000", "3_000_000", 1); text != want || !strings.HasPrefix(decision, "stack = ") {
		t.Errorf("saved is:\n%s", l.to["shop.toml"])
	}
	if l.ended != (Ended{}) {
		t.Errorf("it ended so: %+v", l.ended)
	}
	for name, typed := range map[string][]string{"a summary": {"save", "leave"}} {
		l := lead(t, "shop.json", map[string]string{"shop.json": l.to["shop.json"]}, append([]string{"question budget", "200"}, typed...)...)
		l.says("answers are saved to shop.toml", "Saved to shop.toml")
		if n := l.read(l.to["shop.toml"]).Values["budget"].Number; n == nil || n.Typical != 200 {
			t.Errorf("%s: saved is\n%s", name, l.to["shop.toml"])
		}
	}
}

// Wherever the input ends nothing is saved that was not told to be, and all that was answered
// is kept for the next start.
func TestTheInputEndsAnywhere(t *testing.T) {
	t.Parallel()
	for n := range all {
		if n > len(story) && n%8 > 0 || n > 3 && n%3 > 0 && testing.Short() { // what comes before is led again each time
			continue
		}
		l := &led{t: t, state: folder(t)}
		l.lead("", all[:n]...)
		saved := l.to["a.toml"] != "" && slices.Contains(all[:n], "yes")
		kept := l.keeps()
		what := fmt.Sprintf("after %d lines, %q", n, all[max(0, n-1)])
		switch {
		case l.ended.Aside == 0 && (len(kept) > 0 || l.ended.Code != 0):
			t.Errorf("%s: %+v, and kept is %v", what, l.ended, kept)
		case l.ended.Aside > 0 && (len(kept) != 1 || l.ended.Code != 1 || kept[0].Count != l.ended.Aside):
			t.Errorf("%s: %+v, and kept is %v", what, l.ended, kept)
		case l.ended.Aside > 0 && saved && kept[0].File == "":
			t.Errorf("%s: the file is not kept with it", what)
		case n > 2 && !saved && l.ended.Aside == 0:
			t.Errorf("%s: nothing is kept", what)
		}
		if n == 9 {
			a := l.read(kept[0].Answers)
			if len(a.Values) != 7 || a.Word("database") != "sydney" {
				t.Errorf("kept is %v", a.Values)
			}
		}
	}
}

// What an earlier session left is said and not asked, so that lines from a pipe mean the same
// whatever was left; a word takes it.
func TestLeftIsTaken(t *testing.T) {
	t.Parallel()
	l := &led{t: t, state: folder(t)}
	l.lead("", "api", "rust")
	if l.ended != (Ended{Code: 1, Aside: 2}) {
		t.Fatalf("it ended so: %+v", l.ended)
	}
	l.state.PID++
	l.left = l.state.Left("")
	next := &led{t: t, state: l.state, left: l.left}
	next.lead("", "restore", "back", "side-project", "results", "save b.toml", "leave")
	next.says("An earlier session left 2 answers unsaved", "2 answers restored.", "Saved to b.toml")
	a := next.read(next.to["b.toml"])
	if !slices.Equal(a.Values["language"].Words, []string{"rust"}) {
		t.Errorf("restored is %v", a.Values)
	}
	if kept := next.keeps(); len(kept) > 0 {
		t.Errorf("still kept is %v", kept)
	}
}

// A signal ends the session with its code, and keeps what is not saved.
func TestASignalEndsIt(t *testing.T) {
	t.Parallel()
	stop := make(chan int, 1)
	l := &led{t: t, state: folder(t)}
	c := Config{Catalog: known, Today: "2026-11-24", Samples: 50, Keep: l.state.Begin(), Stop: stop}
	blocked := make(chan struct{})
	t.Cleanup(func() { close(blocked) })
	typed := &typist{lines: []string{"api"}, seen: &l.seen}
	in := readerFunc(func(b []byte) (int, error) {
		if len(typed.lines) == 0 {
			stop <- 130
			<-blocked
		}
		return typed.Read(b)
	})
	var err error
	if l.ended, err = Run(c, in, &l.seen); err != nil || l.ended != (Ended{Code: 130, Aside: 1}) || len(l.keeps()) != 1 {
		t.Errorf("%+v, %v, kept is %v", l.ended, err, l.keeps())
	}
}

type readerFunc func(b []byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// Lines that come all at once are each read for what they answer, however long one is, and
// the last one needs no end.
func TestAPipeIsReadLineByLine(t *testing.T) {
	t.Parallel()
	var seen strings.Builder
	to := map[string]string{}
	c := Config{Catalog: known, Today: "2026-11-24", Samples: 50}
	c.Read = func(string) ([]byte, error) { return nil, os.ErrNotExist }
	c.Write = func(name string, content []byte, _ bool) error { to[name] = string(content); return nil }
	in := "api\r\n" + strings.Repeat("x", 1<<20) + "\nrust\nresults\nsave a.toml\nleave"
	ended, err := Run(c, strings.NewReader(in), &seen)
	if err != nil || ended != (Ended{}) || !strings.Contains(seen.String(), "is none of these") || !strings.Contains(to["a.toml"], `language = ["rust"]`) {
		t.Errorf("%+v, %v:\n%.3000s\n%s", ended, err, seen.String(), to["a.toml"])
	}
}

// Back leads to the questions before, and an answer can be kept, changed or cleared there.
func TestBack(t *testing.T) {
	t.Parallel()
	l := lead(t, "", nil, "api", "rust", "back", "back", "back", "side-project", "back", "clear", "sydney", "results", "save a.toml", "leave")
	l.says("Question 3 of 7", "Question 2 of 7", "Now: Rust.", "Question 1 of 7", "Now: An API.", "This is the first question.", "What you build: A side project.", "Question 3 of 7", "Question 2 of 7", "Left open.", "Question 3 of 7", "Who uses it: Sydney 100 %.")
	a := l.read(l.to["a.toml"])
	if a.Word("kind") != "side-project" || a.Has("language") || len(a.Values["users"].Shares) != 1 {
		t.Errorf("answered is %v", a.Values)
	}
}

// Where several places go with a name it is asked which, and a name that is none is said.
func TestPlacesAreAsked(t *testing.T) {
	t.Parallel()
	l := lead(t, "", nil, "api", "rust", "Sidney", "s", "9999", "1", "australia", "sydney", "results", "save a.toml", "leave")
	l.says("No place is called", "did you mean Sydney, Australia?", "Several places go with s:", "There is no number 9999", "Who uses it: ", "Several places go with australia:", "2. Melbourne, Australia.", "Database: Sydney.")
	if a := l.read(l.to["a.toml"]); len(a.Values["users"].Shares) == 0 || !a.Has("database") {
		t.Errorf("answered is %v:\n%s", a.Values, l.seen.String())
	}
}

// Where somebody else has changed answers of the file it is asked whose are to stand.
func TestAConflictIsAsked(t *testing.T) {
	t.Parallel()
	const before, theirs = "whereto = 1\n[answers]\nkind = \"api\"\nbudget = 10\n", "whereto = 1\n[answers]\nkind = \"api\"\nbudget = 20\n"
	for word, want := range map[string]string{"theirs": theirs, "mine": strings.Replace(theirs, "20", "30", 1), "stay": theirs, "beside": theirs} {
		l := &led{t: t, to: map[string]string{"a.toml": before}}
		l.does = map[string]func(){"save": func() { l.to["a.toml"] = theirs }}
		l.lead("a.toml", "results", "question budget", "30", "save", "whose", word, "leave", "discard")
		l.says("Somebody else has changed a.toml", "Budget: yours 30 US dollars a month; theirs 20 US dollars a month.", "One of these words: theirs, mine, beside, stay.")
		if l.to["a.toml"] != want {
			t.Errorf("%s: the file is\n%s", word, l.to["a.toml"])
		}
		if beside := l.to["a-2.toml"]; (word == "beside") != strings.Contains(beside, "budget = 30") {
			t.Errorf("%s: beside it is %q", word, beside)
		}
	}
}

// Leaving asks about what is not saved.
func TestLeavingAsks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		typed []string
		saved bool
		ended Ended
	}{
		"discard":      {[]string{"leave", "discard"}, false, Ended{}},
		"save":         {[]string{"leave", "save", "a.toml"}, true, Ended{}},
		"stay, save":   {[]string{"leave", "stay", "save", "a.toml", "leave"}, true, Ended{}},
		"no name":      {[]string{"leave", "save", "", "leave", "discard"}, false, Ended{}},
		"wrong ending": {[]string{"leave", "save", "a.md", "leave", "discard"}, false, Ended{}},
		"end":          {[]string{"leave"}, false, Ended{Code: 1, Lost: 1}},
	} {
		l := lead(t, "", nil, append([]string{"api"}, c.typed...)...)
		if l.ended != c.ended || (l.to["a.toml"] != "") != c.saved || len(l.to) > 1 {
			t.Errorf("%s: %+v, %v\n%s", name, l.ended, l.to, l.seen.String())
		}
	}
}

// Every question can be asked by its name, and each kind is answered as it is typed.
func TestEveryQuestion(t *testing.T) {
	t.Parallel()
	typed := []string{"results"}
	for _, q := range known.Questions {
		typed = append(typed, "question "+q.ID, "?", "")
	}
	l := lead(t, "", nil, append(typed, "leave")...)
	none := answers.Answers{}.Clone()
	for _, q := range known.Questions {
		if none.Asked(q) {
			l.says(q.Ask)
		}
	}
	if strings.Contains(l.seen.String(), "is no word of these") {
		t.Errorf("a line was taken for another:\n%s", l.seen.String())
	}
}
