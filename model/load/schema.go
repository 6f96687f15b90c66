package load

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"whereto/model/catalog"
)

// schemas are the kinds of data file and what each holds.
var schemas = map[string]struct {
	title    string
	holds    any
	required []string
	without  []string // keys that this kind of file has not
}{
	"host":      {"A host: a product that runs the backend", catalog.Product{}, []string{"id", "name", "vendor", "kind", "url", "summary", "best_for", "avoid_if", "status"}, []string{"slot", "applies", "needs", "conflicts", "self_run"}},
	"addon":     {"An add-on: something paired with a host", catalog.Product{}, []string{"id", "name", "vendor", "kind", "url", "summary", "best_for", "avoid_if", "status", "slot", "applies"}, nil},
	"common":    {"What several hosts share", catalog.Product{}, nil, []string{"slot", "applies", "needs", "conflicts", "self_run", "extends"}},
	"vendor":    {"A vendor: what is true of all its hosts", catalog.Vendor{}, []string{"id", "name", "home"}, nil},
	"criteria":  {"What stacks are judged by", criteriaFile{}, nil, nil},
	"questions": {"What is asked", questionsFile{}, nil, nil},
	"meters":    {"Monthly quantities", metersFile{}, nil, nil},
	"method":    {"Figures of the method", catalog.Method{}, nil, nil},
	"places":    {"Cities, and areas of the world", placesFile{}, nil, nil},
	"rates":     {"Currencies", ratesFile{}, nil, nil},
	"guide":     {"The plan of the guide", catalog.Guide{}, nil, nil},
	"latency":   {"Tables of measured round trips", latencyFile{}, nil, nil},
}

// SchemaKinds are the kinds of data file that have a schema.
func SchemaKinds() []string { return slices.Sorted(maps.Keys(schemas)) }

// Schema is the JSON Schema (2020-12) of a kind of data file, for editors: the
// keys and words that a file may hold, with the criteria and meters of the catalog.
// An overlay's file may leave out what it does not change, so an editor can mark
// more than data check does.
func Schema(c *catalog.Catalog, kind string) ([]byte, error) {
	of, ok := schemas[kind]
	if !ok {
		return nil, fmt.Errorf("there is no schema %q", kind)
	}
	s := schemer{c, object{}, kind == "vendor"}
	root := s.table(reflect.TypeOf(of.holds))
	for _, key := range of.without {
		delete(root["properties"].(object), key)
	}
	if len(s.shared) > 0 {
		root["$defs"] = s.shared
	}
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = of.title
	if of.required != nil {
		root["required"] = of.required
	}
	out, err := json.MarshalIndent(root, "", "  ")
	return append(out, '\n'), err
}

type object = map[string]any

type schemer struct {
	c      *catalog.Catalog
	shared object // what the schema refers to from several places
	wide   bool   // facts are those of account-wide criteria
}

// ref refers to a part that several places share, making it the first time.
func (s schemer) ref(name string, make func() object) object {
	if _, ok := s.shared[name]; !ok {
		s.shared[name] = object{}
		s.shared[name] = make()
	}
	return object{"$ref": "#/$defs/" + name}
}

var (
	amount = object{"type": []string{"string", "number"}, "pattern": `^-?[0-9][0-9_]*(\.[0-9]+)?$`}
	words  = object{"type": []string{"string", "array"}, "items": object{"type": "string"}}
	// An editor reads a day without quotes as a text or as a value of its own.
	day = object{"type": "string", "pattern": `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`}
	// The nesting of a table of amounts is not bounded here.
	maybe = object{"type": []string{"string", "number"}, "pattern": `^(unknown|-?[0-9][0-9_]*(\.[0-9]+)?)$`}
	keyed = object{"type": []string{"string", "number", "object"}}
	level = object{"type": []string{"string", "number", "array", "object"}}
	spans = object{"type": []string{"number", "object"}}
)

// own are types that read their value themselves.
var own = map[reflect.Type]object{
	reflect.TypeFor[catalog.Amount](): amount, reflect.TypeFor[catalog.Maybe](): maybe, reflect.TypeFor[catalog.Keyed](): keyed, reflect.TypeFor[catalog.Date](): day,
	reflect.TypeFor[catalog.Words](): words, reflect.TypeFor[catalog.Value](): level, reflect.TypeFor[catalog.Range](): spans,
}

func (s schemer) value(t reflect.Type) object {
	if o, ok := own[t]; ok {
		return o
	}
	switch t {
	case reflect.TypeFor[map[string]catalog.Fact]():
		return s.ref("facts", s.facts)
	case reflect.TypeFor[catalog.Runtime]():
		return s.ref("runtime", func() object { return s.table(t) })
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.value(t.Elem())
	case reflect.Struct:
		return s.table(t)
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.value(t.Elem())}
	case reflect.Slice:
		return object{"type": "array", "items": s.value(t.Elem())}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Int:
		return object{"type": "integer"}
	}
	return object{}
}

func (s schemer) table(t reflect.Type) object {
	properties := object{}
	for key, at := range fieldsOf(t).index {
		properties[key] = s.value(t.FieldByIndex(at).Type)
		if allowed := s.allowed(t, key); allowed != nil {
			properties[key] = object{"enum": allowed}
		}
	}
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

// allowed are the words that a key may have.
func (s schemer) allowed(t reflect.Type, key string) []string {
	switch t.Name() + "." + key {
	case "Status.is":
		return catalog.Statuses
	case "Runtime.scaling", "Runtime.preview_scaling":
		return catalog.Scalings
	case "Runtime.placement":
		return catalog.Placements
	case "Runtime.static":
		return catalog.Statics
	case "Runtime.ipv4":
		return catalog.IPv4s
	case "Pool.kind":
		return catalog.PoolKinds
	case "Question.tier":
		return catalog.Tiers
	case "Question.kind":
		return catalog.QuestionKinds
	case "Question.importance", "Require.importance":
		return catalog.Importances
	case "Criterion.kind":
		return catalog.CriterionKinds
	case "Charge.meter", "Limit.meter", "NotIncluded.meter":
		return catalog.IDs(s.c.Meters, catalog.MeterID)
	case "Region.area":
		return slices.Sorted(maps.Keys(s.c.Areas))
	case "GuideTopic.part":
		return catalog.GuideParts
	case "Fact.clock":
		return catalog.Clocks
	case "Fact.stated":
		return catalog.StatedBy
	case "Fact.effect":
		return catalog.Effects
	}
	return nil
}

// facts are the criteria that a file can say something about, each with its
// levels or numbers.
func (s schemer) facts() object {
	properties := object{}
	for _, k := range s.c.Criteria {
		if k.Kind == "computed" || s.wide && !k.AccountWide {
			continue
		}
		kind := k.Kind
		if kind == "levels" {
			kind = strings.Join(k.Levels, "-")
		}
		if k.Limit { // can be none-stated
			kind += "-limit"
		}
		fact := s.ref("fact-"+kind, func() object { return s.fact(k) })
		fact["description"] = described(k)
		properties[k.ID] = fact
	}
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

// described is a criterion in words, with what a host must do for each level.
func described(k *catalog.Criterion) string {
	text := strings.TrimSpace(k.Name + ". " + k.Help)
	for _, level := range k.Levels {
		text += "\n" + level + ": " + k.Rule[level]
	}
	return text
}

func (s schemer) fact(k *catalog.Criterion) object {
	is := s.is(k)
	fact := s.table(reflect.TypeFor[catalog.Fact]())
	inside := fact["properties"].(object)
	inside["is"] = is
	for _, list := range []string{"by", "also"} {
		inside[list].(object)["items"].(object)["properties"].(object)["is"] = is
	}
	fact["required"] = []string{"is"}
	return fact
}

func (s schemer) is(k *catalog.Criterion) object {
	unknown := object{"const": "unknown"}
	switch k.Kind {
	case "levels":
		return object{"enum": append(slices.Clone(k.Levels), "unknown")}
	case "number":
		number := object{"type": "number", "minimum": 0}
		span := object{"type": "object", "properties": object{"low": number, "typical": number, "high": number}, "required": []string{"low", "typical", "high"}, "additionalProperties": false}
		if k.Limit {
			return object{"anyOf": []object{number, span, unknown, {"const": catalog.NoneStated}}}
		}
		return object{"anyOf": []object{number, span, unknown}}
	}
	members := object{}
	for _, m := range k.Members {
		members[m] = object{"enum": append(slices.Clone(k.Levels), "unknown")}
	}
	return object{"anyOf": []object{{"type": "object", "properties": members, "additionalProperties": false}, unknown}}
}
