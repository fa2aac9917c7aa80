import random
import secrets

import numpy
from flask import make_response, session


def made():
    return "".join(random.choices("abcdef", k=20))


def remembered():
    response = make_response("ok")
    # ruleid: random-in-cookie
    response.set_cookie("remember", made(), secure=True, httponly=True)
    generator = random.Random()
    # ruleid: random-in-cookie
    response.set_cookie("remember", "%x" % generator.getrandbits(64), secure=True, httponly=True)
    # ruleid: random-in-cookie
    response.set_cookie("n", str(numpy.random.randint(0, 99)), secure=True, httponly=True)
    # ruleid: random-in-cookie
    session["n"] = random.random()
    # ok: random-in-cookie
    response.set_cookie("remember", secrets.token_urlsafe(), secure=True, httponly=True)
    safe = random.SystemRandom()
    # ok: random-in-cookie
    response.set_cookie("remember", str(safe.getrandbits(64)), secure=True, httponly=True)
    if random.random() > 0.5:
        # ok: random-in-cookie
        response.set_cookie("variant", "b", secure=True, httponly=True)
    return response
