package load

import (
	"reflect"
	"testing"

	"whereto/model/fault"
)

// An overlay joins tables key by key and lists by id; all else it replaces.
func TestMerge(t *testing.T) {
	for _, c := range []struct{ name, base, over, want string }{
		{"a key is replaced, one is added", "a = 1\nb = 2", "b = 3\nc = 4", "a = 1\nb = 3\nc = 4"},
		{"tables join", "t = { a = 1, u = { b = 2 } }", "t = { u = { c = 3 } }", "t = { a = 1, u = { b = 2, c = 3 } }"},
		{"a table takes the place of a word", "t = 1", "t = { a = 1 }", "t = { a = 1 }"},
		{"a word takes the place of a table", "t = { a = 1 }", "t = 1", "t = 1"},
		{"a list of words is replaced", `l = ["a", "b"]`, `l = ["c"]`, `l = ["c"]`},
		{"an empty list replaces", `l = [{ id = "a" }]`, "l = []", "l = []"},
		{"items join by id", `l = [{ id = "a", x = 1, y = 1 }, { id = "b" }]`, `l = [{ id = "c" }, { id = "a", x = 2 }]`, `l = [{ id = "a", x = 2, y = 1 }, { id = "b" }, { id = "c" }]`},
		{"regions join by code", `l = [{ code = "a", x = 1 }]`, `l = [{ code = "a", y = 2 }]`, `l = [{ code = "a", x = 1, y = 2 }]`},
		{"rates join by currency", `l = [{ currency = "A", usd = 1 }, { currency = "B", per_eur = 2 }]`, `l = [{ currency = "B", usd = 3 }]`, `l = [{ currency = "A", usd = 1 }, { currency = "B", per_eur = 2, usd = 3 }]`},
		{"a currency alone is no id", `l = [{ currency = "A", x = 1 }]`, `l = [{ currency = "A", y = 2 }]`, `l = [{ currency = "A", y = 2 }]`},
		{"both ways of writing a list", "[[l]]\nid = \"a\"\nx = 1", `l = [{ id = "a", y = 2 }]`, `l = [{ id = "a", x = 1, y = 2 }]`},
		{"items without id are replaced", `l = [{ x = 1 }]`, `l = [{ x = 2 }]`, `l = [{ x = 2 }]`},
		{"some without id: all are replaced", `l = [{ id = "a" }]`, `l = [{ id = "a" }, { x = 2 }]`, `l = [{ id = "a" }, { x = 2 }]`},
		{"an id that is no text is no id", `l = [{ id = [1] }]`, `l = [{ id = [1], x = 1 }]`, `l = [{ id = [1], x = 1 }]`},
		{"the second of an id joins the second", `l = [{ id = "a", x = 1 }, { id = "a", x = 2 }]`, `l = [{ id = "a", y = 1 }, { id = "a", y = 2 }, { id = "a", y = 3 }]`, `l = [{ id = "a", x = 1, y = 1 }, { id = "a", x = 2, y = 2 }, { id = "a", y = 3 }]`},
		{"lists in items join too", `l = [{ id = "a", m = [{ id = "x", v = 1 }] }]`, `l = [{ id = "a", m = [{ id = "y" }] }]`, `l = [{ id = "a", m = [{ id = "x", v = 1 }, { id = "y" }] }]`},
	} {
		tree := func(text string) map[string]any {
			var faults fault.Faults
			d := parse("x.toml", []byte(text), &faults)
			if len(faults) > 0 {
				t.Fatalf("%s: %v", c.name, faults)
			}
			return d.tree
		}
		base, over := tree(c.base), tree(c.over)
		got := merge(base, over)
		if !reflect.DeepEqual(oneKind(got), oneKind(tree(c.want))) {
			t.Errorf("%s:\ngot  %v\nwant %v", c.name, got, tree(c.want))
		}
		if !reflect.DeepEqual(base, tree(c.base)) || !reflect.DeepEqual(over, tree(c.over)) {
			t.Errorf("%s: a layer was changed: %v, %v", c.name, base, over)
		}
	}
}

// oneKind makes one kind of list of the two that the parser knows.
func oneKind(v any) any {
	if list, ok := List(v); ok {
		out := make([]any, len(list))
		for i, item := range list {
			out[i] = oneKind(item)
		}
		return out
	}
	if table, ok := v.(map[string]any); ok {
		out := map[string]any{}
		for key, item := range table {
			out[key] = oneKind(item)
		}
		return out
	}
	return v
}
