import pickle

from flask import request


def load():
    # ruleid: pickle-file-from-request
    a = pickle.load(request.files["model"])
    data = request.get_data()
    # ruleid: pickle-file-from-request
    b = pickle.loads(data)
    own = cache.get("x")
    # ok: pickle-file-from-request
    c = pickle.loads(own)
    return a, b, c
