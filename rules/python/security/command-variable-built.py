import os
import shlex
import subprocess


def ping(host):
    command = "ping -c 1 " + host
    # ruleid: command-variable-built
    os.system(command)


def clone(url):
    command = f"git clone {url}"
    # ruleid: command-variable-built
    return subprocess.run(command, shell=True, check=True)


def fixed():
    command = "ls " + "-l"
    # ok: command-variable-built
    os.system(command)


def quoted(name):
    command = "ls {}".format(shlex.quote(name))
    # ok: command-variable-built
    os.system(command)


def listed(name):
    command = f"ls {name}"
    # ok: command-variable-built
    subprocess.run([command])
