from django.http import HttpResponseRedirect
from django.urls import reverse
from flask import redirect, request, url_for


def login():
    # ruleid: open-redirect-request
    return redirect(request.args.get("next"))


def done():
    # ruleid: open-redirect-request
    return redirect(request.args["next"] or "/")


def view(request):
    if request.GET.get("x"):
        # ruleid: open-redirect-request
        return HttpResponseRedirect(request.GET["next"])
    # ok: open-redirect-request
    return HttpResponseRedirect(reverse("home"))


def inside():
    # ok: open-redirect-request
    return redirect(url_for("item", id=request.args["id"]))


def prefix():
    # ok: open-redirect-request
    return redirect("/items/" + request.args["id"])


def constant():
    # ok: open-redirect-request
    return redirect("/")
