package cookies

import "net/http"

func all() {
	// ruleid: go-cookie-insecure
	a := http.Cookie{Name: "id", Secure: false}
	// ok: go-cookie-insecure
	b := http.Cookie{Name: "id", Secure: true, HttpOnly: true}
}
