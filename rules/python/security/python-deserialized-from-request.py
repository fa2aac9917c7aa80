import base64
import pickle

import yaml
from flask import request


def restore():
    # ruleid: python-deserialized-from-request
    pickle.loads(base64.b64decode(request.cookies["state"]))
    # ruleid: python-deserialized-from-request
    yaml.load(request.data, Loader=yaml.Loader)
    # ok: python-deserialized-from-request
    yaml.load(request.data, Loader=yaml.SafeLoader)
