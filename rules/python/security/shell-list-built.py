import os
import subprocess
from shlex import quote


def show(name):
    # ruleid: shell-list-built
    subprocess.run(["sh", "-c", "ls " + name])
    # ruleid: shell-list-built
    subprocess.Popen(["/bin/bash", "-c", f"ls {name}"])
    # ruleid: shell-list-built
    os.execl("/bin/sh", "sh", "-c", f"ls {name}")
    # ok: shell-list-built
    subprocess.run(["sh", "-c", "ls | wc -l"])
    # ok: shell-list-built
    subprocess.run(["ls", "-c", "x" + name])
    # ok: shell-list-built
    subprocess.run(["sh", "-c", "ls " + quote(name)])
