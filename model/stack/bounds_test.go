package stack_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// those are the stacks of some hosts, or of hosts with a setup: "host" or "host/setup".
func those(list []*stack.Stack, way string) []*stack.Stack {
	return slices.DeleteFunc(slices.Clone(list), func(s *stack.Stack) bool { return s.Host.ID != way && s.Way() != way })
}

// failed says whether a stack fails a must on a criterion.
func failed(s *stack.Stack, criterion string) bool {
	return slices.ContainsFunc(s.Because, func(v fit.Verdict) bool { return v.Criterion == criterion })
}

// On the shipped data: a host ends what takes longer than it allows, whether that was
// answered as the mean or as the longest; and refuses bodies that do not fit it, as they
// are sent.
func TestLimitsHoldTheLoad(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	head := "language = [\"typescript\"]\nusers = [\"lyon\"]\nchanges = \"rewrite\"\n"
	for _, x := range []struct {
		answers    string
		criterion  string
		fail, meet []string
	}{
		{"duration_ms = 65_000", "max_request_seconds", []string{"netlify", "heroku", "akamai-functions"}, []string{"cloudflare-workers", "vercel", "fly-io", "google-cloud-run"}},
		{"duration_ms = 35_000", "max_request_seconds", []string{"heroku", "akamai-functions", "aws-lambda/on-demand-arm-api-gateway", "aws-lambda/provisioned-x86-api-gateway"}, []string{"netlify", "aws-lambda/on-demand-arm"}},
		{"request_seconds = 35", "max_request_seconds", []string{"heroku", "akamai-functions", "aws-lambda/on-demand-arm-api-gateway"}, []string{"netlify"}},
		{"state = [\"long-requests\"]\nrequest_seconds = 29", "max_request_seconds", nil, []string{"heroku", "northflank", "netlify"}},
		{"state = [\"long-requests\"]", "max_request_seconds", []string{"heroku"}, []string{"netlify"}},
		{"body_mb = 4.8", "max_body_mb", []string{"aws-lambda", "aws-lambda-managed-instances", "netlify", "vercel"}, []string{"cloudflare-workers"}},
		{"body_mb = 4.4", "max_body_mb", nil, []string{"aws-lambda", "aws-lambda-managed-instances", "netlify", "vercel"}},
		{"response_mb = 10", "max_response_mb", []string{"aws-lambda", "vercel", "netlify"}, []string{"cloudflare-workers"}},
		{"cpu_ms = 15", "capacity", []string{"cloudflare-workers/free", "cloudflare-pages/free"}, []string{"cloudflare-workers/paid", "fastly-compute"}},
		{"cpu_ms = 60", "capacity", []string{"cloudflare-workers/free", "fastly-compute"}, []string{"cloudflare-workers/paid"}},
	} {
		list := stacks(t, c, given(t, c, head+x.answers))
		for _, way := range x.fail {
			some := those(list, way)
			if len(some) == 0 {
				t.Fatalf("there is no stack of %s", way)
			}
			for _, s := range some {
				if !failed(s, x.criterion) {
					t.Errorf("%s: %s does not fail by %s", x.answers, s.ID, x.criterion)
				}
			}
		}
		for _, way := range x.meet {
			for _, s := range those(list, way) {
				if failed(s, x.criterion) {
					t.Errorf("%s: %s fails by %s", x.answers, s.ID, x.criterion)
				}
			}
		}
	}
}

// A limit that is undocumented leaves a must open only where the answer could reach it.
func TestAnUndocumentedLimitIsOpenWhereItCouldMatter(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	for seconds, want := range map[string]fit.Outcome{"29": fit.Meets, "30": fit.Unknown} {
		for _, s := range those(stacks(t, c, given(t, c, "request_seconds = "+seconds)), "northflank") {
			if v := s.Of("request_seconds"); len(v) != 1 || v[0].Outcome != want {
				t.Errorf("%s s: %s: %+v, want %v", seconds, s.ID, v, want)
			}
			told := slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool { return cv.ID == "northflank/unknown-max_request_seconds" })
			if told != (want == fit.Unknown) {
				t.Errorf("%s s: %s: a caveat says that the limit is not known: %v", seconds, s.ID, told)
			}
		}
	}
}

// A limit on each request's CPU is said wherever its plan is shown, and a limit below a
// figure that was only assumed is a caveat and no failed must.
func TestLowAndAssumedLimitsAreSaid(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	caveat := func(s *stack.Stack, kind stack.CaveatKind) *fit.Verdict {
		for i := range s.Caveats {
			if s.Caveats[i].Kind == kind {
				return &s.Caveats[i].Verdict
			}
		}
		return nil
	}
	head := "language = [\"typescript\"]\nusers = [\"frankfurt\"]\n"
	for _, x := range []struct {
		way, answers string
		ms           float64 // 0: nothing is said
	}{
		{"cloudflare-workers/free", "cpu_ms = 3", 10},
		{"cloudflare-pages/free", "cpu_ms = 3", 10},
		{"fastly-compute", "cpu_ms = 3", 50},
		{"cloudflare-workers/paid", "cpu_ms = 3", 0},
		{"fly-io", "", 0},
		{"cloudflare-workers/free", "", 10},
	} {
		for _, s := range those(stacks(t, c, given(t, c, head+x.answers)), x.way) {
			switch v := caveat(s, stack.Limited); {
			case (v == nil) != (x.ms == 0):
				t.Errorf("%s with %q: %+v is said of its CPU", s.ID, x.answers, v)
			case v != nil && (v.Criterion != "max_cpu_ms" || v.Is.Number.Typical != x.ms || v.Note == ""):
				t.Errorf("%s with %q: %+v", s.ID, x.answers, v)
			}
		}
	}
	for answers, want := range map[string]bool{"duration_ms = 5000": true, "duration_ms = 2000": false, "duration_ms = 5000\nrequest_seconds = 20": false} {
		for _, s := range those(stacks(t, c, given(t, c, head+answers)), "heroku") {
			if v := caveat(s, stack.Assumed); (v != nil) != want || failed(s, "max_request_seconds") || v != nil && *v.AtLeast != 50 {
				t.Errorf("%s with %q: assumed %+v, failed %v", s.ID, answers, v, failed(s, "max_request_seconds"))
			}
		}
	}
}

// How far the code may be changed decides which level of a language is enough; until it
// is said, less than an image leaves the must open and names the question.
func TestChangesDecideTheLanguage(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	for _, x := range []struct {
		changes string
		want    map[string]fit.Outcome // by host: for Go and Rust
	}{
		{"", map[string]fit.Outcome{"go cloudflare-workers": fit.Unknown, "rust cloudflare-workers": fit.Unknown, "go google-cloud-run": fit.Meets}},
		{"none", map[string]fit.Outcome{"go cloudflare-workers": fit.Fails, "rust cloudflare-workers": fit.Fails, "go google-cloud-run": fit.Meets}},
		{"adapter", map[string]fit.Outcome{"go cloudflare-workers": fit.Fails, "rust cloudflare-workers": fit.Meets, "go google-cloud-run": fit.Meets}},
		{"rewrite", map[string]fit.Outcome{"go cloudflare-workers": fit.Meets, "rust cloudflare-workers": fit.Meets, "go google-cloud-run": fit.Meets}},
	} {
		for key, want := range x.want {
			language, host, _ := strings.Cut(key, " ")
			lines := "language = [\"" + language + "\"]"
			if x.changes != "" {
				lines += "\nchanges = \"" + x.changes + "\""
			}
			for _, s := range those(stacks(t, c, given(t, c, lines)), host) {
				v := s.Of("language")
				if len(v) != 1 || v[0].Outcome != want || (v[0].Gap == fit.Undecided) != (want == fit.Unknown) {
					t.Errorf("changes %q: %s: %s: %+v, want %v", x.changes, language, s.ID, v, want)
				}
			}
		}
	}
}

// A start that is not known for the language asked for leaves the must open.
func TestStartsAreOfTheLanguage(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	for language, want := range map[string]fit.Outcome{"typescript": fit.Meets, "java": fit.Unknown} {
		list := those(stacks(t, c, given(t, c, "language = [\""+language+"\"]\ncold_start_ms = 3000\n")), "fly-io/autostop")
		if len(list) == 0 {
			t.Fatal("there is no such stack")
		}
		for _, s := range list {
			if v := s.Of("cold_start_ms"); len(v) != 1 || v[0].Outcome != want {
				t.Errorf("%s: %s: %+v, want %v", language, s.ID, v, want)
			}
		}
	}
}

// What meets a bound with something left to the customer carries a caveat, and stays met.
func TestWhatIsLeftToYouIsACaveat(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	seen := map[bool]int{}
	for _, s := range stacks(t, c, given(t, c, "needs = [\"iac\", \"own-domain\"]")) {
		for _, v := range s.Of("needs") {
			yours := v.Outcome == fit.Meets && v.Is.Word == "partial"
			told := slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool { return cv.Kind == stack.Yours && cv.Verdict.Criterion == v.Criterion })
			if told != yours {
				t.Errorf("%s: %s is %s, %v; a caveat: %v", s.ID, v.Criterion, v.Is.Word, v.Outcome, told)
			}
			seen[yours]++
		}
	}
	if seen[true] < 10 || seen[false] < 10 {
		t.Errorf("only %v were seen", seen)
	}
}

// A caveat with conditions shows where they hold, on answered and on assumed figures, and
// beside add-ons; whatever else was asked.
func TestCaveatsWithConditions(t *testing.T) {
	c := invented(t)
	shows := func(s *stack.Stack, id string) bool {
		return slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool { return cv.ID == id })
	}
	for answers, want := range map[string]bool{
		"":                 true, // 512 MB are assumed
		"memory_mb = 512":  true,
		"memory_mb = 1023": true,
		"memory_mb = 1024": false,
		"memory_mb = 1024\noperations = \"medium\"":              false,
		"memory_mb = { low = 512, typical = 2048, high = 4096 }": false,
	} {
		tried := 0
		for _, s := range stacks(t, c, given(t, c, "rollback = \"instant\"\n"+answers)) {
			tool := slices.ContainsFunc(s.Addons, func(p fit.Pair) bool { return p.Product.ID == "mano-deploy" })
			if got := shows(s, "mano-deploy/little-memory"); got != (want && tool) {
				t.Errorf("%q: %s: shown %v", answers, s.ID, got)
			}
			if s.Host.ID == "cedro-servers" {
				if got := shows(s, "cedro-servers/unreachable"); got != tool {
					t.Errorf("%q: %s: what the host can't reach beside the tool: %v", answers, s.ID, got)
				}
				tried++
			}
		}
		if tried < 2 {
			t.Errorf("%q: only %d stacks were tried", answers, tried)
		}
	}
}

// On the shipped data: a server that only IPv6 reaches is billed where it is asked for and
// never advised: who has no IPv6, GitHub among them, can't reach it.
func TestIPv6OnlyServersAreNotAdvised(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	advised := 0
	for _, s := range those(stacks(t, c, given(t, c, "deploy_from = \"repository\"\nneeds = [\"ssh\"]")), "aws-lightsail") {
		if s.Setup.ID == "ipv6-only" {
			t.Errorf("%s is advised", s.ID)
		}
		advised++
	}
	h := product(t, c, "aws-lightsail")
	there := slices.ContainsFunc(h.Setups, func(s catalog.Setup) bool { return s.ID == "ipv6-only" && s.Asked })
	if advised == 0 || !there {
		t.Errorf("%d stacks are advised; to be asked for: %v", advised, there)
	}
}
