package screen

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/summary"
)

// D records a decision with its reason in the file, edited in place, shows it and whether it
// holds, and takes it back.
func TestDeciding(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil)
	p.u.setFocus(stacksPane)
	x := p.u.state().selected
	p.press("D").sees("Decide", "Nothing is recorded yet", "why").press("text:qx:? it is near", "enter").sees("decided for " + x.Title)
	d := p.u.session.answers.Decision
	if d == nil || d.Stack != x.ID || d.Why != "qx:? it is near" || d.On != p.u.Today {
		t.Fatalf("recorded is %+v", d)
	}
	p.press("ctrl+s").sees("saved to shop.toml")
	if got := p.to["shop.toml"]; !strings.HasPrefix(got, ours) || !strings.Contains(got, "[decision]") || !strings.Contains(got, x.ID) {
		t.Errorf("the file is\n%s", got)
	}
	again := on(t, "shop.toml", p.to, nil).sees("decided for it")
	again.u.setFocus(stacksPane)
	again.press("D").sees("The decision holds", "qx:? it is near").press("esc")
	// Another answer lets the decided stack fail.
	again.says("requests", answers.Number(500e6)).sees("which no longer holds").press("D").sees("The decision no longer holds")
	again.press("ctrl+x").sees("nothing is decided").seesNot("no longer holds").press("u").sees("no longer holds").press("ctrl+r").says("requests", answers.Number(2000)).press("ctrl+s")
	if got := p.to["shop.toml"]; got != ours {
		t.Errorf("without a decision the file is\n%s", got)
	}
}

// y copies five lines, an id or a bill to the terminal's clipboard, and says what to do where
// nothing arrives.
func TestCopying(t *testing.T) {
	t.Parallel()
	p := play(t, 120, 40, readAnswers(t, "orders"), "")
	p.u.setFocus(stacksPane)
	x := p.u.state().selected
	p.press("y").sees("If nothing arrives", "OSC 52", "set-clipboard").press("enter").sees("five lines copied")
	if lines := strings.Split(p.clipboard, "\n"); len(lines) < 4 || len(lines) > 5 || !strings.Contains(lines[1], x.Name) || !strings.Contains(lines[1], summary.Total(x)) {
		t.Errorf("copied is\n%s", p.clipboard)
	}
	if p.press("y", "down", "enter"); p.clipboard != x.ID {
		t.Errorf("the id is %q", p.clipboard)
	}
	p.press("y", "down", "down", "enter")
	for _, l := range x.Bill.Lines {
		if !strings.Contains(p.clipboard, l.Arithmetic) {
			t.Errorf("%q is not in\n%s", l.Arithmetic, p.clipboard)
		}
	}
}

// E saves what is not saved, opens the file, and follows it.
func TestEditing(t *testing.T) {
	t.Parallel()
	var opened []string
	with := func(c *Config) {
		c.Edit = func(file string) (tea.ExecCommand, error) {
			opened = append(opened, file)
			return nil, errors.New("no terminal here")
		}
	}
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours}, with)
	p.says("budget", answers.Number(200)).press("E")
	if len(opened) != 1 || !strings.Contains(p.to["shop.toml"], "200") {
		t.Fatalf("opened is %v, the file\n%s", opened, p.to["shop.toml"])
	}
	p.to["shop.toml"] = strings.Replace(p.to["shop.toml"], "# Ours", "# Ours too", 1)
	p.to["shop.toml"] = strings.Replace(p.to["shop.toml"], "200", "300", 1)
	p.send(editedMsg{})
	if b := p.sees("as edited").u.session.answers.Values["budget"].Number; b == nil || b.Typical != 300 || p.u.unsaved() != 0 {
		t.Errorf("the budget is %v, %d are unsaved", b, p.u.unsaved())
	}
	was := p.to["shop.toml"]
	p.to["shop.toml"] = "whereto = 1\n[answers]\nbudget = \"lots\"\n"
	p.send(editedMsg{})
	p.sees("E opens it again")
	if b := p.u.session.answers.Values["budget"].Number; b.Typical != 300 {
		t.Errorf("a file that can't be read made it %v", b)
	}
	p.press("q").sees("not saved").press("esc") // the file does not hold them any more
	delete(p.to, "shop.toml")
	p.send(editedMsg{})
	p.sees("shop.toml is gone").press("q").sees("not saved").press("esc", "ctrl+s")
	if !strings.Contains(p.to["shop.toml"], "300") || p.u.unsaved() != 0 {
		t.Errorf("the file is written again as\n%s", p.to["shop.toml"])
	}
	p.to["shop.toml"] = was
	p.send(editedMsg{&exec.Error{Name: "vim", Err: exec.ErrNotFound}})
	p.sees("the editor: ")

	opened = nil
	p = on(t, "", nil, with).says("kind", answers.Words("api")).press("E").sees("save the answers to")
	if p.press("enter"); len(opened) != 1 || opened[0] != "answers.toml" {
		t.Errorf("without a file opened is %v", opened)
	}
	opened = nil
	if on(t, "", nil, with).says("kind", answers.Words("api")).press("E", "esc", "ctrl+s", "enter"); len(opened) != 0 {
		t.Error("the editor opens although that was left")
	}
	on(t, "shop.toml", map[string]string{"shop.toml": ours}, nil).press("E").sees("set EDITOR")
}

// e shows what is going to be written, in the form of the name's ending; what is there is
// written over only where that is said.
func TestExportPreview(t *testing.T) {
	t.Parallel()
	p := on(t, "shop.toml", map[string]string{"shop.toml": ours, "advice.md": "theirs"}, nil)
	p.u.setFocus(stacksPane)
	p.press("e").sees("Preview · .md", "# Shop")
	for range ".md" {
		p.press("backspace")
	}
	p.sees("the name ends in").press("text:.json").sees("Preview · .json", `"schema"`)
	for range ".json" {
		p.press("backspace")
	}
	p.press("text:.md", "pgdown")
	if p.u.preview.top == 0 {
		t.Error("it can't be read on")
	}
	p.press("enter").sees("is there")
	if p.to["advice.md"] != "theirs" {
		t.Error("it was written over unasked")
	}
	if p.press("enter").sees("written to advice.md").press("e", "ctrl+u", "text:shop.toml", "enter").sees("ctrl+s does it").press("esc"); p.to["shop.toml"] != ours {
		t.Error("the file in use was written over")
	}
	if p.to["advice.md"] == "theirs" || p.u.preview != nil {
		t.Error("it was not written")
	}
}
