package data

// merge lays over onto base and returns the result: tables join key by key,
// lists of tables that have an id (or a region's code) join by it, anything else
// is replaced.
func merge(base, over map[string]any) map[string]any {
	joined := make(map[string]any, len(base)+len(over))
	for key, v := range base {
		joined[key] = v
	}
	for key, v := range over {
		joined[key] = mergeValue(joined[key], v)
	}
	return joined
}

func mergeValue(base, over any) any {
	if b, ok := base.(map[string]any); ok {
		if o, ok := over.(map[string]any); ok {
			return merge(b, o)
		}
	}
	b, okB := anyList(base)
	o, okO := anyList(over)
	if !okB || !okO || !identified(b) || !identified(o) {
		return over
	}
	joined := append([]any{}, b...)
	for _, item := range o {
		if i := indexOf(joined, item); i >= 0 {
			joined[i] = merge(joined[i].(map[string]any), item.(map[string]any))
		} else {
			joined = append(joined, item)
		}
	}
	return joined
}

func identified(list []any) bool {
	for _, item := range list {
		if identity(item) == nil {
			return false
		}
	}
	return len(list) > 0
}

func identity(item any) any {
	table, _ := item.(map[string]any)
	if id, ok := table["id"]; ok {
		return id
	}
	return table["code"]
}

func indexOf(list []any, item any) int {
	for i, other := range list {
		if identity(other) == identity(item) {
			return i
		}
	}
	return -1
}
