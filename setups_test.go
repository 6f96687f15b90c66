package main

import (
	"slices"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/catalog"
)

// No code knows a setup or a plan by its id either. Short ids and those that are
// also words of criteria, questions or the model's own lists are left out.
func TestNoCodeNamesASetup(t *testing.T) {
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	ordinary := slices.Concat(catalog.Statuses, catalog.Scalings, catalog.Placements, catalog.Statics, catalog.IPv4s, catalog.PoolKinds)
	for _, k := range c.Criteria {
		ordinary = append(append(append(ordinary, k.ID), k.Levels...), k.Members...)
	}
	for _, q := range c.Questions {
		ordinary = append(append(ordinary, q.ID), q.Others...)
		for _, o := range q.Options {
			ordinary = append(ordinary, o.ID)
		}
	}
	for _, m := range c.Meters {
		ordinary = append(ordinary, m.ID)
	}
	var ids []string
	for _, p := range slices.Concat(c.Hosts, c.Addons) {
		for _, s := range p.Setups {
			if len(s.ID) > 5 && !slices.Contains(ordinary, s.ID) {
				ids = append(ids, s.ID)
			}
		}
	}
	if len(ids) < 5 {
		t.Fatalf("only %q are looked for", ids)
	}
	files := sources(t)
	for _, name := range names(files) {
		for _, text := range literals(files[name]) {
			if slices.Contains(ids, text) {
				t.Errorf("%s names the setup %q", name, text)
			}
		}
	}
}
