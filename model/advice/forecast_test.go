package advice_test

import (
	"math"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// forecast is that of an advice on answers written as lines.
func forecast(t testing.TB, lines string, percent float64, ids ...string) *advice.Forecast {
	t.Helper()
	e := advice.NewEngine(invented(t))
	f, err := e.Forecast(ask(t, e, given(t, invented(t), lines)), percent, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// What months cost is what was reckoned by hand: 0.20 a million requests over the first, and
// 0.00002 a GB-second over the first 100,000, of 100 ms on 1 GB each; twice as many requests
// every month. A box is 6.00 as long as it holds them.
func TestForecastByHand(t *testing.T) {
	f := forecast(t, "language = [\"rust\"]\nrequests = 10_000_000\nduration_ms = 100\nmemory_mb = 1024\nusers = [\"sydney\"]\nresponse_kb = 1\nops_hour_usd = 50\n", 100,
		"alto-functions/on-demand-arm@syd-1", "faro-box/box:b1@syd")
	if len(f.List) != 2 {
		t.Fatalf("%d stacks", len(f.List))
	}
	alto := f.List[0]
	for month, want := range []float64{1.8 + 0.9e6*2e-5, 3.8 + 1.9e6*2e-5, 7.8 + 3.9e6*2e-5, 15.8 + 7.9e6*2e-5} {
		if p := alto.Months[month]; !near(p.Total, want) || !p.Complete || !p.Holds {
			t.Errorf("month %d: %+v, want %v", month+1, p, want)
		}
	}
	sum := alto.Sum(4)
	if want := 19.8 + 41.8 + 85.8 + 173.8; !near(sum.Total, want) || !sum.Complete || sum.Holds != 4 {
		t.Errorf("four months: %+v, want %v", sum, want)
	}
	if f.Now != -1 || f.Times[3] != 8 || len(f.Times) != advice.Months {
		t.Errorf("now %d, times %v", f.Now, f.Times)
	}
	box := f.List[1]
	if p := box.Months[0]; !near(p.Total, 6) && !near(p.Total, 12) {
		t.Errorf("a box: %+v", p)
	}
	if box.Own <= alto.Own || !near(box.Sum(12).Own, 12*box.Own) {
		t.Errorf("own work: %v of a box, %v of functions, %+v", box.Own, alto.Own, box.Sum(12))
	}
}

// Without growth a year is twelve times the bill of a month, of all stacks of all answers.
func TestForecastWithoutGrowth(t *testing.T) {
	for _, name := range []string{"orders", "worldwide", "large", "no-price", "front-end", "reserved"} {
		e := advice.NewEngine(invented(t))
		a := ask(t, e, file(t, invented(t), name))
		f, err := e.Forecast(a, 0, leaders(a, 10)...)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.List) == 0 {
			t.Errorf("%s: nothing", name)
		}
		for _, c := range f.List {
			for _, months := range []int{1, 12, advice.Months} {
				if s := c.Sum(months); !near(s.Total, float64(months)*c.Stack.Bill.Total) || s.Complete != c.Stack.Bill.Complete {
					t.Errorf("%s, %s: %d months are %+v, one is %v", name, c.Stack.ID, months, s, c.Stack.Bill.Total)
				}
			}
		}
	}
}

// The more it grows the more it costs, and each month at least as much as the one before.
func TestForecastRises(t *testing.T) {
	e := advice.NewEngine(invented(t))
	a := ask(t, e, file(t, invented(t), "orders"))
	before := make([]float64, 5)
	for _, percent := range []float64{0, 1, 5, 20, 50} {
		f, err := e.Forecast(a, percent, leaders(a, 5)...)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range f.List {
			sum := c.Sum(advice.Months).Total
			if sum < before[i]-1e-9 {
				t.Errorf("%s at %v %%: %v, less than %v", c.Stack.ID, percent, sum, before[i])
			}
			before[i] = sum
			for m := range c.Months[1:] {
				if c.Months[m+1].Total < c.Months[m].Total-1e-9 {
					t.Errorf("%s at %v %%: month %d costs less than the one before", c.Stack.ID, percent, m+2)
				}
			}
		}
	}
}

// The host that it runs on stands first, once.
func TestForecastOfTheCurrentHost(t *testing.T) {
	e := advice.NewEngine(invented(t))
	given := file(t, invented(t), "orders")
	given.Values[catalog.QuestionCurrentHost] = answers.Words("faro-box")
	a := ask(t, e, given)
	if a.Current == nil || a.Current.Stack == nil {
		t.Fatal("it runs nowhere")
	}
	f, err := e.Forecast(a, 5, append(leaders(a, 3), a.Current.Stack.ID)...)
	if err != nil {
		t.Fatal(err)
	}
	if f.Now != 0 || f.List[0].Stack != a.Current.Stack || len(f.List) < 2 {
		t.Errorf("now %d of %d", f.Now, len(f.List))
	}
	for _, c := range f.List[1:] {
		if c.Stack == a.Current.Stack {
			t.Error("it stands there twice")
		}
	}
}

// course is one that costs so much month by month.
func course(own float64, months ...float64) *advice.Course {
	c := &advice.Course{Own: own}
	for _, m := range months {
		c.Months = append(c.Months, advice.Point{Total: m, Complete: true, Holds: true})
	}
	return c
}

// A move pays from the month on in which what was saved is as much as it cost, until that
// is lost again.
func TestPayback(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to *advice.Course
		move     float64
		monthly  float64
		saved    float64
		after    int
		until    int
	}{
		{"saves 10 a month", course(0, 30, 30, 30), course(0, 20, 20, 20), 20, 10, 30, 2, 0},
		{"to the cent", course(0, 30, 30, 30), course(0, 20, 20, 20), 30, 10, 30, 3, 0},
		{"too dear a move", course(0, 30, 30, 30), course(0, 20, 20, 20), 31, 10, 30, 0, 0},
		{"a move for nothing", course(0, 30, 30, 30), course(0, 20, 20, 20), 0, 10, 30, 1, 0},
		{"it costs more", course(0, 20, 20, 20), course(0, 30, 30, 30), 0, -10, -30, 0, 0},
		{"the same", course(0, 20, 20, 20), course(0, 20, 20, 20), 0, 0, 0, 0, 0},
		{"more at first, less later", course(0, 10, 20, 60), course(0, 20, 20, 20), 5, -10, 30, 3, 0},
		{"less at first, more later", course(0, 20, 20, 20), course(0, 10, 20, 60), 5, 10, -30, 1, 2},
		{"own work saved", course(100, 20, 20, 20), course(25, 30, 30, 30), 100, 65, 195, 2, 0},
		{"paid back twice", course(0, 20, 20, 60), course(0, 10, 40, 20), 5, 10, 30, 1, 1},
	} {
		p := c.to.Payback(c.from)
		after, until := p.After(c.move)
		if p.Monthly != c.monthly || p.Saved(3) != c.saved || after != c.after || until != c.until || !p.Known || p.Holds != 3 {
			t.Errorf("%s: %v a month, %v in all, after %d months until %d", c.name, p.Monthly, p.Saved(3), after, until)
		}
	}
	full := course(0, 1, 2, 3, 4)
	full.Months[2].Holds = false
	if s := full.Sum(4); s.Total != 10 || s.Holds != 2 {
		t.Errorf("%+v: the third month is too much", s)
	}
	left, short := course(0, 30, 30, 30), course(0, 20, 20, 20)
	short.Months[2].Holds = false
	for _, c := range []struct {
		from, to     *advice.Course
		move         float64
		after, until int
	}{
		{left, short, 20, 2, 2}, {left, short, 30, 0, 0}, // what it does not hold saves nothing
		{short, course(0, 10, 10, 10), 15, 2, 0},
	} {
		p := c.to.Payback(c.from)
		if after, until := p.After(c.move); after != c.after || until != c.until || p.Holds != 2 {
			t.Errorf("too much in the third month: after %d until %d, %d held", after, until, p.Holds)
		}
	}
	to := course(0, 1, 1)
	to.Months[1].Complete = false
	if p := to.Payback(course(0, 2, 2)); p.Known {
		t.Error("a price is not known, and what is saved is")
	}
}

// What is spent is in the bill's currency, own work too.
func TestForecastInAnotherCurrency(t *testing.T) {
	const lines = "language = [\"rust\"]\nrequests = 10_000_000\nops_hour_usd = 50\n"
	usd := forecast(t, lines, 5, "faro-box/box:b1@syd")
	eur := forecast(t, lines+"currency = \"EUR\"\n", 5, "faro-box/box:b1@syd")
	rate := usd.List[0].Sum(12).Total / eur.List[0].Sum(12).Total
	if own := usd.List[0].Own / eur.List[0].Own; rate == 1 || math.Abs(own-rate) > 1e-9 {
		t.Errorf("a USD of bills is %v, one of own work %v", rate, own)
	}
}

// Ten stacks over three years.
func BenchmarkForecast(b *testing.B) {
	e := advice.NewEngine(shipped(b))
	a := ask(b, e, example(b, "orders-api"))
	for b.Loop() {
		if _, err := e.Forecast(a, 5, leaders(a, 10)...); err != nil {
			b.Fatal(err)
		}
	}
}
