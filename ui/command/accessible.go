package command

import (
	"os"
	"os/signal"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/ui/linear"
	"whereto/ui/screen"
)

// linear says whether a session is led line by line: where that is asked for, and on a
// terminal that can do nothing else.
func (p program) linear(c *cli.Command) bool {
	env := p.env
	if env == nil {
		env = func(string) string { return "" }
	}
	return c.Bool("accessible") || env("ACCESSIBLE") != "" || p.terminal() && env("TERM") == "dumb"
}

// lineByLine leads a session line by line. Its lines are results as well as questions, in one
// order: they go to stdout.
func (p program) lineByLine(config screen.Config) error {
	stop, done := stopped()
	defer done()
	ended, err := linear.Run(linear.Config{
		Held: config.Held, Catalog: config.Catalog, Answers: config.Answers, Today: config.Today, Options: config.Options,
		Samples: advice.DefaultSamples, Keep: config.Keep, Left: config.Left, Stop: stop,
	}, p.stdin, p.stdout)
	if err != nil {
		return err
	}
	p.unsaved(ended.Aside, ended.Code, "not saved, and kept: the next start offers them")
	p.unsaved(ended.Lost, ended.Code, "not saved, and lost")
	if ended.Code != Done {
		return exitError(ended.Code)
	}
	return nil
}

// stopped hands on the exit codes of signals that end a session.
func stopped() (codes <-chan int, done func()) {
	caught, stop, end := make(chan os.Signal, 4), make(chan int, 1), make(chan struct{})
	for s := range screen.Signals {
		signal.Notify(caught, s)
	}
	go func() {
		for {
			select {
			case s := <-caught:
				select {
				case stop <- screen.Signals[s]:
				default: // it is told already
				}
			case <-end:
				return
			}
		}
	}()
	return stop, func() {
		signal.Stop(caught)
		close(end)
	}
}
