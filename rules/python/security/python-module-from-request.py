import importlib

import flask
from flask import request


def load():
    # ruleid: python-module-from-request
    a = importlib.import_module(request.args["m"])
    # ruleid: python-module-from-request
    b = __import__("plugins." + request.form.get("m"))
    # ok: python-module-from-request
    c = importlib.import_module(modules[request.args["m"]])
    # ok: python-module-from-request
    d = importlib.import_module("json")
    return a, b, c, d


def by_name():
    name = flask.request.args["name"]
    # ruleid: python-module-from-request
    function = globals()[name]
    # ok: python-module-from-request
    other = {"ping": len}[name]
    return function() or other("")


class Views:
    def called(self):
        # ruleid: python-module-from-request
        return getattr(self, request.args["action"])()

    def kept(self):
        # ruleid: python-module-from-request
        function = getattr(self, request.args["action"], None)
        if function is None:
            flask.abort(404)
        return function()

    def prefixed(self):
        # ok: python-module-from-request
        first = getattr(self, "do_" + request.args["action"])()
        name = f"on_{request.args['action']}"
        # ok: python-module-from-request
        return first, getattr(self, name)()

    def known(self):
        action = request.args["action"]
        if action not in ("show", "list"):
            flask.abort(404)
        # ok: python-module-from-request
        return getattr(self, action)()

    def read(self, model):
        # ok: python-module-from-request
        return getattr(model, request.args["field"])
