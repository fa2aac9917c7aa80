from flask import request


def find(cursor):
    # ruleid: sql-from-request
    cursor.execute("SELECT * FROM users WHERE name = '" + request.args["name"] + "'")
    # ruleid: sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + request.args.get("sort"))
    # ruleid: sql-from-request
    cursor.execute(f"SELECT * FROM users WHERE id = {request.form['id']}")
    # ok: sql-from-request
    cursor.execute("SELECT * FROM users WHERE name = %s", (request.args["name"],))
    # ok: sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + columns[request.args["sort"]])
    # ok: sql-from-request
    cursor.execute("SELECT * FROM users WHERE id = %d" % int(request.args["id"]))
