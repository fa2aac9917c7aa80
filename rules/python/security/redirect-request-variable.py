from flask import redirect, request


def a():
    target = request.args.get("next")
    # ruleid: redirect-request-variable
    return redirect(target)


def b():
    target = request.args["next"]
    if not is_safe(target):
        return None
    # ok: redirect-request-variable
    return redirect(target)


def c():
    target = routes[request.args["next"]]
    # ok: redirect-request-variable
    return redirect(target)
