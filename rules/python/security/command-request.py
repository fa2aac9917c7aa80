import os
import subprocess

from flask import request


def run():
    # ruleid: command-request
    subprocess.run(request.args["c"], shell=True)
    # ruleid: command-request
    os.system(request.form.get("command"))
    # ok: command-request
    os.system(commands[request.form.get("command")])
    # ok: command-request
    subprocess.run(request.args["c"])
