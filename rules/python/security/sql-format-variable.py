def find(cursor, id, table):
    query = f"SELECT * FROM users WHERE id = {id}"
    # ruleid: sql-format-variable
    cursor.execute(query)
    sql = f"DELETE FROM users WHERE name = '{id}'"
    # ruleid: sql-format-variable
    cursor.execute(sql, ())
    fixed = "SELECT * FROM users WHERE id = %s"
    # ok: sql-format-variable
    cursor.execute(fixed, (id,))
    whole = f"SELECT * FROM {table}"
    # ok: sql-format-variable
    cursor.execute(whole)


def exists(cursor, name):
    mark = "?"
    query = f"SELECT name FROM sqlite_master WHERE name = {mark}"
    # ok: sql-format-variable
    return cursor.execute(query, [name])
