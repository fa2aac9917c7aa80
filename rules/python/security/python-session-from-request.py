from flask import request, session


def settings():
    role = request.form["role"]
    # ruleid: python-session-from-request
    session["role"] = role
    # ruleid: python-session-from-request
    session[role] = "1"
    # ok: python-session-from-request
    session["role"] = "guest"
