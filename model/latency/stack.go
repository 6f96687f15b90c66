package latency

import (
	"math"

	"whereto/model/catalog"
)

// User is a share of the users at a place.
type User struct {
	Place string
	Share float64
}

// Need is what a stack's latency is worked out for.
type Need struct {
	Users      []User  // shares sum to 1; empty: not known
	Database   string  // a place; empty: none, or with the app
	Queries    float64 // round trips to the database of a request
	HandlingMS float64
	Handshake  float64 // round trips of a new connection's first response
}

// Leg is the way from one place of users to the region that serves them.
type Leg struct {
	User
	Region   string
	City     string
	RTT      Estimate
	Database float64 // round trip from the region to the database, ms
}

// Stack is the latency of a stack; all in milliseconds.
type Stack struct {
	Known      bool    // users are known, and every region's place is
	MeanMS     float64 // round trip of a warm connection, weighted by shares
	ResponseMS float64 // with handling and the database's round trips
	FirstMS    float64 // a new connection's first response
	Legs       []Leg
}

// DatabaseMS is the round trip from a region to the database. A database in the
// region's own city is next to the app: its time is part of the handling.
func (n *Network) DatabaseMS(r catalog.Region, database string) float64 {
	if database == "" || r.Place == "" {
		return 0
	}
	e := n.RTT(r.Place, database)
	if e.KM < nearbyKM {
		return 0
	}
	return e.MS
}

// Serve works out the latency where each place of users is served by the nearest
// of the regions.
func (n *Network) Serve(regions []catalog.Region, need Need) Stack {
	s := Stack{Known: len(need.Users) > 0}
	for _, u := range need.Users {
		leg, ok := n.leg(u, regions, need)
		if !ok {
			s.Known = false
			continue
		}
		handling := need.HandlingMS + need.Queries*leg.Database
		s.MeanMS += u.Share * leg.RTT.MS
		s.ResponseMS += u.Share * (leg.RTT.MS + handling)
		s.FirstMS += u.Share * (need.Handshake*leg.RTT.MS + handling)
		s.Legs = append(s.Legs, leg)
	}
	return s
}

func (n *Network) leg(u User, regions []catalog.Region, need Need) (best Leg, ok bool) {
	least := math.Inf(1)
	for _, r := range regions {
		if r.Place == "" {
			continue
		}
		leg := Leg{User: u, Region: r.Code, City: n.places[r.Place].City, RTT: n.RTT(u.Place, r.Place), Database: n.DatabaseMS(r, need.Database)}
		if ms := leg.RTT.MS; ms < least {
			best, least, ok = leg, ms, true
		}
	}
	return best, ok
}

// Best chooses the one region with the least mean response, the first listed of
// equals. Without users it is the one nearest to the database that requests query,
// and without both the first.
func (n *Network) Best(regions []catalog.Region, need Need) (catalog.Region, bool) {
	if len(regions) == 0 {
		return catalog.Region{}, false
	}
	best, least := regions[0], math.Inf(1)
	for _, r := range regions {
		if r.Place == "" {
			continue
		}
		ms := need.Queries * n.DatabaseMS(r, need.Database)
		if len(need.Users) > 0 {
			ms = n.Serve([]catalog.Region{r}, need).ResponseMS
		}
		if ms < least-1e-9 {
			best, least = r, ms
		}
	}
	return best, true
}
