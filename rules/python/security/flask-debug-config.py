import flask

app = flask.Flask(__name__)
# ruleid: flask-debug-config
app.config["DEBUG"] = True
# ruleid: flask-debug-config
app.debug = True
# ruleid: flask-debug-config
app.config.update(TESTING=False, DEBUG=True)
# ruleid: flask-debug-config
app.config.update({"DEBUG": True})
# ok: flask-debug-config
app.config.update(DEBUG=False)
# ok: flask-debug-config
app.config["TESTING"] = True
# ok: flask-debug-config
app.debug = False
