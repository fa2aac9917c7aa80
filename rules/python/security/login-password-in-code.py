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
