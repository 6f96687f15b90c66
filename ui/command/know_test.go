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
	t.Parallel()
	for kind, want := range map[string]string{
		"hosts": "alto-functions", "addons": "mano-deploy", "criteria": "rollback", "questions": "must_haves", "places": "sydney", "meters": "gb_seconds", "sizes": "bruma-run",
	} {
		try(t, Done, "list", kind).says(want)
		var items []map[string]any
		if err := json.Unmarshal([]byte(try(t, Done, "list", kind, "--format", "json").stdout), &items); err != nil || len(items) == 0 {
			t.Errorf("%s: %d items, %v", kind, len(items), err)
		}
	}
}

// Lists obey conditions and columns in each form; what is not known is told beside the
// forms that have no room for it.
func TestListChosen(t *testing.T) {
	t.Parallel()
	where := []string{"list", "hosts", "--where", "cold_start_ms=0", "--where", "place=sydney"}
	try(t, Done, where...).says("cold_start_ms", "bruma-run", "always-on")
	c := try(t, Done, append(where, "--columns", "id,setup", "--format", "csv")...)
	if !strings.HasPrefix(c.stdout, "id,setup\n") || !strings.Contains(c.stdout, "\nbruma-run,always-on\n") {
		t.Errorf("got %q", c.stdout)
	}
	try(t, Done, "list", "hosts", "--where", "rollback>=instant", "--format", "json").says(`"id"`)
	if c := try(t, Done, "list", "hosts", "--where", "cold_start_ms<=100", "--format", "csv"); !strings.HasPrefix(c.stderr, "whereto list: Whether cold_start_ms<=100 is not known of ") {
		t.Errorf("stderr is %q", c.stderr)
	}
	sizes := try(t, Done, "list", "sizes", "--where", "host=bruma-run", "--currency", "EUR", "--columns", "size,price,currency", "--format", "csv").stdout
	if !strings.HasPrefix(sizes, "size,price,currency\ns,") || !strings.Contains(sizes, ",EUR\n") {
		t.Errorf("got %q", sizes)
	}
}

// A mistake in a list's call is one line with the nearest match.
func TestListMistakes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"host"}, `did you mean "hosts"?`},
		{[]string{"hosts", "--where", "rollbck=instant"}, `did you mean "rollback"?`},
		{[]string{"hosts", "--where", "rollback=instnat"}, `did you mean "instant"?`},
		{[]string{"hosts", "--where", "rollback"}, "a condition is"},
		{[]string{"hosts", "--columns", "id,nam"}, `did you mean "name"?`},
		{[]string{"hosts", "--format", "xml"}, "allowed: text, json, csv"},
		{[]string{"sizes", "--currency", "EUX"}, "there is no rate"},
	} {
		got := try(t, Usage, append([]string{"list"}, c.args...)...)
		if got.complains(c.want); strings.Count(got.stderr, "\n") != 1 || !strings.HasPrefix(got.stderr, "whereto") {
			t.Errorf("%v: %q", c.args, got.stderr)
		}
	}
}

// A host, an add-on, a criterion and a question can be shown, with sources, and
// by an alias.
func TestShow(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][]string{
		"bruma-run": {"Bruma Run (bruma-run)", "Facts", "Prices", "Sources", "https://"}, "bruma": {"Bruma Run (bruma-run)"}, "mano-deploy": {"Slot: deploy.", "Five versions back"},
		"rollback": {"Levels, worst first", "redeploy  Rollback: what is redeploy.", "alto-functions"}, "must_haves": {"What must it have?", "instant-rollback"},
	} {
		try(t, Done, "show", id).says(want...)
		if c := try(t, Done, "show", id, "--format", "json"); !json.Valid([]byte(c.stdout)) {
			t.Errorf("%s: no JSON", id)
		}
	}
}

// What the program shows is the same each time.
func TestShownTheSameEachTime(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	slow(t)
	for _, args := range [][]string{{"show", "alto-functions"}, {"show", "bruma-run"}, {"show", "cold_start_ms"}, {"list", "places"}, {"show", "alto-functions", "--format", "json"}} {
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
	t.Parallel()
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
	t.Parallel()
	c := try(t, Done, "version")
	if !regexp.MustCompile(`^whereto \S+\ncommit .+\ndata [0-9a-f]{64}, newest source \d{4}-\d\d(-\d\d)?\n$`).MatchString(c.stdout) {
		t.Errorf("got %q", c.stdout)
	}
}

// closed is data of one's own: a host that is there, closed.
const closed = `[status]
is        = "closed"
note      = "Gone."
successor = "bruma-run"
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
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"hosts/rondo-apps.toml": closed})
	given := newCall(t).run("--data", own, "--answers", orders, "--format", "markdown").exits(Done)
	given.says("Local data: ", "hosts/rondo-apps.toml", "Gone. Successor: bruma-run.")
	found := newCall(t)
	put(t, filepath.Join(found.config, "whereto", "data"), map[string]string{"hosts/rondo-apps.toml": closed})
	found.run("--answers", orders, "--format", "markdown").exits(Done).says("Local data: ", "Gone. Successor: bruma-run.")
	shipped := strings.Split(try(t, Done, "data", "paths").says("local files read: none").stdout, "\n")[1]
	found.run("data", "paths").exits(Done).says(shipped+"\n", filepath.Join(found.config, "whereto", "data"), "is read", "hosts/rondo-apps.toml")
	found.run("list", "hosts").exits(Done).says("rondo-apps (local)")
	found.run("show", "rondo-apps").exits(Done).says("local")
	if shipped := try(t, Done, "version").stdout; shipped == found.run("version").stdout {
		t.Error("the hash of the data is the shipped data's")
	}
	try(t, Done, "data", "paths").says("is not there")
}

// All mistakes of data are told at once, with their lines, and no advice is given
// on it.
func TestWrongDataOfOnesOwn(t *testing.T) {
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"hosts/rondo-apps.toml": "nmae = \"R\"\nkind = 3\n"})
	for _, args := range [][]string{{"--data", own, "--answers", orders}, {"data", "check", own}, {"--data", own, "list", "hosts"}} {
		c := try(t, Usage, args...)
		c.complains("hosts/rondo-apps.toml:1: nmae", "hosts/rondo-apps.toml:2: kind")
	}
}

// checked is what data check says of sound data.
var checked = regexp.MustCompile(`^ok: \d+ hosts, \d+ add-ons, \d+ facts \(\d+ of them unknown\), \d+ charges, \d+ worked examples re-computed\n$`)

// data check re-computes the worked examples and says what was checked.
func TestDataCheck(t *testing.T) {
	t.Parallel()
	if c := try(t, Done, "data", "check"); !checked.MatchString(c.stdout) {
		t.Errorf("got %q", c.stdout)
	}
	wrong := put(t, t.TempDir(), map[string]string{"addons/velo-cdn.toml": `[[examples]]
name   = "one wrong cent"
setup  = "pro"
meters = { months = 1 }
total  = "20.01"
source = "plans"
`})
	try(t, Usage, "data", "check", wrong).complains("addons/velo-cdn.toml", "20.01 is printed, 20 comes out")
}

// Round trips by region, and a place that stands for a host.
func TestLatency(t *testing.T) {
	t.Parallel()
	try(t, Done, "latency", "cedro-servers", "--from", "sydney").says("Round trips to cedro-servers", "Singapore", "102.0", "Invented round trips")
	var got struct {
		Host    string
		MeanMS  float64 `json:"mean_ms"`
		ByPlace []struct {
			Place, Region string
			Share         float64
			RTT           float64 `json:"rtt_ms"`
		} `json:"by_place"`
	}
	if err := json.Unmarshal([]byte(try(t, Done, "latency", "bruma-run", "--from", "sydney=3,auckland=1", "--format", "json").stdout), &got); err != nil {
		t.Fatal(err)
	}
	if got.Host != "bruma-run" || len(got.ByPlace) != 2 || got.ByPlace[0].Share != 0.75 || got.ByPlace[0].Region != "syd" || got.ByPlace[1].RTT != 38 || got.MeanMS != 0.75*5+0.25*38 {
		t.Errorf("got %+v", got)
	}
	one := try(t, Done, "latency", "place:singapore", "--from", "sydney", "--from", "melbourne").stdout
	if !strings.Contains(one, "Singapore") || strings.Contains(one, "more, further away") {
		t.Errorf("one place: %s", one)
	}
}

// The guide comes as Markdown and as a page, of whatever data there is, and takes no argument.
func TestGuide(t *testing.T) {
	t.Parallel()
	for _, full := range [][]string{nil, {"--full"}} {
		try(t, Done, append([]string{"guide"}, full...)...).says("# A small guide", "## Alto Functions\n", "## Pluma Cloud\n", "Other hosts and add-ons")
	}
	try(t, Done, "guide", "--format", "html").says("<!doctype html>", "A small guide", "Alto Functions</h3>")
	try(t, Usage, "guide", "--format", "pdf").complains("allowed: markdown")
	try(t, Usage, "guide", "bruma-run").complains()
	page := filepath.Join(t.TempDir(), "guide.html")
	try(t, Done, "guide", "--output", page)
	if got := content(t, page); !strings.HasPrefix(got, "<!doctype html>") {
		t.Errorf("what ends in .html begins with %s", shortened(got))
	}
}
