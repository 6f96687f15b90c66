package fit

import (
	"sync"

	"whereto/model/catalog"
)

// column is what all parts say on one criterion, found when it is first asked for.
type column struct {
	once  sync.Once
	facts []*catalog.Fact
}

// facts are what the parts say on a criterion, by its number in the catalog; nil where
// they say nothing. Setups that say what their product says share its fact.
func (p *Pairing) facts(criterion int) []*catalog.Fact {
	c := &p.columns[criterion]
	c.once.Do(func() {
		id := p.catalog.Criteria[criterion].ID
		c.facts = make([]*catalog.Fact, len(p.parts))
		var product *catalog.Product
		var shared *catalog.Fact
		for i, o := range p.parts {
			if o.product != product {
				product, shared = o.product, copied(o.product.Facts, id)
			}
			if c.facts[i] = copied(o.setup.Facts, id); c.facts[i] == nil {
				c.facts[i] = shared
			}
		}
	})
	return c.facts
}

// copied is a copy of a fact of a criterion, nil where there is none.
func copied(facts map[string]catalog.Fact, criterion string) *catalog.Fact {
	f, ok := facts[criterion]
	if !ok {
		return nil
	}
	own := f // only what is there needs memory
	return &own
}
