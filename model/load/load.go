// Package load reads layers of data files and joins them to one catalog: it parses,
// merges, binds, extends and expands. What is wrong beyond that is package check's.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/parallel"
)

// Layer is one directory of data; a later layer extends and overrides an earlier.
type Layer struct {
	Name  string // how messages name it; empty for the data that ships, which is "data"
	FS    fs.FS
	Local bool // shown as "local" wherever it is used
}

// Read reads and merges the layers, and demands the ids that code relies on. All
// that is wrong comes as one fault.Faults; a file that can't be read as its own error.
func Read(layers ...Layer) (*Set, error) {
	s, err := Gather(layers...)
	if err != nil {
		return nil, err
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	return s, nil
}

// Gather is Read for those who look for more that is wrong: what is wrong in the files of
// hosts, add-ons and vendors is told by the set, which holds what could be bound of
// them. What is wrong in a file that these rest on is an error as in Read.
func Gather(layers ...Layer) (*Set, error) {
	s := newSet(layers)
	if err := s.read(); err != nil {
		return nil, err
	}
	s.strays()
	s.Catalog = s.catalog()
	if !s.shaken {
		before := len(s.faults)
		s.needs()
		s.shaken = len(s.faults) > before
	}
	s.todos()
	if s.shaken {
		return nil, s.Err()
	}
	s.tellOnce()
	return s, nil
}

func newSet(layers []Layer) *Set {
	return &Set{
		layers: layers, docs: map[string][]*document{}, trees: map[string]map[string]any{}, csvs: map[string]table{},
		names: map[*catalog.Product]string{}, stated: map[*catalog.Product]map[string]bool{}, houses: map[*catalog.Vendor]string{},
	}
}

// Set is one set of data as it was read: the catalog, where its keys stand in which
// layer's files, and what is wrong with them.
type Set struct {
	Catalog *catalog.Catalog

	layers  []Layer
	docs    map[string][]*document               // by path within a layer, in the order of layers
	trees   map[string]map[string]any            // the same, merged, of what a fault was looked for in
	csvs    map[string]table                     // by path, of the last layer
	names   map[*catalog.Product]string          // path of a product's file
	houses  map[*catalog.Vendor]string           // path of a vendor's file
	stated  map[*catalog.Product]map[string]bool // by criterion that a product's own file states: whether with a note
	origin  catalog.Origin
	faults  fault.Faults
	shaken  bool                         // a file that products rest on has faults
	wrong   map[string]keys              // by file as messages name it: what was found when it was bound
	written map[string]map[string]string // likewise: keys as they were meant, and as they stand there
}

// Err is everything that was found wrong so far as a fault.Faults, nil if nothing was.
func (s *Set) Err() error { return s.faults.Err() }

// Faults is how many faults there are so far.
func (s *Set) Faults() int { return len(s.faults) }

// File is the path of a product's file within its layers: hosts/ID.toml.
func (s *Set) File(p *catalog.Product) string { return s.names[p] }

// LocalKey says whether a local layer's file of the product has a root key.
func (s *Set) LocalKey(p *catalog.Product, key string) bool {
	return slices.ContainsFunc(s.docs[s.names[p]], func(d *document) bool {
		return slices.Contains(d.roots, key) && slices.Contains(s.origin.Local, d.file)
	})
}

// table is a file of measured round trips.
type table struct {
	file    string // as messages name it
	content []byte
}

// Folders are those of a layer that have a file for each of what they hold.
var Folders = []string{"hosts", "addons", "common", "vendors"}

var singles = []string{"criteria.toml", "questions.toml", "meters.toml", "method.toml", "places.toml", "rates.toml", "guide.toml", "latency/tables.toml"}

// files are the names of all data files that a layer may have, in the order that they
// are read and hashed in: the single ones whether they are there or not, then those of
// the folders.
func (l Layer) files() ([]string, error) {
	names := slices.Clone(singles)
	for _, folder := range append(slices.Clone(Folders), "latency") {
		pattern := folder + "/*.toml"
		if folder == "latency" {
			pattern = folder + "/*.csv"
		}
		found, err := fs.Glob(l.FS, pattern)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	return names, nil
}

// shown is how messages name a file of the layer.
func (l Layer) shown(name string) string {
	folder := l.Name
	if folder == "" {
		folder = "data"
	}
	return Line(path.Join(folder, name))
}

// read reads all files, and parses them.
func (s *Set) read() error {
	from := newOrigin()
	var docs []unparsed
	for _, layer := range s.layers {
		names, err := layer.files()
		if err != nil {
			return err
		}
		for _, name := range names {
			content, err := fs.ReadFile(layer.FS, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return fmt.Errorf("reading data: %w", err)
			}
			from.add(layer, name, content)
			if strings.HasSuffix(name, ".csv") {
				s.csvs[name] = table{layer.shown(name), content}
				continue
			}
			docs = append(docs, s.document(layer, name, content))
		}
	}
	s.origin = from.done()
	s.parse(docs)
	return nil
}

// unparsed is a document of which there is only the text.
type unparsed struct {
	*document
	content []byte
}

// document takes a file of a layer into the set.
func (s *Set) document(layer Layer, name string, content []byte) unparsed {
	d := &document{file: layer.shown(name), name: name}
	s.docs[name] = append(s.docs[name], d)
	return unparsed{d, content}
}

// parse parses documents side by side. Faults come in their order.
func (s *Set) parse(docs []unparsed) {
	found := make([]fault.Faults, len(docs))
	parallel.Each(len(docs), func(i int, _ *struct{}) {
		name := docs[i].name
		*docs[i].document = *parse(docs[i].file, docs[i].content, &found[i])
		docs[i].name = name
	})
	for i, d := range docs {
		s.faults = append(s.faults, found[i]...)
		s.shaken = s.shaken || len(found[i]) > 0 && slices.Contains(singles, d.name)
		d.faults = &s.faults
	}
}

// bindFile binds a file, all layers of it, into target.
func bindFile[T any](s *Set, name string, target *T) {
	s.faults = append(s.faults, bindLayers(name, s.docs[name], target)...)
	for _, d := range s.docs[name] {
		d.letGo()
	}
}

// bindLayers binds each layer's document by itself, for its faults, and then all of
// them merged into target. The last can have no fault that what is merged has not: its
// keys are all in there. It changes no document. The last is never one whose faults are
// told already.
func bindLayers[T any](name string, docs []*document, target *T) fault.Faults {
	var faults fault.Faults
	if len(docs) == 0 {
		return fault.Faults{{File: path.Join("data", name), Text: "the file is missing"}}
	}
	last := docs[len(docs)-1]
	if len(docs) == 1 {
		bind(last.with(&faults), target)
		return faults
	}
	for _, d := range docs[:len(docs)-1] {
		if !d.told {
			bind(d.with(&faults), new(T))
		}
	}
	var wrong fault.Faults
	bind(&document{file: name, name: name, tree: merged(docs), faults: &wrong}, target)
	if len(wrong) > 0 {
		bind(last.with(&faults), new(T))
	}
	return faults
}

// asked binds the questions and what they ask about.
func (s *Set) asked(c *catalog.Catalog) {
	var criteria criteriaFile
	bindFile(s, "criteria.toml", &criteria)
	c.Criteria, c.Policies, c.Residency = criteria.Criteria, criteria.Policies, criteria.Residency
	var questions questionsFile
	bindFile(s, "questions.toml", &questions)
	c.Questions = questions.Questions
}

func (s *Set) places(c *catalog.Catalog) {
	var places placesFile
	bindFile(s, "places.toml", &places)
	c.Places = make(map[string]catalog.Place, len(places.Places))
	for id, p := range places.Places {
		p.ID = id
		c.Places[id] = p
	}
	c.Countries = places.Countries
	c.Areas = make(map[string]catalog.Area, len(places.Areas))
	for id, a := range places.Areas {
		a.ID = id
		c.Areas[id] = a
	}
}

func (s *Set) catalog() *catalog.Catalog {
	c, before := new(catalog.Catalog), len(s.faults)
	s.asked(c)
	var meters metersFile
	bindFile(s, "meters.toml", &meters)
	c.Meters = meters.Meters
	bindFile(s, "method.toml", &c.Method)
	bindFile(s, "guide.toml", &c.Guide)
	var rates ratesFile
	bindFile(s, "rates.toml", &rates)
	c.Rates = append([]catalog.Rate{{Currency: "USD", USD: catalog.Amount{Text: "1", Value: 1}}}, rates.Rates...)
	byEUR(c)
	s.places(c)
	s.latency(c)
	s.shaken = s.shaken || len(s.faults) > before
	s.common()
	s.vendors(c)
	c.Hosts = s.products("hosts")
	c.Addons = s.products("addons")
	s.include(c)
	s.underVendors(c)
	for _, docs := range s.docs {
		for _, d := range docs {
			d.letGo()
		}
	}
	c.Origin = s.origin
	return c
}

// byEUR works out what a currency is worth in USD of which it is known by EUR.
func byEUR(c *catalog.Catalog) {
	eur, _ := c.Rate("EUR")
	for i := range c.Rates {
		if r := &c.Rates[i]; r.USD.Text == "" && r.PerEUR.Value > 0 && eur.USD.Value > 0 {
			usd := eur.USD.Value / r.PerEUR.Value
			r.USD = catalog.Amount{Text: strconv.FormatFloat(usd, 'g', 6, 64), Value: usd}
		}
	}
}

// products binds all products of a folder, side by side.
func (s *Set) products(folder string) []*catalog.Product {
	var names []string
	var faults []fault.Faults    // of each product
	var stated []map[string]bool // likewise
	before := len(s.faults)
	for _, name := range slices.Sorted(maps.Keys(s.docs)) {
		if path.Dir(name) == folder {
			stated = append(stated, states(s.docs[name]))
			s.extend(name)
			names, faults = append(names, name), append(faults, slices.Clone(s.faults[before:]))
			s.faults = s.faults[:before]
		}
	}
	list := make([]*catalog.Product, len(names))
	parallel.Each(len(names), func(i int, _ *struct{}) {
		list[i] = new(catalog.Product)
		faults[i] = append(faults[i], bindLayers(names[i], s.docs[names[i]], list[i])...)
	})
	for i, p := range list {
		s.faults = append(s.faults, faults[i]...)
		for _, d := range s.docs[names[i]] {
			p.Local = p.Local || slices.Contains(s.origin.Local, d.file)
		}
		s.names[p], s.stated[p] = names[i], stated[i]
		if p.ID == "" && len(faults[i]) > 0 || s.broken(names[i]) { // others name it by its file
			p.ID = strings.TrimSuffix(path.Base(names[i]), ".toml")
		}
		for _, i := range expand(p) {
			s.ProductFault(p, fmt.Sprintf("setups[%d].id", i+1), "the axes' options make no setup with this id", "")
		}
	}
	return list
}

// common binds what products share, each file once: its faults are not told again in
// every product that extends it, and are told where none does.
func (s *Set) common() {
	for _, name := range slices.Sorted(maps.Keys(s.docs)) {
		if path.Dir(name) != "common" {
			continue
		}
		for _, d := range s.docs[name] {
			d.told = true
			bind(d, new(catalog.Product))
			for _, key := range schemas[d.kind()].without {
				if _, ok := d.tree[key]; ok {
					d.fault(key, fmt.Sprintf("what several hosts share has no %s", key), "")
				}
			}
		}
	}
}
