package command

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"whereto/ui/rescue"
)

// Sources past an age are listed with what rests on them; the method's age is
// the default, and an answer without any is an answer.
func TestDataStale(t *testing.T) {
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"hosts/rondo-apps.toml": `[sources]
ancient = { title = "An old page", url = "https://example.com/old", as_of = 1999-12-31 }
[facts]
rollback = { is = "redeploy", note = "Long ago.", source = "ancient" }
`})
	c := try(t, Done, "--data", own, "data", "stale", "--older-than", "8000d")
	c.says("1 sources are older than 8000 days on 2026-11-24", "9825  1999-12-31  rondo-apps  facts: rollback [1]", "https://example.com/old")
	if all := try(t, Done, "--data", own, "data", "stale"); len(all.stdout) <= len(c.stdout) {
		t.Errorf("the method's age lists no more: %s", all.stdout)
	}
	try(t, Done, "data", "stale", "--older-than", "9000").says("nothing is older than 9000 days")
	try(t, Done, "--data", own, "--today", "2000-01-02", "data", "stale", "--older-than", "1d").says("2  1999-12-31")
	for _, wrong := range []string{"-1d", "x", "180m"} {
		try(t, Usage, "data", "stale", "--older-than", wrong).complains("--older-than", "180d")
	}
}

// A comparison names each fact and price that differs, and what that does to the
// order of each answers file.
func TestDataDiff(t *testing.T) {
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"hosts/bruma-run.toml": `[facts]
managed_postgres = { is = "no", note = "Changed.", source = "pricing" }
[[charges]]
id = "machine"
[[charges]]
id = "machine"
price = { s = "9.99" }
`})
	c := try(t, Done, "data", "diff", "shipped", own, "--answers", orders)
	c.says("bruma-run  fact   managed_postgres", "yes → no", "machine (from 2026-10-01, until 2027-02-01) s", "0.005 → 9.99", "orders.toml")
	cheaper := put(t, t.TempDir(), map[string]string{"hosts/palma-sites.toml": "[status]\nis = \"closed\"\nnote = \"Gone.\"\nsource = \"docs\"\n"})
	try(t, Done, "data", "diff", "shipped", cheaper, "--answers", orders).says("status", "active → closed")
	same := try(t, Done, "data", "diff", "shipped", "shipped", "--answers", orders)
	same.says("No fact and no price differs.", "stay as they were")
	if strings.Contains(same.stdout, "→") {
		t.Errorf("nothing differs: %s", same.stdout)
	}
	whole := try(t, Done, "data", "diff", "shipped", "../../model/fixture/catalogue", "--answers", orders)
	whole.says("No fact and no price differs.")
	try(t, Usage, "data", "diff", "shipped").complains("two sets of data")
	try(t, Usage, "data", "diff", "shipped", "no-such-directory").complains(`"no-such-directory"`)
	try(t, Usage, "data", "diff", own, "shipped", "--answers", "no-such.toml").complains("no-such.toml")
}

// The schema of each kind is JSON, with the meters of data of one's own.
func TestDataSchema(t *testing.T) {
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"meters.toml": `[[meters]]
id = "parking"
name = "Parking"
unit = "hour"
dimension = "time"
help = "Hours of parking."
`})
	for _, c := range []struct {
		call  *call
		knows bool
	}{
		{try(t, Done, "data", "schema", "host"), false},
		{try(t, Done, "--data", own, "data", "schema", "host"), true},
	} {
		var s struct {
			Schema string `json:"$schema"`
		}
		if err := json.Unmarshal([]byte(c.call.stdout), &s); err != nil || !strings.Contains(s.Schema, "json-schema.org") {
			t.Errorf("%v, %+v", err, s)
		}
		if knows := strings.Contains(c.call.stdout, `"parking"`); knows != c.knows {
			t.Errorf("parking is in the schema: %v, want %v", knows, c.knows)
		}
	}
	try(t, Usage, "data", "schema", "hosts").complains("allowed: advice, addon", `did you mean "host"?`)
}

// data paths says where sessions keep what is not saved, and how many were left.
func TestDataPathsOfSessions(t *testing.T) {
	t.Parallel()
	try(t, Done, "data", "paths").says("sessions: nowhere")
	nowhere := newCall(t)
	nowhere.config = ""
	nowhere.run("data", "paths").exits(Done).says("your data: nowhere, there is no configuration directory")
	c := newCall(t)
	c.state = rescue.Folder{Dir: t.TempDir(), Now: time.Now, PID: 1, Runs: func(int) bool { return false }}
	if err := c.state.Begin().Keep(1, rescue.Kept{}); err != nil {
		t.Fatal(err)
	}
	c.run("data", "paths").exits(Done).says("sessions: " + c.state.Dir + " (1 left unsaved)")
}
