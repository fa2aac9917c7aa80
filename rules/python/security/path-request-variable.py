import os

from flask import request, send_file


def a():
    path = os.path.join("/data", request.args.get("f"))
    # ruleid: path-request-variable
    return open(path).read()


def b():
    name = request.args["f"]
    # ruleid: path-request-variable
    return send_file(name)


def c():
    path = os.path.join("/data", secure_filename(request.args["f"]))
    # ok: path-request-variable
    return open(path).read()


def d():
    path = os.path.join("/data", request.args["f"])
    if not os.path.realpath(path).startswith("/data/"):
        return None
    # ok: path-request-variable
    return open(path).read()
