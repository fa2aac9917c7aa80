import shlex
import subprocess
from subprocess import Popen


def convert(name):
    # ruleid: subprocess-shell-built
    subprocess.run("convert " + name, shell=True)
    # ruleid: subprocess-shell-built
    subprocess.check_output(f"convert {name} out.png", cwd="/", shell=True)
    # ruleid: subprocess-shell-built
    Popen("convert %s" % name, stdout=subprocess.PIPE, shell=True)
    # ruleid: subprocess-shell-built
    subprocess.call("convert {} out.png".format(name), shell=True)
    # ok: subprocess-shell-built
    subprocess.run(["convert", name])
    # ok: subprocess-shell-built
    subprocess.run("convert in.png", shell=True)
    # ok: subprocess-shell-built
    subprocess.run("convert " + shlex.quote(name), shell=True)
    # ok: subprocess-shell-built
    subprocess.run("convert" + name, shell=False)
    # ok: subprocess-shell-built
    subprocess.run("convert " "in.png", shell=True)
