package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
)

// MaxSaved is the size in bytes over which the JSON of an advice is refused: it holds all
// stacks with their bills.
const MaxSaved = 16 << 20

// IsSaved says whether a file, or its beginning, is of JSON: no answers file begins so.
func IsSaved(content []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(content), []byte("{")) }

// saved reads the answers in the JSON of an advice: a document as their answers file would
// be, without lines.
func saved(file string, content []byte, faults *fault.Faults) *document {
	d := &document{file: file, tree: map[string]any{}, faults: faults}
	if len(content) > MaxSaved {
		d.fault("", tooLarge(content, MaxSaved), "")
		return d
	}
	var advice map[string]any
	in := json.NewDecoder(bytes.NewReader(content))
	in.UseNumber()
	if err := in.Decode(&advice); err != nil {
		d.fault("", Line(err.Error()), "")
		return d
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		d.fault("", "something stands behind the document", "")
		return d
	}
	if schema := advice["schema"]; schema != answers.Schema {
		d.fault("schema", fmt.Sprintf("found %s; %q is opened as an answers file", catalog.Describe(schema), answers.Schema), "")
		return d
	}
	tree, ok := tomlValue(advice["answers"]).(map[string]any)
	if !ok {
		d.fault("answers", fmt.Sprintf("found %s, an object is allowed", catalog.Describe(advice["answers"])), "")
		return d
	}
	d.tree = tree
	cleanTree(d.tree)
	return d
}

// tomlValue is a JSON value as TOML would give it: whole numbers apart from others.
func tomlValue(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := strconv.ParseInt(v.String(), 10, 64); err == nil {
			return n
		}
		f, _ := v.Float64()
		return f
	case map[string]any:
		for key, item := range v {
			v[key] = tomlValue(item)
		}
	case []any:
		for i, item := range v {
			v[i] = tomlValue(item)
		}
	}
	return v
}
