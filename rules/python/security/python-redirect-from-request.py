from flask import redirect, request, url_for


def done():
    # ruleid: python-redirect-from-request
    return redirect(request.args.get("next"))


def home():
    # ok: python-redirect-from-request
    return redirect(url_for("home", page=request.args.get("page")))
