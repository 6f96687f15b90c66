package workload

import (
	"math"

	"whereto/model/catalog"
)

// Frame is a runtime as a run asks it: numbers in place of words and of what was not
// given. Two frames that are equal run every load alike.
type Frame struct {
	Scaling  Scaling
	Previews Scaling // of an idle preview environment: FollowsLoad where it stops

	Bounded     bool    // an instance takes only so many requests in flight
	Concurrency float64 // so many; 1 where it is not said

	StepS    float64 // a request's duration is rounded up to this; 0: it is not
	LeastS   float64 // a request's least billed duration
	IdleS    float64 // after which an idle instance is dropped; 0: not known
	StartS   float64 // billed time an instance takes to start
	Least    float64 // instances at least
	Most     float64 // instances at most, infinite where nothing bounds them
	Reserved bool    // capacity is reserved beforehand, the rest spills over
	WarmS    float64 // reserved time is rounded up to this; 0: it is not

	MemoryMB, MemoryMaxMB float64 // least and most memory that can be chosen, where there are no sizes
	MemoryStepMB          float64 // memory is chosen in these steps; 0: as it is
	MBPerVCPU             float64 // CPU comes with memory; 0: it is chosen
	IdleMemoryShare       float64 // share of the used memory that an idle instance uses

	PingEveryS float64 // 0: there are no pings
	PingS      float64 // how long one is handled
	Pinged     float64 // instances that are pinged
	Kept       float64 // instances that the pings keep warm

	Origin, CDN       bool    // who serves static files
	KeepsRootFS       bool    // a stopped instance's root file system is kept and billed
	LoadBalancer, NAT bool    // one runs in each region
	BalancerFrom      float64 // a load balancer runs where there are so many instances; 0: that changes nothing
	Disk              bool    // a disk is mounted again at each start: a database can run beside the app
	Reserve           Reserve
	IPv4              IPv4
	Spread            bool    // over two zones of each region, which are billed for what crosses them
	Registry          bool    // the app's images lie in a registry of one's own
	RootDiskGB        float64 // that each machine boots from, billed by itself
	UnitGB            float64 // GB an hour that a capacity unit of the load balancer carries; 0: units have no such bound
	UnitConnections   float64 // likewise new connections a second
}

// Scaling is how instances follow the load.
type Scaling uint8

// Fixed runs the peak's need all month, FollowsLoad what each hour needs, PerRequest
// has no instances that are billed as such.
const (
	Fixed Scaling = iota
	FollowsLoad
	PerRequest
)

func scalingOf(word string) Scaling {
	switch word {
	case "follows-load":
		return FollowsLoad
	case "per-request":
		return PerRequest
	}
	return Fixed
}

// IPv4 is how public addresses are counted.
type IPv4 uint8

// IPv4PerInstance counts one for each instance, IPv4PerApp one in each region.
const (
	NoIPv4 IPv4 = iota
	IPv4PerInstance
	IPv4PerApp
)

// NewFrame fills in what a runtime does not give.
func NewFrame(rt catalog.Runtime) Frame {
	f := Frame{
		BalancerFrom: catalog.Or(rt.LoadBalancerFrom, 0), Reserve: ReserveOf(&rt),
		Scaling: scalingOf(catalog.Or(rt.Scaling, "")),
		Bounded: rt.Concurrency != nil, Concurrency: catalog.Or(rt.Concurrency, 1),
		StepS: catalog.Or(rt.GranularityMS, 0) / 1000, LeastS: catalog.Or(rt.MinimumMS, 0) / 1000,
		IdleS: catalog.Or(rt.IdleTimeoutS, 0), StartS: catalog.Or(rt.StartS, 0),
		Least: catalog.Or(rt.MinInstances, 1), Most: catalog.Or(rt.MaxInstances, math.Inf(1)),
		Reserved: catalog.Or(rt.Reserved, false), WarmS: catalog.Or(rt.ReservedBillingStepS, 0),
		MemoryMB: catalog.Or(rt.MemoryMinMB, 0), MemoryMaxMB: catalog.Or(rt.MemoryMaxMB, math.Inf(1)), MemoryStepMB: catalog.Or(rt.MemoryStepMB, 0),
		MBPerVCPU: catalog.Or(rt.MBPerVCPU, 0), IdleMemoryShare: catalog.Or(rt.IdleMemoryShare, 1),
		PingEveryS: catalog.Or(rt.PingIntervalS, 0), PingS: catalog.Or(rt.PingMS, 0) / 1000, Pinged: catalog.Or(rt.PingsKeep, 1), Kept: catalog.Or(rt.PingsKeep, 0),
		KeepsRootFS: catalog.Or(rt.KeepsRootFS, false), LoadBalancer: catalog.Or(rt.LoadBalancerPerRegion, false), NAT: catalog.Or(rt.NATPerRegion, false),
	}
	f.Registry, f.RootDiskGB = catalog.Or(rt.Registry, false), catalog.Or(rt.RootDiskGB, 0)
	f.UnitGB, f.UnitConnections = catalog.Or(rt.BalancerUnitGB, 0), catalog.Or(rt.BalancerUnitConns, 0)
	switch catalog.Or(rt.Static, "origin") {
	case "origin":
		f.Origin = true
	case "cdn":
		f.CDN = true
	}
	switch catalog.Or(rt.PublicIPv4, "") {
	case "per-instance":
		f.IPv4 = IPv4PerInstance
	case "per-app":
		f.IPv4 = IPv4PerApp
	}
	f.Previews = f.Scaling
	if rt.PreviewScaling != nil {
		f.Previews = scalingOf(*rt.PreviewScaling)
	} else if f.Previews == FollowsLoad && f.Least != 0 {
		f.Previews = Fixed // they do not stop
	}
	return f
}
