package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// latency reads the tables of measured round trips.
func (l *loader) latency(c *catalog.Catalog) {
	var index struct {
		Tables []catalog.Table `json:"tables"`
	}
	bindFile(l, "latency/tables.toml", &index)
	for _, t := range index.Tables {
		name := "latency/" + t.File
		content, ok := l.csvs[name]
		if !ok {
			l.faults = append(l.faults, fault.Fault{File: "data/latency/tables.toml", Key: "file", Text: fmt.Sprintf("there is no file %q", t.File)})
			continue
		}
		var faults fault.Faults
		t.Pairs, faults = readPairs("data/"+name, content, c.Places)
		l.faults = append(l.faults, faults...)
		c.Tables = append(c.Tables, t)
	}
}

// readPairs reads lines of from,to,rtt_ms below a heading.
func readPairs(file string, content []byte, places map[string]catalog.Place) ([]catalog.Pair, fault.Faults) {
	var pairs []catalog.Pair
	var faults fault.Faults
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = 3
	r.ReuseRecord = true
	for first := true; ; first = false {
		record, err := r.Read()
		if err == io.EOF {
			return pairs, faults
		}
		if err != nil {
			return pairs, append(faults, fault.Fault{File: file, Text: clean(err.Error())})
		}
		if first {
			continue
		}
		line, _ := r.FieldPos(0)
		rtt, err := strconv.ParseFloat(record[2], 64)
		if err != nil || !(rtt > 0) {
			faults = append(faults, fault.Fault{File: file, Line: line, Text: fmt.Sprintf("found %q, a round trip in milliseconds over 0 is allowed", record[2])})
			continue
		}
		for _, place := range record[:2] {
			if _, ok := places[place]; !ok {
				faults = append(faults, fault.Fault{File: file, Line: line, Text: fmt.Sprintf("there is no place %q", place), Hint: fault.Nearest(place, sorted(places))})
			}
		}
		pairs = append(pairs, catalog.Pair{From: record[0], To: record[1], RTT: rtt})
	}
}
