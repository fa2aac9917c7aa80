import hashlib
import hmac


def sign(key, text):
    # ruleid: weak-hmac
    a = hmac.new(key, text, hashlib.md5).hexdigest()
    # ruleid: weak-hmac
    b = hmac.new(key, text, digestmod="MD5").hexdigest()
    # ruleid: weak-hmac
    c = hmac.digest(key, text, "md5")
    # ok: weak-hmac
    d = hmac.new(key, text, hashlib.sha256).hexdigest()
    # ok: weak-hmac
    e = hmac.new(key, digestmod="sha256")
    # ok: weak-hmac
    f = hmac.digest(key, text, "sha512")
    # ruleid: weak-hmac
    g = hmac.new(key, text)
    return a, b, c, d, e, f, g
