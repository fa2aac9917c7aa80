from flask import request


def find(tree):
    wanted = request.args["id"]
    # ruleid: python-xpath-from-request
    tree.xpath("//person[@id='" + wanted + "']")
    # ok: python-xpath-from-request
    tree.xpath("//person[@id=$id]", id=wanted)
