from flask import Flask, request

app = Flask(__name__)


@app.route("/orders")
def orders():
    name = request.args.get("name")
    query = f"SELECT * FROM orders WHERE name = '{name}'"
    # ruleid: python-sql-from-request
    db.execute(query)
    parts = ["SELECT * FROM orders WHERE name = '"]
    parts.append(name)
    # ruleid: python-sql-from-request
    db.execute("".join(parts))
    # ok: python-sql-from-request
    db.execute("SELECT * FROM orders WHERE name = ?", (name,))
    number = int(name)
    # ok: python-sql-from-request
    db.execute(f"SELECT * FROM orders WHERE id = {number}")


@app.route("/order/<name>")
def order(name):
    # ruleid: python-sql-from-request
    db.execute("SELECT * FROM orders WHERE name = '%s'" % name)
