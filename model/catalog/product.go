package catalog

import (
	"math"
	"slices"
	"strconv"
)

// Product is a host or an add-on: both have setups, facts, charges and caveats.
type Product struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Vendor  string   `json:"vendor"`
	Kind    string   `json:"kind"`
	URL     string   `json:"url"`
	Aliases []string `json:"aliases"`
	Summary string   `json:"summary"`
	BestFor string   `json:"best_for"`
	AvoidIf string   `json:"avoid_if"`
	Extends Words    `json:"extends"` // files of data/common whose content is taken over, a later one over an earlier
	Include []string `json:"include"` // "host#charge" or "host#pool": another product's charge, taken over
	Local   bool     `json:"-"`       // came, in whole or in part, from an overlay

	Status      Status              `json:"status"`
	Sources     map[string]Source   `json:"sources"`
	Facts       map[string]Fact     `json:"facts"` // by criterion
	Runtime     Runtime             `json:"runtime"`
	Regions     []Region            `json:"regions"`
	Zones       map[string][]string `json:"zones"` // where a visitor is, for prices: zone -> countries; "*" is the rest of the world
	Sizes       []Size              `json:"sizes"` // the smallest first
	Setups      []Setup             `json:"setups"`
	Axes        []Axis              `json:"axes"` // every combination of their options is a setup
	Charges     []Charge            `json:"charges"`
	Pools       []Pool              `json:"pools"`
	NotIncluded []NotIncluded       `json:"not_included"` // on the invoice and in no charge
	NoCharge    map[string]NoCharge `json:"no_charge"`    // meter -> why nothing is asked for it
	Limits      []Limit             `json:"limits"`
	Caveats     []Caveat            `json:"caveats"`
	Changes     []Change            `json:"changes"`
	Examples    []Example           `json:"examples"`

	// Add-ons only.
	Slot      string    `json:"slot"`
	SelfRun   bool      `json:"self_run"`  // software that you run yourself: without a charge there is no account with its vendor
	Applies   []Applies `json:"applies"`   // the hosts it can be paired with: any of these
	Needs     []string  `json:"needs"`     // slots that must be filled in the stack for this add-on to work
	Conflicts []string  `json:"conflicts"` // add-ons it can't share a stack with
}

// Status says whether a product can be bought today.
type Status struct {
	Is        string `json:"is"` // one of Statuses
	Since     Date   `json:"since"`
	Note      string `json:"note"`
	Successor string `json:"successor"` // id or name of what replaces it
	Source    string `json:"source"`
}

// Statuses are the allowed states of a product, in the order best to worst.
var Statuses = []string{"active", "beta", "legacy", "unknown", "closing", "closed-to-new", "closed"}

// Advisable says whether a new team can still choose the product.
func (s Status) Advisable() bool {
	return s.Is != "closing" && s.Is != "closed-to-new" && s.Is != "closed"
}

// PlainlyActive says whether nothing is to be said against relying on it.
func (s Status) PlainlyActive() bool { return s.Is == "active" }

// Source is where a fact or a price was read and when it was true.
type Source struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	AsOf  Date   `json:"as_of"`
	Note  string `json:"note"` // what is special about this copy
}

// Region is a place the product runs in.
type Region struct {
	Scope      `json:",inline"` // setups that exist there; empty: all
	Code       string           `json:"code"`
	Place      string           `json:"place"`      // empty: a region without a city
	Area       string           `json:"area"`       // of a region without a city: where it is measured from, and judged unless its country is known
	Country    string           `json:"country"`    // of a region without a city
	Group      string           `json:"group"`      // a name that prices can use for several regions
	Multiplier *Amount          `json:"multiplier"` // on charges that say multiplier = true
	Orderable  *bool            `json:"orderable"`  // false: no new machines there now
	Note       string           `json:"note"`
}

// Open says whether the region can be chosen now.
func (r Region) Open() bool { return r.Orderable == nil || *r.Orderable }

// SizeFields are the fields of a size that charges can name instead of an amount:
// included = "traffic_gb", price = "price".
var SizeFields = []string{SizeDiskGB, SizeTrafficGB, SizePrice}

// Size is a machine or instance size.
type Size struct {
	ID             string   `json:"id"`
	Name           string   `json:"name"`
	VCPUs          float64  `json:"vcpus"`
	SustainedVCPUs float64  `json:"sustained_vcpus"` // CPU that can be used all the time; 0: all of VCPUs
	MemoryMB       float64  `json:"memory_mb"`
	DiskGB         float64  `json:"disk_gb"`
	TrafficGB      float64  `json:"traffic_gb"` // traffic out that comes with it
	ReserveMB      float64  `json:"reserve_mb"` // memory that the system takes of it, where that is known by size; 0: as the runtime says
	Pods           float64  `json:"pods"`       // pods that it holds as a node, those of the system among them; 0: not said
	Price          Maybe    `json:"price"`      // for charges that name it
	Arch           string   `json:"arch"`
	Orderable      *bool    `json:"orderable"`
	Regions        []string `json:"regions"` // codes or groups; empty: everywhere
	Setups         []string `json:"setups"`  // setups that offer it; empty: all
	Note           string   `json:"note"`
}

// Open says whether the size can be ordered now.
func (s Size) Open() bool { return s.Orderable == nil || *s.Orderable }

// CPU is the CPU that a plan may count on, in vCPUs.
func (s Size) CPU() float64 {
	if s.SustainedVCPUs > 0 {
		return s.SustainedVCPUs
	}
	return s.VCPUs
}

// Amount is what the size has in one of SizeFields, nil where nothing is said of it.
func (s Size) Amount(field string) *Amount {
	var v float64
	switch field {
	case SizePrice:
		return s.Price.Amount
	case SizeDiskGB:
		v = s.DiskGB
	case SizeTrafficGB:
		v = s.TrafficGB
	}
	if v == 0 {
		return nil
	}
	return &Amount{Text: strconv.FormatFloat(v, 'f', -1, 64), Value: v}
}

// In says whether the size is sold in the region.
func (s Size) In(r Region) bool {
	return len(s.Regions) == 0 || slices.Contains(s.Regions, r.Code) || (r.Group != "" && slices.Contains(s.Regions, r.Group))
}

// Setup is one way to run on a host, or one plan of an add-on.
type Setup struct {
	ID      string            `json:"id"`
	Name    string            `json:"name"`
	Summary string            `json:"summary"`
	Asked   bool              `json:"asked"` // only where it is asked for: it is billed, and never advised
	Options map[string]string `json:"-"`     // axis -> option, where the setup comes from axes
	Base    string            `json:"-"`     // of one that an asked option makes: the setup without it
	Facts   map[string]Fact   `json:"facts"`
	Runtime Runtime           `json:"runtime"`
}

// In says whether the setup, or the one that it is a variant of, is among ids.
func (s Setup) In(ids []string) bool {
	return slices.Contains(ids, s.ID) || s.Base != "" && slices.Contains(ids, s.Base)
}

// Axis is a choice that is independent of other choices: architecture, endpoint.
type Axis struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Options []AxisOption `json:"options"`
}

// ByAsking says whether some option of the axis is only asked for: it makes variants of all
// setups instead of setups.
func (a Axis) ByAsking() bool {
	return slices.ContainsFunc(a.Options, func(o AxisOption) bool { return o.Asked })
}

// AxisOption is one value of an axis.
type AxisOption struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Silent  bool            `json:"silent"` // left out of the setup's id
	Asked   bool            `json:"asked"`  // its setups are billed where they are asked for, and never advised
	Facts   map[string]Fact `json:"facts"`
	Runtime Runtime         `json:"runtime"`
}

// Scope narrows a charge, caveat or limit to setups. Empty: all.
type Scope struct {
	Setups []string         `json:"setups"`
	When   map[string]Words `json:"when"` // axis -> options, any of them
	Exact  bool             `json:"-"`    // Setups are all that it covers: not their variants
}

// Covers says whether the scope includes the setup.
func (s Scope) Covers(setup Setup) bool {
	if len(s.Setups) > 0 && !slices.Contains(s.Setups, setup.ID) && (s.Exact || !setup.In(s.Setups)) {
		return false
	}
	for axis, options := range s.When {
		if !slices.Contains(options, setup.Options[axis]) {
			return false
		}
	}
	return true
}

// Applies is one condition under which an add-on can be paired with a host:
// everything that is given must hold.
type Applies struct {
	Hosts  []string         `json:"hosts"`
	Kinds  []string         `json:"kinds"`
	Facts  map[string]Words `json:"facts"` // criterion -> levels of the host, any of them
	Setups []string         `json:"setups"`
	Not    []string         `json:"not"`   // hosts that are left out
	Needs  []string         `json:"needs"` // slots that must be filled in the stack, beside those that the add-on needs anyway
}

// Limit is the most of a meter that a setup serves in a month.
type Limit struct {
	Scope  `json:",inline"`
	Meter  string `json:"meter"`
	Max    Amount `json:"max"`
	Note   string `json:"note"`
	Source string `json:"source"`
}

// Caveat is what stays open about a product: shown where one of About was asked,
// or where a charge or pool named in it is in the bill; with conditions, wherever they hold.
type Caveat struct {
	Scope  `json:",inline"`
	ID     string            `json:"id"`
	About  []string          `json:"about"` // criteria, questions, meters, or charges of this product
	Text   string            `json:"text"`
	Source string            `json:"source"`
	From   Date              `json:"from"`
	Until  Date              `json:"until"`
	If     map[string]Within `json:"if"`     // figure -> where it lies, answered or assumed; all must hold
	Beside map[string]Words  `json:"beside"` // criterion -> levels: an add-on stands in the stack that brings one of them
}

// Within is where a figure lies. What is not given does not bound it.
type Within struct {
	Below *float64 `json:"below"`
	From  *float64 `json:"from"`
}

// Holds says whether a figure lies there.
func (w Within) Holds(v float64) bool {
	return v < Or(w.Below, math.Inf(1)) && v >= Or(w.From, math.Inf(-1))
}

// Conditional says whether conditions, not what was asked, decide that the caveat is shown.
func (c *Caveat) Conditional() bool { return len(c.If)+len(c.Beside) > 0 }

// Change is announced for a day, a month or a year: a caveat before it is over, in force
// after.
type Change struct {
	On     Date     `json:"on"`
	About  []string `json:"about"` // as in Caveat; empty: always shown
	Text   string   `json:"text"`
	Source string   `json:"source"`
}

// InForce says whether the caveat holds on a day.
func (c Caveat) InForce(today Date) bool { return today.In(c.From, c.Until) }

// Ahead says whether the change is still to come on a day.
func (c Change) Ahead(today Date) bool { return today < c.On.Last() }

// Names says whether the product's charges or what stands beside them name a meter for a
// setup: it sells that, at a price that is known or not.
func (p *Product) Names(s Setup, meter string) bool {
	return slices.ContainsFunc(p.Charges, func(c Charge) bool { return c.Meter == meter && c.Covers(s) }) ||
		slices.ContainsFunc(p.NotIncluded, func(n NotIncluded) bool { return n.Meter == meter && n.Covers(s) })
}

// Setup finds one of the product's setups.
func (p *Product) Setup(id string) (Setup, bool) {
	for _, s := range p.Setups {
		if s.ID == id {
			return s, true
		}
	}
	return Setup{}, false
}

// Written are the setups that are written out, not those that axes make.
func (p *Product) Written() []Setup {
	if slices.ContainsFunc(p.Axes, func(a Axis) bool { return !a.ByAsking() }) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Setups), func(s Setup) bool { return s.Base != "" })
}

// Fact is what the product says on a criterion for one of its setups.
func (p *Product) Fact(s Setup, criterion string) (Fact, bool) {
	if f, ok := s.Facts[criterion]; ok {
		return f, true
	}
	f, ok := p.Facts[criterion]
	return f, ok
}

// First is the product's first setup; without setups it is an empty one.
func (p *Product) First() Setup {
	if len(p.Setups) == 0 {
		return Setup{}
	}
	return p.Setups[0]
}

// Size finds one of the product's sizes.
func (p *Product) Size(id string) (Size, bool) {
	for _, s := range p.Sizes {
		if s.ID == id {
			return s, true
		}
	}
	return Size{}, false
}

// Region finds one of the product's regions.
func (p *Product) Region(code string) (Region, bool) {
	for _, r := range p.Regions {
		if r.Code == code {
			return r, true
		}
	}
	return Region{}, false
}
