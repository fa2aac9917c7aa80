import asyncio
import os
import shlex
import subprocess
from os import popen

EDITOR = "vi"


def archive(name, folder):
    # ruleid: os-command-built
    os.system("tar czf " + name)
    # ruleid: os-command-built
    os.system("tar czf %s %s" % (name, folder))
    # ruleid: os-command-built
    os.system(f"tar czf {name} .")
    # ruleid: os-command-built
    lines = popen("ls {}".format(folder)).read()
    # ruleid: os-command-built
    subprocess.getoutput("du -s " + folder + " | sort")
    # ok: os-command-built
    os.system("clear")
    # ok: os-command-built
    os.system("tar czf " + shlex.quote(name))
    # ok: os-command-built
    os.system("stty" + " sane")
    # ok: os-command-built
    subprocess.run(["tar", "czf", name])
    # ok: os-command-built
    os.system(EDITOR + " /etc/motd")
    # ok: os-command-built
    print("tar czf " + name)


async def convert(path):
    # ruleid: os-command-built
    await asyncio.create_subprocess_shell(f"convert {path} out.png")
    # ok: os-command-built
    await asyncio.create_subprocess_exec("convert", path, "out.png")


def inner(name, runner):
    return runner.add(os.system(
        # ruleid: os-command-built
        "ls "
        + name
    ))


def listed(kind):
    folders = {"logs": "/var/log", "tmp": "/tmp"}
    folder = folders.get(kind, "/srv")
    # ok: os-command-built
    os.system("du -s " + folder)
    if kind in ("a", "b"):
        # ok: os-command-built
        os.system("tar czf " + kind)
    # ok: os-command-built
    os.system(f"renice 5 {int(kind)}")


class Archive:
    def __init__(self, path):
        self.path = path

    def pack(self):
        # ruleid: os-command-built
        os.system("tar czf " + self.path)


def _listed(folder):
    # ok: os-command-built
    return os.popen("ls " + folder).read()


def _counted(folder):
    # ruleid: os-command-built
    return os.popen("ls " + folder + " | wc -l").read()


def shown(folder):
    return _listed("/srv") + _listed(folder="/var") + _counted("/srv") + _counted(folder)
