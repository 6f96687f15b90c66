package data

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// decoder is a type that reads its own value: a date, an amount, a fact's value.
type decoder interface{ Decode(v any) error }

// bind fills target, a pointer to a struct with json tags, from a parsed
// document. Keys that the struct doesn't have and values of another type become
// faults; everything that is right is filled, so that all faults come at once.
func bind(d *document, target any) {
	d.value("", d.tree, reflect.ValueOf(target).Elem())
}

func (d *document) value(path string, raw any, to reflect.Value) {
	if dec, ok := to.Addr().Interface().(decoder); ok {
		if err := dec.Decode(raw); err != nil {
			d.fault(path, err.Error(), "")
		}
		return
	}
	switch to.Kind() {
	case reflect.Pointer:
		inner := reflect.New(to.Type().Elem())
		d.value(path, raw, inner.Elem())
		to.Set(inner)
	case reflect.Struct:
		d.table(path, raw, to)
	case reflect.Map:
		d.mapping(path, raw, to)
	case reflect.Slice:
		d.list(path, raw, to)
	case reflect.Interface:
		to.Set(reflect.ValueOf(raw))
	default:
		d.scalar(path, raw, to)
	}
}

func (d *document) scalar(path string, raw any, to reflect.Value) {
	allowed := ""
	switch to.Kind() {
	case reflect.String:
		if s, ok := raw.(string); ok {
			to.SetString(s)
			return
		}
		allowed = "a text"
	case reflect.Bool:
		if b, ok := raw.(bool); ok {
			to.SetBool(b)
			return
		}
		allowed = "true or false"
	case reflect.Float64:
		if f, ok := raw.(float64); ok && !math.IsNaN(f) && !math.IsInf(f, 0) {
			to.SetFloat(f)
			return
		}
		if i, ok := raw.(int64); ok {
			to.SetFloat(float64(i))
			return
		}
		allowed = "a finite number"
	case reflect.Int:
		if i, ok := raw.(int64); ok {
			to.SetInt(i)
			return
		}
		allowed = "a whole number"
	}
	d.fault(path, fmt.Sprintf("found %s, %s is allowed", catalog.Describe(raw), allowed), "")
}

func (d *document) table(path string, raw any, to reflect.Value) {
	table, ok := raw.(map[string]any)
	if !ok {
		d.fault(path, fmt.Sprintf("found %s, a table is allowed", catalog.Describe(raw)), "")
		return
	}
	fields := map[string]reflect.Value{}
	collect(to, fields)
	for _, key := range sorted(table) {
		field, ok := fields[key]
		if !ok {
			allowed := sorted(fields)
			d.fault(join(path, key), fmt.Sprintf("unknown key %q; allowed: %s", key, strings.Join(allowed, ", ")), fault.Nearest(key, allowed))
			continue
		}
		d.value(join(path, key), table[key], field)
	}
}

// collect gathers the struct's fields by their json names, those of embedded
// ("inline") structs too.
func collect(to reflect.Value, fields map[string]reflect.Value) {
	t := to.Type()
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch {
		case option == "inline":
			collect(to.Field(i), fields)
		case name != "-" && name != "":
			fields[name] = to.Field(i)
		}
	}
}

func (d *document) mapping(path string, raw any, to reflect.Value) {
	table, ok := raw.(map[string]any)
	if !ok {
		d.fault(path, fmt.Sprintf("found %s, a table is allowed", catalog.Describe(raw)), "")
		return
	}
	m := reflect.MakeMap(to.Type())
	for _, key := range sorted(table) {
		v := reflect.New(to.Type().Elem()).Elem()
		d.value(join(path, key), table[key], v)
		m.SetMapIndex(reflect.ValueOf(key), v)
	}
	to.Set(m)
}

func (d *document) list(path string, raw any, to reflect.Value) {
	items, ok := anyList(raw)
	if !ok {
		d.fault(path, fmt.Sprintf("found %s, a list is allowed", catalog.Describe(raw)), "")
		return
	}
	list := reflect.MakeSlice(to.Type(), len(items), len(items))
	for i, item := range items {
		d.value(fmt.Sprintf("%s[%d]", path, i+1), item, list.Index(i))
	}
	to.Set(list)
}

// anyList makes one kind of list of the two that the parser knows.
func anyList(raw any) ([]any, bool) {
	switch list := raw.(type) {
	case []any:
		return list, true
	case []map[string]any:
		items := make([]any, len(list))
		for i, t := range list {
			items[i] = t
		}
		return items, true
	}
	return nil, false
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
