import http.cookies


def login(response, token):
    # ruleid: cookie-protection-off
    response.set_cookie("session", token, httponly=False)
    # ruleid: cookie-protection-off
    response.set_cookie("auth_token", token, secure=False, httponly=True)
    # ruleid: cookie-protection-off
    response.set_cookie("sid", value=token, max_age=60, secure=False)
    # ok: cookie-protection-off
    response.set_cookie("session", token, secure=True, httponly=True)
    # ok: cookie-protection-off
    response.set_cookie("theme", "dark", secure=False)
    # ok: cookie-protection-off
    response.set_cookie("csrf_token", token, httponly=False)
    return response


def by_jar(token):
    jar = http.cookies.SimpleCookie()
    jar["session"] = token
    # ruleid: cookie-protection-off
    jar["session"]["secure"] = False
    # ok: cookie-protection-off
    jar["session"]["httponly"] = True
    return jar


class Start:
    def get(self):
        # ruleid: cookie-protection-off
        self.set_secure_cookie("sid", self.token, httponly=True, secure=False)
        # ok: cookie-protection-off
        self.set_secure_cookie("sid", self.token, httponly=True, secure=True)
