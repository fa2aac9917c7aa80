package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	// ruleid: go-profiling-exposed
	http.ListenAndServe(":8080", nil)
	// ok: go-profiling-exposed
	http.ListenAndServe("localhost:6060", nil)
}
