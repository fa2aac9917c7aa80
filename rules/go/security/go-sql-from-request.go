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
