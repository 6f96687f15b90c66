package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
)

// answersFile is an answers file as it lies, before there is a catalog to read it by.
type answersFile struct {
	name    string
	content []byte
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
	if len(f.content) <= load.MaxFile { // a larger file is refused, whatever it holds
		f.content = embedded(f.content)
	}
	return f, err
}

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
	return fmt.Sprintf("there is no file %q; whereto init %s writes one", e.name, e.name)
}

func (e noFile) Unwrap() error { return e.err }

// write puts a file in its place whole or not at all: it is written beside,
// synced, and then takes the name. Without force no file is replaced.
func write(name string, content []byte, force bool) (err error) {
	dir := filepath.Dir(name)
	f, err := os.CreateTemp(dir, ".whereto-*")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return noFolder{dir, err}
	case err != nil:
		return writing(name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
		}
		os.Remove(f.Name()) // is gone already where it took the name
	}()
	if _, err = f.Write(content); err != nil {
		return writing(name, err)
	}
	if err = f.Chmod(0o644); err != nil {
		return writing(name, err)
	}
	if err = f.Sync(); err != nil {
		return writing(name, err)
	}
	if err = f.Close(); err != nil {
		return writing(name, err)
	}
	if force {
		err = os.Rename(f.Name(), name)
	} else if err = os.Link(f.Name(), name); errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Errorf("%s is there already; --force replaces it: %w", name, fs.ErrExist)}
	}
	if err != nil {
		return writing(name, err)
	}
	return syncDir(dir)
}

// writing says why a file could not be written. It names that file and never the one
// that is written beside it.
func writing(name string, err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("writing %s: %w", name, err)
}

// noFolder says that the folder that a file is to be written to is not there.
type noFolder struct {
	name string
	err  error
}

func (e noFolder) Error() string {
	return fmt.Sprintf("there is no folder %q; mkdir -p %s makes it", e.name, e.name)
}

func (e noFolder) Unwrap() error { return e.err }

// syncDir makes the new name durable, where directories can be synced.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, os.ErrInvalid) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
