package catalog

import "slices"

// Bills lists the meters that a setup's charges are for on a day, in order, with those that
// what they include counts for each of, and pools.
func (p *Product) Bills(s Setup, today Date) []string {
	var r reads
	for i := range p.Charges {
		if c := &p.Charges[i]; today.In("", c.Until) {
			r.put(c.Covers(s), c.Meter, c.Per)
		}
	}
	for i := range p.Pools {
		if o := &p.Pools[i]; today.In("", o.Until) {
			r.put(o.Covers(s), o.Per, o.Meter)
			r.put(o.Covers(s) && o.Kind != "allowance" && o.Kind != "surcharge", MeterMonths) // it comes with the month
		}
	}
	return r.list()
}

// Reads lists the meters that bills of a setup read on a day, in order: those that it
// bills, those that limits bound, and those of which it is said that nothing is asked or
// that they are not included.
func (p *Product) Reads(s Setup, today Date) []string {
	r := reads(p.Bills(s, today))
	for i := range p.NotIncluded {
		r.put(p.NotIncluded[i].Covers(s), p.NotIncluded[i].Meter)
	}
	for meter, n := range p.NoCharge {
		r.put(n.Covers(s), meter)
	}
	for i := range p.Limits {
		r.put(p.Limits[i].Covers(s), p.Limits[i].Meter)
	}
	return r.list()
}

// reads are meters that are read.
type reads []string

func (r *reads) put(covered bool, meters ...string) {
	if covered {
		*r = append(*r, meters...)
	}
}

// list is in order, each once, without those that are not named.
func (r *reads) list() []string {
	slices.Sort(*r)
	return slices.DeleteFunc(slices.Compact(*r), func(id string) bool { return id == "" })
}
