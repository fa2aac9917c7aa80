export async function load(pool: Pool, id: string) {
  // ruleid: js-sql-built
  const rows = await pool.query(`SELECT * FROM items WHERE id = ${id}`);
  // ok: js-sql-built
  const safe = await pool.query("SELECT * FROM items WHERE id = $1", [id]);
  return [rows, safe];
}
