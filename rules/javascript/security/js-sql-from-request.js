app.get("/a", (req, res) => {
  // ruleid: js-sql-from-request
  db.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", done);
  // ruleid: js-sql-from-request
  db.query("SELECT * FROM users ORDER BY " + req.query.sort, done);
  // ruleid: js-sql-from-request
  db.all(`SELECT * FROM users WHERE id = ${req.params.id}`, done);
  // ok: js-sql-from-request
  db.query("SELECT * FROM users WHERE name = ?", [req.query.name], done);
  // ok: js-sql-from-request
  db.query("SELECT * FROM users ORDER BY " + columns[req.query.sort], done);
  // ok: js-sql-from-request
  db.query("SELECT * FROM users WHERE id = " + Number(req.query.id), done);
});
