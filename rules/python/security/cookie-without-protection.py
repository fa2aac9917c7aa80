import http.cookies

import flask

def answer(response, id):
    # ruleid: cookie-without-protection
    response.set_cookie("session", id)
    # ok: cookie-without-protection
    response.set_cookie("session", id, secure=True, httponly=True)
    # ok: cookie-without-protection
    response.set_cookie("theme", "dark")


def more(response, options):
    # ruleid: cookie-without-protection
    response.set_cookie("session", value="x", max_age=60)
    # ok: cookie-without-protection
    response.set_cookie("session", "x", **options)
    # ruleid: cookie-without-protection
    response.headers["Set-Cookie"] = "id=1; Path=/"
    # ok: cookie-without-protection
    response.headers["Set-Cookie"] = "id=1; Path=/; Secure; HttpOnly"


def jars():
    jar = http.cookies.SimpleCookie()
    # ruleid: cookie-without-protection
    jar["basket"] = "1"
    safe = http.cookies.SimpleCookie()
    # ok: cookie-without-protection
    safe["basket"] = "1"
    safe["basket"]["secure"] = True
    return jar, safe


def any_name(response, options):
    # ruleid: cookie-without-protection
    response.set_cookie("basket", "1", httponly=True)
    # ok: cookie-without-protection
    response.set_cookie("language", "de")
    # ok: cookie-without-protection
    response.set_cookie("basket", "1", **options)
    # ok: cookie-without-protection
    response.set_signed_cookie("basket", "1", secure=True)


def by_header(response, session):
    # ruleid: cookie-without-protection
    response.headers["Set-Cookie"] = "sid=" + session + "; Path=/"
    # ok: cookie-without-protection
    response.headers["Set-Cookie"] = f"sid={session}; Path=/; Secure; HttpOnly"


def kept_options(response, value):
    options = {"max_age": 3600, "path": "/"}
    # ruleid: cookie-without-protection
    response.set_cookie("session_token", value, **options)
    safe = {"max_age": 3600, "secure": True, "httponly": True}
    # ok: cookie-without-protection
    response.set_cookie("session_token", value, **safe)


def taken_away(response, name):
    # ok: cookie-without-protection
    response.set_cookie(name, value="", expires=0)
    # ok: cookie-without-protection
    response.set_cookie(name, "", max_age=0)
    # ruleid: cookie-without-protection
    response.set_cookie(name, value="a", max_age=0)
