// Whereto answers one question and shows its working: where should this team
// deploy its backend?
package main

import (
	"os"

	"whereto/ui/command"
)

func main() { os.Exit(command.Main(os.Args)) }
