package load_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"whereto/data"
	"whereto/model/load"
)

var update = flag.Bool("update", false, "write the schemas anew")

func schemaFile(kind string) string {
	return filepath.Join("..", "..", "data", "schema", kind+".schema.json")
}

// The schemas that ship are those that the program makes: go test ./model/load -update
// writes them after a criterion, a meter or a key has changed.
func TestSchemasAreCurrent(t *testing.T) {
	for _, kind := range load.SchemaKinds() {
		want, err := load.Schema(shipped(), kind)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(schemaFile(kind), want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(schemaFile(kind))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the program makes (%v); go test ./model/load -update", schemaFile(kind), err)
		}
	}
	if _, err := load.Schema(shipped(), "hosts"); err == nil {
		t.Error("there is a schema for a kind that is none")
	}
}

// schema compiles one that ships, once.
func schema(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	if compiled[kind] == nil {
		s, err := jsonschema.NewCompiler().Compile(schemaFile(kind))
		if err != nil {
			t.Fatal(err)
		}
		compiled[kind] = s
	}
	return compiled[kind]
}

var compiled = map[string]*jsonschema.Schema{}

// asJSON is a TOML text as an editor's checker sees it.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(days(tree))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// days writes dates as the texts that they are in the file.
func days(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format("2006-01-02")
	case map[string]any:
		for key, item := range v {
			v[key] = days(item)
		}
	case []any:
		for i, item := range v {
			v[i] = days(item)
		}
	case []map[string]any:
		for _, item := range v {
			days(item)
		}
	}
	return v
}

// Every data file names the schema of its kind in its first line, and satisfies it.
func TestFilesSatisfyTheirSchemas(t *testing.T) {
	checked := 0
	err := fs.WalkDir(data.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".toml" {
			return err
		}
		kind := map[string]string{"hosts": "host", "addons": "addon", "common": "common", "vendors": "vendor", "latency": "latency"}[path.Dir(name)]
		if kind == "" {
			kind = strings.TrimSuffix(name, ".toml")
		}
		content, err := fs.ReadFile(data.Files, name)
		if err != nil {
			return err
		}
		at := strings.Repeat("../", strings.Count(name, "/")) + "schema/" + kind + ".schema.json"
		if first, _, _ := strings.Cut(string(content), "\n"); first != "#:schema "+at {
			t.Errorf("%s begins with %q, not with #:schema %s", name, first, at)
		}
		if err := schema(t, kind).Validate(asJSON(t, string(content))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checked++
		return nil
	})
	if err != nil || checked < 20 {
		t.Fatalf("%d files were checked: %v", checked, err)
	}
}

// A limit can be one that nothing states, another number can't.
func TestSchemaOfLimits(t *testing.T) {
	facts := schema(t, "common")
	for text, ok := range map[string]bool{
		"max_cpu_ms = { is = \"none-stated\" }": true, "max_cpu_ms = { is = 10 }": true, "max_cpu_ms = { is = \"much\" }": false,
		"cold_start_ms = { is = \"none-stated\" }": false, "cold_start_ms = { is = \"unknown\" }": true,
	} {
		if err := facts.Validate(asJSON(t, "[facts]\n"+text)); (err == nil) != ok {
			t.Errorf("%s: %v, want taken: %v", text, err, ok)
		}
	}
}

// A schema refuses what data check refuses: words, keys, types and what is missing.
func TestSchemaRefuses(t *testing.T) {
	content, err := fs.ReadFile(data.Files, "hosts/fly-io.toml")
	if err != nil {
		t.Fatal(err)
	}
	host := schema(t, "host")
	for name, change := range map[string][2]string{
		"a level":        {`rollback              = { is = "redeploy"`, `rollback              = { is = "instantly"`},
		"a criterion":    {"rollback              = {", "rollbacks             = {"},
		"a key":          {"multiplier = true", "multiply = true"},
		"a meter":        {`meter      = "instance_hours"`, `meter      = "instances"`},
		"a status":       {`is     = "active"`, `is     = "alive"`},
		"a type":         {"month_hours = 720", `month_hours = "720 h"`},
		"a missing name": {`name     = "Fly.io"`, ""},
		"an add-on's":    {`kind     = "container-platform"`, "kind     = \"container-platform\"\nslot = \"cdn\""},
		"digits":         {`price       = "0.15"`, `price       = true`},
	} {
		text := strings.Replace(string(content), change[0], change[1], 1)
		if text == string(content) {
			t.Fatalf("%s: %q is not in the file", name, change[0])
		}
		if err := host.Validate(asJSON(t, text)); err == nil {
			t.Errorf("%s: the schema takes %q", name, change[1])
		}
	}
	if err := host.Validate(asJSON(t, string(content))); err != nil {
		t.Error(err)
	}
}
