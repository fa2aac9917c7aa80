package main

// ruleid: import-templates
import "text/template"
// ruleid: import-templates, import-templates-as
import tt "text/template"
// ruleid: import-profiler
import _ "net/http/pprof"
// ruleid: import-md5
import (
	"fmt"
	md "crypto/md5"
)

// ruleid: text-variable
var key = []byte("topsecret")

func f(s string) {
	// ruleid: bytes-as-text, bytes-content, bytes
	foo([]byte("abc"))
	foo(string("abc"))
	foo(key)
	// ruleid: text-value
	x := []byte("abc")
	foo(x)
	// ruleid: new-any, made
	a := new(T)
	// ruleid: new-any, made
	b := &T{}
	c := &T{1, 2}
	// ruleid: forgotten
	_ = s
	// ruleid: forgotten
	_, _ = s, a
	// ruleid: swap
	a, b = b, a
	// ruleid: md5
	md.New()
}
