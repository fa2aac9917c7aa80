def find(cursor, name, table):
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    # ruleid: sql-variable-built
    cursor.execute(query)


def remove(cursor, name):
    query = "DELETE FROM users WHERE name = '%s'" % name
    log(query)
    # ruleid: sql-variable-built
    return cursor.execute(query)


def change(cursor, name):
    sql = "UPDATE users SET seen = 1 WHERE name = '{}'".format(name)
    if name:
        # ruleid: sql-variable-built
        cursor.execute(sql)


def safe(cursor, name):
    query = "SELECT * FROM users WHERE name = ?"
    # ok: sql-variable-built
    cursor.execute(query, (name,))


def shown(cursor, name):
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    # ok: sql-variable-built
    print(query)


def constant(cursor):
    query = "SELECT * FROM users " + "WHERE id = 1"
    # ok: sql-variable-built
    cursor.execute(query)


def named(cursor, table):
    query = "DELETE FROM %s WHERE id = 1" % table
    # ok: sql-variable-built
    cursor.execute(query)
