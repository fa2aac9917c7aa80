// ruleid: package-main
package main

// ruleid: import-of-md5
import (
	"crypto/md5"
	"crypto/tls"
	"fmt"
	h "net/http"
	"net/http"
)

// ruleid: assignment, any-text, variable-with-value, constant
const K = "abc"

// ruleid: assignment, variable-with-value
var g = 1
// ruleid: variable-with-type
var s string

// ruleid: struct-type
type T struct {
	A, B int
	// ruleid: any-text
	C    *http.Request `json:"c"`
}

// ruleid: function-header, with-request, method-header, returns-error
func (t *T) F(w http.ResponseWriter, r *http.Request, xs ...string) (int, error) {
	// ruleid: http-get, any-get, assignment, with-error, any-text, a-request, member, with-argument
	x, err := http.Get(r.URL.Query().Get("q"))
	// ruleid: if-not-nil
	if err != nil {
		// ruleid: returned, returned-error
		return 0, err
	}
	// ruleid: assignment, member, md5-made
	y := md5.New()
	// ruleid: http-get, any-get, assignment, any-text, member, with-argument
	z := h.Get("u")
	// ruleid: ranged, any-loop
	for i, v := range xs {
		// ruleid: goroutine, returned, bytes-of, member, function-literal, with-argument
		go func() { w.Write([]byte(v)) }()
		// ruleid: member, with-argument
		fmt.Println(i)
	}
	// ruleid: assignment, unverified-pointer, config-of-tls, any-text, slice-with-a
	c := &tls.Config{InsecureSkipVerify: true, X: []string{"a", "b"}}
	// ruleid: assignment, config-of-tls
	d := tls.Config{MinVersion: 1}
	// ruleid: assignment, with-argument
	switch q := any(y).(type) {
	case int:
		// ruleid: assignment
		z = 1
	default:
		z++
	}
	// ruleid: deferred-close, member
	defer c.Close()
	// ruleid: foo-then-bar, deep-foo, with-argument
	foo(x)
	// ruleid: assignment
	k := 1
	// ruleid: with-argument
	bar(x)
	// ruleid: assignment, any-text, map-of-texts
	m := map[string]string{"a": "b"}
	// ruleid: assignment, any-text, indexed
	m["a"] = "c"
	// ruleid: assignment, with-error, if-not-nil, deep-foo, if-with-definition, with-argument
	if a, b := foo(1); b != nil {
		// ruleid: returned, returned-error
		return a, b
	}
	// ruleid: assignment, any-loop
	for i := 0; i < 3; i++ {
		// ruleid: deep-foo, with-argument
		foo(i)
	}
	// ruleid: any-loop, endless
	for {
		break
	}
	// ruleid: any-loop
	for x != nil {
		// ruleid: deep-foo, with-argument
		foo(2)
	}
	// ruleid: sent
	ch <- x
	// ruleid: assignment, received
	v := <-ch
	// ruleid: any-text, formatted, member, with-argument
	fmt.Sprintf("select %s", x)
	// ruleid: any-text, formatted, member, with-argument
	fmt.Sprintf(K, x)
	// ruleid: any-text, member, is-abc, both, negated
	if s == "abc" && !t.ok {
		// ruleid: assignment, any-text, sum, pointed-to
		*p = s + "x"
	}
	// ruleid: member, with-argument, chain-to-baz
	a.foo(1).mid().baz(2)
	// ruleid: assignment, asserted-text
	str := q.(string)
	// ruleid: any-text, member, with-argument, handled
	http.HandleFunc("/", handler)
	select {
	// ruleid: received
	case <-ch:
		// ruleid: deep-foo, with-argument
		foo(3)
	}
	// ruleid: sum, returned, returned-error
	return x + 1, nil
}

// ruleid: function-header
func plain(a int, b string) {
	// ruleid: deep-foo, with-argument
	foo(b)
	// ruleid: counted-up
	x++
}

// ruleid: function-header, returned
func noargs() error { return nil }
