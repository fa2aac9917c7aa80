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


def names(data, table):
    algorithm = "md5"
    # ruleid: weak-hash
    first = hashlib.new(algorithm)
    algorithms = {"old": "sha1", "new": "sha256"}
    # ruleid: weak-hash
    second = hashlib.new(algorithms["old"])
    # ok: weak-hash
    third = hashlib.new(algorithms["new"])
    # ruleid: weak-hash
    fourth = hashlib.md5()
    # ok: weak-hash
    etag = hashlib.md5(data).hexdigest()
    return first, second, third, fourth, etag


def cache_key(data):
    # ok: weak-hash
    return hashlib.md5(data).hexdigest()


def old(data):
    # ruleid: weak-hash
    return hashlib.new("MD4", data).hexdigest()


MAKE = hashlib.sha1
STRONG = hashlib.sha256


def by_variable(data):
    # ruleid: weak-hash
    first = MAKE(data)
    # ok: weak-hash
    second = STRONG(data)
    old = False
    chosen = hashlib.md5 if old else hashlib.sha256
    # ok: weak-hash
    third = chosen(data)
    # ruleid: weak-hash
    fourth = getattr(hashlib, "md5")(data)
    return first, second, third, fourth


class Store:
    algorithm = "md5"
    strong = "sha256"

    def key(self, name):
        # ruleid: weak-hash
        h = hashlib.new(self.algorithm)
        # ok: weak-hash
        k = hashlib.new(self.strong)

    pieces = "sha" + "1"

    def of_pieces(self, name):
        # ruleid: weak-hash
        return hashlib.new(self.pieces, name)


from cryptography.hazmat.primitives import hashes as kinds

KINDS = {"old": kinds.SHA1, "new": kinds.SHA256}


def by_kind(data):
    # ruleid: weak-hash
    old = kinds.Hash(KINDS["old"]())
    # ok: weak-hash
    new = kinds.Hash(KINDS["new"]())
    return old, new
