package load

import "whereto/model/catalog"

// citing has a product cite sources of another file, under names of its own.
type citing struct {
	p    *catalog.Product
	of   string // id of the file's product or vendor
	from map[string]catalog.Source
}

// own is the name of a source in the product, which has it from now on; of none it is none.
func (c citing) own(key string) string {
	if key == "" {
		return ""
	}
	name := c.of + "/" + key
	if s, ok := c.from[key]; ok {
		if c.p.Sources == nil {
			c.p.Sources = map[string]catalog.Source{}
		}
		c.p.Sources[name] = s
	}
	return name
}

// owns are the names of sources by word.
func (c citing) owns(sources map[string]string) map[string]string {
	if len(sources) == 0 {
		return nil
	}
	own := make(map[string]string, len(sources))
	for word, key := range sources {
		own[word] = c.own(key)
	}
	return own
}
