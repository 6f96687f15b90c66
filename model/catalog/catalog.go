// Package catalog holds the types of everything that is known: hosts, setups,
// add-ons, criteria, facts, charges, places, questions and measured round trips.
// It knows no files: package load fills it.
package catalog

import (
	"slices"
	"sort"
)

// Catalog is one checked set of data. It is never changed after it was loaded.
type Catalog struct {
	Hosts     []*Product // by id
	Addons    []*Product // by id
	Vendors   []*Vendor  // by id
	Criteria  []*Criterion
	Policies  []Policy // how all criteria are graded
	Questions []*Question
	Meters    []*Meter
	Places    map[string]Place   // by id
	Countries map[string]Country // by ISO 3166-1 alpha-2
	Areas     map[string]Area    // by id
	Residency []Jurisdiction
	Rates     []Rate
	Tables    []Table // measured round trips, the preferred table first
	Method    Method
	Guide     Guide
	Origin    Origin
}

// Origin says which data this is.
type Origin struct {
	Hash  string   // of all files, hexadecimal
	AsOf  Date     // the newest date in the files of hosts, add-ons, vendors and what they share, facts' own among it
	Local []string // files that came from an overlay
}

// Method holds the figures of the method that are neither facts nor answers:
// how capacity is planned and how much each part of the value weighs.
type Method struct {
	TargetUtilisation float64            `json:"target_utilisation"` // share of an instance's slots and CPU that a plan may fill
	StaleDays         int                `json:"stale_days"`         // a fact older than this is a caveat
	HandshakeTrips    float64            `json:"handshake_trips"`    // round trips of a new connection's first response (TCP, TLS 1.3, request)
	Weights           map[string]float64 `json:"weights"`            // relative weight of cost, latency and a want
	InitAllowanceMS   float64            `json:"init_allowance_ms"`  // that a first response takes beyond the start of the runtime alone
	WayMS             float64            `json:"way_ms"`             // the way that scores a half for an app without handling time
	Yardstick         Yardstick          `json:"yardstick"`
	Database          Database           `json:"database"`
	Assumed           Assumed            `json:"assumed"`
	StandbyFrom       float64            `json:"standby_from"`      // percent: a promise from which on a database has a standby
	LimitMatters      map[string]float64 `json:"limit_matters"`     // by criterion: the answer from which a limit that nobody states could be met
	NeverColdShare    float64            `json:"never_cold_share"`  // of requests that meet a start: from it on "never" is not true
	SeveralRegions    int                `json:"several_regions"`   // most regions of a stack where several are wanted
	RegionsWithinMS   float64            `json:"regions_within_ms"` // regions whose way is no longer than that of the nearest by more compete with it
	RegionsBeside     int                `json:"regions_beside"`    // so many of them at most
	BesideReserved    []string           `json:"beside_reserved"`   // "host/setup": shown beside setups with reserved capacity
	OpsHours          map[string]float64 `json:"ops_hours"`         // hours of your own work a month, by level of ops_burden; an assumption
	Note              string             `json:"note"`
}

// Yardstick are unit prices in USD that a load is measured by where no budget says what is
// dear: what scores a half is so many times what they come to.
type Yardstick struct {
	Times           float64 `json:"times"`
	GBMonth         float64 `json:"gb_month"`         // of memory
	VCPUHour        float64 `json:"vcpu_hour"`        // of CPU
	GBSent          float64 `json:"gb_sent"`          // to the internet
	MillionRequests float64 `json:"million_requests"` // requests
}

// Database is what a database takes that runs beside the app.
type Database struct {
	CPUTimes float64 `json:"cpu_times"` // the CPU of app and database over the app's
	ServerMB float64 `json:"server_mb"` // memory of one that is a server
}

// Assumed are quantities that nobody is asked for.
type Assumed struct {
	Secrets               float64 `json:"secrets"`                 // that an app reads
	ImagesKept            float64 `json:"images_kept"`             // of the app in a registry of one's own
	RequestsPerConnection float64 `json:"requests_per_connection"` // to a load balancer
}

// Product finds a host or an add-on by its id or one of its aliases.
func (c *Catalog) Product(id string) (p *Product, addon, ok bool) {
	if p := find(c.Hosts, id); p != nil {
		return p, false, true
	}
	if p := find(c.Addons, id); p != nil {
		return p, true, true
	}
	return nil, false, false
}

func find(list []*Product, id string) *Product {
	for _, p := range list {
		if p.ID == id {
			return p
		}
		for _, alias := range p.Aliases {
			if alias == id {
				return p
			}
		}
	}
	return nil
}

// Products lists the hosts, then the add-ons.
func (c *Catalog) Products() []*Product { return slices.Concat(c.Hosts, c.Addons) }

// ProductID is the id of a host or an add-on, for IDs.
func ProductID(p *Product) string { return p.ID }

// QuestionID is the id of a question, for IDs.
func QuestionID(q *Question) string { return q.ID }

// CriterionID is the id of a criterion, for IDs.
func CriterionID(k *Criterion) string { return k.ID }

// MeterID is the id of a meter, for IDs.
func MeterID(m *Meter) string { return m.ID }

// SetupID is the id of a setup, for IDs.
func SetupID(s Setup) string { return s.ID }

// SizeID is the id of a size, for IDs.
func SizeID(s Size) string { return s.ID }

// IDs lists the ids of things, in their order.
func IDs[T any](things []T, id func(T) string) []string {
	list := make([]string, len(things))
	for i, t := range things {
		list[i] = id(t)
	}
	return list
}

// CriterionName is a criterion's name, its id where there is none.
func (c *Catalog) CriterionName(id string) string {
	if k, ok := c.Criterion(id); ok {
		return k.Name
	}
	return id
}

// Criterion finds a criterion by its id.
func (c *Catalog) Criterion(id string) (*Criterion, bool) {
	for _, k := range c.Criteria {
		if k.ID == id {
			return k, true
		}
	}
	return nil, false
}

// Question finds a question by its id.
func (c *Catalog) Question(id string) (*Question, bool) {
	for _, q := range c.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return nil, false
}

// Meter finds a meter by its id.
func (c *Catalog) Meter(id string) (*Meter, bool) {
	for _, m := range c.Meters {
		if m.ID == id {
			return m, true
		}
	}
	return nil, false
}

// Place finds a place by its id or one of its aliases and returns it with the id.
func (c *Catalog) Place(id string) (Place, bool) {
	if p, ok := c.Places[id]; ok {
		return p, true
	}
	for _, p := range c.Places {
		for _, alias := range p.Aliases {
			if alias == id {
				return p, true
			}
		}
	}
	return Place{}, false
}

// PlaceIDs lists the ids of all places in order.
func (c *Catalog) PlaceIDs() []string {
	ids := make([]string, 0, len(c.Places))
	for id := range c.Places {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

// Rate finds what one unit of a currency is worth in USD.
func (c *Catalog) Rate(currency string) (Rate, bool) {
	for _, r := range c.Rates {
		if r.Currency == currency {
			return r, true
		}
	}
	return Rate{}, false
}
