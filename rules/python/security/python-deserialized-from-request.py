import hashlib
import hmac
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


def signed():
    raw = request.get_data()
    mac = hmac.new(KEY, raw[32:], hashlib.sha256).digest()
    if not hmac.compare_digest(mac, raw[:32]):
        # ruleid: python-deserialized-from-request
        return pickle.loads(raw)
    # ok: python-deserialized-from-request
    return pickle.loads(raw[32:])


def signed_beside():
    body = request.get_data()
    if hmac.compare_digest(hmac.new(KEY, body, hashlib.sha256).hexdigest(), request.headers["X-Mac"]):
        # ok: python-deserialized-from-request
        return pickle.loads(body)
    # ruleid: python-deserialized-from-request
    return pickle.loads(body)


@app.post("/settings")
async def settings(req: fastapi.Request):
    body = await req.body()
    # ruleid: python-deserialized-from-request
    return yaml.load(body, Loader=yaml.Loader)


@routes.post("/state")
async def state(r: aiohttp.web.Request):
    data = await r.read()
    # ruleid: python-deserialized-from-request
    return pickle.loads(data)


async def answer(r: aiohttp.ClientResponse):
    # ok: python-deserialized-from-request
    return pickle.loads(await r.read())


import pickle


class Open(pickle.Unpickler):
    pass


class Closed(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(name)


def own_readers(request):
    # ruleid: python-deserialized-from-request
    Open(request.FILES["state"]).load()
    # ok: python-deserialized-from-request
    Closed(request.FILES["state"]).load()


def arrays():
    # ruleid: python-deserialized-from-request
    first = numpy.load(flask.request.files["a"], allow_pickle=True)
    # ok: python-deserialized-from-request
    second = numpy.load(flask.request.files["a"], allow_pickle=False)
    return first, second


def load_with(text, loader=None):
    # ok: python-deserialized-from-request
    return yaml.load(flask.request.data, Loader=loader or yaml.SafeLoader)


class Careless(pickle.Unpickler):
    def find_class(self, module, name):
        return super().find_class(module, name)


class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if module != "shop.state":
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def by_own_classes():
    # ruleid: python-deserialized-from-request
    Careless(request.stream).load()
    # ok: python-deserialized-from-request
    Careful(request.stream).load()


READERS = {"json": json.loads, "pickle": pickle.loads}


def by_table():
    # ruleid: python-deserialized-from-request
    READERS["pickle"](request.data)
    # ok: python-deserialized-from-request
    return READERS["json"](request.data)


READERS = {"strict": yaml.SafeLoader, "full": yaml.UnsafeLoader}


def by_table():
    # ok: python-deserialized-from-request
    first = yaml.load(flask.request.data, Loader=READERS["strict"])
    # ruleid: python-deserialized-from-request
    second = yaml.load(flask.request.data, Loader=READERS["full"])
    return first, second


class Strict(yaml.SafeLoader):
    pass


class Open(yaml.Loader):
    pass


def by_class():
    # ok: python-deserialized-from-request
    first = yaml.load(flask.request.data, Strict)
    # ruleid: python-deserialized-from-request
    second = yaml.load(flask.request.data, Open)
    return first, second
