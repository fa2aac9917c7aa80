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
    # ok: python-mail-header-from-request
    message = "Subject: hello\n" + subject
    # ruleid: python-mail-header-from-request
    message = "From: web@example.org\nSubject: " + subject + "\n\nhello"
    # ruleid: python-mail-header-from-request
    message = "From: web@example.org\r\nSubject: %s\r\n\r\nhello" % subject
    smtplib.SMTP("mail").sendmail("a@example.org", ["b@example.org"], message)


def compose(subject, text):
    # ruleid: python-mail-header-from-request
    headers = f"From: web@example.org\nSubject: News of {subject}\nTo: team@example.org\n\n"
    # ok: python-mail-header-from-request
    return headers + f"Subject: {len(subject)}\n\n{text}"


@app.route("/contact", methods=["POST"])
def contact():
    smtplib.SMTP("localhost").sendmail("a@example.org", ["b@example.org"], compose(request.form["subject"], request.form["text"]))
    return "sent"
