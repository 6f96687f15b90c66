// Package meter holds monthly quantities by meter: what a workload comes to and what
// bills multiply by prices. A set is flat and made to be used again and again: filling
// it anew allocates nothing.
package meter

import "whereto/model/catalog"

// ID is a meter: one of the constants below, which code fills, or one that only the
// data knows (Table).
type ID uint8

// The meters that a workload fills. Their ids stand in model/catalog and are verified
// when data is loaded.
const (
	Requests ID = iota
	RequestsInPeakDay
	CPUMS
	CPUMSPerRequest
	EgressGB
	CDNGB
	CDNRequests
	LogEvents
	LogGB
	Invocations
	GBSeconds
	VCPUSeconds
	AliveSeconds
	AliveGBSeconds
	AliveVCPUSeconds
	IdleGBSeconds
	IdleVCPUSeconds
	UsedGBSeconds
	UsedVCPUSeconds
	WarmGBSeconds
	WarmUsedGBSeconds
	Months
	InstanceHours
	IPv4Hours
	LoadBalancerHours
	LoadBalancerUnits
	LoadBalancerGB
	NATHours
	NATGB
	ZoneGB
	ClusterHours
	DiskGBMonths
	StoppedGBMonths
	RootGBMonths
	BackupGBMonths
	ImagesGB
	Secrets
	PostgresMonths
	PostgresGBMonths
	StandbyMonths
	StandbyGBMonths
	Apps
	Certificates
	Seats
	Deploys
	Invalidations
	BuildMinutes
	CIMinutes
	PreviewHours
	known // so many
)

// Most is how many meters there can be, those of the data among them.
const Most = 96

// None is no meter.
const None ID = Most

// names are the ids of the meters above, as the data has them.
var names = [known]string{
	Requests: catalog.MeterRequests, RequestsInPeakDay: catalog.MeterRequestsInPeakDay, CPUMS: catalog.MeterCPUMS, CPUMSPerRequest: catalog.MeterCPUMSPerRequest,
	EgressGB: catalog.MeterEgressGB, CDNGB: catalog.MeterCDNGB, CDNRequests: catalog.MeterCDNRequests, LogEvents: catalog.MeterLogEvents, LogGB: catalog.MeterLogGB,
	GBSeconds: catalog.MeterGBSeconds, VCPUSeconds: catalog.MeterVCPUSeconds, AliveSeconds: catalog.MeterAliveSeconds, AliveGBSeconds: catalog.MeterAliveGBSeconds,
	AliveVCPUSeconds: catalog.MeterAliveVCPUSeconds, IdleGBSeconds: catalog.MeterIdleGBSeconds, IdleVCPUSeconds: catalog.MeterIdleVCPUSeconds,
	UsedGBSeconds: catalog.MeterUsedGBSeconds, UsedVCPUSeconds: catalog.MeterUsedVCPUSeconds, WarmGBSeconds: catalog.MeterWarmGBSeconds, WarmUsedGBSeconds: catalog.MeterWarmUsedGBSeconds,
	Months: catalog.MeterMonths, InstanceHours: catalog.MeterInstanceHours, IPv4Hours: catalog.MeterIPv4Hours, LoadBalancerHours: catalog.MeterLoadBalancerHours,
	NATHours: catalog.MeterNATHours, ClusterHours: catalog.MeterClusterHours, DiskGBMonths: catalog.MeterDiskGBMonths, StoppedGBMonths: catalog.MeterStoppedGBMonths,
	PostgresMonths: catalog.MeterPostgresMonths, PostgresGBMonths: catalog.MeterPostgresGBMonths, Apps: catalog.MeterApps, Certificates: catalog.MeterCertificates,
	Seats: catalog.MeterSeats, Deploys: catalog.MeterDeploys, Invalidations: catalog.MeterInvalidations, BuildMinutes: catalog.MeterBuildMinutes,
	Invocations: catalog.MeterInvocations, LoadBalancerUnits: catalog.MeterLoadBalancerUnits, LoadBalancerGB: catalog.MeterLoadBalancerGB, NATGB: catalog.MeterNATGB, ZoneGB: catalog.MeterZoneGB,
	RootGBMonths: catalog.MeterRootGBMonths, BackupGBMonths: catalog.MeterBackupGBMonths, ImagesGB: catalog.MeterImagesGB, Secrets: catalog.MeterSecrets,
	StandbyMonths: catalog.MeterStandbyMonths, StandbyGBMonths: catalog.MeterStandbyGBMonths,
	CIMinutes: catalog.MeterCIMinutes, PreviewHours: catalog.MeterPreviewHours,
}

// Table is the meters of one catalog: those above, then those that only the data knows.
type Table struct {
	byID map[string]ID
	ids  []string
}

// NewTable lists a catalog's meters; of more than Most the last ones are not known.
func NewTable(meters []*catalog.Meter) *Table {
	t := &Table{byID: map[string]ID{}, ids: append([]string(nil), names[:]...)}
	for i, id := range names {
		t.byID[id] = ID(i)
	}
	for _, m := range meters {
		if _, ok := t.byID[m.ID]; !ok && len(t.ids) < Most {
			t.byID[m.ID] = ID(len(t.ids))
			t.ids = append(t.ids, m.ID)
		}
	}
	return t
}

// Find finds a meter by its id, None if there is none.
func (t *Table) Find(id string) ID {
	if m, ok := t.byID[id]; ok {
		return m
	}
	return None
}

// Name is a meter's id, as the data has it.
func (t *Table) Name(m ID) string { return t.ids[m] }

// IDs are all meters.
func (t *Table) IDs() []ID {
	list := make([]ID, len(t.ids))
	for i := range list {
		list[i] = ID(i)
	}
	return list
}

// Everywhere is the place or visitor of an item that has none, OwnSize the size of one
// that is billed on the stack's.
const (
	Everywhere int16 = -1
	OwnSize    int16 = -1
)

// Item is one part of a meter: count things of each so much, times a scale that
// rounding does not touch (the memory of a GB-second).
type Item struct {
	Count   float64
	Each    float64
	Scale   float64 // 0 means 1
	KB      float64 // of a request: its response, for charges by parts of it
	Place   int16   // where it is billed: an index of the setting's places, or Everywhere
	Visitor int16   // where the visitor is, for prices by zone: an index of the setting's visitors, or Everywhere
	Size    int16   // an index of the product's sizes, or OwnSize
}

// Quantity is the item's amount in the meter's unit.
func (i Item) Quantity() float64 {
	if i.Scale == 0 {
		return i.Count * i.Each
	}
	return i.Count * i.Each * i.Scale
}

// Set is quantities by meter. The zero set is empty.
type Set struct {
	items [Most][]Item
	used  Mask
	left  Mask // meters that are not kept
}

// Keep empties the set, which from now on keeps these meters alone.
func (s *Set) Keep(these *Mask) {
	s.Reset()
	s.left = Mask{^these[0], ^these[1]}
}

// Keeps says whether the set keeps one of these meters.
func (s *Set) Keeps(these *Mask) bool {
	return these[0]&^s.left[0] != 0 || these[1]&^s.left[1] != 0
}

// Reset empties the set and keeps its memory.
func (s *Set) Reset() {
	for m := range s.used.all() {
		s.items[m] = s.items[m][:0]
	}
	s.used = Mask{}
}

// Add puts an item of a meter; one that is zero is left out.
func (s *Set) Add(m ID, i Item) {
	if !s.left.Has(m) && i.Quantity() != 0 {
		s.put(m, i)
	}
}

// Put puts an item of a meter as it is, also one that is zero: a quantity given by hand
// may be, and a vendor's least for each still counts for it.
func (s *Set) Put(m ID, i Item) {
	if m < Most && !s.left.Has(m) {
		s.put(m, i)
	}
}

func (s *Set) put(m ID, i Item) {
	s.used.Add(m)
	s.items[m] = append(s.items[m], i)
}

// Join puts all items of another set that this one keeps behind its own.
func (s *Set) Join(other *Set) {
	for m := range other.used.all() {
		if !s.left.Has(m) {
			s.used.Add(m)
			s.items[m] = append(s.items[m], other.items[m]...)
		}
	}
}

// Items are a meter's, in the order in which they were added. They belong to the set.
func (s *Set) Items(m ID) []Item {
	if m >= Most {
		return nil
	}
	return s.items[m]
}

// Quantity is the sum of a meter's items, in its unit.
func (s *Set) Quantity(m ID) float64 {
	var sum float64
	for _, i := range s.Items(m) {
		sum += i.Quantity()
	}
	return sum
}
