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
