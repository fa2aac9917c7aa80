import itertools
from typing import Annotated

import peewee
from fastapi import APIRouter, Depends
from flask import Flask, request

router = APIRouter()


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


def find(cursor):
    # ruleid: python-sql-from-request
    cursor.execute("SELECT * FROM users WHERE name = '" + request.args["name"] + "'")
    # ruleid: python-sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + request.args.get("sort"))
    # ruleid: python-sql-from-request
    cursor.execute(f"SELECT * FROM users WHERE id = {request.form['id']}")
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM users WHERE name = %s", (request.args["name"],))
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + columns[request.args["sort"]])
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM users WHERE id = %d" % int(request.args["id"]))


def sorted_by(cursor):
    column = request.args["sort"]
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + COLUMNS.get(column, "id"))
    if column in ("name", "age"):
        # ok: python-sql-from-request
        cursor.execute("SELECT * FROM users ORDER BY " + column)
    # ruleid: python-sql-from-request
    cursor.execute("SELECT * FROM users ORDER BY " + column)
    # ruleid: python-sql-from-request
    cursor.exec_driver_sql("SELECT * FROM users ORDER BY " + column)


def typed(cursor):
    size = request.args.get("size", 10, type=int)
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM users LIMIT %s" % size)


def plain_texts():
    least = request.args.get("min")
    # ruleid: python-sql-from-request
    Item.select().where(peewee.SQL("price > " + least))
    # ok: python-sql-from-request
    Item.select().where(peewee.SQL("price > ?", [least]))
    # ruleid: python-sql-from-request
    Item.raw("select * from item where price > " + least)


def page_of(sort: str = "id", size: int = 20):
    return {"sort": sort, "size": size}


class Page:
    def __init__(self, sort: str = "id", size: int = 20):
        self.sort = sort
        self.size = size


@router.get("/items")
def depends(cursor, page=Depends(page_of)):
    # ruleid: python-sql-from-request
    cursor.execute("SELECT * FROM items ORDER BY " + page["sort"])
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM items LIMIT " + str(page["size"]))


@router.get("/pages")
def depends_on_class(cursor, page: Annotated[Page, Depends()]):
    # ruleid: python-sql-from-request
    cursor.execute(f"SELECT * FROM items ORDER BY {page.sort}")
    # ok: python-sql-from-request
    cursor.execute(f"SELECT * FROM items LIMIT {page.size}")


import flask


@app.before_request
def keep_tenant():
    flask.g.tenant = flask.request.headers.get("X-Tenant", "main")
    flask.g.began = time.time()


def kept(cursor):
    # ruleid: python-sql-from-request
    cursor.execute("SELECT * FROM orders WHERE tenant = '" + flask.g.tenant + "'")
    # ok: python-sql-from-request
    cursor.execute("SELECT * FROM orders WHERE began > " + str(flask.g.began))


@app.route("/doubled")
def doubled_quotes(db):
    name = flask.request.args["name"]
    # ok: python-sql-from-request
    db.execute("SELECT * FROM users WHERE name = '" + name.replace("'", "''") + "'")
    # ruleid: python-sql-from-request
    db.execute("SELECT * FROM users WHERE name = '" + name.replace("'", "") + "\\'")


@app.route("/columns")
def keys_and_values(db):
    values = {}
    for name, value in flask.request.args.items():
        values["c%d" % len(values)] = value
    # ok: python-sql-from-request
    db.execute("SELECT * FROM report WHERE " + " AND ".join(f"{key} = %s" for key in values))
    columns = {}
    for name in flask.request.args:
        columns[name] = 1
    # ruleid: python-sql-from-request
    db.execute("SELECT " + ", ".join(columns) + " FROM report")
    # ok: python-sql-from-request
    db.execute("SELECT * FROM report LIMIT " + str(columns["limit"]))


def is_valid(name):
    return bool(name) and len(name) < 50


def is_valid_word(name):
    return bool(name) and WORD.fullmatch(name)


def by_promising_names():
    name = flask.request.args["name"]
    if is_valid(name):
        # ruleid: python-sql-from-request
        db.execute("SELECT * FROM person WHERE name = '" + name + "'")
    if is_valid_word(name):
        # ok: python-sql-from-request
        db.execute("SELECT * FROM person WHERE name = '" + name + "'")


def by_ranges():
    words = ["fixed", flask.request.args["word"], "end"]
    # ok: python-sql-from-request
    db.execute("SELECT * FROM word WHERE name = '" + list(itertools.islice(words, 0, 1))[0] + "'")
    # ruleid: python-sql-from-request
    db.execute("SELECT * FROM word WHERE name = '" + list(itertools.islice(words, 1, 2))[0] + "'")
    # ok: python-sql-from-request
    db.execute("SELECT * FROM word WHERE name = '" + list(filter(is_valid_word, words))[0] + "'")
    # ruleid: python-sql-from-request
    db.execute("SELECT * FROM word WHERE name = '" + list(filter(is_valid, words))[1] + "'")


def by_later_keys():
    base = {"name": flask.request.args["name"], "city": flask.request.args["city"]}
    merged = {**base, "name": "paris"}
    # ok: python-sql-from-request
    db.execute("SELECT * FROM town WHERE name = '" + merged["name"] + "'")
    # ruleid: python-sql-from-request
    db.execute("SELECT * FROM town WHERE name = '" + merged["city"] + "'")
