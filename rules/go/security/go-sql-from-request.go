package orders

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
)

func find(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	query := fmt.Sprintf("SELECT * FROM orders WHERE name = '%s'", name)
	// ruleid: go-sql-from-request
	db.Query(query)
	// ruleid: go-sql-from-request
	db.Exec("DELETE FROM orders WHERE name = '" + r.URL.Query().Get("name") + "'")
	// ok: go-sql-from-request
	db.Query("SELECT * FROM orders WHERE name = $1", name)
	id, _ := strconv.Atoi(name)
	// ok: go-sql-from-request
	db.Query(fmt.Sprintf("SELECT * FROM orders WHERE id = %d", id))
}

func sorted(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	by := r.FormValue("by")
	if !column.MatchString(by) {
		return
	}
	// ok: go-sql-from-request
	db.Query("SELECT * FROM users ORDER BY " + by)
	way := r.FormValue("way")
	if way != "ASC" && way != "DESC" {
		http.Error(w, "way", 400)
		return
	}
	// ok: go-sql-from-request
	db.Query("SELECT * FROM users ORDER BY name " + way)
}
