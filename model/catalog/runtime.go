package catalog

// Runtime says how a product scales and what it counts: what turns a workload
// into meters. A field that is nil was not given; a setup's, an axis option's or
// an add-on's runtime overrides the host's, field by field.
type Runtime struct {
	Scaling               *string  `json:"scaling"`                  // one of Scalings
	Placement             *string  `json:"placement"`                // one of Placements
	Concurrency           *float64 `json:"concurrency_per_instance"` // requests in flight that one instance takes; not given: as many as its CPU and memory allow
	GranularityMS         *float64 `json:"granularity_ms"`           // a request's duration is rounded up to this
	MinimumMS             *float64 `json:"minimum_ms"`               // a request's least billed duration
	IdleTimeoutS          *float64 `json:"idle_timeout_s"`           // after which an idle instance is dropped
	StartS                *float64 `json:"start_s"`                  // billed time an instance takes to start
	MinInstances          *float64 `json:"min_instances"`
	MaxInstances          *float64 `json:"max_instances"`
	Reserved              *bool    `json:"reserved"`       // capacity is reserved beforehand (warm_* meters), the rest spills over
	MemoryMinMB           *float64 `json:"memory_min_mb"`  // least memory that can be chosen, where there are no sizes
	MemoryMaxMB           *float64 `json:"memory_max_mb"`  // most memory that can be chosen, where there are no sizes
	MemoryStepMB          *float64 `json:"memory_step_mb"` // memory is chosen in these steps
	MBPerVCPU             *float64 `json:"mb_per_vcpu"`    // CPU comes with memory
	Static                *string  `json:"static"`         // who serves static files: one of Statics
	PingIntervalS         *float64 `json:"ping_interval_s"`
	PingMS                *float64 `json:"ping_ms"`
	PingsKeep             *float64 `json:"pings_keep"`                // instances that the pings keep warm
	PreviewScaling        *string  `json:"preview_scaling"`           // how an idle preview environment runs: one of Scalings
	PreviewSize           *string  `json:"preview_size"`              // its size, where it is not the stack's
	KeepsRootFS           *bool    `json:"keeps_rootfs"`              // a stopped instance's root file system is kept and billed (stopped_gb_months)
	IdleMemoryShare       *float64 `json:"idle_memory_share"`         // share of the memory that an idle instance uses; used_gb_seconds
	ReservedBillingStepS  *float64 `json:"reserved_step_s"`           // reserved time is rounded up to this
	LoadBalancerPerRegion *bool    `json:"load_balancer"`             // a load balancer runs in each region
	NATPerRegion          *bool    `json:"nat"`                       // a NAT gateway runs in each region
	PublicIPv4            *string  `json:"ipv4"`                      // public addresses: one of IPv4s
	Registry              *bool    `json:"registry"`                  // the app's images lie in a registry of one's own
	RootDiskGB            *float64 `json:"root_disk_gb"`              // disk that each machine boots from, billed like a volume
	BalancerUnitGB        *float64 `json:"balancer_unit_gb"`          // GB an hour that one capacity unit of the load balancer carries
	BalancerUnitConns     *float64 `json:"balancer_unit_connections"` // new connections a second that it carries

	// What is not the app's of each size. An add-on takes its own beside the host's, once in
	// a region: Beside, and not the host's fields.
	LoadBalancerFrom *float64 `json:"load_balancer_from"` // a load balancer runs in a region with so many instances or more
	LeastMemoryMB    *float64 `json:"least_memory_mb"`    // a size has this at least, whatever the app needs; of host and add-ons the most counts
	LeastVCPUs       *float64 `json:"least_vcpus"`        // as least_memory_mb
	ReserveMB        *float64 `json:"reserve_mb"`         // memory that the system takes of a size
	ReserveShare     *float64 `json:"reserve_share"`      // share of a size's memory that it takes beside
	ReserveLeastMB   *float64 `json:"reserve_least_mb"`   // both are this at least
	ReserveVCPUs     *float64 `json:"reserve_vcpus"`      // CPU that it takes
	ReservePods      *float64 `json:"reserve_pods"`       // pods that it runs on a node; sizes say how many a node holds
	Beside           Taken    `json:"-"`                  // what add-ons take
}

// Taken is what add-ons take of the machines that they run on.
type Taken struct{ MB, VCPUs, Pods float64 }

// Scalings are how instances follow the load: "fixed" runs the peak's need all
// month; "follows-load" runs what each hour needs, down to min_instances;
// "per-request" has no instances that are billed as such.
var Scalings = []string{"fixed", "follows-load", "per-request"}

// Placements are where the code runs: in "chosen" regions, or everywhere at the
// "edge", each user in the nearest region.
var Placements = []string{"chosen", "edge"}

// Statics are who serves static files: the "origin" that runs the code, or a "cdn".
var Statics = []string{"origin", "cdn"}

// IPv4s are how public addresses are counted: one per instance, or one per app.
var IPv4s = []string{"per-instance", "per-app"}

// Over returns base with every field that r gives. The fields are few and of
// pointer kind, so that "not given" differs from zero.
func (r Runtime) Over(base Runtime) Runtime {
	over(&base.Scaling, r.Scaling)
	over(&base.Placement, r.Placement)
	over(&base.Concurrency, r.Concurrency)
	over(&base.GranularityMS, r.GranularityMS)
	over(&base.MinimumMS, r.MinimumMS)
	over(&base.IdleTimeoutS, r.IdleTimeoutS)
	over(&base.StartS, r.StartS)
	over(&base.MinInstances, r.MinInstances)
	over(&base.MaxInstances, r.MaxInstances)
	over(&base.Reserved, r.Reserved)
	over(&base.MemoryMinMB, r.MemoryMinMB)
	over(&base.MemoryMaxMB, r.MemoryMaxMB)
	over(&base.MemoryStepMB, r.MemoryStepMB)
	over(&base.MBPerVCPU, r.MBPerVCPU)
	over(&base.Static, r.Static)
	over(&base.PingIntervalS, r.PingIntervalS)
	over(&base.PingMS, r.PingMS)
	over(&base.PingsKeep, r.PingsKeep)
	over(&base.PreviewScaling, r.PreviewScaling)
	over(&base.PreviewSize, r.PreviewSize)
	over(&base.KeepsRootFS, r.KeepsRootFS)
	over(&base.IdleMemoryShare, r.IdleMemoryShare)
	over(&base.ReservedBillingStepS, r.ReservedBillingStepS)
	over(&base.LoadBalancerPerRegion, r.LoadBalancerPerRegion)
	over(&base.NATPerRegion, r.NATPerRegion)
	over(&base.PublicIPv4, r.PublicIPv4)
	over(&base.Registry, r.Registry)
	over(&base.RootDiskGB, r.RootDiskGB)
	over(&base.BalancerUnitGB, r.BalancerUnitGB)
	over(&base.BalancerUnitConns, r.BalancerUnitConns)
	over(&base.LoadBalancerFrom, r.LoadBalancerFrom)
	over(&base.LeastMemoryMB, r.LeastMemoryMB)
	over(&base.LeastVCPUs, r.LeastVCPUs)
	over(&base.ReserveMB, r.ReserveMB)
	over(&base.ReserveShare, r.ReserveShare)
	over(&base.ReserveLeastMB, r.ReserveLeastMB)
	over(&base.ReserveVCPUs, r.ReserveVCPUs)
	over(&base.ReservePods, r.ReservePods)
	return base
}

// With is a host's runtime with an add-on's: what the add-on gives counts instead of
// the host's, and what it takes of a machine comes to what the system takes.
func (r Runtime) With(addon Runtime) Runtime {
	taken := r.Beside
	taken.MB += Or(addon.ReserveMB, 0)
	taken.VCPUs += Or(addon.ReserveVCPUs, 0)
	taken.Pods += Or(addon.ReservePods, 0)
	if r.LeastMemoryMB != nil && Or(addon.LeastMemoryMB, 0) < *r.LeastMemoryMB {
		addon.LeastMemoryMB = nil
	}
	if r.LeastVCPUs != nil && Or(addon.LeastVCPUs, 0) < *r.LeastVCPUs {
		addon.LeastVCPUs = nil
	}
	addon.ReserveMB, addon.ReserveShare, addon.ReserveLeastMB, addon.ReserveVCPUs, addon.ReservePods = nil, nil, nil, nil, nil
	out := addon.Over(r)
	out.Beside = taken
	return out
}

func over[T any](base **T, given *T) {
	if given != nil {
		*base = given
	}
}

// Or is the field's value, or fallback where it was not given.
func Or[T any](field *T, fallback T) T {
	if field == nil {
		return fallback
	}
	return *field
}
