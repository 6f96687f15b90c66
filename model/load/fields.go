package load

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// fields are a struct's fields by their json names, those of embedded ("inline")
// structs too.
type fields struct {
	names []string         // in order
	index map[string][]int // for FieldByIndex
}

// fieldCache keeps the fields of each struct type: a file has the same few types
// hundreds of times.
var fieldCache sync.Map

func fieldsOf(t reflect.Type) fields {
	if known, ok := fieldCache.Load(t); ok {
		return known.(fields)
	}
	f := fields{index: map[string][]int{}}
	f.collect(t, nil)
	f.names = slices.Sorted(maps.Keys(f.index))
	fieldCache.Store(t, f)
	return f
}

func (f fields) collect(t reflect.Type, above []int) {
	for i := range t.NumField() {
		at := append(slices.Clone(above), i)
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch {
		case option == "inline":
			f.collect(t.Field(i).Type, at)
		case name != "-" && name != "":
			f.index[name] = at
		}
	}
}
