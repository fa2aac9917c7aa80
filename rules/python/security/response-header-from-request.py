import socket
import mimetypes
import os
from urllib.parse import quote

from werkzeug.http import http_date
from flask import Flask, make_response, request

app = Flask(__name__)


def answer(response):
    # ruleid: response-header-from-request
    response.headers["X-Next"] = request.args["next"]
    # ruleid: response-header-from-request
    response.headers["X-Name"] = request.form.get("name")
    # ruleid: response-header-from-request
    response["X-Name"] = request.GET.get("name")
    # ok: response-header-from-request
    response.headers["X-Name"] = quote(request.args["name"])
    # ok: response-header-from-request
    response.headers["X-Id"] = new_id()
    # ok: response-header-from-request
    params["next"] = request.args["next"]


@app.route("/named")
def named():
    name = request.args["name"]
    response = make_response("x")
    # ruleid: response-header-from-request
    response.headers[name] = "on"
    # ok: response-header-from-request
    response.headers["X-Name"] = name.replace("\r", "").replace("\n", "")
    # ruleid: response-header-from-request
    return "x", 200, {"X-Name": name}


@app.route("/file")
def file():
    path = request.args["path"]
    response = make_response("x")
    content_type, encoding = mimetypes.guess_type(path)
    # ok: response-header-from-request
    response.headers["Content-Encoding"] = encoding
    # ok: response-header-from-request
    response.headers["Last-Modified"] = http_date(os.stat(path).st_mtime)
    # ruleid: response-header-from-request
    response.headers["X-Path"] = path
    return response


def by_hand():
    s = socket.create_connection(("backend", 80))
    # ruleid: response-header-from-request
    s.sendall(("GET / HTTP/1.1\r\nUser-Agent: " + request.args["agent"] + "\r\n\r\n").encode())
    # ruleid: response-header-from-request
    s.sendall(("Accept: */*\r\nUser-Agent: " + request.args["agent"] + "\r\n\r\n").encode())
    # ok: response-header-from-request
    s.sendall(b"GET / HTTP/1.1\r\n\r\n")
    # ok: response-header-from-request
    s.sendall(request.args["body"].encode())


import http.server
import urllib.parse


class LibraryServer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        language = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)["language"][0]
        # ruleid: response-header-from-request
        self.send_header("Content-Language", language)
        # ok: response-header-from-request
        self.send_header("Content-Language", language.replace("\r", "").replace("\n", ""))


import aiohttp.web


async def aiohttp_view(request):
    answer = aiohttp.web.Response(text="x")
    # ruleid: response-header-from-request
    answer.headers["X-Who"] = request.query.get("who", "")
    # ok: response-header-from-request
    answer.headers["X-Count"] = str(len(request.query))
    return answer


@app.get("/marked")
def marked():
    mark = request.args["mark"]
    # ruleid: response-header-from-request
    return "ok", 200, {"X-Mark": mark}


@app.get("/counted")
def counted():
    # ok: response-header-from-request
    return "ok", 200, {"X-Mark": str(len(request.args["mark"]))}
