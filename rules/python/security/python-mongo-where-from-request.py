from flask import request
from pymongo import MongoClient


def find():
    users = MongoClient().app.users
    name = request.args.get("name")
    # ruleid: python-mongo-where-from-request
    users.find({"$where": "this.name == '" + name + "'"})
    # ruleid: python-mongo-where-from-request
    users.find_one({"$where": f"this.age == {request.form['age']}"})
    # ok: python-mongo-where-from-request
    users.find({"name": name})
    # ok: python-mongo-where-from-request
    users.find({"$where": "this.age == %d" % int(name)})
    kind = name if name in ("a", "b") else "a"
    # ok: python-mongo-where-from-request
    users.find({"$where": "this.kind == '" + kind + "'"})
