package latency

import (
	"cmp"
	"math"
	"slices"

	"whereto/model/catalog"
)

// Need is what a stack's latency is worked out for.
type Need struct {
	Users      []catalog.Users // shares sum to 1; empty: not known
	Database   string          // a place; empty: none, or with the app
	Queries    float64         // round trips to the database of a request
	HandlingMS float64
	Handshake  float64          // round trips of a new connection's first response
	Points     []catalog.Region // where the host's network ends connections; empty: in the region that serves
}

// Leg is the way from one place of users to the region that serves them.
type Leg struct {
	catalog.Users
	Region   string
	City     string // or area, where no city is known
	RTT      Estimate
	Point    float64 // round trip to where the connection ends, ms: the region, or a nearer point of the host's network
	Database float64 // round trip from the region to the database, ms
}

// Response is how a stack answers its users; all in milliseconds.
type Response struct {
	Known      bool    // users are known, and every region's place or area is
	MeanMS     float64 // round trip of a warm connection, weighted by shares
	DatabaseMS float64 // the database's round trips of a request, likewise
	HandlingMS float64 // handling with the database next to the app
	ResponseMS float64 // the three together
	FirstMS    float64 // a new connection's first response
	Legs       []Leg
}

// OnlyCity is the city that all users are served from, empty if there are several.
func (r Response) OnlyCity() string {
	city := ""
	for i, leg := range r.Legs {
		if i > 0 && leg.City != city {
			return ""
		}
		city = leg.City
	}
	return city
}

// DatabaseMS is the round trip from a region to the database. A database in the
// region's own city is next to the app: its time is part of the handling.
func (n *Network) DatabaseMS(r catalog.Region, database string) float64 {
	if database == "" || !sited(r) {
		return 0
	}
	e := n.way(database, r)
	if e.KM < nearbyKM {
		return 0
	}
	return e.MS
}

// Serve works out the latency where each place of users is served by the nearest
// of the regions.
func (n *Network) Serve(regions []catalog.Region, need Need) Response {
	s := Response{Known: len(need.Users) > 0}
	for _, u := range need.Users {
		leg, ok := n.leg(u, regions, need)
		if !ok {
			s.Known = false
			continue
		}
		s.MeanMS += u.Share * leg.RTT.MS
		s.DatabaseMS += u.Share * need.Queries * leg.Database
		s.FirstMS += u.Share * ((need.Handshake-1)*leg.Point + leg.RTT.MS)
		s.Legs = append(s.Legs, leg)
	}
	s.HandlingMS = need.HandlingMS
	s.ResponseMS = s.MeanMS + s.DatabaseMS + s.HandlingMS
	s.FirstMS += s.DatabaseMS + s.HandlingMS
	return s
}

func (n *Network) leg(u catalog.Users, regions []catalog.Region, need Need) (best Leg, ok bool) {
	least := math.Inf(1)
	var chosen *catalog.Region
	user := n.from(u.Place)
	for i := range regions {
		r := &regions[i]
		if !sited(*r) {
			continue
		}
		if ms := user.way(r).MS; ms < least {
			chosen, least = r, ms
		}
	}
	if chosen == nil {
		return best, false
	}
	best = Leg{Users: u, Region: chosen.Code, City: n.city(*chosen), RTT: *user.way(chosen), Database: n.DatabaseMS(*chosen, need.Database)}
	best.Point = best.RTT.MS
	for i := range need.Points { // the handshake ends at the nearest of them
		if r := &need.Points[i]; sited(*r) {
			best.Point = min(best.Point, user.way(r).MS)
		}
	}
	return best, true
}

// Sited is a region with how far it is.
type Sited struct {
	At         int // among the regions that were asked about
	Region     *catalog.Region
	UsersMS    float64 // the users' mean round trip
	DatabaseMS float64 // one round trip to the database
	WayMS      float64 // of a request: the users' and those of its queries
}

// ByWay are the regions of which it is known where they lie, the shortest way first; of
// equals the one that is listed first.
func (n *Network) ByWay(regions []catalog.Region, need Need) []Sited {
	var few [8]origin
	users := n.origins(few[:0], need.Users)
	list := make([]Sited, 0, len(regions))
	for i := range regions {
		if sited(regions[i]) {
			s := n.site(&regions[i], users, &need)
			s.At = i
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Sited) int { return cmp.Compare(math.Round(a.WayMS*1e6), math.Round(b.WayMS*1e6)) })
	return list
}

func (n *Network) origins(list []origin, users []catalog.Users) []origin {
	for _, u := range users {
		list = append(list, n.from(u.Place))
	}
	return list
}

// site is a region with how far it is from users, who are those of the need.
func (n *Network) site(r *catalog.Region, users []origin, need *Need) Sited {
	s := Sited{Region: r, DatabaseMS: n.DatabaseMS(*r, need.Database)}
	for i, u := range users {
		s.UsersMS += need.Users[i].Share * u.way(r).MS
	}
	s.WayMS = s.UsersMS + need.Queries*s.DatabaseMS
	return s
}

// Few chooses several regions, at most so many: the best one, a second, and more
// while each makes the mean round trip at least 5 ms shorter.
func (n *Network) Few(regions []catalog.Region, need Need, most int) []catalog.Region {
	first, ok := n.Best(regions, need)
	if !ok {
		return nil
	}
	chosen := []catalog.Region{first}
	users := n.origins(nil, need.Users)
	now := make([]float64, len(users)) // to the nearest of those that were chosen
	for i := range now {
		now[i] = math.Inf(1)
	}
	// mean is what it would be with one more.
	mean := func(r *catalog.Region) (sum float64) {
		for i, u := range users {
			sum += need.Users[i].Share * min(now[i], u.way(r).MS)
		}
		return sum
	}
	take := func(r *catalog.Region) {
		for i, u := range users {
			now[i] = min(now[i], u.way(r).MS)
		}
	}
	if !sited(first) {
		return chosen
	}
	take(&first)
	for len(chosen) < most {
		var next *catalog.Region
		least := math.Inf(1)
		for i := range regions {
			r := &regions[i]
			if !sited(*r) || slices.ContainsFunc(chosen, func(c catalog.Region) bool { return together(c, *r) }) {
				continue
			}
			if ms := mean(r); ms < least-1e-9 {
				next, least = r, ms
			}
		}
		if next == nil || len(chosen) > 1 && mean(&first)-least < 5 {
			break
		}
		chosen = append(chosen, *next)
		take(next)
	}
	return chosen
}

// Best chooses the one region with the least mean response, the first listed of
// equals. Without users it is the one nearest to the database that requests query,
// and without both the first.
func (n *Network) Best(regions []catalog.Region, need Need) (catalog.Region, bool) {
	if len(regions) == 0 {
		return catalog.Region{}, false
	}
	var few [8]origin
	users := n.origins(few[:0], need.Users)
	best, least := &regions[0], math.Inf(1)
	for i := range regions {
		r := &regions[i]
		if !sited(*r) {
			continue
		}
		if ms := n.site(r, users, &need).WayMS; ms < least-1e-9 {
			best, least = r, ms
		}
	}
	return *best, true
}
