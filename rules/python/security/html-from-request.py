from django.http import HttpResponse
from flask import Flask, make_response, request
from markupsafe import escape

app = Flask(__name__)


def django_view(request):
    # ruleid: html-from-request
    return HttpResponse("<h1>" + request.GET["name"] + "</h1>")


@app.route("/a")
def a():
    # ruleid: html-from-request
    return f"<h1>{request.args.get('name')}</h1>"


@app.route("/b")
def b():
    # ruleid: html-from-request
    answer = make_response("<h1>%s</h1>" % request.form["name"])
    # ok: html-from-request
    other = make_response("<h1>%s</h1>" % escape(request.form["name"]))
    return answer or other


def helper():
    # ok: html-from-request
    return f"<h1>{request.args.get('name')}</h1>"
