package stack

import (
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// ID is a stack's id in parts: host/setup[:size][@region[,region]][+add-on[:setup]]…
// Parts that are empty are left open.
type ID struct {
	Host, Setup, Size, Regions string
	Addons                     []string // add-on or add-on:setup
}

// ParseID takes a stack's id apart. Any text is one: what its parts name may not exist.
func ParseID(id string) ID {
	parts := strings.Split(id, "+")
	s := ID{Addons: parts[1:]}
	rest, regions, _ := strings.Cut(parts[0], "@")
	s.Regions = regions
	s.Host, rest, _ = strings.Cut(rest, "/")
	s.Setup, s.Size, _ = strings.Cut(rest, ":")
	return s
}

// In says whether all parts that are given are those of the other.
func (s ID) In(o ID) bool {
	part := func(given, is string) bool { return given == "" || given == is }
	for _, addon := range s.Addons {
		if !slices.ContainsFunc(o.Addons, func(is string) bool {
			product, _, _ := strings.Cut(is, ":")
			return addon == is || addon == product
		}) {
			return false
		}
	}
	return s.Host == o.Host && part(s.Setup, o.Setup) && part(s.Size, o.Size) && part(s.Regions, o.Regions)
}

// identify writes a stack's id, its name, and the title, which is the name without
// the add-ons.
func identify(s *Stack, addons []fit.Pair) (id, title, name string) {
	id = s.Way()
	title = s.Host.Name + " " + s.Setup.Name
	if s.Size != nil {
		id += ":" + s.Size.ID
	}
	if codes := codesOf(s.Regions, s.Edge); codes != nil {
		id += "@" + strings.Join(codes, ",")
		title += ", " + strings.Join(codes, ", ")
	}
	name = title
	for _, a := range addons {
		id += "+" + a.ID()
		name += " + " + a.Product.Name
		if a.Setup.Name != "" {
			name += " (" + a.Setup.Name + ")"
		}
	}
	return id, title, name
}

// codesOf are the codes of regions that stand in an id: none at the edge.
func codesOf(regions []catalog.Region, edge bool) []string {
	if edge || len(regions) == 0 {
		return nil
	}
	codes := make([]string, len(regions))
	for i, r := range regions {
		codes[i] = r.Code
	}
	return codes
}

// Named is the id and the name that the stack has as it stands.
func (s *Stack) Named() (id, name string) {
	id, _, name = identify(s, s.Addons)
	return id, name
}
