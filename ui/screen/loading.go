package screen

import (
	"time"

	"whereto/model/advice"
	"whereto/model/catalog"
)

// loading is how long the catalog has been loaded beside the session.
type loading uint8

const (
	loaded  loading = iota
	briefly         // so briefly that it is not worth a word
	long
)

// String is what the header says of it.
func (l loading) String() string {
	if l == long {
		return " · loading"
	}
	return ""
}

// worthAWord is how long loading may take without a word.
const worthAWord = 150 * time.Millisecond

// longMsg says that loading takes long.
type longMsg struct{}

// loadedMsg is the whole catalog, with the advice of a round's answers; or what is
// wrong.
type loadedMsg struct {
	catalog *catalog.Catalog
	engine  *advice.Engine
	round   int64
	advice  *advice.Advice
	err     error
}
