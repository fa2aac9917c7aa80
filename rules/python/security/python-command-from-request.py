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
