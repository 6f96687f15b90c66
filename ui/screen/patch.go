package screen

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/ui/answering"
)

// patch is a change of answers, to be made and taken back. An empty value or importance, and
// a weight below 0, take away what is there.
type patch struct {
	values     map[string]answers.Value
	importance map[string]string
	weights    map[string]float64
}

func newPatch() patch {
	return patch{map[string]answers.Value{}, map[string]string{}, map[string]float64{}}
}

// answer is a patch that answers one question.
func answer(question string, v answers.Value) patch {
	p := newPatch()
	p.values[question] = v
	return p
}

// between is the patch that makes some answers of others.
func between(from, to answers.Answers) patch {
	p := newPatch()
	for id, v := range to.Values {
		if was, ok := from.Values[id]; !ok || !reflect.DeepEqual(was, v) {
			p.values[id] = v
		}
	}
	for id, v := range to.Importance {
		if from.Importance[id] != v {
			p.importance[id] = v
		}
	}
	for id, v := range to.Weights {
		if was, ok := from.Weights[id]; !ok || was != v {
			p.weights[id] = v
		}
	}
	for id := range from.Values {
		if _, ok := to.Values[id]; !ok {
			p.values[id] = answers.Value{}
		}
	}
	for id := range from.Importance {
		if _, ok := to.Importance[id]; !ok {
			p.importance[id] = ""
		}
	}
	for id := range from.Weights {
		if _, ok := to.Weights[id]; !ok {
			p.weights[id] = -1
		}
	}
	return p
}

// none says that a patch changes nothing.
func (p patch) none() bool { return len(p.values)+len(p.importance)+len(p.weights) == 0 }

// make changes answers, which have maps of their own.
func (p patch) make(a *answers.Answers) {
	for id, v := range p.values {
		answering.Set(a, id, v)
	}
	for id, word := range p.importance {
		if word == "" {
			delete(a.Importance, id)
		} else {
			a.Importance[id] = word
		}
	}
	for id, w := range p.weights {
		if w < 0 {
			delete(a.Weights, id)
		} else {
			a.Weights[id] = w
		}
	}
}

// patched are answers with the patch.
func (p patch) patched(a answers.Answers) answers.Answers {
	b := a.Clone()
	p.make(&b)
	return b
}

// in says whether answers are as the patch makes them.
func (p patch) in(a answers.Answers) bool {
	for id, v := range p.values {
		if is, ok := a.Values[id]; ok == answering.Empty(v) || ok && !reflect.DeepEqual(is, v) {
			return false
		}
	}
	for id, word := range p.importance {
		if a.Importance[id] != word {
			return false
		}
	}
	for id, w := range p.weights {
		if is, ok := a.Weights[id]; ok == (w < 0) || ok && is != w {
			return false
		}
	}
	return true
}

// reverse is what takes a patch back from answers that it was made of.
func (p patch) reverse(was answers.Answers) patch { return between(p.patched(was), was) }

// key tells patches apart.
func (p patch) key() string {
	var parts []string
	for _, id := range slices.Sorted(maps.Keys(p.values)) {
		v := p.values[id]
		text := fmt.Sprint(v.Words, v.Shares, v.Parts)
		if v.Number != nil {
			text = fmt.Sprint(*v.Number)
		}
		parts = append(parts, id+"="+text)
	}
	for _, id := range slices.Sorted(maps.Keys(p.importance)) {
		parts = append(parts, id+" "+p.importance[id])
	}
	for _, id := range slices.Sorted(maps.Keys(p.weights)) {
		parts = append(parts, fmt.Sprint(id, " weighs ", p.weights[id]))
	}
	return strings.Join(parts, ", ")
}
