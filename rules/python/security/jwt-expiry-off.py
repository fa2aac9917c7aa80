import jwt

OPTIONS = {"verify_exp": False, "verify_aud": True}
STRICT = {"verify_exp": True}


def user(token, key):
    # ruleid: jwt-expiry-off
    first = jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
    # ruleid: jwt-expiry-off
    second = jwt.decode(token, key, algorithms=["HS256"], options=OPTIONS)
    # ok: jwt-expiry-off
    third = jwt.decode(token, key, algorithms=["HS256"], options=STRICT)
    # ok: jwt-expiry-off
    fourth = jwt.decode(token, key, algorithms=["HS256"], leeway=10)
    # ok: jwt-expiry-off
    fifth = jwt.decode(token, options={"verify_signature": False, "verify_exp": False})
    return first, second, third, fourth, fifth


def refresh(token, key):
    # ok: jwt-expiry-off
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
