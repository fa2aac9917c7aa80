import jinja2
from django.http import HttpResponse
from flask import Flask, jsonify, make_response, render_template, request
from flask import Flask, request
from markupsafe import escape


app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: python-xss-response
    return f"<h1>{name}</h1>"


@app.route("/welcome")
def welcome():
    # ruleid: python-xss-response
    return make_response("<p>" + request.form["name"])


@app.route("/safe")
def safe():
    name = request.args.get("name")
    # ok: python-xss-response
    return f"<h1>{escape(name)}</h1>"


@app.route("/data")
def data():
    # ok: python-xss-response
    return jsonify(name=request.args.get("name"))


@app.route("/page")
def page():
    # ok: python-xss-response
    return render_template("page.html", name=request.args.get("name"))


def django_view(request):
    # ruleid: python-xss-response
    return HttpResponse("<h1>" + request.GET["name"] + "</h1>")


@app.route("/a")
def a():
    # ruleid: python-xss-response
    return f"<h1>{request.args.get('name')}</h1>"


@app.route("/b")
def b():
    # ruleid: python-xss-response
    answer = make_response("<h1>%s</h1>" % request.form["name"])
    # ok: python-xss-response
    other = make_response("<h1>%s</h1>" % escape(request.form["name"]))
    return answer


def helper():
    # ok: python-xss-response
    return f"<h1>{request.args.get('name')}</h1>"


def view(request):
    name = request.GET.get("name")
    # ruleid: python-xss-response
    return HttpResponse("<h1>%s</h1>" % name)


@app.route("/a")
def a_2():
    name = request.args.get("name", "")
    # ruleid: python-xss-response
    return f"<h1>{name}</h1>"


@app.route("/b")
def b_2():
    name = request.args.get("name", "")
    # ok: python-xss-response
    return f"<h1>{escape(name)}</h1>"


@app.route("/c")
def c():
    name = find_name()
    # ok: python-xss-response
    return f"<h1>{name}</h1>"


@app.route("/later")
def later():
    response = make_response("")
    # ruleid: python-xss-response
    response.set_data("<p>" + request.args["q"])
    # ok: python-xss-response
    response.set_data("<p>" + escape(request.args["q"]))
    return response


def written(request):
    page = HttpResponse(content_type="text/html")
    # ruleid: python-xss-response
    page.write("<p>" + request.GET["q"] + "</p>")
    plain = HttpResponse(content_type="text/plain")
    # ok: python-xss-response
    plain.write(request.GET["q"])
    return page


def topic(request, slug):
    heading = "<h1>" + slug + "</h1>"
    # ruleid: python-xss-response
    return HttpResponse(heading)


def all_escaped(request):
    values = {k: html.escape(v) for k, v in request.GET.items()}
    # ok: python-xss-response
    return HttpResponse("<h1>{name}</h1>".format(**values))


class Page:
    def __init__(self):
        self.parts = []

    def add(self, markup):
        self.parts.append(markup)

    def render(self):
        return "".join(self.parts)


@app.route("/listing")
def listing():
    page = Page()
    page.add("<li>" + request.args["item"])
    # ruleid: python-xss-response
    return make_response(page.render())


def by_letter(text):
    return "".join("&lt;" if c == "<" else c for c in text)


@app.route("/letters")
def letters():
    # ok: python-xss-response
    return make_response("<p>" + by_letter(request.args["text"]) + "</p>")


FORM = """
<form>
  <input name="q" value="%s">
</form>
"""


@app.route("/form")
def form():
    # ruleid: python-xss-response
    return FORM % request.args["q"]


@app.route("/tags")
def in_tags():
    text = request.args.get("t").replace("<", "&lt;")
    # ok: python-xss-response
    a = make_response("<p>" + text + "</p>")
    # ruleid: python-xss-response
    b = make_response("<p title='" + text + "'>x</p>")
    # ruleid: python-xss-response
    c = make_response("<p title='%s'>x</p>" % text)
    # ruleid: python-xss-response
    d = make_response("<p title='{}'>x</p>".format(text))
    # ruleid: python-xss-response
    e = make_response(f"<p title='{text}'>x</p>")
    # ok: python-xss-response
    f = make_response(f"<p title='x'>{text}</p>")
    return ""


import cgi
import http.server
import urllib.parse

import falcon
from pyramid.response import Response as PyramidResponse


class LibraryServer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)["name"][0]
        self.send_header("Content-Type", "text/html")
        # ruleid: python-xss-response
        self.wfile.write(b"<p>" + name.encode() + b"</p>")
        # ok: python-xss-response
        self.wfile.write(b"<p>" + html.escape(name).encode() + b"</p>")

    def do_POST(self):
        self.send_header("Content-Type", "application/json")
        # ok: python-xss-response
        self.wfile.write(self.rfile.read(100))


def wsgi(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    query = urllib.parse.parse_qs(environ["QUERY_STRING"])
    if "html" in query:
        # ruleid: python-xss-response
        return [("<p>" + query["name"][0] + "</p>").encode()]
    # ok: python-xss-response
    return [("<p>" + html.escape(query["name"][0]) + "</p>").encode()]


def script():
    form = cgi.FieldStorage()
    print("Content-Type: text/html\n")
    # ruleid: python-xss-response
    print("<p>" + form.getfirst("name", "") + "</p>")


class Falcon:
    def on_get(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        # ruleid: python-xss-response
        resp.text = "<p>" + req.get_param("name") + "</p>"

    def on_post(self, req, resp):
        # ok: python-xss-response
        resp.text = req.get_param("name")


def pyramid_view(request):
    # ruleid: python-xss-response
    return PyramidResponse("<p>" + request.params["name"] + "</p>")


def handed_escape():
    names = map(html.escape, request.args.getlist("name"))
    # ok: python-xss-response
    return flask.make_response("<br>".join(names))


def plain():
    # ok: python-xss-response
    made = make_response("no page " + request.path)
    made.headers["Content-Type"] = "text/plain"
    return made


def page():
    # ruleid: python-xss-response
    made = make_response("<p>no page " + request.path)
    made.headers["Content-Type"] = "text/html; charset=utf-8"
    return made


plain = jinja2.Environment()
escaping = jinja2.Environment(autoescape=True)


@app.get("/rendered")
def rendered():
    # ruleid: python-xss-response
    return plain.from_string("<p>{{ x }}</p>").render(x=request.args["x"])


@app.get("/escaped")
def escaped_by_environment():
    # ok: python-xss-response
    return escaping.from_string("<p>{{ x }}</p>").render(x=request.args["x"])


@app.get("/own-template")
def own_template():
    # ruleid: python-xss-response
    flask.render_template_string("<p>{{ body | safe }}</p>", body=request.args["body"])
    # ok: python-xss-response
    return flask.render_template_string("<p>{{ body }}</p>", body=request.args["body"])


@app.post("/entries")
def entries():
    # ruleid: python-xss-response
    return "<li>" + request.form["entry"]


@app.route("/quoted-again")
def unescaped_again():
    text = html.escape(flask.request.args["q"])
    # ok: python-xss-response
    flask.make_response("<p>" + text + "</p>")
    # ruleid: python-xss-response
    return "<p>" + html.unescape(text) + "</p>"


@app.route("/told")
def told_in_a_script():
    data = json.dumps({"q": flask.request.args["q"]})
    if data == "{}":
        # ok: python-xss-response
        return "<pre>" + data + "</pre>"
    # ruleid: python-xss-response
    return "<html><script>var told = " + data + ";</script>"


import aiohttp.web


async def streamed(request):
    stream = aiohttp.web.StreamResponse(headers={"Content-Type": "text/html"})
    # ruleid: python-xss-response
    await stream.write(("<p>" + request.query["q"]).encode())
    plain = aiohttp.web.StreamResponse(headers={"Content-Type": "text/plain"})
    # ok: python-xss-response
    await plain.write(("<p>" + request.query["q"]).encode())


@app.route("/tamed")
def tamed():
    text = request.args["text"]
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(mark, written)
    # ok: python-xss-response
    return "<p>" + text + "</p>"


@app.route("/tidied")
def tidied():
    text = request.args["text"]
    for mark, written in (("&", "&amp;"), ("\t", " ")):
        text = text.replace(mark, written)
    # ruleid: python-xss-response
    return "<p>" + text + "</p>"


def crumbs(request):
    parts = request.GET["path"].split("/")
    # ok: python-xss-response
    return django.http.HttpResponse(django.utils.html.format_html_join("", "<li>{}</li>", ((p,) for p in parts)))


def icon(request):
    color = request.GET.get("color", "red")
    # ruleid: python-xss-response
    return django.utils.safestring.SafeString("<i style='color:" + color + "'></i>")
