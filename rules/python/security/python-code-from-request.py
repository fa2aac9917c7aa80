import ast

from flask import request


def calculate():
    formula = request.args["formula"]
    # ruleid: python-code-from-request
    eval(formula)
    # ok: python-code-from-request
    ast.literal_eval(formula)
