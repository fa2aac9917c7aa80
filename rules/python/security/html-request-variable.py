from django.http import HttpResponse
from flask import Flask, request

app = Flask(__name__)


def view(request):
    name = request.GET.get("name")
    # ruleid: html-request-variable
    return HttpResponse("<h1>%s</h1>" % name)


@app.route("/a")
def a():
    name = request.args.get("name", "")
    # ruleid: html-request-variable
    return f"<h1>{name}</h1>"


@app.route("/b")
def b():
    name = request.args.get("name", "")
    # ok: html-request-variable
    return f"<h1>{escape(name)}</h1>"


@app.route("/c")
def c():
    name = find_name()
    # ok: html-request-variable
    return f"<h1>{name}</h1>"
