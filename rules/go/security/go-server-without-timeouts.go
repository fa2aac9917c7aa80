package main

import "net/http"

func main() {
	// ruleid: go-server-without-timeouts
	http.ListenAndServe(":8080", nil)
	server := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5}
	// ok: go-server-without-timeouts
	server.ListenAndServe()
}
