package tools

import (
	"net/http"
	"os/exec"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	// ruleid: go-command-from-request
	exec.Command("sh", "-c", "ping -c 1 "+host).Run()
	// ok: go-command-from-request
	exec.Command("uptime").Run()
}
