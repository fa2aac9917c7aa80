import os
import shlex
import subprocess
import sys
import urllib.request


class Job:
    def __init__(self):
        self.base = "/opt/job"
        self.more = os.environ.get("JOB_OPTIONS", "")

    def line(self):
        return self.base + " " + self.more

    def run(self):
        # ruleid: python-command-from-outside
        subprocess.call(self.line(), shell=True)
        # ok: python-command-from-outside
        subprocess.call(self.base, shell=True)


def typed():
    for line in sys.stdin:
        # ruleid: python-command-from-outside
        os.system("touch " + line)
        # ok: python-command-from-outside
        os.system("touch " + shlex.quote(line))
        # ok: python-command-from-outside
        subprocess.run(["touch", line])


def sent():
    with urllib.request.urlopen("http://jobs.example.org/next") as answer:
        job = answer.read().decode()
    # ruleid: python-command-from-outside
    os.popen("run-job " + job)
    if job not in ("day", "night"):
        return
    # ok: python-command-from-outside
    os.popen("run-job " + job)


# A program that the user names is his choice.
# ok: python-command-from-outside
subprocess.run(sys.argv[1:])


def edit(name):
    # ok: python-command-from-outside
    os.system(os.environ.get("EDITOR", "vi") + " notes.txt")
