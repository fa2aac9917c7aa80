package proxy

import "net/http"

func fetch(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("url")
	// ruleid: go-ssrf-from-request
	http.Get(target)
	// ruleid: go-ssrf-from-request
	http.NewRequest("GET", "https://"+target+"/x", nil)
	// ok: go-ssrf-from-request
	http.Get("https://api.example.com/status")
}
