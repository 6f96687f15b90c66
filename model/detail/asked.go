package detail

import (
	"whereto/model/stack"
)

// Asked is the same in a setup that has to be asked for: private subnets, a year ahead.
type Asked struct {
	Setup    string // its id
	Name     string // what it differs in
	Total    float64
	Complete bool
}

// asked lists the setups that vary the stack's own in one option that has to be asked for,
// each with its total.
func asked(x *stack.Case, s *stack.Stack, k *stack.Scratch) []Asked {
	var list []Asked
	for _, setup := range s.Host.Setups {
		if !setup.Asked || setup.Base != s.Setup.ID || apart(s.Setup, setup) != 1 {
			continue
		}
		other := s.Bare()
		other.Setup = setup
		x.Carry(other, k)
		one := Asked{Setup: setup.ID, Total: other.Bill.Total, Complete: other.Bill.Complete}
		for _, axis := range s.Host.Axes {
			if option := setup.Options[axis.ID]; option != s.Setup.Options[axis.ID] {
				for _, o := range axis.Options {
					if o.ID == option {
						one.Name = o.Name
					}
				}
			}
		}
		list = append(list, one)
	}
	return list
}
