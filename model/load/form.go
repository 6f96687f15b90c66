package load

import (
	"reflect"
	"sync"
)

// form is how values of a type are bound. It is worked out once for each type: a file
// has the same few hundreds of times.
type form struct {
	of      reflect.Type
	decodes bool             // it reads its own value
	elem    *form            // of a pointer, a map or a list
	names   []string         // of a struct's keys, in order
	fields  map[string]field // of a struct, by key
}

// field is where a struct's field lies, and how it is bound.
type field struct {
	at   []int // for FieldByIndex
	form *form
}

// forms are those that were worked out; all of them whole while it is not locked.
var forms = struct {
	sync.RWMutex
	of map[reflect.Type]*form
}{of: map[reflect.Type]*form{}}

func formOf(t reflect.Type) *form {
	forms.RLock()
	f, ok := forms.of[t]
	forms.RUnlock()
	if ok {
		return f
	}
	forms.Lock()
	defer forms.Unlock()
	return newForm(t)
}

// newForm works out a type's form; forms is locked. One that holds itself finds the
// form that is begun.
func newForm(t reflect.Type) *form {
	if f, ok := forms.of[t]; ok {
		return f
	}
	f := &form{of: t, decodes: reflect.PointerTo(t).Implements(reflect.TypeFor[decoder]())}
	forms.of[t] = f
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		f.elem = newForm(t.Elem())
	case reflect.Struct:
		if f.decodes {
			break
		}
		all := fieldsOf(t)
		f.names, f.fields = all.names, make(map[string]field, len(all.names))
		for name, at := range all.index {
			f.fields[name] = field{at, newForm(t.FieldByIndex(at).Type)}
		}
	}
	return f
}
