package pages

import (
	"html/template"
	"net/http"
)

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-from-request
	template.New("x").Parse("<p>" + r.FormValue("body"))
	// ok: go-template-from-request
	template.New("x").Parse("<p>{{.}}")
}
