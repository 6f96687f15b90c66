package catalog_test

import (
	"reflect"
	"testing"

	"whereto/model/catalog"
)

// filled is a runtime with every field given; n tells two of them apart.
func filled(n float64) catalog.Runtime {
	var r catalog.Runtime
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		if v.Field(i).Kind() != reflect.Pointer {
			continue
		}
		to := reflect.New(v.Field(i).Type().Elem())
		switch to.Elem().Kind() {
		case reflect.String:
			to.Elem().SetString(v.Type().Field(i).Name)
		case reflect.Float64:
			to.Elem().SetFloat(n + float64(i))
		}
		v.Field(i).Set(to)
	}
	return r
}

// Every field that is given overrides the base's, one that is not given leaves
// it. The fields are taken from the struct, so that one that Over forgets fails.
func TestOverEveryField(t *testing.T) {
	base, all := filled(0), filled(1000)
	kind := reflect.TypeFor[catalog.Runtime]()
	for i := range kind.NumField() {
		if kind.Field(i).Tag.Get("json") == "-" {
			continue // not given, but worked out
		}
		if kind.Field(i).Type.Kind() != reflect.Pointer {
			t.Fatalf("%s is no pointer: not given is the same as zero", kind.Field(i).Name)
		}
		var one catalog.Runtime
		given := reflect.ValueOf(all).Field(i)
		reflect.ValueOf(&one).Elem().Field(i).Set(given)
		for _, under := range []catalog.Runtime{base, {}} {
			got := reflect.ValueOf(one.Over(under))
			for k := range kind.NumField() {
				if kind.Field(k).Type.Kind() != reflect.Pointer {
					continue
				}
				want := reflect.ValueOf(under).Field(k)
				if k == i {
					want = given
				}
				if got.Field(k).Pointer() != want.Pointer() {
					t.Errorf("with %s given, %s is another", kind.Field(i).Name, kind.Field(k).Name)
				}
			}
		}
	}
	if got := (catalog.Runtime{}).Over(base); got != base {
		t.Error("a runtime without a field changes its base")
	}
	if !reflect.DeepEqual(base, filled(0)) {
		t.Error("the base itself was changed")
	}
}

// An add-on's runtime counts instead of the host's, but what it takes of a machine comes
// on top, and of what both ask for the most counts.
func TestWhatAnAddonTakes(t *testing.T) {
	host := catalog.Runtime{Scaling: new("fixed"), ReserveMB: new(355.0), ReserveShare: new(0.1), LeastMemoryMB: new(2048.0)}
	rt := host.With(catalog.Runtime{ReserveMB: new(300.0), ReserveVCPUs: new(0.3), ReservePods: new(3.0), LeastMemoryMB: new(1024.0), LeastVCPUs: new(2.0)})
	rt = rt.With(catalog.Runtime{ReserveMB: new(512.0), ReservePods: new(7.0), LeastMemoryMB: new(4096.0), LeastVCPUs: new(1.0), MaxInstances: new(1.0)})
	if *rt.ReserveMB != 355 || *rt.ReserveShare != 0.1 || rt.ReserveVCPUs != nil || rt.ReservePods != nil {
		t.Errorf("the host's own reserve is another: %+v", rt)
	}
	if want := (catalog.Taken{MB: 812, VCPUs: 0.3, Pods: 10}); rt.Beside != want {
		t.Errorf("add-ons take %+v, want %+v", rt.Beside, want)
	}
	if *rt.LeastMemoryMB != 4096 || *rt.LeastVCPUs != 2 || *rt.MaxInstances != 1 || *rt.Scaling != "fixed" {
		t.Errorf("at least %v MB and %v vCPUs, at most %v instances, %v", *rt.LeastMemoryMB, *rt.LeastVCPUs, *rt.MaxInstances, *rt.Scaling)
	}
}

// Zero and false are given; only what is left out takes the fallback.
func TestOr(t *testing.T) {
	zero, no := 0.0, false
	if got := catalog.Or(&zero, 5); got != 0 {
		t.Errorf("zero became %v", got)
	}
	if got := catalog.Or(&no, true); got {
		t.Error("false became true")
	}
	if got := catalog.Or(nil, "cdn"); got != "cdn" {
		t.Errorf("what is left out is %q", got)
	}
}
