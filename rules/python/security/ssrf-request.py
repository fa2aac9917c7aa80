import requests
import urllib.request
from flask import request


def proxy():
    # ruleid: ssrf-request
    a = requests.get(request.args["url"])
    # ruleid: ssrf-request
    b = requests.post(request.form.get("hook"), json={}, timeout=5)
    # ruleid: ssrf-request
    c = urllib.request.urlopen(request.args.get("url"))
    # ruleid: ssrf-request
    d = requests.get("http://" + request.args["host"] + "/health")
    # ok: ssrf-request
    e = requests.get("https://api.example.com/" + request.args["id"])
    # ok: ssrf-request
    f = requests.get(f"https://api.example.com/{request.args['id']}")
    # ok: ssrf-request
    g = requests.get("https://api.example.com", params=request.args)
    # ok: ssrf-request
    h = cache.get(request.args["url"])
    return a, b, c, d, e, f, g, h
