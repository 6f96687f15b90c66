package summary_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/summary"
)

const adviceSchema = "../../data/schema/advice.schema.json"

// The schema of the advice's JSON that ships is the one that the program makes: go test
// ./ui/summary -update writes it after a field has changed.
func TestAdviceSchemaIsCurrent(t *testing.T) {
	t.Parallel()
	want, err := summary.AdviceSchema()
	if err != nil {
		t.Fatal(err)
	}
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(adviceSchema, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(adviceSchema); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program makes (%v); go test ./ui/summary -update", adviceSchema, err)
	}
}

// studied is an advice with its study, and what it was made of.
type studied struct {
	name   string
	engine *advice.Engine
	known  *catalog.Catalog
	advice *advice.Advice
}

// studies are, with a study, the advice on each answers file of the fixture and on each
// that ships; made once for all tests.
var studies = sync.OnceValues(func() ([]studied, error) {
	var list []studied
	add := func(name string, content []byte, e *advice.Engine, c *catalog.Catalog) error {
		given, err := load.ReadAnswers(name, content, c)
		if err != nil {
			return err
		}
		a, err := e.Advise(advice.Ask{Answers: given, Today: today, Samples: 50})
		list = append(list, studied{name, e, c, a})
		return err
	}
	c, err := loadInvented()
	for _, name := range fixture.Names() {
		err = errors.Join(err, add(name, fixture.Answers(name), engine(), c))
	}
	c, e := loadShipped()
	err = errors.Join(err, e)
	files, e := filepath.Glob("../../examples/*.toml")
	err = errors.Join(err, e)
	for _, file := range files {
		content, e := os.ReadFile(file)
		err = errors.Join(err, e, add(filepath.Base(file), content, onShipped(), c))
	}
	return list, err
})

// everyAdvice hands over each of them.
func everyAdvice(t *testing.T, each func(name string, e *advice.Engine, c *catalog.Catalog, a *advice.Advice)) {
	t.Helper()
	list, err := studies()
	if err != nil || len(list) < len(fixture.Names())+7 {
		t.Fatalf("%d studies: %v", len(list), err)
	}
	for _, s := range list {
		each(s.name, s.engine, s.known, s.advice)
	}
}

// The JSON of every advice satisfies the schema that ships, opens as an answers file, and
// gives the same answers.
func TestJSONSatisfiesItsSchemaAndOpensAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(adviceSchema)
	if err != nil {
		t.Fatal(err)
	}
	everyAdvice(t, func(name string, e *advice.Engine, c *catalog.Catalog, a *advice.Advice) {
		all := summary.NewTold(details(t, e, a, summary.Top(a, 6, 3)...))
		b, err := summary.JSON(c, a, all, len(a.Stacks))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		one, err := summary.JSON(c, ask(t, e, a.Answers), nil, 3)
		if err != nil {
			t.Fatal(err)
		}
		two, err := summary.JSON(c, ask(t, e, read(t, c, string(b))), nil, 3)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%s: opened again, the JSON gives another advice", name)
		}
	})
}

// A schema that takes anything tests nothing: it refuses a must that is met partly, a key
// that is none, a word that is none and what is missing.
func TestAdviceSchemaRefuses(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(adviceSchema)
	if err != nil {
		t.Fatal(err)
	}
	b, err := summary.JSON(invented(t), explored(t, "orders"), nil, 3)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"a must that is partly met": {},
		"a key":                     {`"recommended": {`, `"recommended": {"because": [],`},
		"a group":                   {`"group": "fits"`, `"group": "nearly"`},
		"the version":               {`"schema": "whereto/advice/2"`, `"schema": "whereto/advice/1"`},
		"a missing list":            {`"drop": [],`, ``},
		"a total in words":          {`"complete": true,`, `"complete": "yes",`},
	} {
		text := strings.Replace(string(b), change[0], change[1], 1)
		if change[0] == "" {
			text = mustPartly(string(b))
		}
		if text == string(b) {
			t.Fatalf("%s: %q is not in the JSON", name, change[0])
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

// mustPartly makes the first verdict on a must one that is met partly.
func mustPartly(text string) string {
	at := strings.Index(text, `"importance": "must"`)
	return text[:at] + strings.Replace(text[at:], `"verdict": "meets"`, `"verdict": "partly"`, 1)
}
