package audit

import (
	"log"
	"net/http"
)

func signIn(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-log-from-request
	log.Println("signed in:", user)
	// ok: go-log-from-request
	log.Printf("signed in: %q", user)
}
