import os

from flask import request, send_file
from werkzeug.utils import secure_filename

ROOT = "/srv/files"


def download():
    # ruleid: path-from-request
    return send_file(os.path.join(ROOT, request.args["name"]))


def read():
    # ruleid: path-from-request
    with open("uploads/" + request.args.get("name")) as source:
        return source.read()


def delete():
    # ruleid: path-from-request
    os.remove(f"{ROOT}/{request.form['name']}")


def safe():
    # ok: path-from-request
    with open(os.path.join(ROOT, secure_filename(request.args["name"]))) as source:
        return source.read()


def fixed():
    # ok: path-from-request
    return send_file("static/logo.png", download_name=request.args["name"])


def other(reader):
    # ok: path-from-request
    return open(reader.filename)
