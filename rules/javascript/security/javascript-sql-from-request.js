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
