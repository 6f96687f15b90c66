package load

// merge lays over onto base and returns the result: tables join key by key,
// lists of tables that have an id (or a region's code, or a rate's currency) join by
// it, the second of an id with the second, anything else is replaced.
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

// merged is the trees of documents, each laid over those before.
func merged(docs []*document) map[string]any {
	tree := docs[0].keys()
	for _, d := range docs[1:] {
		tree = merge(tree, d.keys())
	}
	return tree
}

func mergeValue(base, over any) any {
	if b, ok := base.(map[string]any); ok {
		if o, ok := over.(map[string]any); ok {
			return merge(b, o)
		}
	}
	b, okB := List(base)
	o, okO := List(over)
	if !okB || !okO || !identified(b) || !identified(o) {
		return over
	}
	joined := append([]any{}, b...)
	seen := map[string]int{}
	for _, item := range o {
		id := identity(item)
		if i := nth(joined, id, seen[id]); i >= 0 {
			joined[i] = merge(joined[i].(map[string]any), item.(map[string]any))
		} else {
			joined = append(joined, item)
		}
		seen[id]++
	}
	return joined
}

func identified(list []any) bool {
	for _, item := range list {
		if identity(item) == "" {
			return false
		}
	}
	return len(list) > 0
}

// identity is what an item of a list is known by, empty if it is nothing.
func identity(item any) string {
	table, _ := item.(map[string]any)
	if id, ok := table["id"].(string); ok {
		return id
	}
	if code, ok := table["code"].(string); ok {
		return code
	}
	if table["usd"] != nil || table["per_eur"] != nil {
		currency, _ := table["currency"].(string)
		return currency
	}
	return ""
}

// nth finds the item that has so many of the same id before it.
func nth(list []any, id string, before int) int {
	for i, item := range list {
		if identity(item) == id {
			if before == 0 {
				return i
			}
			before--
		}
	}
	return -1
}
