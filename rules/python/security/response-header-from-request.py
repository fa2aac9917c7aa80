from urllib.parse import quote

from flask import request


def answer(response):
    # ruleid: response-header-from-request
    response.headers["X-Next"] = request.args["next"]
    # ruleid: response-header-from-request
    response.headers["X-Name"] = request.form.get("name")
    # ruleid: response-header-from-request
    response["X-Name"] = request.GET.get("name")
    # ok: response-header-from-request
    response.headers["X-Name"] = quote(request.args["name"])
    # ok: response-header-from-request
    response.headers["X-Id"] = new_id()
    # ok: response-header-from-request
    params["next"] = request.args["next"]
