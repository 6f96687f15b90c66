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
	"whereto/model/study"
)

// Schema is the version of the advice's JSON.
const Schema = answers.Schema

type adviceJSON struct {
	Schema      string           `json:"schema"`
	Title       string           `json:"title"`
	Today       catalog.Date     `json:"today"`
	Data        dataJSON         `json:"data"`
	Currency    string           `json:"currency" doc:"of all amounts that do not say USD"`
	Answers     answersJSON      `json:"answers" doc:"an answers file: --answers opens this document as one"`
	Assumed     map[string]any   `json:"assumed" doc:"figures that were not answered, by question"`
	Unanswered  []string         `json:"unanswered" doc:"questions that could be asked and were not"`
	Robustness  robustnessJSON   `json:"robustness"`
	Recommended *recommendedJSON `json:"recommended" doc:"the first row of the first group that is not empty; null: nothing fits"`
	Drop        []dropJSON       `json:"drop" doc:"where nothing fits for sure or only one host does: the smallest sets of musts without which another fits"`
	Rows        []rowJSON        `json:"rows" doc:"one for each host that fits: those that fit for sure, those that do if what is open turns out well, those whose price is not all known; by value within each"`
	Stacks      []stackJSON      `json:"stacks" doc:"of the rows, the best of each and its host's others"`
	Near        []stackJSON      `json:"near" doc:"the best of each host that fails one must"`
	RuledOut    []ruledJSON      `json:"ruled_out" doc:"of hosts that fail more"`
	BreakEven   []evenJSON       `json:"break_even"`
	Tips        []tipJSON        `json:"tips"`           // the smallest change of one weight or price that makes another first
	Next        []nextJSON       `json:"next_questions"` // open ones, by what they could change
	Current     *currentJSON     `json:"current"`        // where the team runs now
	Decision    any              `json:"decision"`
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

// rowJSON is a host with its best stack.
type rowJSON struct {
	Host       string   `json:"host"`
	Group      string   `json:"group" enum:"fits fits-if price-not-known"` // fits, fits-if or price-not-known
	Rank       int      `json:"rank" doc:"within the group; equal values share one"`
	Best       string   `json:"best"`
	Others     []string `json:"others"`
	Open       []string `json:"open" doc:"what must turn out well: question, colon, what is not known"`
	Breaks     []string `json:"breaks" doc:"bounds that are kept at the typical load and not at an end of the answers' ranges"`
	WouldBe    int      `json:"would_be,omitempty" doc:"the rank among those that fit if what is open turns out well"`
	FirstShare *float64 `json:"first_share,omitempty" doc:"of draws in which it is first; they add up to 1 over the first group that is not empty"`
	FirstIf    *float64 `json:"first_share_if,omitempty" doc:"of fits-if: of draws in which none of the first group is worth more"`
}

type stackJSON struct {
	ID             string             `json:"id"`
	Row            int                `json:"row,omitempty" doc:"the one that it stands in, from 1"`
	Host           string             `json:"host"`
	Setup          string             `json:"setup"`
	Size           string             `json:"size"`
	Count          *int               `json:"count" doc:"instances in the busiest hour; null: it is billed by request"`
	Regions        []string           `json:"regions"`
	Addons         []string           `json:"addons"`
	Rank           int                `json:"rank,omitempty" doc:"of its row"`
	RankIfUnknowns []int              `json:"rank_if_unknowns,omitempty" doc:"of its row, as the rank"`
	Status         string             `json:"status,omitempty" enum:"fits fits-with-caveats price-unknown"`
	Open           []string           `json:"open"`
	Breaks         []string           `json:"breaks"`
	Value          *float64           `json:"value,omitempty" doc:"0 to 1, the sum of its parts"`
	FirstShare     *float64           `json:"first_share,omitempty"`
	FirstError     *float64           `json:"first_share_error,omitempty"`
	RankShares     []float64          `json:"rank_shares,omitempty"`
	Central        map[string]float64 `json:"central_weights,omitempty"`
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
	Variants       []string           `json:"variants" doc:"of the same host that cost more and satisfy no more"`
}

type partJSON struct {
	Want   string  `json:"want"`
	Weight float64 `json:"weight"`
	Score  float64 `json:"score"`
	Value  float64 `json:"value"`
}

type billJSON struct {
	Complete    bool             `json:"complete"`
	Total       float64          `json:"total"`
	Low         float64          `json:"low" doc:"the least that it comes to over the answers' ranges"`
	High        float64          `json:"high" doc:"and the most"`
	WithoutFree float64          `json:"without_free_tier" doc:"the total without what is free with the account; a plan's own included amounts stay"`
	WithBeyond  float64          `json:"with_beyond" doc:"the total with what usually comes on top"`
	Beyond      []beyondLineJSON `json:"beyond" doc:"what stands beside the bill, with what it comes to for the load"`
	NotIncluded []string         `json:"not_included" doc:"what has no amount"`
	Lines       []lineJSON       `json:"lines"`
	Asked       []askedJSON      `json:"asked" doc:"the same in setups that have to be asked for"`
	Growth      []growthJSON     `json:"growth"`
	Reserved    *reservedJSON    `json:"reserved"`
	OwnWork     *upkeepJSON      `json:"own_work" doc:"apart from the total; null: no price of an hour was answered"`
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
	Amount     *float64     `json:"amount" doc:"null: not known"`
	Arithmetic string       `json:"arithmetic"`
	Source     string       `json:"source"`
	AsOf       catalog.Date `json:"as_of"`
}

type latencyJSON struct {
	MeanMS     float64   `json:"mean_ms" doc:"a warm connection's round trip, weighted by shares"`
	ResponseMS float64   `json:"response_ms" doc:"with handling and the database's round trips"`
	FirstMS    float64   `json:"first_ms" doc:"a new connection's first response"`
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
	Importance string       `json:"importance" enum:"must want"`
	Needs      string       `json:"needs"`
	Verdict    string       `json:"verdict" enum:"fails unknown partly meets"`
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

// JSON is the advice in the form whereto/advice/2, one document with a line feed: the
// best stacks, so many, and near misses, each with what is told of it.
func JSON(c *catalog.Catalog, a *advice.Advice, told Told, top int) ([]byte, error) {
	out := adviceJSON{
		Schema: Schema, Title: a.Title, Today: a.Today, Currency: a.Currency,
		Data:    dataJSON{a.Origin.Hash, a.Origin.AsOf, list(a.Origin.Local)},
		Answers: answersToJSON(a.Answers), Assumed: map[string]any{}, Unanswered: list(a.Unanswered),
		Robustness: robustnessJSON{Seed: study.Seed, Close: a.Close}, Recommended: recommendedToJSON(c, a), Drop: dropsToJSON(a),
		Rows: []rowJSON{}, Stacks: []stackJSON{}, Near: []stackJSON{}, RuledOut: []ruledJSON{}, BreakEven: []evenJSON{}, Tips: []tipJSON{}, Next: []nextJSON{},
	}
	for _, x := range a.Assumed {
		out.Assumed[x.Question] = x.Value
	}
	for i, s := range a.Stacks {
		out.Rows = append(out.Rows, rowToJSON(c, a, i))
		if i < top {
			for _, one := range append([]*stack.Stack{s}, s.Also...) {
				if one.Fits() {
					out.Stacks = append(out.Stacks, stackToJSON(c, a, one, told[one.ID]))
				}
			}
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

// rowToJSON is one of the advice's rows.
func rowToJSON(c *catalog.Catalog, a *advice.Advice, i int) rowJSON {
	s := a.Stacks[i]
	row := rowJSON{Host: s.Host.ID, Group: groupIDs[s.Status], Rank: s.Rank, Best: s.ID, Others: []string{}, Open: openJSON(c, a, s), Breaks: breaksJSON(c, a, s), WouldBe: a.WouldBe(i)}
	for _, o := range s.Also {
		row.Others = append(row.Others, o.ID)
	}
	if a.Study != nil && a.Study.Robust.Samples > 0 {
		f := &a.Study.Robust.Stacks[i]
		row.FirstShare = &f.First
		if s.Status == stack.FitsIf {
			row.FirstIf = &f.If
		}
	}
	return row
}

// breaksJSON are the bounds that a stack breaks at an end of the answers' ranges.
func breaksJSON(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []string {
	list := []string{}
	for i := range s.Breaks {
		list = append(list, BreakText(c, a, &s.Breaks[i]))
	}
	return list
}

// groupIDs are the groups of rows as JSON has them.
var groupIDs = map[stack.Status]string{stack.Fits: "fits", stack.FitsIf: "fits-if", stack.PriceNotKnown: "price-not-known"}

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

type answersJSON struct {
	Version    int                `json:"whereto"`
	Title      string             `json:"title"`
	Answers    map[string]any     `json:"answers"`
	Importance map[string]string  `json:"importance"`
	Weights    map[string]float64 `json:"weights"`
	Decision   map[string]any     `json:"decision,omitempty"`
}

// answersToJSON are answers in the form of an answers file.
func answersToJSON(a answers.Answers) answersJSON {
	b := a.Clone()
	out := answersJSON{Version: answers.Version, Title: a.Title, Answers: valuesToJSON(a), Importance: b.Importance, Weights: b.Weights}
	if d := a.Decision; d != nil {
		out.Decision = map[string]any{"stack": d.Stack, "data": d.Data, "why": d.Why}
		if d.MonthlyUSD.Text != "" {
			out.Decision["monthly_usd"] = d.MonthlyUSD
		}
		if d.On != "" {
			out.Decision["on"] = d.On
		}
		if d.Rank > 0 {
			out.Decision["rank"] = d.Rank
		}
	}
	return out
}

func valuesToJSON(a answers.Answers) map[string]any {
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
		case v.Parts != nil:
			parts := map[string]float64{}
			for _, p := range v.Parts {
				parts[p.ID] = p.Share
			}
			out[id] = parts
		case len(v.Words) == 1 && !v.List:
			out[id] = v.Words[0]
		default:
			out[id] = list(v.Words)
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
		Verdicts: verdictsJSON(c, s.Verdicts), Caveats: []caveatJSON{}, Variants: list(s.Variants), Open: openJSON(c, a, s), Breaks: breaksJSON(c, a, s),
	}
	if s.Count > 0 {
		out.Count = &s.Count
	}
	for _, r := range s.Serving() {
		out.Regions = append(out.Regions, r.Code)
	}
	for _, p := range s.Addons {
		out.Addons = append(out.Addons, p.ID())
	}
	if s.Fits() {
		if row := a.Row(s); row >= 0 {
			head := a.Stacks[row]
			out.Row, out.Rank, out.RankIfUnknowns = row+1, head.Rank, head.RankIfUnknowns[:]
		}
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
	out := billJSON{
		Complete: s.Bill.Complete, Total: s.Bill.Total, Low: s.Low, High: s.High,
		WithoutFree: s.Bill.WithoutFree, WithBeyond: s.Bill.Total + s.Bill.OnTop(), Beyond: beyondJSON(d.Bill.Beyond), NotIncluded: list(leftOut(s.Bill)),
		Lines: linesJSON(d.Bill.Lines), Growth: growthToJSON(c, d.Growth), Reserved: reservedToJSON(d.Reserved), Asked: askedToJSON(d.Asked),
	}
	if u := d.Upkeep; u != nil {
		out.OwnWork = &upkeepJSON{u.Level, u.Hours, u.HourUSD, u.USD}
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
