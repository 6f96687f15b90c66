package command

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v3"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
	"whereto/model/stack"
	"whereto/ui/export"
	"whereto/ui/summary"
)

func (p program) adviceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "answers", Usage: "answers `FILE`; - reads standard input", Local: true},
		&cli.StringFlag{Name: "format", Usage: fault.List(export.Names()) + "; left out: by the ending of --output, else text", Local: true},
		&cli.StringFlag{Name: "output", Usage: "write to `FILE`, whole or not at all; - is standard output", Local: true},
		&cli.IntFlag{Name: "top", Usage: "how many stacks are told in full", Local: true},
		&cli.BoolFlag{Name: "details", Usage: "text with all that is known, and the answers: it opens again", Local: true},
		&cli.IntFlag{Name: "samples", Value: advice.DefaultSamples, Usage: "draws of the ranking, for how firm it is; 0: neither that nor what would change it; left out: 2,000", Local: true},
		&cli.BoolFlag{Name: "force", Usage: "replace the file of --output", Local: true},
		localSetFlag(),
	}
}

// advise is the program without a terminal: from an answers file to advice.
// Without --answers it is the session.
func (p program) advise(ctx context.Context, c *cli.Command) error {
	if c.Bool("version") {
		return p.version().Action(ctx, c)
	}
	if word := c.Args().First(); word != "" {
		if err := notFile(c, word, func() []string { return p.productIDs(c) }); err != nil {
			return err
		}
	}
	if c.String("answers") == "" {
		if c.IsSet("answers") {
			return usagef("--answers: found no name; a file, or - for standard input, is allowed")
		}
		if c.IsSet("format") || c.IsSet("output") || c.IsSet("top") || c.IsSet("details") || c.IsSet("samples") || c.IsSet("set") {
			return usagef("--answers FILE is needed")
		}
		return p.session(c)
	}
	if c.Args().Present() {
		return usagef("%q: --answers already names the file", c.Args().First())
	}
	form, err := formOf(c)
	if err != nil {
		return err
	}
	if c.IsSet("top") && c.Int("top") < 1 {
		return usagef("--top: found %d; a number from 1 is allowed", c.Int("top"))
	}
	samples := c.Int("samples")
	if samples < 0 || samples > maxSamples {
		return usagef("--samples: found %d; a number from 0 to %d is allowed", samples, maxSamples)
	}
	if !form.Studied() {
		samples = 0
	}
	r, err := p.advised(c, samples)
	if err != nil {
		return err
	}
	out, err := form.Write(r.engine, r.known, r.advice, p.exportOptions(c))
	if err != nil {
		return err
	}
	if name := c.String("output"); name != "" {
		err = p.write(name, out, c.Bool("force"))
	} else if form.Name == "text" || form.Name == "markdown" {
		err = p.page(c, string(out))
	} else {
		err = p.print(string(out))
	}
	if err == nil && r.advice.First() == nil {
		return errNoFit
	}
	return err
}

// exportOptions are what the call says of the form.
func (p program) exportOptions(c *cli.Command) export.Options {
	file := c.String("output")
	saved := file != "" && file != "-"
	o := export.Options{Top: c.Int("top"), Width: p.columns(), Details: c.Bool("details"), Opens: saved || c.Bool("details")}
	if saved { // as wide as the terminal happens to be it would differ from run to run
		o.Width = summary.Width
	}
	o.Save = "whereto --answers " + quoted(c.String("answers")) + " --output advice.txt"
	return o
}

var plainWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\w@%+=:,./-]+$`) })

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if plainWord().MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

const maxSamples = 1_000_000

// result is advice, what it was made of, and who can tell more of it.
type result struct {
	known  *catalog.Catalog
	engine *advice.Engine
	advice *advice.Advice
}

// advised is the advice on the answers of --answers, with its study on so many draws;
// 0: without.
func (p program) advised(c *cli.Command, samples int) (result, error) {
	var r result
	if c.String("answers") == "" {
		return r, usagef("--answers FILE is needed")
	}
	var err error
	q := advice.Ask{Samples: samples}
	if q.Today, err = p.today(c); err != nil {
		return r, err
	}
	if q.Options, err = p.options(c); err != nil {
		return r, err
	}
	file, err := p.openAnswers(c.String("answers"))
	if err != nil {
		return r, err
	}
	if r.known, err = p.catalog(c); err != nil {
		return r, err
	}
	if q.Answers, err = file.read(r.known); err != nil {
		return r, err
	}
	if q.Answers, err = set(c, r.known, q.Answers); err != nil {
		return r, err
	}
	if err = p.priced(r.known, q.Options); err != nil {
		return r, err
	}
	r.engine = advice.NewEngine(r.known)
	r.advice, err = r.engine.Advise(q)
	return r, err
}

// options are what bills depend on, from the global flags.
func (p program) options(c *cli.Command) (stack.Options, error) {
	set, err := p.settings()
	if err != nil {
		return stack.Options{}, err
	}
	o := stack.Options{Currency: strings.ToUpper(cmp.Or(c.String("currency"), set.Currency))}
	given, err := p.rates(c)
	if err != nil {
		return o, err
	}
	for _, r := range given {
		if r.Currency == "" {
			o.Rate = r.USD.Value
		}
	}
	if o.Rate > 0 && o.Currency == "" {
		return o, usagef("--rate needs --currency, or the currency's code: --rate EUR=1.10")
	}
	return o, nil
}

// priced refuses a currency that neither the data nor the call has a rate of.
func (p program) priced(known *catalog.Catalog, o stack.Options) error {
	if _, ok := known.Rate(o.Currency); ok || o.Currency == "" || o.Rate > 0 {
		return nil
	}
	codes := catalog.IDs(known.Rates, func(r catalog.Rate) string { return r.Currency })
	text := fmt.Sprintf("there is no rate for %q in the data; --rate %s=USD gives one", o.Currency, o.Currency)
	if !code().MatchString(o.Currency) {
		text = fmt.Sprintf("--currency: found %q; a code of three letters is allowed, with a rate in the data: %s", o.Currency, fault.List(codes))
	}
	hint := fault.Nearest(o.Currency, codes)
	if set, err := p.settings(); err == nil && strings.EqualFold(set.Currency, o.Currency) {
		return fault.Faults{{File: p.settingsFile(), Key: "currency", Text: text, Hint: hint}}
	}
	if hint != "" {
		text += fmt.Sprintf("; did you mean %q?", hint)
	}
	return usagef("%s", text)
}

// ratesByHand are those of --rate; one without a code is that of --currency.
type ratesByHand []catalog.Rate

var code = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^[A-Z]{3}$") })

// Between these lies what one unit of any currency is worth in USD.
const (
	leastRate = 1e-9
	mostRate  = 1e9
)

// rates reads --rate.
func (p program) rates(c *cli.Command) (ratesByHand, error) {
	var list ratesByHand
	for _, text := range c.StringSlice("rate") {
		currency, usd, named := strings.Cut(text, "=")
		if currency = strings.ToUpper(strings.TrimSpace(currency)); !named {
			currency, usd = "", text
		}
		if named && (!code().MatchString(currency) || currency == cost.USD) {
			return nil, usagef("--rate: found %q; a currency's code and USD for one of it are allowed: EUR=1.10", text)
		}
		amount, err := catalog.NewAmount(strings.TrimSpace(usd))
		if err != nil || !(amount.Value >= leastRate) || amount.Value > mostRate {
			return nil, usagef("--rate: found %q; USD for one unit are allowed, a number over 0, from 0.000000001 to 1,000,000,000, such as EUR=1.10", text)
		}
		list = append(list, catalog.Rate{Currency: currency, USD: amount})
	}
	return list, nil
}

// over puts rates over those of the data.
func (list ratesByHand) over(known *catalog.Catalog) {
	known.Rates = slices.Clone(known.Rates)
	for _, r := range list {
		i := slices.IndexFunc(known.Rates, func(o catalog.Rate) bool { return o.Currency == r.Currency })
		switch {
		case r.Currency == "":
		case i >= 0:
			known.Rates[i] = r
		default:
			known.Rates = append(known.Rates, r)
		}
	}
}

// formOf is the form that the advice is written in: that of --format, else that of the
// ending of --output.
func formOf(c *cli.Command) (export.Form, error) {
	name, file := c.String("format"), c.String("output")
	switch {
	case name != "":
		form, err := export.Named(name)
		if err != nil {
			return form, usagef("--format: %w", err)
		}
		return form, nil
	case filepath.Ext(file) == "": // none, standard output, a device
		return export.Forms[0], nil
	}
	form, err := export.Of(file)
	if err != nil {
		return form, usagef("--output %s: %w; --format says it too", file, err)
	}
	return form, nil
}
