function find(id, done) {
  const sql = "SELECT * FROM users WHERE id = " + id;
  // ruleid: js-sql-variable-built
  db.query(sql, done);
}
function named(name) {
  let sql = "SELECT * FROM users WHERE name = '" + name + "'";
  // ruleid: js-sql-variable-built
  return db.all(sql);
}
function safe(id, done) {
  const sql = "SELECT * FROM users WHERE id = " + "?";
  // ok: js-sql-variable-built
  db.query(sql, done);
}
function escaped(id, done) {
  const sql = "SELECT * FROM users WHERE id = " + db.escape(id);
  // ok: js-sql-variable-built
  db.query(sql, done);
}
function table(done) {
  const sql = "SELECT * FROM " + tableName;
  // ok: js-sql-variable-built
  db.query(sql, done);
}
