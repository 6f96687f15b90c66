// Package workload turns answers into monthly meters. It knows no prices and no
// names of hosts; docs/workload.md has its formulas with their sources.
package workload

import (
	"fmt"
	"math"
	"strings"

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
	Files        bool // are kept on the app's disk: by what is required, or by DiskGB
	ImageGB      float64
	Queries      float64  // database round trips of a request
	Week         Week     // of the traffic and its peak factor
	WarmCount    *float64 // reserved instances; nil: what the load needs
	WarmHours    *float64 // a month; nil: all
	Postgres     bool     // the stack holds a managed Postgres
	WithTheApp   bool     // the database runs where the app does
	DatabaseGB   float64
	DatabaseCPU  float64 // times the CPU, with a database beside the app
	DatabaseMB   float64 // memory of a database beside the app
	Seats        float64
	PullRequests float64
	PreviewHours float64
	Deploys      float64
	BuildMinutes float64
	LogKB        float64 // that a request writes to the logs

	Standby       bool    // a managed Postgres has a standby
	Secrets       float64 // that the app reads
	ImagesKept    float64 // in a registry of one's own
	PerConnection float64 // requests of one connection to a load balancer

	AskedMemory bool // memory_mb was answered, not assumed
	AskedVCPUs  bool
	Previews    bool // previews were asked for

	ColdMost float64 // share of requests that may meet a start: what is reserved is raised until it is kept; 0: any
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

// Assumed is what was assumed of a question, nil for nothing.
func Assumed(list []Assumption, question string) any {
	for _, a := range list {
		if a.Question == question {
			return a.Value
		}
	}
	return nil
}

// Resolve fills the figures: what was answered, else what a chosen option sets,
// else the question's default, which can follow another figure. It lists what it assumed, in the questions' order. The
// error names the figures that neither the answers nor the questions have.
func Resolve(c *catalog.Catalog, a answers.Answers, pick Pick) (Load, []Assumption, error) {
	r := &resolver{a: a, pick: pick, defaults: map[string]Assumption{}}
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
	r.follow(c)
	l := Load{
		Requests: r.number(catalog.QuestionRequests), DurationMS: r.number(catalog.QuestionDurationMS), CPUMS: r.number(catalog.QuestionCPUMS),
		MemoryMB: r.number(catalog.QuestionMemoryMB), MemoryUsedMB: r.number(catalog.QuestionMemoryUsedMB), VCPUs: r.number(catalog.QuestionVCPUs),
		ResponseKB: r.number(catalog.QuestionResponseKB), StaticGB: r.number(catalog.QuestionStaticGB), StaticKB: r.number(catalog.QuestionStaticKB),
		DiskGB: r.number(catalog.QuestionDiskGB), ImageGB: r.number(catalog.QuestionImageGB), Queries: r.number(catalog.QuestionQueries),
		Week: r.week(), WarmCount: r.maybe(catalog.QuestionWarmInstances),
		WarmHours: r.maybe(catalog.QuestionWarmHours), Postgres: r.word(catalog.QuestionPostgres) == catalog.WordManaged, DatabaseGB: r.number(catalog.QuestionDatabaseGB),
		Seats: r.number(catalog.QuestionSeats), PullRequests: r.number(catalog.QuestionPullRequests), PreviewHours: r.number(catalog.QuestionPreviewHours),
		Deploys: r.number(catalog.QuestionDeploys), BuildMinutes: r.number(catalog.QuestionBuildMinutes), LogKB: r.number(catalog.QuestionLogKB),
		Secrets: c.Method.Assumed.Secrets, ImagesKept: c.Method.Assumed.ImagesKept, PerConnection: c.Method.Assumed.RequestsPerConnection,
		AskedMemory: a.Has(catalog.QuestionMemoryMB), AskedVCPUs: a.Has(catalog.QuestionVCPUs),
	}
	if word := a.Word(catalog.QuestionPreviews); word != "" && word != catalog.WordNoMatter {
		l.Previews = true
	}
	if a.Word(catalog.QuestionDatabase) == catalog.WordNone {
		l.Queries = 0
	}
	l.MemoryUsedMB = min(l.MemoryUsedMB, l.MemoryMB)
	l.database(c, a)
	l.Files = l.DiskGB > 0
	var assumed []Assumption
	for _, q := range c.Questions {
		if _, asked := a.Values[q.ID]; q.Figure && !asked && (len(q.When) == 0 || a.Asked(q)) {
			assumed = append(assumed, r.defaults[q.ID])
		}
	}
	if r.missing != nil {
		return l, assumed, fmt.Errorf("the load needs what neither the answers nor the questions' defaults have: %s", strings.Join(r.missing, ", "))
	}
	return l, assumed, nil
}

type resolver struct {
	a        answers.Answers
	pick     Pick
	defaults map[string]Assumption
	missing  []string // questions
}

// follow works out the defaults that are so many times another figure, where no option
// set one.
func (r *resolver) follow(c *catalog.Catalog) {
	for _, q := range c.Questions {
		if is := r.defaults[q.ID]; q.Follows != nil && is.Because == "" {
			v := r.number(q.Follows.Question) * q.Follows.Times
			r.defaults[q.ID] = Assumption{q.ID, math.Round(v*1e9) / 1e9, ""}
		}
	}
}

func (r *resolver) number(id string) float64 {
	if v := r.maybe(id); v != nil {
		return *v
	}
	n, ok := catalog.Number(r.defaults[id].Value)
	if !ok {
		r.missing = append(r.missing, id)
	}
	return n
}

func (r *resolver) maybe(id string) *float64 {
	if v, ok := r.a.Values[id]; ok && v.Number != nil {
		n := r.pick(*v.Number)
		return &n
	}
	return nil
}

// week is that of the traffic that was asked for, or of its default.
func (r *resolver) week() Week {
	peak := r.number(catalog.QuestionPeakFactor)
	return NewWeek(r.word(catalog.QuestionTraffic), peak)
}

func (r *resolver) word(id string) string {
	if word := r.a.Word(id); word != "" {
		return word
	}
	word, ok := r.defaults[id].Value.(string)
	if !ok {
		r.missing = append(r.missing, id)
	}
	return word
}
