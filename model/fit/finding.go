package fit

import (
	"whereto/model/catalog"
	"whereto/model/workload"
)

// Finding is what was found of a stack on a criterion: values with their units. How
// it reads is said by who shows it. The fields that are set follow from the
// criterion; none of them: it is not known.
type Finding struct {
	Word     string           // a level, a vendor's name, a status
	Owner    string           // of a vendor: who owns it, where that decides
	Of       string           // the criterion that the level is of, where any of several decides
	Number   *catalog.Range   // in Unit
	Unit     string           // of Number: the criterion's, "ms", "share", or a currency's code
	Estimate bool             // Number is worked out, not stated
	Part     bool             // Number leaves something out: the whole is at least as much
	Unstated bool             // of a limit: the vendor's whole reference states none
	Floor    bool             // of a cold start: Number is the runtime's start alone
	City     string           // the only city that users are served from
	Regions  []Located        // where the stack runs
	Cold     *float64         // share of requests that meet a start although one always runs
	Excess   *workload.Excess // what the load needs and there is less of
}

// Located is a region with the country that it lies in.
type Located struct{ Code, Country string }

// Units of computed findings beside currencies.
const (
	Milliseconds = "ms"
	Share        = "share"
)

// Gap is why a verdict has no fact to rest on.
type Gap string

// NoFact: the data has none. NoWay: no users are known, or a region's place is not.
// NoCountry: a region's country is not known, and its area is only in part where it
// should be. Undecided: another question decides whether what was found is enough.
// OtherLanguage: the figure was found for another language. TooFew: the promise rests on
// more than the stack can have. Worldwide: an add-on has no regions, so that it may be
// anywhere.
// OnePlace: of the regions that it could run in, no two are known to lie apart.
const (
	NoFact        Gap = "no-fact"
	NoWay         Gap = "no-way"
	NoCountry     Gap = "no-country"
	Undecided     Gap = "undecided"
	OtherLanguage Gap = "other-language"
	TooFew        Gap = "too-few"
	Worldwide     Gap = "worldwide"
	OnePlace      Gap = "one-place"
)
