function find(db, name, id, table) {
  // ruleid: js-sql-built
  db.query("SELECT * FROM users WHERE name = '" + name + "'");
  // ruleid: js-sql-built
  db.query(`SELECT * FROM users WHERE name = '${name}'`, done);
  // ruleid: js-sql-built
  db.execute("DELETE FROM users WHERE id = " + id);
  // ruleid: js-sql-built
  db.raw(`update users set name = '${name}' where id = 1`);
  // ruleid: js-sql-built
  db.query({ text: "INSERT INTO users VALUES ('" + name + "')", rowMode: "array" });
  // ok: js-sql-built
  db.query("SELECT * FROM users WHERE name = ?", [name]);
  // ok: js-sql-built
  db.query(`SELECT * FROM users WHERE id = 1`);
  // ok: js-sql-built
  db.query("SELECT * FROM users " + "WHERE id = 1");
  // ok: js-sql-built
  db.query(`SELECT * FROM ${table} WHERE id = 1`);
  // ok: js-sql-built
  db.query(sql`SELECT * FROM users WHERE name = ${name}`);
  // ok: js-sql-built
  db.query("SELECT * FROM users WHERE name = " + db.escape(name));
  // ok: js-sql-built
  map.get("select a colour from " + name);
}

function joined(db, name, id) {
  // ruleid: js-sql-built
  db.query("SELECT * FROM users WHERE name = '".concat(name, "'"));
  // ruleid: js-sql-built
  db.query(util.format("SELECT * FROM users WHERE id = %s", id));
  // ok: js-sql-built
  db.query(`SELECT * FROM users WHERE id = ${Number(id)}`);
}
