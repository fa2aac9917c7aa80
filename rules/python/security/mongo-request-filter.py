import json

from flask import request


def log_in(db):
    # ruleid: mongo-request-filter
    a = db.users.find_one(request.json)
    # ruleid: mongo-request-filter
    b = db.users.find_one({"name": request.json["name"], "password": request.json["password"]})
    # ok: mongo-request-filter
    c = db.users.find_one({"name": str(request.json["name"])})
    # ok: mongo-request-filter
    d = db.users.find_one({"name": name})
    # ok: mongo-request-filter
    e = text.find(request.args["name"])
    return a, b, c, d, e


def parsed(db):
    wanted = json.loads(request.form["filter"])
    # ruleid: mongo-request-filter
    db.users.aggregate(wanted)
    kept = json.loads('{"kind": "a"}')
    # ok: mongo-request-filter
    db.users.find_one(kept)
    # ok: mongo-request-filter
    db.users.find_one({"name": str(wanted)})


def compared(db):
    owner = request.json["owner"]
    # ok: mongo-request-filter
    a = db.users.find_one({"owner": {"$eq": owner}})
    # ruleid: mongo-request-filter
    b = str(list(db.users.aggregate(request.json["steps"])))
    return a, b


def asked(db):
    title = request.json["title"]
    if not isinstance(title, str):
        return None
    # ok: mongo-request-filter
    return db.books.count_documents({"title": title})
