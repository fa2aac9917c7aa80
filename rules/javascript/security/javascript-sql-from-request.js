const express = require('express');
const app = express();

app.get('/orders', async (req, res) => {
  const name = req.query.name;
  const sql = `SELECT * FROM orders WHERE name = '${name}'`;
  // ruleid: javascript-sql-from-request
  await db.query(sql);
  // ruleid: javascript-sql-from-request
  await db.execute("DELETE FROM orders WHERE name = '" + req.body.name + "'");
  // ok: javascript-sql-from-request
  await db.query('SELECT * FROM orders WHERE name = $1', [name]);
  const id = Number(req.params.id);
  // ok: javascript-sql-from-request
  await db.query(`SELECT * FROM orders WHERE id = ${id}`);
});

app.get("/a", (req, res) => {
  // ruleid: javascript-sql-from-request
  db.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", done);
  // ruleid: javascript-sql-from-request
  db.query("SELECT * FROM users ORDER BY " + req.query.sort, done);
  // ruleid: javascript-sql-from-request
  db.all(`SELECT * FROM users WHERE id = ${req.params.id}`, done);
  // ok: javascript-sql-from-request
  db.query("SELECT * FROM users WHERE name = ?", [req.query.name], done);
  // ok: javascript-sql-from-request
  db.query("SELECT * FROM users ORDER BY " + columns[req.query.sort], done);
  // ok: javascript-sql-from-request
  db.query("SELECT * FROM users WHERE id = " + Number(req.query.id), done);
});
