package fit

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
)

// day is the day of all cases here.
const day = catalog.Date("2026-11-24")

// shippedData and fixtureData are read once for all tests.
var shippedData, fixtureData = sync.OnceValues(func() (*load.Set, error) { return load.Read(load.Layer{FS: data.Files}) }),
	sync.OnceValues(func() (*load.Set, error) { return load.Read(load.Layer{FS: fixture.Files()}) })

func read(tb testing.TB, layers func() (*load.Set, error)) *catalog.Catalog {
	tb.Helper()
	s, err := layers()
	if err != nil {
		tb.Fatal(err)
	}
	return s.Catalog
}

// asked is what answers ask of facts.
type asked struct {
	requirements []Requirement
	languages    []string
}

func ask(c *catalog.Catalog, given answers.Answers) asked {
	a := given.With(c)
	return asked{Requirements(c, a), a.Values[catalog.QuestionLanguage].Words}
}

func readAnswers(tb testing.TB, c *catalog.Catalog, name string, content []byte) asked {
	tb.Helper()
	a, err := load.ReadAnswers(name, content, c)
	if err != nil {
		tb.Fatal(err)
	}
	return ask(c, a)
}

// examples are the answers files that ship, by name.
func examples(tb testing.TB, c *catalog.Catalog) map[string]asked {
	tb.Helper()
	files, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(files) == 0 {
		tb.Fatal("there are no examples", err)
	}
	all := map[string]asked{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".toml")] = readAnswers(tb, c, file, content)
	}
	return all
}

// drawn are answers with random options of random questions, at random importance.
func drawn(c *catalog.Catalog, r *rand.Rand) asked {
	a := answers.Answers{Values: map[string]answers.Value{}, Importance: map[string]string{}}
	share := r.Float64()
	for _, q := range c.Questions {
		words := answers.Allowed(q, c)
		switch {
		case r.Float64() > share || q.Kind == "text" || q.Kind == "places":
			continue
		case q.Kind == "number":
			a.Values[q.ID] = answers.Number(float64(int(1) << r.IntN(16)))
		case len(words) == 0:
			continue
		default:
			chosen := []string{words[r.IntN(len(words))]}
			for range r.IntN(3) {
				if word := words[r.IntN(len(words))]; q.Kind == "choices" && !slices.Contains(chosen, word) {
					chosen = append(chosen, word)
				}
			}
			a.Values[q.ID] = answers.Words(chosen...)
		}
		if r.IntN(3) == 0 {
			a.Importance[q.ID] = []string{"must", "want"}[r.IntN(2)]
		}
	}
	return ask(c, a)
}

// demanded are levels of random criteria.
func demanded(c *catalog.Catalog, r *rand.Rand) asked {
	var q asked
	for _, k := range c.Criteria {
		if k.Kind == "levels" && r.IntN(2) == 0 {
			q.requirements = append(q.requirements, Requirement{
				Question: k.ID, Criterion: k.ID, Importance: []string{"must", "want"}[r.IntN(2)], Bound: k.Levels[r.IntN(len(k.Levels))],
			})
		}
	}
	return q
}

// varied is a catalog in which facts vary by region and size, and add-ons raise, set,
// need and shut out one another at random.
func varied(c *catalog.Catalog, r *rand.Rand) *catalog.Catalog {
	of := *c
	change := func(list []*catalog.Product, change func(p *catalog.Product)) []*catalog.Product {
		list = slices.Clone(list)
		for i, p := range list {
			own := *p
			own.Facts = maps.Clone(p.Facts)
			for _, id := range slices.Sorted(maps.Keys(p.Facts)) {
				f := own.Facts[id]
				k, _ := c.Criterion(id)
				if k.Kind == "levels" && r.IntN(3) == 0 {
					v := catalog.Variant{Is: catalog.Value{Word: k.Levels[r.IntN(len(k.Levels))]}}
					v.Region, v.Size = []string{"", "one", "group"}[r.IntN(3)], []string{"", "small"}[r.IntN(2)]
					if len(p.Axes) > 0 && v.Region == "" {
						axis := p.Axes[r.IntN(len(p.Axes))]
						v.When = map[string]catalog.Words{axis.ID: {axis.Options[r.IntN(len(axis.Options))].ID}}
					}
					f.By = append(slices.Clone(f.By), v)
				}
				if list[i].Slot != "" && r.IntN(3) == 0 {
					f.Effect = []string{"", "raise", "set", "cap"}[r.IntN(4)]
				}
				own.Facts[id] = f
			}
			change(&own)
			list[i] = &own
		}
		return list
	}
	of.Hosts = change(c.Hosts, func(*catalog.Product) {})
	of.Addons = change(c.Addons, func(p *catalog.Product) {
		some := func() *catalog.Product { return c.Addons[r.IntN(len(c.Addons))] }
		for range 4 {
			if k := c.Criteria[r.IntN(len(c.Criteria))]; k.Kind == "levels" {
				p.Facts[k.ID] = catalog.Fact{Is: catalog.Value{Word: k.Levels[r.IntN(len(k.Levels))]}}
			}
		}
		if r.IntN(4) == 0 {
			p.Needs = append(slices.Clone(p.Needs), some().Slot)
		}
		if r.IntN(4) == 0 {
			p.Conflicts = append(slices.Clone(p.Conflicts), some().ID)
		}
		if r.IntN(4) == 0 {
			p.Slot = some().Slot
		}
		if r.IntN(3) == 0 {
			p.Applies = []catalog.Applies{{}}
		}
		p.Applies = slices.Clone(p.Applies)
		for i := range p.Applies {
			if r.IntN(4) == 0 {
				p.Applies[i].Needs = []string{some().Slot}
			}
		}
		if r.IntN(8) == 0 {
			p.Applies = append(p.Applies, catalog.Applies{Needs: []string{some().Slot}})
		}
	})
	return &of
}

// views are the regions and sizes that hosts are seen in.
var views = []struct {
	regions []catalog.Region
	size    string
}{
	{}, {[]catalog.Region{{Code: "one"}}, ""}, {[]catalog.Region{{Code: "two", Group: "group"}, {Code: "one"}}, "small"}, {nil, "small"},
}

// ids are sets of add-ons as text.
func ids(sets [][]Choice) []string {
	list := []string{}
	for _, set := range sets {
		text := ""
		for _, choice := range set {
			text += " ["
			for _, p := range choice {
				text += " " + p.ID()
			}
			text += " ]"
		}
		list = append(list, text)
	}
	return list
}

// count is what was compared.
type count struct{ cases, hosts, sets, smaller, rivals, outcomes, verdicts int }

func (n *count) log(t *testing.T) {
	t.Logf("%d cases, %d setups of hosts, %d sets of add-ons, %d smaller ones and %d drawn ones, %d outcomes, %d verdicts", n.cases, n.hosts, n.sets, n.smaller, n.rivals, n.outcomes, n.verdicts)
	if n.smaller == 0 || n.rivals == 0 || n.verdicts == 0 {
		t.Error("what is drawn leaves something out")
	}
}

// reached is how far a stack comes: musts that do not fail, then the sum of the musts'
// outcomes, then the sum of all.
type reached struct{ held, musts, all int }

func (a reached) compare(b reached) (byMusts, byAll int) {
	byMusts = cmp.Or(cmp.Compare(a.held, b.held), cmp.Compare(a.musts, b.musts))
	return byMusts, cmp.Or(byMusts, cmp.Compare(a.all, b.all))
}

// reach judges a host with add-ons by its facts, one requirement after the other.
func reach(v View, requirements []Requirement) (r reached) {
	for _, one := range requirements {
		if c, ok := v.Catalog.Criterion(one.Criterion); !ok || c.Kind == "computed" && len(c.Any) == 0 {
			continue
		}
		outcome := v.Judge(one).Outcome
		if r.all += int(outcome); !one.Must() {
			continue
		}
		if r.musts += int(outcome); outcome != Fails {
			r.held++
		}
	}
	return r
}

// filled says whether add-ons fill each slot at most once, fill those that they need
// beside a host, and go with each other.
func filled(v View, pairs []Pair) bool {
	for i, p := range pairs {
		for k, o := range pairs {
			if i != k && (p.Product.Slot == o.Product.Slot || slices.Contains(p.Product.Conflicts, o.Product.ID)) {
				return false
			}
		}
		if Lacks(v.Host, &v.Setup, p.Product, pairs) != nil {
			return false
		}
	}
	return true
}

// composed demands of sets what they promise: none first, no two alike, each of which add-ons that
// go together, and none with an add-on that could be left out. It returns how far the
// best come, by musts alone and by all.
func (n *count) composed(t *testing.T, at string, v View, q asked, sets [][]Choice) (byMusts, byAll reached) {
	t.Helper()
	texts := ids(sets)
	if len(sets) == 0 || len(sets[0]) != 0 {
		t.Fatalf("%s: the first set is not none: %q", at, texts)
	}
	for i, set := range sets {
		if slices.Contains(texts[:i], texts[i]) {
			t.Fatalf("%s: a set comes twice: %q", at, texts)
		}
		pairs := make([]Pair, len(set)) // the last of those alike
		for k, choice := range set {
			pairs[k] = choice[len(choice)-1]
			if !Pairs(v.Host, v.Setup, pairs[k].Product) {
				t.Fatalf("%s: %s does not go with it", at, pairs[k].ID())
			}
		}
		if !filled(v, pairs) {
			t.Fatalf("%s: %q do not go together", at, texts[i])
		}
		v.Addons = pairs
		whole := reach(v, q.requirements)
		for without := 1; without < 1<<len(pairs); without++ { // bits of what is left out
			v.Addons = nil
			for k, p := range pairs {
				if without>>k&1 == 0 {
					v.Addons = append(v.Addons, p)
				}
			}
			if !filled(v, v.Addons) {
				continue
			}
			n.smaller++
			if musts, all := reach(v, q.requirements).compare(whole); musts >= 0 && all >= 0 {
				t.Fatalf("%s: of %q some could be left out: %d of them come as far", at, texts[i], len(v.Addons))
			}
		}
		if musts, _ := whole.compare(byMusts); i == 0 || musts > 0 {
			byMusts = whole
		}
		if _, all := whole.compare(byAll); i == 0 || all > 0 {
			byAll = whole
		}
	}
	return byMusts, byAll
}

// rival draws add-ons that could stand beside the host, each of which improves something
// by itself and sets nothing, and none of which a must on vendors rules out.
func rival(p *Pairing, j *Judgement, host, setup int, in View, r *rand.Rand) []Pair {
	base := j.Outcomes(host, setup, in.Regions, in.Size)
	var pairs []Pair
	for range 12 {
		i := r.IntN(p.Pairs())
		one := p.Pair(i)
		if !Pairs(in.Host, in.Setup, one.Product) || j.shut(i) || !improves(j.broughtBy(i, in.Regions, in.Size), base) {
			continue
		}
		sets := false
		for _, r := range j.requirements {
			f, _ := one.Product.Fact(one.Setup, r.Criterion)
			sets = sets || f.Effect == "set" || f.Effect == "cap"
		}
		if more := append(slices.Clone(pairs), one); !sets && filled(in, more) {
			pairs = more
		}
	}
	return pairs
}

// agree compares a judgement with what facts say one by one, on every setup of every
// host, the views in turn.
func (n *count) agree(t *testing.T, name string, c *catalog.Catalog, p *Pairing, q asked, r *rand.Rand, k *Scratch) {
	t.Helper()
	j := p.Judge(q.requirements, q.languages, day)
	n.cases++
	for i, h := range c.Hosts {
		for s, setup := range h.Setups {
			in := views[n.hosts%len(views)]
			n.hosts++
			v := View{Catalog: c, Host: h, Setup: setup, Languages: q.languages, Today: day, Regions: in.regions, Size: in.size}
			at := fmt.Sprintf("%s, %s/%s in %v", name, h.ID, setup.ID, in)
			sets := j.Compose(i, s, in.regions, in.size, k)
			got := make([][]Choice, len(sets))
			for i, set := range sets {
				got[i] = p.Choices(set)
			}
			n.sets += len(got)
			for of, outcome := range j.Outcomes(i, s, in.regions, in.size) {
				n.outcomes++
				if want := v.Judge(q.requirements[of]).Outcome; outcome != want {
					t.Fatalf("%s, %s: %v, by the facts %v", at, q.requirements[of].Criterion, outcome, want)
				}
			}
			if len(q.requirements) == 0 {
				continue
			}
			set := sets[r.IntN(len(sets))]
			var addons []int
			full := v
			for _, alike := range set {
				addons = append(addons, alike[r.IntN(len(alike))])
				full.Addons = append(full.Addons, p.Pair(addons[len(addons)-1]))
			}
			stacked := j.Stacked(nil, i, s, addons, in.regions, in.size)
			for of := range q.requirements {
				n.verdicts++
				want := full.Judge(q.requirements[of])
				if got := j.Verdict(of, i, s, addons, in.regions, in.size); !reflect.DeepEqual(got, want) {
					t.Fatalf("%s with %v: verdict\n%+v, by the facts\n%+v", at, set, got, want)
				}
				if j.factual[of] && stacked[of] != want.Outcome {
					t.Fatalf("%s with %v, %s: %v, by the facts %v", at, set, q.requirements[of].Criterion, stacked[of], want.Outcome)
				}
			}
			byMusts, byAll := n.composed(t, at, v, q, got)
			if full.Addons = rival(p, j, i, s, v, r); len(full.Addons) > 0 {
				n.rivals++
				drawn := reach(full, q.requirements)
				musts, _ := drawn.compare(byMusts)
				if _, all := drawn.compare(byAll); musts > 0 || all > 0 {
					t.Fatalf("%s: %v come further than any of %q", at, ids([][]Choice{{full.Addons}}), ids(got))
				}
			}
			if n.hosts%16 == 0 && !reflect.DeepEqual(got, Compose(v, q.requirements)) {
				t.Fatalf("%s: by itself it has other sets than among all hosts: %q", at, ids(got))
			}
		}
	}
}

// Outcomes, verdicts and sets of add-ons are what the facts say, on the examples and on
// drawn answers, by the data that ships.
func TestJudgementAgreesWithFacts(t *testing.T) {
	c := read(t, shippedData)
	p, k, r := NewPairing(c), &Scratch{}, rand.New(rand.NewPCG(1, 2))
	var n count
	all := examples(t, c)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		n.agree(t, name, c, p, all[name], r, k)
	}
	for i := range 10 {
		n.agree(t, fmt.Sprint("drawn ", i), c, p, drawn(c, r), r, k)
	}
	n.log(t)
}

// The same holds for the fixture's catalogue and answers.
func TestJudgementAgreesWithFactsOnTheFixture(t *testing.T) {
	c := read(t, fixtureData)
	p, k, r := NewPairing(c), &Scratch{}, rand.New(rand.NewPCG(3, 4))
	var n count
	for _, name := range fixture.Names() {
		n.agree(t, name, c, p, readAnswers(t, c, name, fixture.Answers(name)), r, k)
	}
	for i := range 60 {
		n.agree(t, fmt.Sprint("drawn ", i), c, p, drawn(c, r), r, k)
	}
	n.log(t)
}

// The same holds where facts vary by region and size, and add-ons by what they need
// and do not go with.
func TestJudgementAgreesWithFactsThatVary(t *testing.T) {
	k, r := &Scratch{}, rand.New(rand.NewPCG(5, 6))
	var n count
	for i := range 40 {
		c := varied(read(t, fixtureData), r)
		p := NewPairing(c)
		n.agree(t, fmt.Sprint("drawn ", i), c, p, drawn(c, r), r, k)
		n.agree(t, fmt.Sprint("demanded ", i), c, p, demanded(c, r), r, k)
	}
	n.log(t)
}
