package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every kind can be listed, as text and as an array.
func TestList(t *testing.T) {
	for kind, want := range map[string]string{
		"hosts": "aws-lambda", "addons": "flycd", "criteria": "rollback", "questions": "must_haves", "places": "sydney", "meters": "gb_seconds",
	} {
		try(t, Done, "list", kind).says(want)
		var items []map[string]any
		if err := json.Unmarshal([]byte(try(t, Done, "list", kind, "--format", "json").stdout), &items); err != nil || len(items) == 0 {
			t.Errorf("%s: %d items, %v", kind, len(items), err)
		}
	}
}

// A host, an add-on, a criterion and a question can be shown, with sources, and
// by an alias.
func TestShow(t *testing.T) {
	for id, want := range map[string][]string{
		"fly-io": {"Fly.io (fly-io)", "Facts", "Prices", "Sources", "https://"}, "fly": {"Fly.io (fly-io)"}, "flycd": {"Slot: deploy.", "Looks dormant"},
		"rollback": {"Levels, worst first: none, manual, redeploy, instant.", "aws-lambda"}, "must_haves": {"What must it have?", "instant-rollback"},
	} {
		try(t, Done, "show", id).says(want...)
		if c := try(t, Done, "show", id, "--format", "json"); !json.Valid([]byte(c.stdout)) {
			t.Errorf("%s: no JSON", id)
		}
	}
}

// What the program shows is the same each time.
func TestShownTheSameEachTime(t *testing.T) {
	slow(t)
	for _, args := range [][]string{{"show", "aws-lambda"}, {"show", "fly-io"}, {"show", "cold_start_ms"}, {"list", "places"}, {"show", "aws-lambda", "--format", "json"}} {
		first := try(t, Done, args...).stdout
		for range 5 {
			if try(t, Done, args...).stdout != first {
				t.Fatalf("%v differs from call to call", args)
			}
		}
	}
}

var commented = regexp.MustCompile(`(?m)^# ([a-z0-9_]+ = )`)

// init writes a valid answers file, valid too with every answer in it
// uncommented.
func TestInit(t *testing.T) {
	name := filepath.Join(t.TempDir(), "answers.toml")
	c := try(t, Done, "init", name)
	if c.stdout != "" || !strings.Contains(c.stderr, "whereto --answers "+name) {
		t.Errorf("stdout %q, stderr %q", c.stdout, c.stderr)
	}
	if content(t, name) != try(t, Done, "init").stdout {
		t.Error("what is printed differs from what is written")
	}
	try(t, Done, "--answers", name)
	all := commented.ReplaceAllString(content(t, name), "$1")
	if strings.Count(all, "\n# ") == strings.Count(content(t, name), "\n# ") {
		t.Fatal("nothing is commented")
	}
	if c := newCall(t).run("--answers", file(t, "all.toml", all)); c.code != Done && c.code != NoFit {
		t.Errorf("all uncommented: exit code %d: %s", c.code, c.stderr)
	}
}

// version tells the version, the commit and the hash and day of the data.
func TestVersion(t *testing.T) {
	c := try(t, Done, "version")
	if !regexp.MustCompile(`^whereto \S+\ncommit .+\ndata [0-9a-f]{64}, newest source \d{4}-\d\d(-\d\d)?\n$`).MatchString(c.stdout) {
		t.Errorf("got %q", c.stdout)
	}
}

// closed is data of one's own: a host that is there, closed.
const closed = `[status]
is        = "closed"
note      = "Gone."
successor = "render"
source    = "own"

[sources]
own = { title = "Own", url = "https://example.com", as_of = 2026-11-01 }
`

// put writes files of data below a directory.
func put(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Data of one's own, by --data or in the configuration directory, goes over what
// is shipped, is marked as local, and changes the hash.
func TestDataOfOnesOwn(t *testing.T) {
	own := put(t, t.TempDir(), map[string]string{"hosts/railway.toml": closed})
	given := newCall(t).run("--data", own, "--answers", orders, "--format", "markdown").exits(Done)
	given.says("Local data: ", "hosts/railway.toml", "Gone. Successor: render.")
	found := newCall(t)
	put(t, filepath.Join(found.config, "whereto", "data"), map[string]string{"hosts/railway.toml": closed})
	found.run("--answers", orders, "--format", "markdown").exits(Done).says("Local data: ", "Gone. Successor: render.")
	found.run("data", "paths").exits(Done).says(filepath.Join(found.config, "whereto", "data"), "is read", "hosts/railway.toml")
	found.run("list", "hosts").exits(Done).says("railway (local)")
	found.run("show", "railway").exits(Done).says("local")
	if shipped := try(t, Done, "version").stdout; shipped == found.run("version").stdout {
		t.Error("the hash of the data is the shipped data's")
	}
	try(t, Done, "data", "paths").says("is not there")
}

// All mistakes of data are told at once, with their lines, and no advice is given
// on it.
func TestWrongDataOfOnesOwn(t *testing.T) {
	own := put(t, t.TempDir(), map[string]string{"hosts/railway.toml": "nmae = \"R\"\nkind = 3\n"})
	for _, args := range [][]string{{"--data", own, "--answers", orders}, {"data", "check", own}, {"--data", own, "version"}} {
		c := try(t, Usage, args...)
		c.complains("hosts/railway.toml:1: nmae", "hosts/railway.toml:2: kind")
	}
}

// data check re-computes the worked examples and says what was checked.
func TestDataCheck(t *testing.T) {
	if c := try(t, Done, "data", "check"); !regexp.MustCompile(`^ok: \d+ hosts, \d+ add-ons, \d+ facts \(\d+ of them unknown\), \d+ charges, \d+ worked examples re-computed\n$`).MatchString(c.stdout) {
		t.Errorf("got %q", c.stdout)
	}
	wrong := put(t, t.TempDir(), map[string]string{"addons/cloudfront.toml": `[[examples]]
name   = "one wrong cent"
setup  = "flat-pro"
meters = { months = 1 }
total  = "15.01"
source = "plans"
`})
	try(t, Usage, "data", "check", wrong).complains("addons/cloudfront.toml", "15.01 is printed, 15 comes out")
}

// Round trips by region, and a place that stands for a host.
func TestLatency(t *testing.T) {
	try(t, Done, "latency", "railway", "--from", "sydney").says("Round trips to railway", "Singapore", "94.7", "cloudping")
	var got struct {
		Host    string
		MeanMS  float64 `json:"mean_ms"`
		ByPlace []struct {
			Place, Region string
			Share, RTT    float64
		} `json:"by_place"`
	}
	if err := json.Unmarshal([]byte(try(t, Done, "latency", "fly-io", "--from", "sydney=3,auckland=1", "--format", "json").stdout), &got); err != nil {
		t.Fatal(err)
	}
	if got.Host != "fly-io" || len(got.ByPlace) != 2 || got.ByPlace[0].Share != 0.75 || got.ByPlace[0].Region != "syd" || got.MeanMS != 0.75*5+0.25*30 {
		t.Errorf("got %+v", got)
	}
	one := try(t, Done, "latency", "place:singapore", "--from", "sydney", "--from", "perth").stdout
	if !strings.Contains(one, "Singapore") || strings.Contains(one, "more, further away") {
		t.Errorf("one place: %s", one)
	}
}
