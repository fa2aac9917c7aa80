import jwt


def sign(data, key, token):
    # ruleid: jwt-secret-in-code
    a = jwt.encode(data, "supersecret99", algorithm="HS256")
    # ruleid: jwt-secret-in-code
    b = jwt.decode(token, "supersecret99", algorithms=["HS256"])
    # ok: jwt-secret-in-code
    c = jwt.encode(data, key, algorithm="HS256")
    # ok: jwt-secret-in-code
    d = jwt.decode(token, "", algorithms=["HS256"])
    return a, b, c, d


class Tokens:
    SECRET = "Zm9vYmFyLWJheg"

    def __init__(self, config):
        self.own = config["secret"]

    def issue(self, data):
        # ruleid: jwt-secret-in-code
        first = jwt.encode(data, self.SECRET, algorithm="HS256")
        # ok: jwt-secret-in-code
        return first + jwt.encode(data, self.own, algorithm="HS256")


def issue(user, *, key="acme-" + "signing-" + "key-01"):
    # ruleid: jwt-secret-in-code
    return jwt.encode({"sub": user}, key, algorithm="HS256")


def issue_given(user, key=None):
    # ok: jwt-secret-in-code
    return jwt.encode({"sub": user}, key or load_key(), algorithm="HS256")
