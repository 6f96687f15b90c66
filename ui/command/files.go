package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/ui/answersfile"
	"whereto/ui/files"
)

// answersFile is an answers file as it lies, before there is a catalog to read it by.
type answersFile struct {
	name    string
	content []byte
	whole   []byte // with what stands around the answers in a summary
}

// openAnswers opens an answers file; "-" is standard input.
func (p program) openAnswers(name string) (answersFile, error) {
	f := answersFile{name: name}
	var err error
	if name == "-" {
		f.name = "standard input"
		f.content, err = readUpTo(p.stdin)
	} else {
		f.content, err = readFile(name)
	}
	f.whole = f.content
	if len(f.content) <= load.MaxFile { // a larger file is refused, whatever it holds
		f.content = answersfile.Answers(f.content)
	}
	if err == nil && answersfile.KindOf(name, nil) != answersfile.TOML && answersfile.KindOf(name, f.whole) == answersfile.TOML && !begins().Match(f.content) {
		return f, usagef("%s holds no answers: an answers file is TOML, and a summary opens again as Markdown or JSON", name)
	}
	return f, err
}

// begins is the line with which answers begin.
var begins = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^whereto\s*=`) })

// read reads it; there are no answers in none.
func (f *answersFile) read(c *catalog.Catalog) (answers.Answers, error) {
	if f == nil {
		return answers.Answers{}, nil
	}
	return load.ReadAnswers(f.name, f.content, c)
}

// readAnswers reads an answers file; "-" is standard input.
func (p program) readAnswers(name string, c *catalog.Catalog) (answers.Answers, error) {
	f, err := p.openAnswers(name)
	if err != nil {
		return answers.Answers{}, err
	}
	return f.read(c)
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{noFile{name, err}}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usagef("%s is a folder; an answers file is needed", name)
	}
	return readUpTo(f)
}

// readUpTo reads an answers file, or the JSON of an advice, and a byte more than may be.
func readUpTo(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, load.MaxFile+1))
	if err != nil || len(content) <= load.MaxFile || !load.IsSaved(content) {
		return content, err
	}
	rest, err := io.ReadAll(io.LimitReader(r, load.MaxSaved-load.MaxFile))
	return append(content, rest...), err
}

// noFile says that an answers file is not there.
type noFile struct {
	name string
	err  error
}

func (e noFile) Error() string {
	if file := nearestFile(e.name); file != "" {
		return fmt.Sprintf("there is no file %q; did you mean %q? A new one: whereto init %s", e.name, file, e.name)
	}
	return fmt.Sprintf("there is no file %q; whereto init %s writes one", e.name, e.name)
}

func (e noFile) Unwrap() error { return e.err }

// write puts a file in its place, whole or not at all; "-" is standard output. Without
// force no file is replaced.
func (p program) write(name string, content []byte, force bool) error {
	w := files.Writer{System: files.Disk{}}
	switch {
	case name == "-":
		return p.print(string(content))
	case force:
		return w.Replace(name, content)
	}
	err := w.New(name, content)
	if errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Errorf("%w; --force replaces it", err)}
	}
	return err
}
