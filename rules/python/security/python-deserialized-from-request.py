from flask import request
import base64
import pickle
import yaml


def restore():
    # ruleid: python-deserialized-from-request
    pickle.loads(base64.b64decode(request.cookies["state"]))
    # ruleid: python-deserialized-from-request
    yaml.load(request.data, Loader=yaml.Loader)
    # ok: python-deserialized-from-request
    yaml.load(request.data, Loader=yaml.SafeLoader)


def load():
    # ruleid: python-deserialized-from-request
    a = pickle.load(request.files["model"])
    data = request.get_data()
    # ruleid: python-deserialized-from-request
    b = pickle.loads(data)
    own = cache.get("x")
    # ok: python-deserialized-from-request
    c = pickle.loads(own)
    return a, b, c


LOADER = yaml.SafeLoader


def kept_loader():
    # ok: python-deserialized-from-request
    return yaml.load(request.data, Loader=LOADER)
