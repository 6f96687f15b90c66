package advice

// Study is what is found out about an advice beside its ranking: how firm it is, and
// what would change it.
type Study struct {
	Robust    Robust
	Tips      []Tip
	Next      []Open
	BreakEven []BreakEven
	Returns   map[string]Return // by the id of a stack that does not fit
}

// Explore gives the advice its study, on so many draws. stop, if given, is asked in
// between; if it says so, the study is given up, and Explore returns false.
func (a *Advice) Explore(samples int, stop func() bool) bool {
	stopped := func() bool { return stop != nil && stop() }
	s := &Study{}
	for _, step := range []func(){
		func() { s.Robust, s.Tips = a.Robust(samples), a.Tips() },
		func() { s.Returns = a.Returns() },
		func() { s.Next = a.Next(stop) },
		func() { s.BreakEven = a.BreakEven(stop) },
	} {
		if step(); stopped() {
			return false
		}
	}
	a.Study = s
	return true
}
