package load

import (
	"fmt"
	"maps"
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
	to := reflect.ValueOf(target).Elem()
	b := binder{document: d}
	before := len(*d.faults)
	if b.value(formOf(to.Type()), d.tree, to); len(*d.faults) == before {
		return
	}
	// Once more, key by key in order, so that the faults come in an order too.
	*d.faults = (*d.faults)[:before]
	to.SetZero()
	b.inOrder = true
	b.value(formOf(to.Type()), d.tree, to)
}

// Bind fills target, a pointer to a struct with json tags, from a TOML file; check, if
// given, says what else is wrong once all could be read. All of it comes as one
// fault.Faults, with lines.
func Bind(file string, content []byte, target any, check func(wrong func(key, text, hint string))) error {
	var faults fault.Faults
	d := parse(file, content, &faults)
	if !d.broken {
		bind(d, target)
	}
	if check != nil && len(faults) == 0 {
		check(d.fault)
	}
	return faults.Err()
}

// binder binds a document's values.
type binder struct {
	*document
	path    []step // to the value that is being bound
	inOrder bool   // keys are gone through in their order
}

// wrong is a fault at the value that is being bound.
func (b *binder) wrong(text, hint string) {
	b.fault(pathText(b.path), text, hint)
	(*b.faults)[len(*b.faults)-1].Meant = meantText(b.path)
}

// other says that a value is of another type than what is allowed.
func (b *binder) other(raw any, allowed string) {
	b.wrong(fmt.Sprintf("found %s, %s is allowed", catalog.Describe(raw), allowed), "")
}

// within binds a value that is one step further.
func (b *binder) within(s step, f *form, raw any, to reflect.Value) {
	b.path = append(b.path, s)
	b.value(f, raw, to)
	b.path = b.path[:len(b.path)-1]
}

// each calls f with all of a table.
func (b *binder) each(table map[string]any, f func(key string, v any)) {
	if b.inOrder {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			f(key, table[key])
		}
		return
	}
	for key, v := range table {
		f(key, v)
	}
}

func (b *binder) value(f *form, raw any, to reflect.Value) {
	if f.decodes {
		if err := to.Addr().Interface().(decoder).Decode(raw); err != nil {
			b.wrong(err.Error(), "")
		}
		return
	}
	switch f.of.Kind() {
	case reflect.Pointer:
		inner := reflect.New(f.of.Elem())
		b.value(f.elem, raw, inner.Elem())
		to.Set(inner)
	case reflect.Struct:
		b.table(f, raw, to)
	case reflect.Map:
		b.mapping(f, raw, to)
	case reflect.Slice:
		b.list(f, raw, to)
	case reflect.Interface:
		to.Set(reflect.ValueOf(raw))
	default:
		b.scalar(raw, to)
	}
}

func (b *binder) scalar(raw any, to reflect.Value) {
	allowed := ""
	switch to.Kind() {
	case reflect.String:
		if s, ok := raw.(string); ok {
			to.SetString(s)
			return
		}
		allowed = "a text"
	case reflect.Bool:
		if v, ok := raw.(bool); ok {
			to.SetBool(v)
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
	b.other(raw, allowed)
}

func (b *binder) table(f *form, raw any, to reflect.Value) {
	table, ok := raw.(map[string]any)
	if !ok {
		b.other(raw, "a table")
		return
	}
	b.each(table, func(key string, v any) {
		field, ok := f.fields[key]
		if !ok {
			b.unknown(f, key, table, to)
			return
		}
		b.within(step{key: key}, field.form, v, to.FieldByIndex(field.at))
	})
}

// unknown faults a key that a table has not. What stands there is bound as what was
// probably meant, where that is not there: the rest of it can be looked at all the same.
func (b *binder) unknown(f *form, key string, table map[string]any, to reflect.Value) {
	names := f.names
	if without := schemas[b.kind()].without; len(b.path) == 0 && len(without) > 0 {
		names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(without, name) })
	}
	meant := fault.Nearest(key, names)
	_, there := table[meant]
	b.path = append(b.path, step{key: key})
	defer func() { b.path = b.path[:len(b.path)-1] }()
	if meant != "" && !there {
		b.path[len(b.path)-1].meant = meant
	}
	b.wrong(fmt.Sprintf("unknown key %q; allowed: %s", key, strings.Join(names, ", ")), meant)
	if meant != "" && !there {
		field := f.fields[meant]
		b.value(field.form, table[key], to.FieldByIndex(field.at))
	}
}

func (b *binder) mapping(f *form, raw any, to reflect.Value) {
	table, ok := raw.(map[string]any)
	if !ok {
		b.other(raw, "a table")
		return
	}
	m := reflect.MakeMapWithSize(f.of, len(table))
	name, item := reflect.New(f.of.Key()).Elem(), reflect.New(f.of.Elem()).Elem()
	b.each(table, func(key string, v any) {
		item.SetZero()
		b.within(step{key: key}, f.elem, v, item)
		name.SetString(key)
		m.SetMapIndex(name, item)
	})
	to.Set(m)
}

func (b *binder) list(f *form, raw any, to reflect.Value) {
	items, ok := List(raw)
	if !ok {
		b.other(raw, "a list")
		return
	}
	list := reflect.MakeSlice(f.of, len(items), len(items))
	for i, item := range items {
		b.within(step{item: i + 1}, f.elem, item, list.Index(i))
	}
	to.Set(list)
}

// List makes one kind of list of the two that the parser knows; false if raw is none.
func List(raw any) ([]any, bool) {
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
