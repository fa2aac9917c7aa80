from flask import request
import os
import shlex
import subprocess


def ping():
    host = request.form["host"]
    # ruleid: python-command-from-request
    os.system("ping -c 1 " + host)
    command = "ping " + host
    # ruleid: python-command-from-request
    subprocess.run(command, shell=True)
    # ruleid: python-command-from-request
    subprocess.run(["sh", "-c", command])
    # ok: python-command-from-request
    os.system("ping -c 1 " + shlex.quote(host))
    # ok: python-command-from-request
    subprocess.run(["ping", "-c", "1", host])


def run():
    # ruleid: python-command-from-request
    subprocess.run(request.args["c"], shell=True)
    # ruleid: python-command-from-request
    os.system(request.form.get("command"))
    # ok: python-command-from-request
    os.system(commands[request.form.get("command")])
    # ruleid: python-command-from-request
    subprocess.run(request.args["c"])


def stripped():
    name = request.args["n"]
    # ok: python-command-from-request
    os.system("id " + re.sub(r"[^A-Za-z0-9]", "", name))
    # ok: python-command-from-request
    os.system("id " + re.sub(r"[^\w]+", "_", name))
    # ok: python-command-from-request
    os.system("id " + "".join(c for c in name if c.isalnum()))
    # ruleid: python-command-from-request
    os.system("id " + re.sub(r"[^A-Z;]", "", name))
    # ruleid: python-command-from-request
    os.system("id " + "".join(c for c in name if c.isprintable()))


def checked():
    name = request.args["n"]
    if WORD.fullmatch(name) is None:
        return "bad"
    # ok: python-command-from-request
    os.system("id " + name)


class Reader:
    def __init__(self, req):
        self.req = req

    def first(self, key):
        return self.req.args.get(key)


def wrapped():
    # ruleid: python-command-from-request
    os.system("id " + Reader(request).first("n"))


def handed(req):
    # ruleid: python-command-from-request
    os.system("id " + req.form["n"])
