import hashlib


def digest(data, password):
    # ruleid: weak-hash
    a = hashlib.md5(data).hexdigest()
    # ruleid: weak-hash
    b = hashlib.new("sha1", data)
    # ok: weak-hash
    c = hashlib.sha256(data).hexdigest()
    # ok: weak-hash
    d = hashlib.md5(data, usedforsecurity=False)
    # ok: weak-hash
    e = hashlib.md5(password)
    return a, b, c, d, e
