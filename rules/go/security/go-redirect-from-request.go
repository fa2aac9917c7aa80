package login

import "net/http"

func done(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-redirect-from-request
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
	// ok: go-redirect-from-request
	http.Redirect(w, r, "/home", http.StatusFound)
}
