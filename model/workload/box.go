package workload

import "whereto/model/catalog"

// Box is a size: what an instance has. A nil box is memory and CPU chosen freely.
type Box struct {
	MemoryMB float64
	VCPUs    float64
	CPU      float64 // vCPUs that a plan may count on, all the time
	OwnCPU   float64 // vCPUs without those that the system takes
	FreeMB   float64 // memory that is left for the app
	TooSmall bool    // the system or an add-on asks for more: it is not chosen for any app
}

// Reserve is what of a size is not the app's, by a runtime.
type Reserve struct {
	LeastMemoryMB float64 // a size has this at least
	LeastVCPUs    float64
	MB, Share     float64 // memory that the system takes: so much, and a share of the size
	LeastMB       float64 // both are this at least
	VCPUs         float64
	Pods          float64
	Beside        catalog.Taken // by add-ons, once in a region
}

// ReserveOf is what a runtime says of it.
func ReserveOf(rt *catalog.Runtime) Reserve {
	return Reserve{
		LeastMemoryMB: catalog.Or(rt.LeastMemoryMB, 0), LeastVCPUs: catalog.Or(rt.LeastVCPUs, 0),
		MB: catalog.Or(rt.ReserveMB, 0), Share: catalog.Or(rt.ReserveShare, 0), LeastMB: catalog.Or(rt.ReserveLeastMB, 0),
		VCPUs: catalog.Or(rt.ReserveVCPUs, 0), Pods: catalog.Or(rt.ReservePods, 0), Beside: rt.Beside,
	}
}

// NewBox is what a size leaves to an app. The system takes its CPU of all that there is,
// not of what can be used all the time: it is mostly idle. What add-ons take is not off
// it: they run once in a region, not on each instance.
func NewBox(size catalog.Size, r Reserve) Box {
	taken := max(r.LeastMB, r.MB+r.Share*size.MemoryMB)
	if size.ReserveMB > 0 {
		taken = size.ReserveMB
	}
	b := Box{MemoryMB: size.MemoryMB, VCPUs: size.VCPUs, CPU: size.CPU(), FreeMB: max(0, size.MemoryMB-taken-r.Beside.MB)}
	b.TooSmall = size.MemoryMB < r.LeastMemoryMB || size.VCPUs < r.LeastVCPUs || size.Pods > 0 && size.Pods < r.Pods+r.Beside.Pods+1
	if b.CPU > 0 {
		b.OwnCPU = max(size.VCPUs-r.VCPUs, 0)
		b.CPU = min(b.CPU, b.OwnCPU)
		b.TooSmall = b.TooSmall || b.CPU == 0
	}
	return b
}
