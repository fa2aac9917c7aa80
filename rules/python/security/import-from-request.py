import importlib

from flask import request


def load():
    # ruleid: import-from-request
    a = importlib.import_module(request.args["m"])
    # ruleid: import-from-request
    b = __import__("plugins." + request.form.get("m"))
    # ok: import-from-request
    c = importlib.import_module(modules[request.args["m"]])
    # ok: import-from-request
    d = importlib.import_module("json")
    return a, b, c, d
