from flask import request, send_file
from werkzeug.utils import secure_filename
from io import BytesIO
import gzip
import os
import pathlib
import shutil
import zipfile
import django.http
from pathlib import Path


def download():
    name = request.args["file"]
    path = os.path.join("/var/reports", name)
    # ruleid: python-path-from-request
    with open(path) as file:
        file.read()
    # ruleid: python-path-from-request
    send_file(path)
    # ok: python-path-from-request
    open(os.path.join("/var/reports", secure_filename(name)))
    # ok: python-path-from-request
    open("/var/reports/index.html")


ROOT = "/srv/files"


def download_2():
    # ruleid: python-path-from-request
    return send_file(os.path.join(ROOT, request.args["name"]))


def read():
    # ruleid: python-path-from-request
    with open("uploads/" + request.args.get("name")) as source:
        return source.read()


def delete():
    # ruleid: python-path-from-request
    os.remove(f"{ROOT}/{request.form['name']}")


def safe():
    # ok: python-path-from-request
    with open(os.path.join(ROOT, secure_filename(request.args["name"]))) as source:
        return source.read()


def fixed():
    # ok: python-path-from-request
    return send_file("static/logo.png", download_name=request.args["name"])


def other(reader):
    # ok: python-path-from-request
    return open(reader.filename)


def a():
    path = os.path.join("/data", request.args.get("f"))
    # ruleid: python-path-from-request
    return open(path).read()


def b():
    name = request.args["f"]
    # ruleid: python-path-from-request
    return send_file(name)


def c():
    path = os.path.join("/data", secure_filename(request.args["f"]))
    # ok: python-path-from-request
    return open(path).read()


def d():
    path = os.path.join("/data", request.args["f"])
    if not os.path.realpath(path).startswith("/data/"):
        return None
    # ok: python-path-from-request
    return open(path).read()


def listed():
    name = request.args["file"]
    if name not in ("a.txt", "b.txt"):
        abort(404)
    # ok: python-path-from-request
    return open("/var/reports/" + name)


def joined():
    # ruleid: python-path-from-request
    return (Path("/var/reports") / request.args["file"]).read_text()


def unpacked():
    upload = request.files["archive"]
    # ok: python-path-from-request
    archive = zipfile.ZipFile(upload)
    # ok: python-path-from-request
    other = zipfile.ZipFile(request.files["other"])
    # ruleid: python-path-from-request
    named = zipfile.ZipFile("/srv/" + upload.filename)
    return archive, other, named


def emptied(request, folder):
    # ruleid: python-path-from-request
    shutil.rmtree("/srv/tenants/" + folder)
    return django.http.HttpResponse(status=204)


def emptied_by_number(request, tenant_id):
    # ok: python-path-from-request
    shutil.rmtree("/srv/tenants/" + tenant_id)
    return django.http.HttpResponse(status=204)


def buffered():
    # ruleid: python-path-from-request
    file = BytesIO((Path("/srv") / request.args["file"]).read_bytes())
    # ok: python-path-from-request
    last = open("/srv/" + os.path.split(request.args["file"])[1])
    return file, last


def compressed():
    # ruleid: python-path-from-request
    return gzip.open("/var/log/" + request.args["day"] + ".gz")


def parts_of_path():
    wanted = pathlib.PurePosixPath(flask.request.args["name"])
    if wanted.suffix != ".png":
        # ruleid: python-path-from-request
        return flask.send_file(wanted)
    wanted = pathlib.PurePosixPath(flask.request.args["name"])
    if wanted.is_absolute() or ".." in wanted.parts:
        return ""
    # ok: python-path-from-request
    return flask.send_file(wanted)


def stays_inside(path):
    real = os.path.realpath(path)
    return os.path.commonpath([real, "/srv"]) == "/srv"


def is_there(path):
    real = os.path.realpath(path)
    return os.path.exists(real)


def real_ones():
    path = os.path.join("/srv", flask.request.args["p"])
    if not stays_inside(path):
        return ""
    # ok: python-path-from-request
    return open(path).read()


def any_ones():
    path = os.path.join("/srv", flask.request.args["p"])
    if not is_there(path):
        return ""
    # ruleid: python-path-from-request
    return open(path).read()


def by_name_alone():
    asked = Path(flask.request.args["p"])
    # ok: python-path-from-request
    (Path("/srv") / asked.name).read_text()
    # ruleid: python-path-from-request
    return (Path("/srv") / asked).read_text()


def named_at_once():
    if (path := os.path.realpath(os.path.join("/srv", flask.request.args["p"]))).startswith("/srv/"):
        # ok: python-path-from-request
        return open(path).read()
    if path := os.path.realpath(os.path.join("/srv", flask.request.args["p"])):
        # ruleid: python-path-from-request
        return open(path).read()
