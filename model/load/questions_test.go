package load

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/data"
)

// What is read to ask is what the whole catalog holds of it, overlays too.
func TestQuestions(t *testing.T) {
	over := Layer{Name: "own", Local: true, FS: fstest.MapFS{"places.toml": {Data: []byte("[places]\nhere = { city = \"Here\", country = \"DE\", lat = 50, lon = 8 }\n")}}}
	layers := []Layer{{FS: data.Files}, over}
	asked, err := Questions(layers...)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Read(layers...)
	if err != nil {
		t.Fatal(err)
	}
	c := s.Catalog
	if !reflect.DeepEqual(asked.Questions, c.Questions) || !reflect.DeepEqual(asked.Criteria, c.Criteria) || !reflect.DeepEqual(asked.Residency, c.Residency) || !reflect.DeepEqual(asked.Places, c.Places) {
		t.Error("what is asked differs from the catalog")
	}
	if _, ok := asked.Place("here"); !ok {
		t.Error("the overlay was not read")
	}
	wrong := Layer{Name: "own", FS: fstest.MapFS{"questions.toml": {Data: []byte("quesions = 1\n")}}}
	if _, err := Questions(layers[0], wrong); err == nil || !strings.HasPrefix(err.Error(), "own/questions.toml:1: ") {
		t.Errorf("a wrong key: %v", err)
	}
}
