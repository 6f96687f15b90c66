package catalog

import "strings"

// Guide is the plan of the written guide: which chapters it has, what each is
// about, and which open points it answers. What it says comes from the rest of
// the catalog.
type Guide struct {
	Title    string          `json:"title"`
	Summary  string          `json:"summary"`
	Intro    []string        `json:"intro"`
	Brief    []string        `json:"brief"`   // criteria that the short guide tells of each host
	Answers  map[string]any  `json:"answers"` // whose the guide is: its bills, distances and conclusions are for these
	Wants    []GuideWant     `json:"wants"`
	Topics   []GuideTopic    `json:"topics"` // the headings of each host's section
	Tables   []GuideTable    `json:"tables"`
	Near     []GuideDistance `json:"near"`
	Chapters []GuideChapter  `json:"chapters"`
	Points   []GuidePoint    `json:"points"`
}

// GuideWant is one thing that is wanted, and the criteria that judge it.
type GuideWant struct {
	Name     string   `json:"name"`
	Text     string   `json:"text"`
	Criteria []string `json:"criteria"`
}

// GuideTopic is one heading of a host's section: the facts on its criteria, and
// one of GuideParts.
type GuideTopic struct {
	Name     string   `json:"name"`
	Criteria []string `json:"criteria"`
	Part     string   `json:"part"`
}

// GuideParts are what a topic can show beside facts: the regions, the bills of
// the guide's answers, or the conclusions.
var GuideParts = []string{"regions", "bills", "conclusions"}

// GuideTable sets hosts side by side.
type GuideTable struct {
	Name     string   `json:"name"`
	Text     string   `json:"text"`
	Criteria []string `json:"criteria"`
}

// GuideDistance tells how far each host is from places, and what it costs there.
type GuideDistance struct {
	Name string   `json:"name"`
	Text string   `json:"text"`
	From []string `json:"from"` // places
}

// GuideChapter is one chapter: hosts, then add-ons.
type GuideChapter struct {
	Name   string   `json:"name"`
	Text   string   `json:"text"`
	Hosts  []string `json:"hosts"`
	Addons []string `json:"addons"`
}

// GuidePoint is one open point of the draft and where its answer stands.
type GuidePoint struct {
	Name    string      `json:"name"`
	Says    string      `json:"says"`    // what the draft asks or says
	Answer  string      `json:"answer"`  // in a sentence, where the facts need one
	Chapter string      `json:"chapter"` // or table of distances, where its heading stands; else that of the first product
	Facts   []string    `json:"facts"`   // "product#criterion", "product/setup#criterion"
	Caveats []string    `json:"caveats"` // "product#caveat"
	Bills   []GuideBill `json:"bills"`
}

// GuideBill is a bill that a point shows: of the guide's answers, with Set over
// them, or of Meters alone.
type GuideBill struct {
	Name    string            `json:"name"`
	Product string            `json:"product"`
	Setup   string            `json:"setup"`
	Size    string            `json:"size"`
	Region  string            `json:"region"`
	Month   string            `json:"month"`
	NoFree  bool              `json:"no_free"`
	Set     map[string]any    `json:"set"`
	Meters  map[string]string `json:"meters"`
}

// FactAt finds the fact that "product#criterion" or "product/setup#criterion"
// names. Where the product says it setup by setup only, it is the first setup's.
func (c *Catalog) FactAt(ref string) (p *Product, k *Criterion, f Fact, ok bool) {
	product, criterion, _ := strings.Cut(ref, "#")
	product, setup, _ := strings.Cut(product, "/")
	if p, _, ok = c.Product(product); !ok {
		return nil, nil, f, false
	}
	if k, ok = c.Criterion(criterion); !ok {
		return nil, nil, f, false
	}
	at := p.First()
	if setup != "" {
		if at, ok = p.Setup(setup); !ok {
			return nil, nil, f, false
		}
	}
	f, ok = p.Fact(at, criterion)
	return p, k, f, ok
}

// CaveatAt finds the caveat that "product#caveat" names.
func (c *Catalog) CaveatAt(ref string) (p *Product, cv Caveat, ok bool) {
	product, id, _ := strings.Cut(ref, "#")
	if p, _, ok = c.Product(product); !ok {
		return nil, cv, false
	}
	for _, cv := range p.Caveats {
		if cv.ID == id {
			return p, cv, true
		}
	}
	return nil, cv, false
}
