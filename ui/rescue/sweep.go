package rescue

import (
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"whereto/ui/files"
)

// disk names what is written beside by the process that writes it.
type disk struct {
	files.Disk
	by    uint64
	count *atomic.Uint64
}

// Disk is the machine's file system for this process: what is still beside a file when the
// process is gone is known for its, and swept away.
func (f Folder) Disk() files.System {
	return disk{by: ours(f.PID, f.Boot) | moment(f.began(f.PID)), count: new(atomic.Uint64)}
}

// Lot is the process, and a count.
func (d disk) Lot() uint64 { return d.by | d.count.Add(1)&0xff }

// signed is set in every name that is of a process, so that nothing else is taken for one.
const signed = 1 << 63

// ours is a process as it stands in names, but for when it began: its machine's start in 15
// bits, and its number.
func ours(pid int, boot string) uint64 {
	return signed | uint64(digest(boot)&0x7fff)<<48 | uint64(uint32(pid))<<16
}

// moment is when a process began as it stands in names, in 8 bits.
func moment(began string) uint64 {
	if began == "" {
		return 0
	}
	return uint64(1+digest(began)%0xff) << 8
}

func digest(text string) uint32 {
	sum := fnv.New32a()
	sum.Write([]byte(text))
	return sum.Sum32()
}

// atOnce is an age that nothing reaches while it is written.
const atOnce = time.Minute

// sweep takes away what was being written in a folder by who is gone. What is of another
// start of the machine may be of another machine: it is let alone while it is new.
func (f Folder) sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		lot, ok := strings.CutPrefix(e.Name(), files.Beside)
		n, err := strconv.ParseUint(lot, 36, 64)
		if !ok || err != nil || n&signed == 0 {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		pid, age := int(uint32(n>>16)), f.Now().Sub(info.ModTime())
		here := n&^0xffff == ours(pid, f.Boot)
		meant := func(began string) bool { return n&0xff00 == 0 || n&0xff00 == moment(began) }
		if here && !f.works(pid, meant) || !here && age > atOnce || age > forgotten {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
