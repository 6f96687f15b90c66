package command

import (
	"cmp"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	"whereto/ui/screen"
)

// debugging is the variable of the environment that has a breakdown shown whole.
const debugging = "WHERETO_DEBUG"

// rescue tells of a breakdown in one sentence, and what to report of it.
func (p program) rescue(args []string, code *int) {
	r := recover()
	if r == nil {
		return
	}
	*code = Failure
	stack := string(debug.Stack())
	what, where, _ := strings.Cut(fmt.Sprint(r), "\n") // one of a worker's brings its own
	call := "whereto"
	for _, arg := range args[min(1, len(args)):] {
		if strings.ContainsAny(arg, " \t\n") {
			arg = strconv.Quote(arg)
		}
		call += " " + arg
	}
	p.tell(fmt.Sprintf("whereto: the program broke down (%s), which is a mistake of its own: please report it with the call, %s, the files that it names, and what whereto version says; with %s=1 it shows where it broke down", what, call, debugging))
	if p.env != nil && p.env(debugging) != "" {
		p.tell(cmp.Or(where, stack))
	}
}

// endOnQuit ends a run on SIGQUIT with its exit code, where the runtime would tell of all its
// work. The other signals end a run by themselves.
func endOnQuit() {
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	go func() {
		<-quit
		os.Exit(screen.Signals[syscall.SIGQUIT])
	}()
}
