import jwt


def read(token, key):
    # ruleid: jwt-unverified
    a = jwt.decode(token, verify=False)
    # ruleid: jwt-unverified
    b = jwt.decode(token, options={"verify_signature": False})
    # ruleid: jwt-unverified
    c = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: jwt-unverified
    d = jwt.encode({"id": 1}, None, algorithm="none")
    # ok: jwt-unverified
    e = jwt.decode(token, key, algorithms=["HS256"])
    # ok: jwt-unverified
    f = jwt.decode(token, key, algorithms=["RS256"], options={"verify_exp": False})
    # ok: jwt-unverified
    g = jwt.get_unverified_header(token)
    return a, b, c, d, e, f, g
