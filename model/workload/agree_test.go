package workload

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture/catalogue"
	"whereto/model/load"
	"whereto/model/meter"
)

// kind is a runtime with the sizes that it is had in.
type kind struct {
	name    string
	runtime catalog.Runtime
	sizes   []catalog.Size
}

// kinds are the runtimes of all hosts and setups of the data and of the fixture, by
// themselves, and with each runtime that an add-on changes them by in turn; then a few
// that no product has.
func kinds(t testing.TB) []kind {
	t.Helper()
	var list []kind
	for _, layer := range []load.Layer{{FS: data.Files}, {FS: catalogue.Files, Name: "fixture"}} {
		set, err := load.Read(layer)
		if err != nil {
			t.Fatal(err)
		}
		var addons []catalog.Runtime
		for _, p := range set.Catalog.Addons {
			for _, s := range p.Setups {
				if rt := p.RuntimeOf(s); rt != (catalog.Runtime{}) {
					addons = append(addons, rt)
					list = append(list, kind{p.ID + " " + s.ID, rt, p.Sizes})
				}
			}
		}
		if len(set.Catalog.Hosts) == 0 || len(addons) == 0 {
			t.Fatalf("%d hosts, %d runtimes of add-ons", len(set.Catalog.Hosts), len(addons))
		}
		for _, p := range set.Catalog.Hosts {
			for _, s := range p.Setups {
				list = append(list, kind{p.ID + " " + s.ID, p.RuntimeOf(s), p.Sizes},
					kind{p.ID + " " + s.ID + " with an add-on", p.RuntimeOf(s, addons[len(list)%len(addons)]), p.Sizes})
			}
		}
	}
	odd := []catalog.Runtime{
		{},
		{Static: new("nobody"), PublicIPv4: new("none"), Scaling: new("else")},
		{Scaling: new("follows-load"), MinInstances: new(0.0), PreviewSize: new(""), MaxInstances: new(2.0), StartS: new(3.0)},
		{Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), Concurrency: new(0.0), PreviewScaling: new("fixed")},
		{Scaling: new("follows-load"), MinInstances: new(2.0), PreviewScaling: new("follows-load"), KeepsRootFS: new(true), IdleMemoryShare: new(0.0)},
		{Scaling: new("per-request"), Concurrency: new(80.0), PingsKeep: new(2.0), PingIntervalS: new(300.0), IdleTimeoutS: new(900.0)},
		{Reserved: new(true), IdleTimeoutS: new(300.0), ReservedBillingStepS: new(300.0), MemoryMaxMB: new(300.0), MemoryStepMB: new(64.0), MBPerVCPU: new(1769.0)},
	}
	for _, rt := range odd {
		list = append(list, kind{"odd", rt, []catalog.Size{{ID: "one", MemoryMB: 512, VCPUs: 2, SustainedVCPUs: 0.5}, {ID: "none"}}})
	}
	return list
}

// drawn is a source of loads and settings.
type drawn struct{ *rand.Rand }

func (d drawn) of(values ...float64) float64 { return values[d.IntN(len(values))] }

// between is a number of any magnitude between two, rounded at times, as people
// answer.
func (d drawn) between(low, high float64) float64 {
	v := low * math.Pow(high/low, d.Float64())
	if d.IntN(2) == 0 {
		return math.Ceil(v)
	}
	return v
}

func (d drawn) orNone(none float64, v float64) float64 {
	if d.IntN(5) == 0 {
		return none
	}
	return v
}

func (d drawn) load() Load {
	l := Load{
		Requests: d.orNone(0, d.between(1, 1e9)), DurationMS: d.orNone(0, d.between(1, 20_000)), CPUMS: d.orNone(0, d.between(1, 2_000)),
		MemoryMB: d.between(64, 20_000), VCPUs: d.orNone(0, d.between(0.1, 16)), ResponseKB: d.orNone(0, d.between(0.1, 5_000)),
		StaticGB: d.orNone(0, d.between(0.1, 5_000)), StaticKB: d.orNone(0, d.between(1, 1_000)), DiskGB: d.orNone(0, d.between(1, 500)),
		ImageGB: d.orNone(0, d.between(0.01, 10)), Queries: d.of(0, 1, 3),
		Seats: d.orNone(0, 3), PullRequests: d.orNone(0, d.between(1, 200)), PreviewHours: d.orNone(0, d.between(1, 2_000)),
		Deploys: d.orNone(0, d.between(1, 200)), BuildMinutes: d.orNone(0, d.between(1, 60)), DatabaseGB: d.orNone(0, d.between(1, 500)),
		Postgres: d.IntN(2) == 0, AskedMemory: d.IntN(2) == 0, AskedVCPUs: d.IntN(2) == 0, Previews: d.IntN(2) == 0,
	}
	if d.IntN(4) == 0 {
		l.WithTheApp, l.Postgres, l.DatabaseCPU, l.DatabaseMB = true, false, 1.25, d.of(0, 512)
	}
	if d.IntN(200) == 0 {
		l.Requests = 1e11 // more layers than are walked
	}
	l.MemoryUsedMB = l.MemoryMB * d.of(0, 0.5, 1)
	l.Week = NewWeek([]string{"steady", catalog.WordDaily, catalog.WordOfficeHours, catalog.WordSpiky}[d.IntN(4)], d.of(1, 1.02, 2, 4.2, 10, d.between(1, 30)))
	if d.IntN(3) == 0 {
		l.WarmCount = new(d.of(0, 1, 3, 40))
	}
	if d.IntN(3) == 0 {
		l.WarmHours = new(d.of(0, 200, 500, 10_000, 333.3))
	}
	return l
}

func (d drawn) setting(k kind) Setting {
	s := Setting{Runtime: k.runtime, MonthHours: d.of(730, 720, 744), Utilisation: d.of(0.65, 0.65, 1, 0.5), Disk: d.IntN(2) == 0}
	n := 1 + d.IntN(3)
	if d.IntN(50) == 0 {
		n = 0
	}
	for i := range n {
		p := Place{Region: fmt.Sprint("region ", i), Share: d.of(1/float64(n), d.Float64()), DatabaseMS: d.of(0, 0, 20, d.between(1, 300))}
		if d.IntN(20) == 0 {
			p.Region = ""
		}
		for v := range int(d.of(0, 0, 1, 2, 4)) {
			p.Visitors = append(p.Visitors, catalog.Users{Place: fmt.Sprint("visitor ", v), Share: d.Float64()})
		}
		s.Places = append(s.Places, p)
	}
	return s
}

// sameSets says whether two sets hold the same items.
func sameSets(a, b *meter.Set) bool {
	for id := range meter.None {
		if !slices.Equal(a.Items(id), b.Items(id)) {
			return false
		}
	}
	return true
}

// sameResult says what of the map form is not as the set form, empty if nothing is.
func sameResult(r Result, out Outcome, m Meters) string {
	switch {
	case (r.ColdShare != nil) != out.ColdKnown || r.ColdShare != nil && *r.ColdShare != out.ColdShare:
		return fmt.Sprintf("a cold share of %v, want %v, known: %v", r.ColdShare, out.ColdShare, out.ColdKnown)
	case (r.Excess == nil) != out.Holds() || r.Excess != nil && *r.Excess != out.Excess:
		return fmt.Sprintf("%+v exceeds, want %+v", r.Excess, out.Excess)
	case !reflect.DeepEqual(r.Meters, m):
		return fmt.Sprintf("%v, want %v", r.Meters, m)
	}
	return ""
}

// sound says what of a run can't be, empty if nothing: what is below 0 or is not a
// number, and items of places, visitors or sizes that there are not.
func sound(s *Site, m *meter.Set, out Outcome) string {
	all := 0.0 // what is drawn need not sum to 1
	for _, p := range s.Spots {
		all += p.Share
	}
	if !(out.ColdShare >= 0 && out.ColdShare <= max(1, all)+1e-9) {
		return fmt.Sprintf("a cold share of %v", out.ColdShare)
	}
	if !out.Holds() && !(out.Excess.Needs > out.Excess.Most) {
		return fmt.Sprintf("%+v is no excess", out.Excess)
	}
	for id := range meter.None {
		for _, i := range m.Items(id) {
			if q := i.Quantity(); !(q > 0) || math.IsInf(q, 0) {
				return fmt.Sprintf("an item of meter %d is %+v", id, i)
			}
			if int(i.Place) >= len(s.Spots) || int(i.Visitor) >= len(s.Visitors) {
				return fmt.Sprintf("an item of meter %d is nowhere: %+v", id, i)
			}
		}
	}
	return ""
}

// Whatever the load and the setting: a run with words comes to the same items, cold share
// and excess as one without; memory that other runs have used and a set that was reset
// give what new ones give; and the map form says the same. All numbers are such as can be.
func TestRunsAgree(t *testing.T) {
	const draws = 1_500
	all := kinds(t)
	d := drawn{rand.New(rand.NewPCG(1, 7))}
	var set, silent meter.Set
	scratch := new(Scratch)
	items, runs, cold, excess, previews := 0, 0, 0, 0, 0
	for n := range draws {
		k := all[(n/2)%len(all)]
		l, s := d.load(), d.setting(k)
		shape := ShapeOf(l.Week)
		for range 2 { // the second finds layers of the first
			if s.Size = nil; len(k.sizes) > 0 && d.IntN(5) > 0 {
				s.Size = &k.sizes[d.IntN(len(k.sizes))]
			}
			at := fmt.Sprintf("draw %d, %s, %+v, size %+v, %+v", n, k.name, s.Places, s.Size, l)
			site, box := s.site()
			var hows, more Hows
			var fresh, beside meter.Set
			set.Reset()
			silent.Reset()
			out := site.Run(&l, shape, box, &set, scratch, &hows)
			quiet := site.Run(&l, shape, box, &silent, scratch, nil)
			anew := site.Run(&l, ShapeOf(l.Week), box, &fresh, new(Scratch), nil)
			if out != quiet || !sameSets(&set, &silent) {
				t.Fatalf("with words %+v, without %+v, or other items: %s", out, quiet, at)
			}
			if out != anew || !sameSets(&set, &fresh) {
				t.Fatalf("with used memory %+v, with new %+v, or other items: %s", out, anew, at)
			}
			if text := sameResult(Run(l, s), out, s.meters(&set, &hows)); text != "" {
				t.Fatalf("as a map %s: %s", text, at)
			}
			if text := sound(site, &set, out); text != "" {
				t.Fatalf("%s: %s", text, at)
			}
			if d.IntN(2) == 0 { // previews come behind what is there, and are the same by themselves
				size := meter.OwnSize
				if s.Runtime.PreviewSize != nil && *s.Runtime.PreviewSize != "" {
					size = 3
				}
				site.Previews(&l, box, size, &set, &hows)
				site.Previews(&l, box, size, &silent, nil)
				site.Previews(&l, box, size, &beside, &more)
				fresh.Join(&beside)
				if !sameSets(&set, &silent) || !sameSets(&set, &fresh) {
					t.Fatalf("previews with words, without or by themselves are others: %s", at)
				}
				if text := sound(site, &beside, Outcome{}); text != "" {
					t.Fatalf("previews: %s: %s", text, at)
				}
				previews++
			}
			for id := range meter.None {
				items += len(set.Items(id))
			}
			runs++
			if out.ColdKnown {
				cold++
			}
			if !out.Holds() {
				excess++
			}
		}
	}
	t.Logf("%d items of %d runs of %d runtimes: %d with a cold share that is known, %d that exceed, %d with previews", items, runs, len(all), cold, excess, previews)
	if cold == 0 || excess == 0 || previews == 0 {
		t.Error("what is drawn leaves something out")
	}
}
