function find(id, done) {
  const sql = `SELECT * FROM users WHERE id = ${id}`;
  // ruleid: js-sql-template-variable
  db.query(sql, done);
}
async function named(name) {
  const sql = `DELETE FROM users WHERE name = '${name}'`;
  // ruleid: js-sql-template-variable
  await pool.execute(sql);
}
function safe(id, done) {
  const sql = `SELECT * FROM users WHERE id = ?`;
  // ok: js-sql-template-variable
  db.query(sql, [id], done);
}
function table(tableName, done) {
  const sql = `SELECT * FROM ${tableName}`;
  // ok: js-sql-template-variable
  db.query(sql, done);
}
function tagged(id, done) {
  const statement = sql`SELECT * FROM users WHERE id = ${id}`;
  // ok: js-sql-template-variable
  db.query(statement, done);
}
