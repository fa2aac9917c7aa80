package main

// ruleid: any-import
import "os/exec"
// ruleid: any-import, named-import
import mrand "math/rand"

// ruleid: new-type
type T struct{ a string }
// ruleid: same-type
type Alias = string
// ruleid: new-type
type Def int
// ruleid: an-interface, new-type
type Reader interface {
	Read(p []byte) (int, error)
}

// ruleid: functions, returns-error, variadic
func run(cmd string, args ...string) error {
	// ruleid: runs
	c := exec.Command(cmd, args...)
	if err := c.Run(); err != nil {
		return err
	}
	return nil
}

// ruleid: functions, returns-error
func named() (err error) { return nil }
// ruleid: functions, handler
func handle(w http.ResponseWriter, r *http.Request) {}
// ruleid: functions, pointer-method
func (t *T) handle(w http.ResponseWriter, r *http.Request) {}
// ruleid: functions
func (t T) value() {}

// ruleid: functions
func values(xs []string, c *Client, d Client) {
	// ruleid: keys
	for i := range xs {
		// ruleid: at
		use(xs[i])
	}
	for i, x := range xs {
		use(i, x)
		// ruleid: captured
		go func() {
			use(x)
		}()
	}
	// ruleid: up-to
	use(xs[:3])
	// ruleid: texts
	use(xs)
	// ruleid: a-text, raw
	use("a", `a`, 'a')
	// ruleid: a-client, do-of-client
	c.Do(1)
	d.Do(1)
	e := &Client{}
	// ruleid: a-client, do-of-client
	e.Do(1)
	// ruleid: octal
	os.Chmod("b", 0o644)
	// ruleid: case-of
	switch len(xs) {
	case 1:
		fallthrough
	case 2:
		// ruleid: stops
		break
	}
}
