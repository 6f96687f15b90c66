package summary

import (
	"encoding/json"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/stack"
)

// Schema is the version of the advice's JSON.
const Schema = "whereto/advice/1"

type adviceJSON struct {
	Schema     string         `json:"schema"`
	Title      string         `json:"title"`
	Today      catalog.Date   `json:"today"`
	Data       dataJSON       `json:"data"`
	Currency   string         `json:"currency"`
	Answers    map[string]any `json:"answers"`
	Assumed    map[string]any `json:"assumed"`
	Unanswered []string       `json:"unanswered"`
	Robustness robustnessJSON `json:"robustness"`
	Stacks     []stackJSON    `json:"stacks"`
	Near       []stackJSON    `json:"near"`
	RuledOut   []ruledJSON    `json:"ruled_out"`
	BreakEven  []evenJSON     `json:"break_even"`
	Tips       []tipJSON      `json:"tips"`           // the smallest change of one weight or price that makes another first
	Next       []nextJSON     `json:"next_questions"` // open ones, by what they could change
	Current    *currentJSON   `json:"current"`        // where the team runs now
	Decision   any            `json:"decision"`
}

type dataJSON struct {
	Hash  string       `json:"hash"`
	AsOf  catalog.Date `json:"as_of"`
	Local []string     `json:"local"`
}

type robustnessJSON struct {
	Samples int  `json:"samples"`
	Seed    int  `json:"seed"`
	Close   bool `json:"close"`
}

type stackJSON struct {
	ID             string             `json:"id"`
	Host           string             `json:"host"`
	Setup          string             `json:"setup"`
	Size           string             `json:"size"`
	Regions        []string           `json:"regions"`
	Addons         []string           `json:"addons"`
	Rank           int                `json:"rank,omitempty"`
	RankIfUnknowns []int              `json:"rank_if_unknowns,omitempty"`
	Status         string             `json:"status,omitempty"`
	Value          *float64           `json:"value,omitempty"`
	FirstShare     *float64           `json:"first_share,omitempty"`
	FirstError     *float64           `json:"first_share_error,omitempty"`
	RankShares     []float64          `json:"rank_shares,omitempty"`
	Central        map[string]float64 `json:"central_weights,omitempty"`
	Confidence     *float64           `json:"confidence,omitempty"`
	Parts          []partJSON         `json:"parts,omitempty"`
	Because        []verdictJSON      `json:"because,omitempty"`
	FitsIf         []changeJSON       `json:"fits_if,omitempty"`
	Then           *returnJSON        `json:"then,omitempty"`
	Cost           billJSON           `json:"cost"`
	Latency        *latencyJSON       `json:"latency"`
	ColdStartShare *float64           `json:"cold_start_share"`
	ColdStarts     *coldJSON          `json:"cold_starts"`
	Placements     []placementJSON    `json:"placements"`
	Verdicts       []verdictJSON      `json:"verdicts"`
	Caveats        []caveatJSON       `json:"caveats"`
	Variants       []string           `json:"variants"`
}

type partJSON struct {
	Want   string  `json:"want"`
	Weight float64 `json:"weight"`
	Score  float64 `json:"score"`
	Value  float64 `json:"value"`
}

type billJSON struct {
	Complete    bool          `json:"complete"`
	Total       float64       `json:"total"`
	Low         float64       `json:"low"`
	High        float64       `json:"high"`
	NotIncluded []string      `json:"not_included"`
	Lines       []lineJSON    `json:"lines"`
	Growth      []growthJSON  `json:"growth"`
	Reserved    *reservedJSON `json:"reserved"`
	Upkeep      *upkeepJSON   `json:"upkeep"` // your own work, apart from the total
}

type upkeepJSON struct {
	Level   string  `json:"level"`
	Hours   float64 `json:"hours"`
	HourUSD float64 `json:"hour_usd"`
	USD     float64 `json:"usd"`
}

type lineJSON struct {
	ID         string       `json:"id"`
	Label      string       `json:"label"`
	By         string       `json:"by"`
	Region     string       `json:"region"`
	Meter      string       `json:"meter"`
	Quantity   float64      `json:"quantity"`
	Unit       string       `json:"unit"`
	Included   float64      `json:"included"`
	Price      string       `json:"price"`
	Amount     *float64     `json:"amount"` // null: not known
	Arithmetic string       `json:"arithmetic"`
	Source     string       `json:"source"`
	AsOf       catalog.Date `json:"as_of"`
}

type latencyJSON struct {
	MeanMS     float64   `json:"mean_ms"`
	ResponseMS float64   `json:"response_ms"`
	FirstMS    float64   `json:"first_ms"`
	DatabaseMS float64   `json:"database_ms"`
	HandlingMS float64   `json:"handling_ms"`
	ByPlace    []legJSON `json:"by_place"`
}

type legJSON struct {
	Place    string  `json:"place"`
	Share    float64 `json:"share"`
	Region   string  `json:"region"`
	RTT      float64 `json:"rtt_ms"`
	Low      float64 `json:"low_ms"`
	High     float64 `json:"high_ms"`
	Estimate bool    `json:"estimate"`
	Measured string  `json:"measured"`
}

type verdictJSON struct {
	Question   string       `json:"question"`
	Criterion  string       `json:"criterion"`
	Importance string       `json:"importance"`
	Needs      string       `json:"needs"`
	Verdict    string       `json:"verdict"`
	Is         string       `json:"is"`
	By         string       `json:"by"`
	Note       string       `json:"note"`
	Source     string       `json:"source"`
	AsOf       catalog.Date `json:"as_of"`
}

type caveatJSON struct {
	ID     string   `json:"id"`
	About  []string `json:"about"`
	Text   string   `json:"text"`
	Source string   `json:"source"`
}

type ruledJSON struct {
	ID      string        `json:"id"`
	Host    string        `json:"host"`
	Because []verdictJSON `json:"because"`
	FitsIf  []changeJSON  `json:"fits_if"`
	Then    *returnJSON   `json:"then"` // what comes of it
}

type changeJSON struct {
	Question string `json:"question"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// JSON is the advice in the form whereto/advice/1, one document with a line feed: the
// best stacks, so many, and near misses, each with what is told of it.
func JSON(c *catalog.Catalog, a *advice.Advice, told Told, top int) ([]byte, error) {
	out := adviceJSON{
		Schema: Schema, Title: a.Title, Today: a.Today, Currency: a.Currency,
		Data:    dataJSON{a.Origin.Hash, a.Origin.AsOf, list(a.Origin.Local)},
		Answers: answersJSON(a.Answers), Assumed: map[string]any{}, Unanswered: list(a.Unanswered),
		Robustness: robustnessJSON{Seed: 1, Close: a.Close},
		Stacks:     []stackJSON{}, Near: []stackJSON{}, RuledOut: []ruledJSON{}, BreakEven: []evenJSON{}, Tips: []tipJSON{}, Next: []nextJSON{},
	}
	for _, x := range a.Assumed {
		out.Assumed[x.Question] = x.Value
	}
	for i, s := range a.Stacks {
		if i < top {
			out.Stacks = append(out.Stacks, stackToJSON(c, a, s, told[s.ID]))
		}
	}
	for _, s := range a.Near {
		out.Near = append(out.Near, stackToJSON(c, a, s, told[s.ID]))
	}
	for _, s := range a.RuledOut {
		out.RuledOut = append(out.RuledOut, ruledJSON{s.ID, s.Host.ID, verdictsJSON(c, s.Because), fitsIf(a, s), returnToJSON(a, s)})
	}
	for _, h := range a.Closed {
		out.RuledOut = append(out.RuledOut, ruledJSON{h.Host.ID, h.Host.ID, []verdictJSON{closedToJSON(h)}, []changeJSON{}, nil})
	}
	if d := a.Answers.Decision; d != nil {
		out.Decision = d
	}
	out.explored(a)
	return Indented(out)
}

// Indented is a value as JSON, with a line feed at its end.
func Indented(v any) ([]byte, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	return append(b, '\n'), err
}

func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

func answersJSON(a answers.Answers) map[string]any {
	out := map[string]any{}
	for id, v := range a.Values {
		switch {
		case v.Number != nil && v.Number.Single():
			out[id] = v.Number.Typical
		case v.Number != nil:
			out[id] = v.Number
		case v.Shares != nil:
			shares := map[string]float64{}
			for _, s := range v.Shares {
				shares[s.Place] = s.Share
			}
			out[id] = shares
		case len(v.Words) == 1 && !v.List:
			out[id] = v.Words[0]
		default:
			out[id] = v.Words
		}
	}
	return out
}

// stackToJSON is a stack with what is told of it; d may be nil where nothing is.
func stackToJSON(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, d *detail.Detail) stackJSON {
	if d == nil {
		d = &detail.Detail{Stack: s, Bill: s.Bill}
	}
	out := stackJSON{
		ID: s.ID, Host: s.Host.ID, Setup: s.Setup.ID, Regions: []string{}, Addons: []string{}, Rank: s.Rank, Status: string(s.Status), Size: s.SizeID(),
		Cost: billToJSON(c, d), Latency: latencyToJSON(s.Latency), ColdStartShare: s.ColdShare, ColdStarts: coldToJSON(d.Cold), Placements: placementsJSON(d.Placements),
		Verdicts: verdictsJSON(c, s.Verdicts), Caveats: []caveatJSON{}, Variants: list(s.Variants),
	}
	for _, r := range s.Serving() {
		out.Regions = append(out.Regions, r.Code)
	}
	for _, p := range s.Addons {
		out.Addons = append(out.Addons, p.ID())
	}
	if s.Fits() {
		out.RankIfUnknowns = s.RankIfUnknowns[:]
		out.Value = &s.Value
		for _, p := range s.Parts {
			out.Parts = append(out.Parts, partJSON{p.Objective, p.Weight, p.Score, p.Value})
		}
	} else {
		out.Because, out.FitsIf, out.Then = verdictsJSON(c, s.Because), fitsIf(a, s), returnToJSON(a, s)
	}
	for _, cv := range s.Caveats {
		out.Caveats = append(out.Caveats, caveatJSON{cv.ID, list(cv.About), CaveatText(c, cv), cv.Source.URL})
	}
	return out
}

func billToJSON(c *catalog.Catalog, d *detail.Detail) billJSON {
	s := d.Stack
	out := billJSON{s.Bill.Complete, s.Bill.Total, s.Low, s.High, list(leftOut(s.Bill)), linesJSON(d.Bill.Lines), growthToJSON(c, d.Growth), reservedToJSON(d.Reserved), nil}
	if u := d.Upkeep; u != nil {
		out.Upkeep = &upkeepJSON{u.Level, u.Hours, u.HourUSD, u.USD}
	}
	return out
}

func linesJSON(lines []cost.Line) []lineJSON {
	out := []lineJSON{}
	for _, l := range lines {
		j := lineJSON{lineID(l), LineLabel(l), l.By, l.Region, l.Meter, l.Quantity, l.Unit, l.Included, l.Price, nil, l.Arithmetic, l.Source.URL, l.Source.AsOf}
		if l.Known {
			j.Amount = &l.Amount
		}
		out = append(out, j)
	}
	return out
}

// lineID is a line's id; what previews add has one of its own.
func lineID(l cost.Line) string {
	if l.Preview {
		return "previews/" + l.ID
	}
	return l.ID
}

func latencyToJSON(s latency.Response) *latencyJSON {
	if !s.Known {
		return nil
	}
	return &latencyJSON{s.MeanMS, s.ResponseMS, s.FirstMS, s.DatabaseMS, s.HandlingMS, legsJSON(s.Legs)}
}

func legsJSON(legs []latency.Leg) []legJSON {
	out := []legJSON{}
	for _, l := range legs {
		out = append(out, legJSON{l.Place, l.Share, l.Region, l.RTT.MS, l.RTT.Low, l.RTT.High, !l.RTT.Measured, l.RTT.How()})
	}
	return out
}

func verdictsJSON(c *catalog.Catalog, verdicts []fit.Verdict) []verdictJSON {
	out := []verdictJSON{}
	for _, v := range verdicts {
		out = append(out, verdictJSON{v.Question, v.Criterion, v.Importance, NeedsText(v.Requirement), v.Outcome.String(), IsText(c, v), v.By, NoteText(v), v.Source.URL, v.Source.AsOf})
	}
	return out
}

// closedToJSON is why a host can't be chosen, as a verdict.
func closedToJSON(h stack.Closed) verdictJSON {
	return verdictJSON{
		Criterion: catalog.CriterionStatus, Importance: "must", Needs: "open to new customers", Verdict: fit.Fails.String(),
		Is: h.Host.Status.Is, By: h.Host.ID, Note: closedNote(h), Source: h.Source().URL, AsOf: h.Source().AsOf,
	}
}
