package files

import (
	"net/http"
	"os"
	"path/filepath"
)

func download(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("file")
	// ruleid: go-path-from-request
	os.ReadFile(filepath.Join("/var/reports", name))
	// ruleid: go-path-from-request
	http.ServeFile(w, r, "/var/reports/"+name)
	// ok: go-path-from-request
	os.ReadFile(filepath.Join("/var/reports", filepath.Base(name)))
	// ok: go-path-from-request
	os.ReadFile("/var/reports/index.html")
}
