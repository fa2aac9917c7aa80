package hello

import (
	"fmt"
	"html"
	"net/http"
)

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-xss-response
	fmt.Fprintf(w, "<h1>%s</h1>", name)
	// ruleid: go-xss-response
	w.Write([]byte("<p>" + name))
	// ok: go-xss-response
	fmt.Fprintf(w, "<h1>%s</h1>", html.EscapeString(name))
	// ok: go-xss-response
	fmt.Fprintln(w, "<p>fixed</p>")
}
