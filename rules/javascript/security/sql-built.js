function find(db, name, id, table) {
  // ruleid: sql-built
  db.query("SELECT * FROM users WHERE name = '" + name + "'");
  // ruleid: sql-built
  db.query(`SELECT * FROM users WHERE name = '${name}'`, done);
  // ruleid: sql-built
  db.execute("DELETE FROM users WHERE id = " + id);
  // ruleid: sql-built
  db.raw(`update users set name = '${name}' where id = 1`);
  // ruleid: sql-built
  db.query({ text: "INSERT INTO users VALUES ('" + name + "')", rowMode: "array" });
  // ok: sql-built
  db.query("SELECT * FROM users WHERE name = ?", [name]);
  // ok: sql-built
  db.query(`SELECT * FROM users WHERE id = 1`);
  // ok: sql-built
  db.query("SELECT * FROM users " + "WHERE id = 1");
  // ok: sql-built
  db.query(`SELECT * FROM ${table} WHERE id = 1`);
  // ok: sql-built
  db.query(sql`SELECT * FROM users WHERE name = ${name}`);
  // ok: sql-built
  db.query("SELECT * FROM users WHERE name = " + db.escape(name));
  // ok: sql-built
  map.get("select a colour from " + name);
}
