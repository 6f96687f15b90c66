package catalog

// Users is the part of the users that is at a place.
type Users struct {
	Place string  // a place's id
	Share float64 // of all users, 0 to 1
}
