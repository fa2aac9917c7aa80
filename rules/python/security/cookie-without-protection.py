def answer(response, id):
    # ruleid: cookie-without-protection
    response.set_cookie("session", id)
    # ok: cookie-without-protection
    response.set_cookie("session", id, secure=True, httponly=True)
    # ok: cookie-without-protection
    response.set_cookie("theme", "dark")
