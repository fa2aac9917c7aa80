import sqlite3

from sqlalchemy import text


def find(cursor, name, session, table):
    # ruleid: sql-built
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    # ruleid: sql-built
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)
    # ruleid: sql-built
    cursor.execute(f"DELETE FROM users WHERE name = '{name}'")
    # ruleid: sql-built
    cursor.execute("select id from users where name = '{}'".format(name))
    # ruleid: sql-built
    session.execute(text(f"UPDATE users SET name = '{name}'"))
    # ruleid: sql-built
    User.objects.raw("SELECT * FROM app_user WHERE name = '%s'" % name)
    # ok: sql-built
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ok: sql-built
    cursor.execute("SELECT * FROM users WHERE name = ?", [name])
    # ok: sql-built
    cursor.execute("SELECT * FROM users " "WHERE id = 1")
    # ok: sql-built
    cursor.execute(f"SELECT count(*) FROM {table} WHERE id = 1")
    # ok: sql-built
    session.execute(text("SELECT 1"))
    # ok: sql-built
    runner.execute(f"job {name}")
