package latency

import (
	"slices"

	"whereto/model/catalog"
)

// Placement is a place for the app, and what a response is made of there; all in
// milliseconds, means over the users' shares.
type Placement struct {
	Name       string
	Regions    []string // codes; several: each user in the nearest
	UsersMS    float64  // from the users to the app
	DatabaseMS float64  // the database's round trips of a request
	HandlingMS float64
}

// ResponseMS is a mean response.
func (p Placement) ResponseMS() float64 { return p.UsersMS + p.DatabaseMS + p.HandlingMS }

// The names of placements.
const (
	ByDatabase  = "next to the database"
	ByUsers     = "next to the users"
	NearEach    = "near each user"
	WithReplica = "near each user, reading from a replica there"
)

// Placements are the places that the app could be in among a host's regions: next to
// the database, in the one region nearest to the users, in the nearest region of each
// user, and there with a copy of the database to read from (as if a request only
// read). Without users, or without a database that requests query, there are none.
func (n *Network) Placements(regions []catalog.Region, need Need) []Placement {
	if len(need.Users) == 0 || need.Database == "" || need.Queries == 0 {
		return nil
	}
	var byDatabase, byUsers catalog.Region
	var database, users float64
	for _, r := range regions {
		if !sited(r) {
			continue
		}
		ms := n.Serve([]catalog.Region{r}, need).MeanMS
		km := n.way(need.Database, r).KM
		if byDatabase.Code == "" || km < database {
			byDatabase, database = r, km
		}
		if byUsers.Code == "" || ms < users {
			byUsers, users = r, ms
		}
	}
	if byUsers.Code == "" {
		return nil
	}
	var list []Placement
	put := func(name string, s Response) {
		p := Placement{Name: name, UsersMS: s.MeanMS, DatabaseMS: s.DatabaseMS, HandlingMS: s.HandlingMS}
		for _, leg := range s.Legs {
			if len(p.Regions) == 0 || p.Regions[len(p.Regions)-1] != leg.Region {
				p.Regions = append(p.Regions, leg.Region)
			}
		}
		list = append(list, p)
	}
	put(ByDatabase, n.Serve([]catalog.Region{byDatabase}, need))
	if !together(byUsers, byDatabase) {
		put(ByUsers, n.Serve([]catalog.Region{byUsers}, need))
	}
	if near := n.Serve(regions, need); slices.ContainsFunc(near.Legs, func(l Leg) bool { return l.Region != near.Legs[0].Region }) {
		put(NearEach, near)
		replica := list[len(list)-1]
		replica.Name, replica.DatabaseMS = WithReplica, 0
		list = append(list, replica)
	}
	return list
}
