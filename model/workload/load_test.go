package workload_test

import (
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/workload"
)

var shipped = sync.OnceValues(func() (*catalog.Catalog, error) { return catalogs.Read(data.Files) })

func known(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// given are answers by question.
func given(values map[string]answers.Value) answers.Answers {
	return answers.Answers{Values: values}
}

// resolve fills the figures of answers; the shipped catalog lacks none.
func resolve(t *testing.T, c *catalog.Catalog, a answers.Answers, pick workload.Pick) (workload.Load, []workload.Assumption) {
	t.Helper()
	l, assumed, err := workload.Resolve(c, a, pick)
	if err != nil {
		t.Fatal(err)
	}
	return l, assumed
}

// figures says where each question's figure lands in a load.
var figures = map[string]func(workload.Load) float64{
	"requests":            func(l workload.Load) float64 { return l.Requests },
	"duration_ms":         func(l workload.Load) float64 { return l.DurationMS },
	"cpu_ms":              func(l workload.Load) float64 { return l.CPUMS },
	"memory_mb":           func(l workload.Load) float64 { return l.MemoryMB },
	"memory_used_mb":      func(l workload.Load) float64 { return l.MemoryUsedMB },
	"vcpus":               func(l workload.Load) float64 { return l.VCPUs },
	"response_kb":         func(l workload.Load) float64 { return l.ResponseKB },
	"static_gb":           func(l workload.Load) float64 { return l.StaticGB },
	"static_kb":           func(l workload.Load) float64 { return l.StaticKB },
	"disk_gb":             func(l workload.Load) float64 { return l.DiskGB },
	"image_gb":            func(l workload.Load) float64 { return l.ImageGB },
	"queries_per_request": func(l workload.Load) float64 { return l.Queries },
	"peak_factor":         func(l workload.Load) float64 { return math.Round(l.Week.Peak()*1e9) / 1e9 },
	"database_gb":         func(l workload.Load) float64 { return l.DatabaseGB },
	"seats":               func(l workload.Load) float64 { return l.Seats },
	"pull_requests":       func(l workload.Load) float64 { return l.PullRequests },
	"preview_hours":       func(l workload.Load) float64 { return l.PreviewHours },
	"deploys":             func(l workload.Load) float64 { return l.Deploys },
	"build_minutes":       func(l workload.Load) float64 { return l.BuildMinutes },
	"log_kb_per_request":  func(l workload.Load) float64 { return l.LogKB },
}

// elsewhere are figures that are used, but not in a load.
var elsewhere = []string{"ops_hour_usd", "vat_percent", "request_seconds"}

// number reads a decoded number of a data file.
func number(t *testing.T, v any) float64 {
	t.Helper()
	switch v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	t.Fatalf("%v is not a number", v)
	return 0
}

// Without an answer each figure is its question's default, and an answer takes
// its place: none is dropped between the question and the sums.
func TestFiguresReachTheLoad(t *testing.T) {
	c := known(t)
	l, _ := resolve(t, c, given(nil), workload.Typical)
	for _, q := range c.Questions {
		if !q.Figure || q.Kind != "number" || slices.Contains(elsewhere, q.ID) {
			continue
		}
		figure, ok := figures[q.ID]
		if !ok {
			t.Errorf("%s is a figure that this test does not know; does a load hold it?", q.ID)
			continue
		}
		if got, want := figure(l), number(t, c.Assumed(q)); got != want {
			t.Errorf("%s: %v without an answer, the default is %v", q.ID, got, want)
		}
		l, _ := resolve(t, c, given(map[string]answers.Value{q.ID: answers.Number(17)}), workload.Typical)
		if got := figure(l); got != 17 {
			t.Errorf("%s: %v, answered 17", q.ID, got)
		}
	}
	peak, _ := c.Question("peak_factor")
	if l.Week != workload.NewWeek("daily", number(t, peak.Default)) || l.Postgres || l.WarmCount != nil || l.WarmHours != nil {
		t.Errorf("without answers: a peak of %v, postgres %v, warm %v for %v", l.Week.Peak(), l.Postgres, l.WarmCount, l.WarmHours)
	}
}

// Answers that are not figures by themselves: words, reserved capacity, what was
// asked for.
func TestAnswersReachTheLoad(t *testing.T) {
	l, _ := resolve(t, known(t), given(map[string]answers.Value{
		"traffic": answers.Words("spiky"), "peak_factor": answers.Number(7), "postgres": answers.Words("managed"),
		"warm_instances": answers.Number(3), "warm_hours": answers.Number(160), "previews": answers.Words("possible"),
		"memory_mb": answers.Number(128), "vcpus": answers.Number(2),
	}), workload.Typical)
	if l.Week != workload.NewWeek("spiky", 7) {
		t.Error("the week is not the one that was answered")
	}
	if !l.Postgres || !l.Previews || !l.AskedMemory || !l.AskedVCPUs {
		t.Errorf("postgres %v, previews %v, memory asked %v, vCPUs asked %v: all were", l.Postgres, l.Previews, l.AskedMemory, l.AskedVCPUs)
	}
	if l.WarmCount == nil || *l.WarmCount != 3 || l.WarmHours == nil || *l.WarmHours != 160 {
		t.Errorf("reserved %v for %v, answered 3 for 160", l.WarmCount, l.WarmHours)
	}
	if l.MemoryUsedMB != 64 {
		t.Errorf("%v MB are used of 128, half of it is assumed", l.MemoryUsedMB)
	}
	l, _ = resolve(t, known(t), given(map[string]answers.Value{"previews": answers.Words("no-matter")}), workload.Typical)
	if l.Previews || l.AskedMemory || l.AskedVCPUs {
		t.Errorf("previews %v, memory asked %v, vCPUs asked %v: none was", l.Previews, l.AskedMemory, l.AskedVCPUs)
	}
}

// An option that was chosen brings defaults of its own and says so; an answer
// still wins over them.
func TestDefaultsOfOptions(t *testing.T) {
	c := known(t)
	page := given(map[string]answers.Value{"kind": answers.Words("single-page")})
	l, assumed := resolve(t, c, page, workload.Typical)
	if l.StaticGB != 50 {
		t.Errorf("a single-page app has %v GB of files, want 50", l.StaticGB)
	}
	if i := slices.IndexFunc(assumed, func(a workload.Assumption) bool { return a.Question == "static_gb" }); i < 0 || assumed[i].Because != "kind single-page" {
		t.Errorf("static_gb is assumed because of %v", assumed)
	}
	page.Values["static_gb"] = answers.Number(3)
	if l, _ := resolve(t, c, page, workload.Typical); l.StaticGB != 3 {
		t.Errorf("%v GB of files, answered 3", l.StaticGB)
	}
	for _, q := range c.Questions { // and so each option of each question
		for _, o := range q.Options {
			l, _ := resolve(t, c, given(map[string]answers.Value{q.ID: answers.Words(o.ID)}), workload.Typical)
			for id, v := range o.Defaults {
				if word, ok := v.(string); ok {
					if id != "postgres" || l.Postgres != (word == "managed") {
						t.Errorf("%s = %s sets %s to %s, which does not reach the load", q.ID, o.ID, id, word)
					}
					continue
				}
				if got, want := figures[id](l), number(t, v); got != want {
					t.Errorf("%s = %s: %s is %v, the option sets %v", q.ID, o.ID, id, got, want)
				}
			}
		}
	}
}

// A range gives its low, typical and high end to three loads.
func TestEndsOfRanges(t *testing.T) {
	a := given(map[string]answers.Value{"requests": {Number: &catalog.Range{Low: 2e6, Typical: 12e6, High: 60e6}}, "duration_ms": answers.Number(80)})
	for _, c := range []struct {
		name string
		pick workload.Pick
		want float64
	}{{"low", workload.Low, 2e6}, {"typical", workload.Typical, 12e6}, {"high", workload.High, 60e6}} {
		if l, _ := resolve(t, known(t), a, c.pick); l.Requests != c.want || l.DurationMS != 80 {
			t.Errorf("%s: %v requests of %v ms, want %v of 80", c.name, l.Requests, l.DurationMS, c.want)
		}
	}
}

// The list of assumptions is exactly what was not answered, with the values that
// were taken, in the questions' order: nothing is assumed in silence, nothing
// answered is called an assumption.
func TestAssumed(t *testing.T) {
	c := known(t)
	var all []string
	for _, q := range c.Questions {
		if q.Figure {
			all = append(all, q.ID)
		}
	}
	l, assumed := resolve(t, c, given(nil), workload.Typical)
	if got := questionsOf(assumed); !reflect.DeepEqual(got, all) {
		t.Errorf("nothing was answered; assumed %v, want %v", got, all)
	}
	for _, a := range assumed {
		if figure, ok := figures[a.Question]; ok && figure(l) != number(t, a.Value) {
			t.Errorf("%s: assumed %v, taken %v", a.Question, a.Value, figure(l))
		}
	}
	for _, id := range all {
		q, _ := c.Question(id)
		answer := answers.Number(1)
		if q.Kind != "number" {
			answer = answers.Words(q.Options[0].ID)
		}
		_, assumed := resolve(t, c, given(map[string]answers.Value{id: answer}), workload.Typical)
		want := slices.DeleteFunc(slices.Clone(all), func(other string) bool { return other == id })
		if got := questionsOf(assumed); !reflect.DeepEqual(got, want) {
			t.Errorf("%s was answered; assumed %v, want %v", id, got, want)
		}
	}
}

// Without a database there are no round trips to it, answered or not, and none
// are assumed.
func TestNoDatabaseNoRoundTrips(t *testing.T) {
	a := given(map[string]answers.Value{"database": answers.Words("none"), "queries_per_request": answers.Number(4)})
	if l, _ := resolve(t, known(t), a, workload.Typical); l.Queries != 0 {
		t.Errorf("%v round trips to no database", l.Queries)
	}
	delete(a.Values, "queries_per_request")
	if _, assumed := resolve(t, known(t), a, workload.Typical); slices.Contains(questionsOf(assumed), "queries_per_request") {
		t.Error("round trips to no database are assumed")
	}
}

func questionsOf(list []workload.Assumption) []string {
	var ids []string
	for _, a := range list {
		ids = append(ids, a.Question)
	}
	return ids
}

// A figure that follows another is so many times what that one is, answered or assumed;
// an answer of its own stands.
func TestFiguresThatFollowOthers(t *testing.T) {
	c := known(t)
	q, _ := c.Question("request_seconds")
	if q.Follows == nil || q.Follows.Question != "duration_ms" || q.Follows.Times != 0.01 {
		t.Fatalf("the longest request follows %+v", q.Follows)
	}
	for _, x := range []struct {
		values map[string]answers.Value
		want   float64 // 0: it is not assumed
	}{
		{nil, 1.2},
		{map[string]answers.Value{"duration_ms": answers.Number(5000)}, 50},
		{map[string]answers.Value{"duration_ms": {Number: &catalog.Range{Low: 100, Typical: 400, High: 900}}}, 4},
		{map[string]answers.Value{"request_seconds": answers.Number(3)}, 0},
	} {
		_, assumed := resolve(t, c, given(x.values), workload.Typical)
		got := 0.0
		for _, a := range assumed {
			if a.Question == "request_seconds" {
				got = a.Value.(float64)
			}
		}
		if got != x.want {
			t.Errorf("%v: %v s are assumed, want %v", x.values, got, x.want)
		}
	}
}
