from flask import request, session


def settings():
    role = request.form["role"]
    # ruleid: python-session-from-request
    session["role"] = role
    # ruleid: python-session-from-request
    session[role] = "1"
    # ok: python-session-from-request
    session["role"] = "guest"


def updated():
    # ruleid: python-session-from-request
    session.update(level=request.args["level"])
    # ok: python-session-from-request
    session.update(level="basic")


def known(request):
    user = accounts.find(request.POST["name"], request.POST["password"])
    # ok: python-session-from-request
    request.session["user"] = user.id
    # ruleid: python-session-from-request
    request.session["name"] = request.POST["name"]


class Sizes:
    sizes = {"s": "small", "l": "large"}

    def post(self, request):
        # ok: python-session-from-request
        request.session["size"] = self.sizes.get(request.POST.get("size"), "small")
        # ruleid: python-session-from-request
        request.session["size"] = self.sizes.get(request.POST.get("size"), request.POST.get("size"))


async def pick(request):
    kept = await aiohttp_session.get_session(request)
    # ruleid: python-session-from-request
    kept["tenant"] = request.form["tenant"]
    # ok: python-session-from-request
    kept["size"] = len(request.form["tenant"])
