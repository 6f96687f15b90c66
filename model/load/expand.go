package load

import (
	"fmt"
	"maps"
	"strings"

	"whereto/model/catalog"
)

// expand makes a setup of every combination of the axes' options. A setup that
// is also written out keeps what is written there. It returns the indexes of
// those that are written out and that no combination makes.
func expand(p *catalog.Product) (odd []int) {
	if len(p.Axes) == 0 {
		return nil
	}
	written := p.Setups
	made := []catalog.Setup{{Options: map[string]string{}, Facts: map[string]catalog.Fact{}}}
	var ids, names [][]string
	ids, names = [][]string{nil}, [][]string{nil}
	for _, axis := range p.Axes {
		var nextSetups []catalog.Setup
		var nextIDs, nextNames [][]string
		for i, s := range made {
			for _, option := range axis.Options {
				t := catalog.Setup{Options: maps.Clone(s.Options), Facts: maps.Clone(s.Facts), Runtime: option.Runtime.Over(s.Runtime)}
				t.Options[axis.ID] = option.ID
				maps.Copy(t.Facts, option.Facts)
				id := append([]string{}, ids[i]...)
				if !option.Silent {
					id = append(id, option.ID)
				}
				nextSetups = append(nextSetups, t)
				nextIDs = append(nextIDs, id)
				name := append([]string{}, names[i]...)
				if !option.Silent {
					name = append(name, option.Name)
				}
				nextNames = append(nextNames, name)
			}
		}
		made, ids, names = nextSetups, nextIDs, nextNames
	}
	for i := range made {
		made[i].ID = strings.Join(ids[i], "-")
		made[i].Name = strings.Join(names[i], ", ")
		for _, w := range written {
			if w.ID == made[i].ID {
				if w.Name != "" {
					made[i].Name = w.Name
				}
				made[i].Summary = w.Summary
				maps.Copy(made[i].Facts, w.Facts)
				made[i].Runtime = w.Runtime.Over(made[i].Runtime)
			}
		}
	}
	p.Setups = made
	for i, w := range written {
		if _, ok := p.Setup(w.ID); !ok {
			odd = append(odd, i)
		}
	}
	return odd
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
	if p.Sources == nil {
		p.Sources = map[string]catalog.Source{}
	}
	copySource := func(key string) string {
		name := id + "/" + key
		if s, ok := from.Sources[key]; ok {
			p.Sources[name] = s
		}
		return name
	}
	found := false
	for _, charge := range from.Charges {
		if charge.ID == part {
			charge.Scope, charge.Source, found = catalog.Scope{}, copySource(charge.Source), true
			own := map[string]string{}
			for key, source := range charge.Sources {
				own[key] = copySource(source)
			}
			charge.Sources = own
			p.Charges = append(p.Charges, charge)
		}
	}
	for _, pool := range from.Pools {
		if pool.ID == part {
			pool.Scope, pool.Source, found = catalog.Scope{}, copySource(pool.Source), true
			p.Pools = append(p.Pools, pool)
		}
	}
	if !found {
		return fmt.Errorf("%s has no charge or pool %q", id, part)
	}
	p.Local = p.Local || from.Local
	return nil
}
