package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"slices"

	"whereto/model/catalog"
)

// ReadOrigin is where layers of data come from, by their bytes alone: nothing is
// parsed, so that it tells of data that can't be read too.
func ReadOrigin(layers ...Layer) (catalog.Origin, error) {
	o := newOrigin()
	var b []byte
	for _, layer := range layers {
		names, err := layer.files()
		if err != nil {
			return catalog.Origin{}, err
		}
		for _, name := range names {
			b, err = readInto(b, layer.FS, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return catalog.Origin{}, fmt.Errorf("reading data: %w", err)
			}
			o.add(layer, name, b)
		}
	}
	return o.done(), nil
}

// readInto reads a file into b, which grows to hold it.
func readInto(b []byte, from fs.FS, name string) ([]byte, error) {
	f, err := from.Open(name)
	if err != nil {
		return b, err
	}
	defer f.Close()
	buf := bytes.NewBuffer(b[:0])
	if info, err := f.Stat(); err == nil {
		buf.Grow(int(info.Size()) + bytes.MinRead)
	}
	_, err = buf.ReadFrom(f)
	return buf.Bytes(), err
}

// origin gathers what is told of data, file by file.
type origin struct {
	hash hash.Hash
	catalog.Origin
}

func newOrigin() *origin { return &origin{hash: sha256.New()} }

// add takes a file of a layer in.
func (o *origin) add(layer Layer, name string, content []byte) {
	fmt.Fprintf(o.hash, "%s %d\n", name, len(content))
	o.hash.Write(content)
	switch path.Dir(name) {
	case "hosts", "addons", "common", "vendors":
		o.AsOf = max(o.AsOf, newest(content))
	}
	if layer.Local {
		o.Local = append(o.Local, layer.shown(name))
	}
}

func (o *origin) done() catalog.Origin {
	o.Hash = hex.EncodeToString(o.hash.Sum(nil))
	return o.Origin
}

// newest is the newest day that a product's file says a source, or a fact, is of: what
// stands behind "as_of =" in it, comments aside.
func newest(content []byte) catalog.Date {
	var day []byte
	for rest := content; ; {
		at := bytes.Index(rest, []byte("_of")) // a is too frequent to look for
		if at < 0 {
			return catalog.Date(day)
		}
		before := content[:len(content)-len(rest)+at]
		rest = rest[at+len("_of"):]
		value, ok := bytes.CutPrefix(bytes.TrimLeft(rest, " \t"), []byte("="))
		if !ok || !bytes.HasSuffix(before, []byte("as")) {
			continue
		}
		if found := digits(bytes.TrimLeft(value, " \t\"'")); bytes.Compare(found, day) > 0 && date(found) && !comment(before) {
			day = found
		}
	}
}

// comment says whether the line that a text ends in is a comment.
func comment(text []byte) bool {
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("#"))
}

// digits is what a text begins with of digits and hyphens.
func digits(text []byte) []byte {
	end := slices.IndexFunc(text, func(c byte) bool { return c != '-' && (c < '0' || c > '9') })
	if end < 0 {
		end = len(text)
	}
	return text[:end]
}

func date(text []byte) bool {
	_, err := catalog.NewDate(string(text))
	return err == nil
}
