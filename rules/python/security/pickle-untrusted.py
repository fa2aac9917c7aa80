import base64
import json
import pickle

import jsonpickle


def load(sock, path, cookie):
    # ruleid: pickle-untrusted
    b = pickle.loads(sock.recv(4096))
    # ruleid: pickle-untrusted
    c = pickle.loads(base64.b64decode(cookie))
    # ruleid: pickle-untrusted
    d = jsonpickle.decode(sock.recv(4096))
    # ok: pickle-untrusted
    e = json.loads(sock.recv(4096))
    # ok: pickle-untrusted
    f = pickle.loads(pickle.dumps(path))
    # ok: pickle-untrusted
    with open(path, "rb") as source:
        g = pickle.load(source)
    # ok: pickle-untrusted
    h = base64.b64decode(cookie)
    return b, c, d, e, f, g, h
