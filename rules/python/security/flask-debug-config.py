import flask

app = flask.Flask(__name__)
# ruleid: flask-debug-config
app.config["DEBUG"] = True
# ruleid: flask-debug-config
app.debug = True
# ok: flask-debug-config
app.config["TESTING"] = True
# ok: flask-debug-config
app.debug = False
