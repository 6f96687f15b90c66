package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/load"
	"whereto/ui/answering"
)

func setFlag() *cli.StringSliceFlag {
	return &cli.StringSliceFlag{Name: "set", Usage: "one answer otherwise, `question=value` as in an answers file or as it is typed in the session: requests=12M, language=rust,go (repeatable)"}
}

func localSetFlag() *cli.StringSliceFlag {
	f := setFlag()
	f.Local = true
	return f
}

// set is answers with those of --set over them.
func set(c *cli.Command, known *catalog.Catalog, given answers.Answers) (answers.Answers, error) {
	var faults fault.Faults
	reader := answering.Reader{Catalog: known, Finder: answering.NewFinder(known)}
	for _, pair := range c.StringSlice("set") {
		id, text, ok := strings.Cut(pair, "=")
		if id = strings.TrimSpace(id); !ok || id == "" {
			return given, usagef("--set: found %q; question=value is allowed", pair)
		}
		text = strings.TrimSpace(text)
		q, ok := known.Question(id)
		if !ok {
			ids := catalog.IDs(known.Questions, catalog.QuestionID)
			faults = append(faults, fault.Fault{File: "--set", Key: id, Text: "there is no such question; whereto list questions shows them all", Hint: fault.Nearest(id, ids)})
			continue
		}
		v, wrong := valueOf(reader, q, given.Unit(q), text)
		if wrong != nil {
			faults = append(faults, *wrong)
			continue
		}
		given.Values[id] = v
	}
	if err := faults.Err(); err != nil {
		return given, usageError{err}
	}
	return given, nil
}

// valueOf reads the answer to a question: a TOML value, else what people type.
func valueOf(reader answering.Reader, q *catalog.Question, unit, text string) (answers.Value, *fault.Fault) {
	raw, broken := load.ReadValue(text)
	var wrong *fault.Fault
	if broken == nil {
		a := answers.Answers{Values: map[string]answers.Value{}}
		answers.One(q.ID, raw, reader.Catalog, a, func(key, text, hint string) {
			if wrong == nil {
				wrong = &fault.Fault{File: "--set", Key: strings.TrimPrefix(key, "answers."), Text: text, Hint: hint}
			}
		})
		if wrong == nil {
			return a.Values[q.ID], nil
		}
	}
	_, word := raw.(string)
	if broken == nil && !word {
		return answers.Value{}, wrong
	}
	v, err := reader.Read(q, unit, text)
	if err == nil {
		return v, nil
	}
	told := &fault.Fault{File: "--set", Key: q.ID, Text: err.Error()}
	var part answering.PickError
	switch {
	case broken != nil && strings.ContainsAny(text, "[]{}\"'"):
		told.Text = fmt.Sprintf("found %q, which is no whole TOML value; allowed: %s", text, typedExample(reader.Catalog, q))
	case errors.As(err, &part) && len(part.Could) == 0:
		told.Text, told.Hint = fmt.Sprintf("found %q; allowed: %s", part.Typed, fault.List(answers.Allowed(q, reader.Catalog))), part.Near
	case errors.As(err, &part), q.Kind == "number", wrong == nil:
	default:
		told = wrong
	}
	return v, told
}

// typedExample shows how an answer to a question may be typed.
func typedExample(c *catalog.Catalog, q *catalog.Question) string {
	words := answers.Allowed(q, c)
	switch q.Kind {
	case "number":
		return "a number such as 3_000_000 or 3M, or a range such as " + answering.RangeExample(q)
	case "place", "places":
		return "places, such as sydney or sydney 70, auckland 30"
	case "shares":
		return "a vendor with its share, such as " + words[0] + " 10 %"
	}
	return fault.List(words)
}
