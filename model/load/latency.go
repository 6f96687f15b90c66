package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// latency reads the tables of measured round trips.
func (s *Set) latency(c *catalog.Catalog) {
	var index latencyFile
	bindFile(s, "latency/tables.toml", &index)
	for i, t := range index.Tables {
		csv, ok := s.csvs["latency/"+t.File]
		if !ok {
			s.Fault("latency/tables.toml", fmt.Sprintf("tables[%d].file", i+1), fmt.Sprintf("there is no file %q", t.File), "")
			continue
		}
		var faults fault.Faults
		t.Pairs, faults = readPairs(csv.file, csv.content, c.Places)
		s.faults = append(s.faults, faults...)
		c.Tables = append(c.Tables, t)
	}
}

// heading is the first line of a table.
var heading = []string{"from", "to", "rtt_ms"}

// readPairs reads lines of from,to,rtt_ms below a heading.
func readPairs(file string, content []byte, places map[string]catalog.Place) ([]catalog.Pair, fault.Faults) {
	var pairs []catalog.Pair
	var faults fault.Faults
	put := func(line int, text, hint string) {
		faults = append(faults, fault.Fault{File: file, Line: line, Text: text, Hint: hint})
	}
	if len(content) > MaxFile {
		put(0, tooLarge(content, MaxFile), "")
		return nil, faults
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = len(heading)
	r.ReuseRecord = true
	for first := true; ; first = false {
		record, err := r.Read()
		if err == io.EOF {
			return pairs, faults
		}
		if err != nil {
			var wrong *csv.ParseError
			line := 0
			if errors.As(err, &wrong) {
				line, err = wrong.Line, wrong.Err
			}
			put(line, Line(err.Error()), "")
			return pairs, faults
		}
		line, _ := r.FieldPos(0)
		if first {
			if !slices.Equal(record, heading) {
				put(line, fmt.Sprintf("found %q, the first line is %s", record, strings.Join(heading, ",")), "")
			}
			continue
		}
		rtt, err := strconv.ParseFloat(record[2], 64)
		if err != nil || !(rtt > 0) || math.IsInf(rtt, 0) {
			put(line, fmt.Sprintf("found %q, a round trip in milliseconds over 0 is allowed", record[2]), "")
			continue
		}
		for _, place := range record[:2] {
			if _, ok := places[place]; !ok {
				put(line, fmt.Sprintf("there is no place %q", place), fault.Nearest(place, slices.Sorted(maps.Keys(places))))
			}
		}
		pairs = append(pairs, catalog.Pair{From: record[0], To: record[1], RTT: rtt})
	}
}
