import functools
import pexpect
import asyncio
import datetime
import enum
import os
import shlex
import subprocess

from fastapi import FastAPI
from flask import request
from pydantic import BaseModel


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


class Kind(str, enum.Enum):
    small = "small"
    large = "large"


class Job(BaseModel):
    name: str


@api.post("/jobs/{number}")
def create(job: Job, number: int, kind: Kind, day: datetime.date):
    # ruleid: python-command-from-request
    os.system("convert " + job.name)
    # ok: python-command-from-request
    os.system(f"convert {number} {kind.value} {day}")


@app.route("/listed")
def listed():
    command = ["ping", "-c", "1"]
    command.append(request.args["host"])
    # ok: python-command-from-request
    subprocess.run(command)
    shell = ["sh", "-c"]
    shell.append("ping " + request.args["host"])
    # ruleid: python-command-from-request
    subprocess.run(shell)
    # ok: python-command-from-request
    subprocess.run("head -n %d notes.txt" % request.args["count"], shell=True)


@app.route("/kept")
def kept():
    tool = request.args["tool"]
    known = tool in ("gzip", "bzip2")
    if not known:
        return "unknown tool"
    # ok: python-command-from-request
    return os.popen(tool + " --version").read()


async def programs():
    words = [request.args["program"], "--version"]
    # ruleid: python-command-from-request
    await asyncio.create_subprocess_exec(*words)
    words = ["git", request.args["ref"]]
    # ok: python-command-from-request
    await asyncio.create_subprocess_exec(*words)
    # ruleid: python-command-from-request
    await asyncio.create_subprocess_exec(request.args["program"], "--version")
    # ok: python-command-from-request
    await asyncio.create_subprocess_exec("git", request.args["ref"])


shell = functools.partial(subprocess.run, shell=True)


def prepared():
    # ruleid: python-command-from-request
    shell("ls " + request.args["folder"])
    # ok: python-command-from-request
    shell("ls")


def named_arguments():
    # ruleid: python-command-from-request
    subprocess.Popen(args="dig " + flask.request.args["host"], shell=True)
    # ok: python-command-from-request
    subprocess.Popen(args=["dig", flask.request.args["host"]])


def terminals():
    # ruleid: python-command-from-request
    pexpect.spawn("/bin/bash", ["-c", flask.request.json["line"]])
    # ok: python-command-from-request
    pexpect.spawn("/usr/bin/bc", ["-q", flask.request.json["line"]])


def of_few_letters():
    domain = flask.request.args["domain"]
    if not domain or not set(domain) <= LETTERS:
        raise ValueError
    # ok: python-command-from-request
    os.system("whois " + domain)


def checked_or_nothing():
    text = flask.request.args.get("src")
    if re.fullmatch(r"[a-z0-9.]+", text or "") is None:
        flask.abort(400)
    # ok: python-command-from-request
    os.system("rsync -a " + text)
