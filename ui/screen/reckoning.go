package screen

// reckon works out what the pane on top shows beside the advice.
func (u *UI) reckon() {
	if p, ok := u.over().(*graph); ok {
		if now := p.asks(u.state()); !now.same(u.swept) {
			u.swept, u.curves = now, curvesOf(u.engine, now)
		}
	}
}
