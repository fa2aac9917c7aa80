import os

from flask import request
from werkzeug.utils import secure_filename


def upload(folder):
    file = request.files["file"]
    # ruleid: upload-name-used
    file.save(os.path.join(folder, file.filename))
    # ruleid: upload-name-used
    file.save("/srv/up/" + file.filename)
    # ok: upload-name-used
    file.save(os.path.join(folder, secure_filename(file.filename)))
    # ok: upload-name-used
    file.save(os.path.join(folder, name))
