package load

import "whereto/model/catalog"

// What each single file holds.
type (
	criteriaFile struct {
		Criteria  []*catalog.Criterion   `json:"criteria"`
		Policies  []catalog.Policy       `json:"policies"`
		Residency []catalog.Jurisdiction `json:"residency"`
	}
	questionsFile struct {
		Questions []*catalog.Question `json:"questions"`
	}
	metersFile struct {
		Meters []*catalog.Meter `json:"meters"`
	}
	placesFile struct {
		Places    map[string]catalog.Place   `json:"places"`
		Countries map[string]catalog.Country `json:"countries"`
		Areas     map[string]catalog.Area    `json:"areas"`
	}
	ratesFile struct {
		Rates []catalog.Rate `json:"rates"`
	}
	latencyFile struct {
		Tables []catalog.Table `json:"tables"`
	}
)
