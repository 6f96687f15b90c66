package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
)

// expand makes a setup of every combination of the axes' options. A setup that
// is also written out keeps what is written there. It returns the indexes of
// those that are written out and that no combination makes. Axes of which an option is
// asked for by itself then make variants of all setups, written out or not.
func expand(p *catalog.Product) (odd []int) {
	plain, asked := make([]catalog.Axis, 0, len(p.Axes)), []catalog.Axis(nil)
	for _, axis := range p.Axes {
		if axis.ByAsking() {
			asked = append(asked, axis)
		} else {
			plain = append(plain, axis)
		}
	}
	written := p.Setups
	if len(plain) > 0 {
		var ids []string
		p.Setups, ids = crossed([]catalog.Setup{{}}, plain), nil
		for i := range p.Setups {
			for _, w := range written {
				if w.ID == p.Setups[i].ID {
					p.Setups[i] = writtenOver(w, p.Setups[i])
				}
			}
			ids = append(ids, p.Setups[i].ID)
		}
		for i, w := range written {
			if !slices.Contains(ids, w.ID) {
				odd = append(odd, i)
			}
		}
	}
	if len(asked) > 0 {
		p.Setups = crossed(p.Setups, asked)
	}
	return odd
}

// crossed are all combinations of setups with the axes' options, in the axes' order.
func crossed(setups []catalog.Setup, axes []catalog.Axis) []catalog.Setup {
	for _, axis := range axes {
		next := make([]catalog.Setup, 0, len(setups)*len(axis.Options))
		for _, s := range setups {
			for _, option := range axis.Options {
				next = append(next, with(s, axis.ID, option))
			}
		}
		setups = next
	}
	return setups
}

// with is a setup with an axis' option.
func with(s catalog.Setup, axis string, option catalog.AxisOption) catalog.Setup {
	t := s
	t.Runtime = option.Runtime.Over(s.Runtime)
	t.Options, t.Facts = map[string]string{axis: option.ID}, map[string]catalog.Fact{}
	maps.Copy(t.Options, s.Options)
	maps.Copy(t.Facts, s.Facts)
	maps.Copy(t.Facts, option.Facts)
	if !option.Silent {
		t.ID, t.Name = joined(s.ID, "-", option.ID), joined(s.Name, ", ", option.Name)
	}
	if option.Asked {
		if t.Asked = true; t.Base == "" {
			t.Base = s.ID
		}
	}
	return t
}

func joined(a, by, b string) string {
	if a == "" {
		return b
	}
	return a + by + b
}

// writtenOver is a setup that axes make with what is written out of it.
func writtenOver(w, made catalog.Setup) catalog.Setup {
	if w.Name != "" {
		made.Name = w.Name
	}
	made.Summary, made.Asked = w.Summary, made.Asked || w.Asked
	maps.Copy(made.Facts, w.Facts)
	made.Runtime = w.Runtime.Over(made.Runtime)
	return made
}

// include copies the charges and pools that a product takes over from another,
// with their sources.
func (s *Set) include(c *catalog.Catalog) {
	for _, p := range c.Products() {
		for i, ref := range p.Include {
			if err := takeOver(c, p, ref); err != nil {
				s.ProductFault(p, fmt.Sprintf("include[%d]", i+1), err.Error(), "")
			}
		}
	}
}

func takeOver(c *catalog.Catalog, p *catalog.Product, ref string) error {
	id, part, _ := strings.Cut(ref, "#")
	from, _, ok := c.Product(id)
	if !ok {
		return fmt.Errorf("there is no product %q", id)
	}
	cites := citing{p, id, from.Sources}
	found := false
	for _, charge := range from.Charges {
		if charge.ID == part {
			charge.Scope, charge.Source, found = catalog.Scope{}, cites.own(charge.Source), true
			charge.Sources = cites.owns(charge.Sources)
			p.Charges = append(p.Charges, charge)
		}
	}
	for _, pool := range from.Pools {
		if pool.ID == part {
			pool.Scope, pool.Source, found = catalog.Scope{}, cites.own(pool.Source), true
			p.Pools = append(p.Pools, pool)
		}
	}
	if !found {
		return fmt.Errorf("%s has no charge or pool %q", id, part)
	}
	p.Local = p.Local || from.Local
	return nil
}
