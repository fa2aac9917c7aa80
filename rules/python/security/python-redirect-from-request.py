import urllib.parse

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from flask import redirect, request
from flask import Flask, redirect, request, url_for

app = Flask(__name__)


def done():
    # ruleid: python-redirect-from-request
    return redirect(request.args.get("next"))


def home():
    # ok: python-redirect-from-request
    return redirect(url_for("home", page=request.args.get("page")))


def login():
    # ruleid: python-redirect-from-request
    return redirect(request.args.get("next"))


def done_2():
    # ruleid: python-redirect-from-request
    return redirect(request.args["next"] or "/")


def view(request):
    if request.GET.get("x"):
        # ruleid: python-redirect-from-request
        return HttpResponseRedirect(request.GET["next"])
    # ok: python-redirect-from-request
    return HttpResponseRedirect(reverse("home"))


def inside():
    # ok: python-redirect-from-request
    return redirect(url_for("item", id=request.args["id"]))


def prefix():
    # ok: python-redirect-from-request
    return redirect("/items/" + request.args["id"])


def constant():
    # ok: python-redirect-from-request
    return redirect("/")


def a():
    target = request.args.get("next")
    # ruleid: python-redirect-from-request
    return redirect(target)


def b():
    target = request.args["next"]
    if not is_safe(target):
        return None
    # ok: python-redirect-from-request
    return redirect(target)


def c():
    target = routes[request.args["next"]]
    # ok: python-redirect-from-request
    return redirect(target)


class LogIn:
    def target(self):
        to = self.request.POST.get("next")
        allowed = url_has_allowed_host_and_scheme(url=to, allowed_hosts=self.hosts)
        return to if allowed else ""

    def post(self):
        # ok: python-redirect-from-request
        return HttpResponseRedirect(self.target())

    def put(self):
        # ruleid: python-redirect-from-request
        return HttpResponseRedirect(self.request.POST.get("next"))


@app.route("/checked")
def checked():
    target = request.args["next"]
    address = urllib.parse.urlparse(target)
    if address.netloc not in ["example.com"] or address.scheme != "https":
        return "elsewhere"
    # ok: python-redirect-from-request
    return redirect(target)


def own_paths():
    there = request.args.get("next")
    if not there.startswith("/") or there.startswith("//"):
        there = "/"
    # ok: python-redirect-from-request
    return redirect(there)


def own_beginnings():
    there = request.args.get("next")
    if there.startswith("/"):
        # ruleid: python-redirect-from-request
        return redirect(there)
    if there.startswith("/") and not there.startswith("//"):
        # ok: python-redirect-from-request
        return redirect(there)


def leave(request):
    # ruleid: python-redirect-from-request
    return django.http.HttpResponseRedirect(redirect_to=request.GET["to"])


import sanic.response
import urllib.parse


def sanic_view(request):
    # ruleid: python-redirect-from-request
    return sanic.response.redirect(request.args.get("to"))


def wsgi(environ, start_response):
    to = urllib.parse.parse_qs(environ["QUERY_STRING"])["to"][0]
    # ruleid: python-redirect-from-request
    start_response("302 Found", [("Location", to)])
    # ok: python-redirect-from-request
    start_response("302 Found", [("Location", "/search?q=" + to)])


from urllib.parse import urljoin, urlparse


def stays_here(target):
    joined = urlparse(urljoin(request.host_url, target))
    return joined.scheme in ("http", "https") and urlparse(request.host_url).netloc == joined.netloc


@app.route("/checked")
def checked():
    target = request.args.get("next", "")
    if not stays_here(target):
        # ruleid: python-redirect-from-request
        return redirect(target)
    # ok: python-redirect-from-request
    return redirect(target)


def by_header(request):
    answer = HttpResponse(status=302)
    # ruleid: python-redirect-from-request
    answer["Location"] = request.GET["url"]
    return answer


@app.route("/place")
def chosen_or_given():
    where = flask.request.args["where"]
    places = {"home": "/", "help": "/help"}
    if where == "":
        # ok: python-redirect-from-request
        return flask.redirect(places.get(where, "/"))
    # ruleid: python-redirect-from-request
    return flask.redirect(places.get(where, where))
