package command

import (
	"encoding/json"
	"strings"
	"testing"
)

// Who has which level of a criterion stands with notes under the rule, worst first, also
// as JSON; what is known of a host of one's own stands among them.
func TestDataLevels(t *testing.T) {
	t.Parallel()
	own := put(t, t.TempDir(), map[string]string{"hosts/rondo-apps.toml": "[facts]\nrollback = { is = \"none\", note = \"Gone for good.\", source = \"docs\" }\n"})
	c := try(t, Done, "--data", own, "data", "levels", "rollback")
	c.says("Rollback: what is none.", "rondo-apps (local)", "Gone for good.", "manual (", "+mano-deploy", "Evidence.", "Sources")
	if strings.Index(c.stdout, "none (1)") > strings.Index(c.stdout, "instant (") {
		t.Errorf("the worst does not stand first: %s", c.stdout)
	}
	var all struct {
		Criterion string
		Levels    []struct {
			Level, Rule string
			Of          []struct {
				ID, Note, Source string
				Addon, Local     bool
				Setups           []string
			}
		}
	}
	js := try(t, Done, "--data", own, "data", "levels", "rollback", "--format", "json")
	if err := json.Unmarshal([]byte(js.stdout), &all); err != nil || all.Criterion != "rollback" || len(all.Levels) < 4 {
		t.Fatalf("%v: %s", err, js.stdout)
	}
	if first := all.Levels[0]; first.Level != "none" || first.Rule == "" || len(first.Of) != 1 || first.Of[0].ID != "rondo-apps" || !first.Of[0].Local || !strings.HasPrefix(first.Of[0].Source, "https://") {
		t.Errorf("%+v", first)
	}
	try(t, Done, "data", "levels", "languages").says("wasm (", "rust")
	try(t, Usage, "data", "levels", "rolback").complains(`did you mean "rollback"?`)
	try(t, Usage, "data", "levels", "sla_percent").complains("has no levels")
	try(t, Usage, "data", "levels").complains("a criterion")
	try(t, Usage, "data", "levels", "rollback", "--format", "html").complains("text")
}
