package advice

import (
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/meter"
	"whereto/model/stack"
)

// Sizes are all sizes of hosts, with what one instance of each costs a month in each setup
// and region, in the currency of the options.
func (e *Engine) Sizes(today catalog.Date, o stack.Options) ([]cost.Instance, error) {
	x, err := e.maker.Case(answers.Answers{}, today, o)
	if err != nil {
		return nil, err
	}
	table := meter.NewTable(e.catalog.Meters)
	var list []cost.Instance
	for _, p := range e.catalog.Hosts {
		list = append(list, cost.Instances(p, x.Bills, table)...)
	}
	return list, nil
}
