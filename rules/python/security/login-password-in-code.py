import dataclasses
import ftplib
import os
import smtplib

import requests


def send(message):
    server = smtplib.SMTP("mail.example.org")
    # ruleid: login-password-in-code
    server.login("robot", "Wint3rgarten!")
    # ok: login-password-in-code
    server.login("robot", os.environ["MAIL_PASSWORD"])


def fetch():
    # ruleid: login-password-in-code
    requests.get("https://api.example.org/", auth=("robot", "Wint3rgarten!"))
    # ok: login-password-in-code
    requests.get("https://api.example.org/", auth=("robot", os.environ["API_PASSWORD"]))
    # ok: login-password-in-code
    ftplib.FTP("ftp.example.org", "anonymous", "anonymous@example.org")


@dataclasses.dataclass
class Database:
    host: str = "db-01.internal"
    # ruleid: login-password-in-code
    password: str = "pX2-lantern-91"
    # ok: login-password-in-code
    admin_password: str = ""
    # ok: login-password-in-code
    password_file: str = "/run/secrets/db-01"


ACCOUNT = ("robot@acme.com", "Gr33n!Falcon")
LOADED = ("robot@acme.com", load())


def send():
    with smtplib.SMTP("mail", 587) as server:
        # ruleid: login-password-in-code
        server.login(*ACCOUNT)
        # ok: login-password-in-code
        server.login(*LOADED)
