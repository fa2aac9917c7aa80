import base64
import json
import pickle

import jsonpickle
from flask import request


def load(sock, path, cookie):
    # ruleid: pickle-untrusted
    a = pickle.loads(request.data)
    # ruleid: pickle-untrusted
    b = pickle.loads(sock.recv(4096))
    # ruleid: pickle-untrusted
    c = pickle.loads(base64.b64decode(cookie))
    # ruleid: pickle-untrusted
    d = jsonpickle.decode(request.form["state"])
    # ok: pickle-untrusted
    e = json.loads(request.data)
    # ok: pickle-untrusted
    f = pickle.loads(pickle.dumps(path))
    # ok: pickle-untrusted
    with open(path, "rb") as source:
        g = pickle.load(source)
    # ok: pickle-untrusted
    h = base64.b64decode(cookie)
    return a, b, c, d, e, f, g, h
