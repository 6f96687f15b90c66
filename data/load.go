package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// Layer is one directory of data; a later layer extends and overrides an earlier.
type Layer struct {
	Name  string // how messages name it; empty for the data that ships
	FS    fs.FS
	Local bool // shown as "local" wherever it is used
}

// Shipped is the layer that the program ships with.
func Shipped() Layer { return Layer{FS: Files} }

// Load reads and merges the layers and checks what is not the shipped data
// alone, which its own tests check. All that is wrong comes as one fault.Faults;
// a file that can't be read as its own error.
func Load(layers ...Layer) (*catalog.Catalog, error) {
	return load(len(layers) > 1 || layers[0].Local, layers)
}

// Check is Load with every check and every worked example.
func Check(layers ...Layer) (*catalog.Catalog, error) { return load(true, layers) }

func load(check bool, layers []Layer) (*catalog.Catalog, error) {
	l := loader{
		layers: layers, docs: map[string][]*document{}, trees: map[string]map[string]any{}, csvs: map[string]table{},
		names: map[*catalog.Product]string{},
	}
	if err := l.read(); err != nil {
		return nil, err
	}
	if err := l.faults.Err(); err != nil {
		return nil, err
	}
	c := l.catalog()
	if err := l.faults.Err(); err != nil {
		return nil, err
	}
	if check {
		l.check(c)
	}
	return c, l.faults.Err()
}

type loader struct {
	layers []Layer
	docs   map[string][]*document      // by path within a layer, in the order of layers
	trees  map[string]map[string]any   // the same, merged
	csvs   map[string]table            // by path, of the last layer
	names  map[*catalog.Product]string // path of a product's file
	hash   string
	local  []string
	faults fault.Faults
}

// table is a file of measured round trips.
type table struct {
	file    string // as messages name it
	content []byte
}

var singles = []string{"criteria.toml", "questions.toml", "meters.toml", "method.toml", "places.toml", "rates.toml", "guide.toml", "latency/tables.toml"}

func (l *loader) read() error {
	hash := sha256.New()
	for _, layer := range l.layers {
		names := append([]string{}, singles...)
		for _, pattern := range []string{"hosts/*.toml", "addons/*.toml", "common/*.toml", "latency/*.csv"} {
			found, err := fs.Glob(layer.FS, pattern)
			if err != nil {
				return err
			}
			names = append(names, found...)
		}
		for _, name := range names {
			content, err := fs.ReadFile(layer.FS, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return fmt.Errorf("reading data: %w", err)
			}
			fmt.Fprintf(hash, "%s %d\n", name, len(content))
			hash.Write(content)
			folder := layer.Name
			if folder == "" {
				folder = "data"
			}
			shown := cleanKey(path.Join(folder, name))
			if layer.Local {
				l.local = append(l.local, shown)
			}
			if strings.HasSuffix(name, ".csv") {
				l.csvs[name] = table{shown, content}
				continue
			}
			l.docs[name] = append(l.docs[name], parse(shown, content, &l.faults))
		}
	}
	l.hash = hex.EncodeToString(hash.Sum(nil))
	return nil
}

// bindFile binds each layer's file by itself, for its faults, and then all of
// them merged into target.
func bindFile[T any](l *loader, name string, target *T) {
	docs := l.docs[name]
	if len(docs) == 0 {
		l.faults = append(l.faults, fault.Fault{File: path.Join("data", name), Text: "the file is missing"})
		return
	}
	l.trees[name] = docs[0].tree
	if len(docs) == 1 {
		bind(docs[0], target)
		return
	}
	merged := map[string]any{}
	for _, d := range docs {
		bind(d, new(T))
		merged = merge(merged, d.tree)
	}
	l.trees[name] = merged
	bind(&document{file: name, tree: merged, faults: new(fault.Faults)}, target)
}

func (l *loader) catalog() *catalog.Catalog {
	c := &catalog.Catalog{Places: map[string]catalog.Place{}}
	var criteria criteriaFile
	bindFile(l, "criteria.toml", &criteria)
	c.Criteria, c.Residency = criteria.Criteria, criteria.Residency
	var questions questionsFile
	bindFile(l, "questions.toml", &questions)
	c.Questions = questions.Questions
	var meters metersFile
	bindFile(l, "meters.toml", &meters)
	c.Meters = meters.Meters
	bindFile(l, "method.toml", &c.Plan)
	bindFile(l, "guide.toml", &c.Guide)
	var rates ratesFile
	bindFile(l, "rates.toml", &rates)
	c.Rates = append([]catalog.Rate{{Currency: "USD", USD: catalog.Amount{Text: "1", Value: 1}}}, rates.Rates...)
	var places placesFile
	bindFile(l, "places.toml", &places)
	for id, p := range places.Places {
		p.ID = id
		c.Places[id] = p
	}
	l.latency(c)
	c.Hosts = l.products("hosts")
	c.Addons = l.products("addons")
	l.include(c)
	c.Origin = catalog.Origin{Hash: l.hash, AsOf: newest(c), Local: l.local}
	return c
}

func (l *loader) products(folder string) []*catalog.Product {
	var list []*catalog.Product
	for _, name := range sorted(l.docs) {
		if path.Dir(name) != folder {
			continue
		}
		l.extend(name)
		p := new(catalog.Product)
		bindFile(l, name, p)
		for _, d := range l.docs[name] {
			p.Local = p.Local || slices.Contains(l.local, d.file)
		}
		l.names[p] = name
		for _, i := range expand(p) {
			l.productFault(p, fmt.Sprintf("setups[%d].id", i+1), "the axes' options make no setup with this id", "")
		}
		list = append(list, p)
	}
	return list
}

// extend puts the common file that a product extends below the product's own.
func (l *loader) extend(name string) {
	docs := l.docs[name]
	for _, d := range docs {
		base, ok := d.tree["extends"].(string)
		if !ok {
			continue
		}
		common := l.docs["common/"+base+".toml"]
		if common == nil {
			d.fault("extends", fmt.Sprintf("there is no file common/%s.toml", base), "")
			continue
		}
		l.docs[name] = append(append([]*document{}, common...), docs...)
		return
	}
}

func newest(c *catalog.Catalog) catalog.Date {
	var day catalog.Date
	for _, p := range c.Products() {
		for _, s := range p.Sources {
			day = max(day, s.AsOf)
		}
	}
	return day
}
