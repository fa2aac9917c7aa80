import os
import shlex
import subprocess

from flask import request


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
