import requests
from flask import request


def a():
    url = request.args.get("url")
    # ruleid: ssrf-request-variable
    return requests.get(url, timeout=3).text


def b():
    url = request.form["url"]
    if url not in allowed:
        return None
    # ok: ssrf-request-variable
    return requests.get(url).text


def c():
    url = hosts[request.args["name"]]
    # ok: ssrf-request-variable
    return requests.get(url).text
