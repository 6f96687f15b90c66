package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/fixture"
)

// over reads files of a local layer of some name over the fixture's.
func over(name string, files map[string]string) error {
	_, err := Read(Layer{FS: fixture.Files()}, Layer{Name: name, Local: true, FS: mapped(files)})
	return err
}

func mapped(files map[string]string) fs.FS {
	dir := fstest.MapFS{}
	for at, text := range files {
		dir[at] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

// A TOML file that lies where nothing is read is a fault that says where it belongs.
func TestStrays(t *testing.T) {
	t.Parallel()
	host := "id = \"pier\"\nname = \"Pier\"\nkind = \"vps\"\n[[charges]]\n"
	for name, c := range map[string]struct{ dir, at, text, want string }{
		"a host":               {"my", "pier.toml", host, "my/pier.toml: nothing is read from here: by what it holds it belongs at my/hosts/pier.toml"},
		"an add-on":            {"my", "ci.toml", "id = \"ci\"\nslot = \"ci\"\n[[applies]]\n", "my/ci.toml: nothing is read from here: by what it holds it belongs at my/addons/ci.toml"},
		"a vendor":             {"my", "x/pier.toml", "id = \"pier\"\nhome = { is = \"PT\" }\nowner = { is = \"X\" }\n", "my/x/pier.toml: nothing is read from here: by what it holds it belongs at my/vendors/pier.toml"},
		"what is shared":       {"my", "base.toml", "[facts]\nipv6 = { is = \"no\" }\n", "my/base.toml: nothing is read from here: by what it holds it belongs at my/common/base.toml"},
		"rates":                {"my", "currencies.toml", "[[rates]]\n", "my/currencies.toml: nothing is read from here: by what it holds it belongs at my/rates.toml"},
		"a folder that is not": {"my", "host/pier.toml", host, "my/host/pier.toml: nothing is read from here: by what it holds it belongs at my/hosts/pier.toml"},
		"too deep":             {"my", "hosts/eu/pier.toml", host, "my/hosts/eu/pier.toml: nothing is read from here: by what it holds it belongs at my/hosts/pier.toml"},
		"capitals":             {"my", "hosts/pier.TOML", host, "my/hosts/pier.TOML: nothing is read from here: by what it holds it belongs at my/hosts/pier.toml"},
		"nothing known":        {"my", "pyproject.toml", "[project]\n", "my/pyproject.toml: nothing is read from here: hosts lie in hosts/, add-ons in addons/"},
		"no TOML":              {"my", "pier.toml", "= 1\n", "my/pier.toml: nothing is read from here: hosts lie in hosts/"},
		"the folder itself":    {"my/hosts", "pier.toml", host, "my/hosts: nothing is read from here: the directory of data is the one above, my"},
		"the folder, with /":   {"my/hosts/", "pier.toml", host, "my/hosts/: nothing is read from here: the directory of data is the one above, my"},
	} {
		err := over(c.dir, map[string]string{c.at: c.text})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, c.want)
		}
	}
	if err := over("my", map[string]string{
		"README.md": "# mine", "notes/measured.csv": "a,b", "app.toml": "whereto = 1\n[answers]\n", ".taplo.toml": "x = 1", ".git/config.toml": "x = 1", "hosts/README": "",
	}); err != nil {
		t.Errorf("what is no data is left alone: %v", err)
	}
}
