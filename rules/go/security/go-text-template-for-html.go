package pages

import (
	"net/http"
	"text/template"
)

func show(w http.ResponseWriter, r *http.Request) {
	t := template.Must(template.New("x").Parse("<p>{{.}}"))
	// ruleid: go-text-template-for-html
	t.Execute(w, r.FormValue("x"))
}

func mail(out *Buffer) {
	t := template.Must(template.New("x").Parse("Hello {{.}}"))
	// ok: go-text-template-for-html
	t.Execute(out, "x")
}
