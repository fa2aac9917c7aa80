from flask import request
import ast
import importlib
import json


def calculate():
    formula = request.args["formula"]
    # ruleid: python-code-from-request
    eval(formula)
    # ok: python-code-from-request
    ast.literal_eval(formula)


def calculate_2():
    # ruleid: python-code-from-request
    result = eval(request.args["formula"])
    # ruleid: python-code-from-request
    exec(request.form.get("code", ""))
    # ruleid: python-code-from-request
    eval("1 + " + request.args.get("term"), {})
    # ok: python-code-from-request
    ast.literal_eval(request.args["formula"])
    # ok: python-code-from-request
    json.loads(request.form["code"])
    # ok: python-code-from-request
    model.eval(request.args)
    # ok: python-code-from-request
    eval("1 + 1")
    return result


def view(request):
    # ruleid: python-code-from-request
    return eval(request.GET["q"])


def prompt():
    # ruleid: python-code-from-request
    return eval(input("> "))


def console(request):
    interpreter = code.InteractiveInterpreter()
    # ruleid: python-code-from-request
    interpreter.runsource(request.get_full_path())
    # ok: python-code-from-request
    interpreter.runsource("known = " + str(request.get_full_path().startswith("/a")))


def by_name(request):
    import builtins

    # ruleid: python-code-from-request
    getattr(builtins, "exec")(request.POST["code"])
    # ok: python-code-from-request
    getattr(builtins, "len")(request.POST["code"])


def kept_by_name(request):
    run = getattr(builtins, "eval")
    # ruleid: python-code-from-request
    run(request.POST["formula"])
