import smtplib

from flask import request


def send():
    subject = request.form["subject"]
    # ruleid: python-mail-header-from-request
    message = "Subject: " + subject + "\n\nhello"
    smtplib.SMTP("mail").sendmail("a@example.org", ["b@example.org"], message)
    # ok: python-mail-header-from-request
    message = "Subject: " + subject.replace("\n", "") + "\n\nhello"
    # ok: python-mail-header-from-request
    message = "Subject: hello\n\n" + subject
    smtplib.SMTP("mail").sendmail("a@example.org", ["b@example.org"], message)
