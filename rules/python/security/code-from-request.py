import ast
import json

from flask import request


def calculate():
    # ruleid: code-from-request
    result = eval(request.args["formula"])
    # ruleid: code-from-request
    exec(request.form.get("code", ""))
    # ruleid: code-from-request
    eval("1 + " + request.args.get("term"), {})
    # ok: code-from-request
    ast.literal_eval(request.args["formula"])
    # ok: code-from-request
    json.loads(request.form["code"])
    # ok: code-from-request
    model.eval(request.args)
    # ok: code-from-request
    eval("1 + 1")
    return result


def view(request):
    # ruleid: code-from-request
    return eval(request.GET["q"])


def prompt():
    # ruleid: code-from-request
    return eval(input("> "))
