// Package workload turns answers into monthly meters. It knows no prices and no
// names of hosts; docs/workload.md has its formulas with their sources.
package workload

import (
	"whereto/model/answers"
	"whereto/model/catalog"
)

// Load is the workload's figures, answered or assumed.
type Load struct {
	Requests     float64 // a month
	DurationMS   float64 // handling time with the database next to the app
	CPUMS        float64 // CPU time of a request
	MemoryMB     float64
	MemoryUsedMB float64
	VCPUs        float64
	ResponseKB   float64
	StaticGB     float64 // a month
	StaticKB     float64 // a file
	DiskGB       float64
	ImageGB      float64
	Queries      float64 // database round trips of a request
	PeakFactor   float64
	Traffic      string
	Week         Week     // of Traffic and PeakFactor
	WarmCount    *float64 // reserved instances; nil: what the load needs
	WarmHours    *float64 // a month; nil: all
	Postgres     bool     // the stack holds a managed Postgres
	DatabaseGB   float64
	Seats        float64
	PullRequests float64
	PreviewHours float64
	Deploys      float64
	BuildMinutes float64

	AskedMemory bool // memory_mb was answered, not assumed
	AskedVCPUs  bool
	Previews    bool // previews were asked for
}

// Pick chooses the low, the typical or the high end of a range.
type Pick func(catalog.Range) float64

// Low, Typical and High are the ends of a range.
func Low(r catalog.Range) float64     { return r.Low }
func Typical(r catalog.Range) float64 { return r.Typical }
func High(r catalog.Range) float64    { return r.High }

// Assumption is a figure that was not answered.
type Assumption struct {
	Question string
	Value    any    // a number or a word
	Because  string // the option that sets it, empty if it is the question's own default
}

// Resolve fills the figures: what was answered, else what a chosen option sets,
// else the question's default. It lists what it assumed, in the questions' order.
func Resolve(c *catalog.Catalog, a answers.Answers, pick Pick) (Load, []Assumption) {
	r := resolver{c: c, a: a, pick: pick, defaults: map[string]Assumption{}}
	for _, q := range c.Questions {
		if q.Figure {
			r.defaults[q.ID] = Assumption{q.ID, q.Default, ""}
		}
	}
	for _, q := range c.Questions {
		words := a.Values[q.ID].Words
		if len(words) == 0 {
			if word, ok := q.Default.(string); ok {
				words = []string{word}
			}
		}
		for _, word := range words {
			option, _ := q.Option(word)
			for id, v := range option.Defaults {
				r.defaults[id] = Assumption{id, v, q.ID + " " + word}
			}
		}
	}
	l := Load{
		Requests: r.number("requests"), DurationMS: r.number("duration_ms"), CPUMS: r.number("cpu_ms"),
		MemoryMB: r.number("memory_mb"), MemoryUsedMB: r.number("memory_used_mb"), VCPUs: r.number("vcpus"),
		ResponseKB: r.number("response_kb"), StaticGB: r.number("static_gb"), StaticKB: r.number("static_kb"),
		DiskGB: r.number("disk_gb"), ImageGB: r.number("image_gb"), Queries: r.number("queries_per_request"),
		PeakFactor: r.number("peak_factor"), Traffic: r.word("traffic"), WarmCount: r.maybe("warm_instances"),
		WarmHours: r.maybe("warm_hours"), Postgres: r.word("postgres") == "managed", DatabaseGB: r.number("database_gb"),
		Seats: r.number("seats"), PullRequests: r.number("pull_requests"), PreviewHours: r.number("preview_hours"),
		Deploys: r.number("deploys"), BuildMinutes: r.number("build_minutes"),
		AskedMemory: a.Has("memory_mb"), AskedVCPUs: a.Has("vcpus"),
	}
	if word := a.Word("previews"); word != "" && word != "no-matter" {
		l.Previews = true
	}
	if a.Word("database") == "none" {
		l.Queries = 0
	}
	l.Week = NewWeek(l.Traffic, l.PeakFactor)
	l.MemoryUsedMB = min(l.MemoryUsedMB, l.MemoryMB)
	var assumed []Assumption
	for _, q := range c.Questions {
		if _, asked := a.Values[q.ID]; q.Figure && !asked && (len(q.When) == 0 || a.Asked(q)) {
			assumed = append(assumed, r.defaults[q.ID])
		}
	}
	return l, assumed
}

type resolver struct {
	c        *catalog.Catalog
	a        answers.Answers
	pick     Pick
	defaults map[string]Assumption
}

func (r resolver) number(id string) float64 {
	if v := r.maybe(id); v != nil {
		return *v
	}
	n, _ := catalog.Number(r.defaults[id].Value)
	return n
}

func (r resolver) maybe(id string) *float64 {
	if v, ok := r.a.Values[id]; ok && v.Number != nil {
		n := r.pick(*v.Number)
		return &n
	}
	return nil
}

func (r resolver) word(id string) string {
	if word := r.a.Word(id); word != "" {
		return word
	}
	word, _ := r.defaults[id].Value.(string)
	return word
}
