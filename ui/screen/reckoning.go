package screen

// reckon works out what the pane on top shows beside the advice.
func (u *UI) reckon() {
	switch p := u.over().(type) {
	case *graph:
		if now := p.asks(u.state()); !now.same(u.swept) {
			u.swept, u.curves = now, curvesOf(u.engine, now)
		}
	case *growth:
		if now := p.asks(u.state()); now != u.looked {
			u.looked, u.forecast = now, forecastOf(u.engine, now)
		}
	}
}
