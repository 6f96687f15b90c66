package summary

import (
	"reflect"
	"strings"

	"whereto/model/catalog"
)

// AdviceSchema is the JSON Schema (2020-12) of the advice's JSON: what JSON writes, each
// field with its type, its words where they are few, and what it holds.
func AdviceSchema() ([]byte, error) {
	s := schemer{}
	root := s.object(reflect.TypeFor[adviceJSON]())
	root["$schema"], root["title"], root["$defs"] = "https://json-schema.org/draft/2020-12/schema", "Advice, "+Schema, map[string]any(s)
	root["properties"].(map[string]any)["schema"] = map[string]any{"const": Schema}
	// A must is met, failed or not known.
	s["verdict"].(map[string]any)["allOf"] = []any{map[string]any{
		"if":   map[string]any{"properties": map[string]any{"importance": map[string]any{"const": "must"}}},
		"then": map[string]any{"properties": map[string]any{"verdict": map[string]any{"enum": []string{"fails", "unknown", "meets"}}}},
	}}
	return Indented(root)
}

// schemer makes schemas of the types that JSON is written from; those of objects stand in
// it by their names.
type schemer map[string]any

func (s schemer) of(t reflect.Type) map[string]any {
	switch t {
	case reflect.TypeFor[catalog.Date]():
		return map[string]any{"type": "string", "pattern": `^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$`}
	case reflect.TypeFor[catalog.Amount]():
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return map[string]any{"anyOf": []any{s.of(t.Elem()), map[string]any{"type": "null"}}}
	case reflect.Struct:
		name := strings.ToLower(strings.TrimSuffix(t.Name(), "JSON"))
		if s[name] == nil {
			s[name] = map[string]any{} // one that holds itself ends here
			s[name] = s.object(t)
		}
		return map[string]any{"$ref": "#/$defs/" + name}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.of(t.Elem())}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{}
}

// object is a struct's schema: all of its fields, no other; those that can be left out are
// not required. The tag enum has a field's words, the tag doc what it holds.
func (s schemer) object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		of := s.of(f.Type)
		if words := f.Tag.Get("enum"); words != "" {
			of["enum"] = strings.Split(words, " ")
		}
		if doc := f.Tag.Get("doc"); doc != "" {
			of["description"] = doc
		}
		properties[key] = of
		if options != "omitempty" {
			required = append(required, key)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}
