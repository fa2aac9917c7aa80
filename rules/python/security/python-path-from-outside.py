import os
import sys

import requests


def reports():
    name = os.environ["REPORT"]
    # ruleid: python-path-from-outside
    open("/srv/reports/" + name, "w")
    # ruleid: python-path-from-outside
    os.remove(os.path.join("/srv/reports", name))
    # ok: python-path-from-outside
    open("/srv/reports/" + os.path.basename(name), "w")


def own_choice():
    # ok: python-path-from-outside
    open(sys.argv[1])
    # ok: python-path-from-outside
    open(os.environ["SETTINGS"])


def fetch():
    for entry in requests.get("https://files.example.org/list", timeout=3).json():
        # ruleid: python-path-from-outside
        open(entry["name"], "wb")
        # ok: python-path-from-outside
        open("part-%d" % int(entry["number"]), "wb")


def below():
    name = os.environ["REPORT"]
    # ruleid: python-path-from-outside
    open(f"/srv/reports/{name}.txt")
    # The whole way is the user's choice.
    # ok: python-path-from-outside
    open(f"{name}/report.txt")
    # ok: python-path-from-outside
    open(os.environ["HOME"] + "/report.txt")
    # ok: python-path-from-outside
    open("report-%s" % name)
