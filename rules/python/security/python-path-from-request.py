import os

from flask import request, send_file
from werkzeug.utils import secure_filename


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
