import re

from flask import request


def search(lines):
    # ruleid: regex-from-request
    pattern = re.compile(request.args["q"])
    # ruleid: regex-from-request
    found = re.search("^" + request.form.get("q"), lines)
    # ruleid: regex-from-request
    count = re.findall(request.args.get("q"), lines, re.I)
    # ok: regex-from-request
    safe = re.compile(re.escape(request.args["q"]))
    # ok: regex-from-request
    word = re.search(r"\w+", request.args["q"])
    # ok: regex-from-request
    fixed = re.compile("a+")
    return pattern, found, count, safe, word, fixed
