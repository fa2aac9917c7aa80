from flask import Flask


@app.post("/page")
def page():
    # ruleid: around-choices
    return "page"


@route("/other")
def other():
    # ruleid: around-choices
    return "other"


def plain():
    # ok: around-choices
    return "plain"
