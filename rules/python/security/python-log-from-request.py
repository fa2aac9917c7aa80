import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    user = request.form["user"]
    # ruleid: python-log-from-request
    logger.info("signed in: %s", user)
    # ruleid: python-log-from-request
    app.logger.warning(f"refused {user}")
    # ruleid: python-log-from-request
    logging.getLogger("audit").error("failed " + user)
    # ok: python-log-from-request
    logger.info("signed in: %r", user)
    # ok: python-log-from-request
    logger.info("signed in: %s", user.replace("\n", " ").replace("\r", " "))
    # ok: python-log-from-request
    logger.info("number %s", int(request.form["number"]))
    return "ok"


@app.route("/printable")
def printable():
    name = "".join(c for c in request.args["name"] if c.isprintable())
    # ok: python-log-from-request
    logging.info("asked for " + name)
    return "ok"


audit = logging.getLogger("audit")


@app.route("/audited")
def audited():
    # ruleid: python-log-from-request
    audit.info("login of %s", request.args["user"])
    return "ok"


def escaped():
    # ok: python-log-from-request
    logging.info("agent %s", flask.request.headers["User-Agent"].encode("unicode_escape").decode())


@app.route("/written")
def written():
    # ok: python-log-from-request
    logging.info(f"user {request.args['user']!r}")
    # ruleid: python-log-from-request
    logging.info(f"user {request.args['user']!s}")
    # ruleid: python-log-from-request
    logging.info(f"user {request.args['user']!r} {request.args['role']}")
    return "ok"


class Adapter(logging.LoggerAdapter):
    pass


@app.route("/adapted")
def adapted():
    # ruleid: python-log-from-request
    Adapter(logger, {}).info("user " + request.args["user"])
    named = logging.LoggerAdapter(logger, {"app": "web"})
    # ruleid: python-log-from-request
    named.info("user %s", request.args["user"])
    # ok: python-log-from-request
    named.info("user %r", request.args["user"])
    return "ok"


def fields(**values):
    # ok: python-log-from-request
    logging.info(" ".join(f"{k}={v!r}" for k, v in values.items()))


@app.route("/fields")
def in_fields():
    fields(user=request.args["user"])
    return "ok"
