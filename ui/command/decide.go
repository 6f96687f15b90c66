package command

import (
	"context"
	"errors"
	"math"
	"os"
	"strings"

	"github.com/urfave/cli/v3"

	"whereto/model/load"
	"whereto/model/stack"
	"whereto/ui/answersfile"
	"whereto/ui/summary"
)

func (p program) decide() *cli.Command {
	return &cli.Command{
		Name:      "decide",
		Usage:     "record the decision for a stack in the answers file",
		UsageText: "whereto decide STACK --answers FILE [--why TEXT]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "answers", Usage: "answers `FILE`; its comments are kept"},
			&cli.StringFlag{Name: "why", Usage: "why it was chosen; left out: how it ranks"},
		},
		Action: p.decideAction,
	}
}

func (p program) decideAction(_ context.Context, c *cli.Command) error {
	id, err := one(c, "STACK", "a stack's id, or the parts of it that single it out")
	if err != nil {
		return err
	}
	name := c.String("answers")
	if name == "-" {
		return usagef("--answers -: the decision is written into the file, and standard input is none")
	}
	r, err := p.advised(c, 0)
	if err != nil {
		return err
	}
	found, err := r.engine.Tell(r.advice, id)
	if err != nil {
		return usageError{err}
	}
	s := found[0].Stack
	d := summary.NewDecision(r.advice, s, strings.Join(strings.Fields(c.String("why")), " "))
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	out := []byte(answersfile.WithDecision(string(content), summary.DecisionTable(d)))
	again, err := load.ReadAnswers(name, out, r.known)
	if err != nil || again.Decision == nil || again.Decision.Stack != s.ID {
		return usagef("%s is not an answers file that a decision can be written into; whereto --answers %s --format answers writes one", name, name)
	}
	if err := p.write(name, out, true); err != nil {
		return err
	}
	return p.print(summary.Decided(r.advice, s, d))
}

func (p program) check() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "whether the recorded decision still holds on today's data; exit code 3 if not",
		UsageText: "whereto check --answers FILE [--max-monthly USD] [--format text|json]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "answers", Usage: "answers `FILE` with a decision; - reads standard input"},
			&cli.FloatFlag{Name: "max-monthly", Usage: "most `USD` a month that it may cost"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"},
		},
		Action: p.checkAction,
	}
}

var errNoLonger = errors.New("the decision no longer holds")

func (p program) checkAction(_ context.Context, c *cli.Command) error {
	if err := none(c); err != nil {
		return err
	}
	format, err := textOrJSON(c)
	if err != nil {
		return err
	}
	most := c.Float("max-monthly")
	if c.IsSet("max-monthly") && (!(most > 0) || math.IsInf(most, 0)) {
		return usagef("--max-monthly: found %v; a number over 0 is allowed", most)
	}
	r, err := p.advised(c, 0)
	if err != nil {
		return err
	}
	decided := r.advice.Decided
	if decided == nil {
		return usagef("%s holds no decision; whereto decide STACK --answers %s records one", c.String("answers"), c.String("answers"))
	}
	var closed stack.ClosedError
	if decided.Err != nil && !errors.As(decided.Err, &closed) {
		return usagef("the decision of %s: %w", c.String("answers"), decided.Err)
	}
	if format == "json" {
		err = p.json(summary.CheckJSON(r.known, r.advice, most))
	} else {
		err = p.page(c, summary.Check(r.known, r.advice, most, p.columns()))
	}
	if err == nil && (decided.Err != nil || len(r.advice.Objections(most)) > 0) {
		return errNoLonger
	}
	return err
}

func (p program) compare() *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "2 to 4 stacks side by side: what each part of their values, bills and ways differs by",
		UsageText: "whereto compare STACK STACK… --answers FILE [--set question=value]… [--format text|json]",
		Flags: []cli.Flag{
			setFlag(),
			&cli.StringFlag{Name: "answers", Usage: "answers `FILE`; - reads standard input"},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"},
		},
		Action: p.compareAction,
	}
}

func (p program) compareAction(_ context.Context, c *cli.Command) error {
	format, err := textOrJSON(c)
	if err != nil {
		return err
	}
	ids := c.Args().Slice()
	if len(ids) < 2 || len(ids) > 4 {
		return usagef("%s: 2 to 4 stacks are allowed, not %d", c.FullName(), len(ids))
	}
	r, err := p.advised(c, 0)
	if err != nil {
		return err
	}
	details, err := r.engine.Tell(r.advice, ids...)
	if err != nil {
		return usageError{err}
	}
	for i := range details {
		for j := range i {
			if details[i].Stack.ID == details[j].Stack.ID {
				return usagef("%s: %s and %s are the same stack, %s; 2 to 4 different ones are allowed", c.FullName(), ids[j], ids[i], details[i].Stack.ID)
			}
		}
	}
	if format == "json" {
		return p.json(summary.CompareJSON(r.known, r.advice, details))
	}
	return p.page(c, summary.Compare(r.known, r.advice, details, p.columns()))
}
