import flask
from flask import Flask

app = Flask(__name__)
settings = {"debug": True}

if __name__ == "__main__":
    # ruleid: flask-debug-on
    app.run(debug=True)
    # ruleid: flask-debug-on
    app.run(host="0.0.0.0", port=80, debug=True)
    # ruleid: flask-debug-on
    flask.Flask("other").run("127.0.0.1", debug=True)
    # ok: flask-debug-on
    app.run()
    # ok: flask-debug-on
    app.run(debug=False)
    # ruleid: flask-debug-on
    app.run(debug=settings["debug"])
    asked = {"debug": True}
    asked["debug"] = wanted()
    # ok: flask-debug-on
    app.run(debug=asked["debug"])
    options = {"host": "0.0.0.0", "debug": True}
    # ruleid: flask-debug-on
    app.run(**options)
    quiet = {"host": "0.0.0.0", "debug": False}
    # ok: flask-debug-on
    app.run(**quiet)
