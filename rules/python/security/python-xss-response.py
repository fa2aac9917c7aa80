from flask import Flask, jsonify, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: python-xss-response
    return f"<h1>{name}</h1>"


@app.route("/welcome")
def welcome():
    # ruleid: python-xss-response
    return make_response("<p>" + request.form["name"])


@app.route("/safe")
def safe():
    name = request.args.get("name")
    # ok: python-xss-response
    return f"<h1>{escape(name)}</h1>"


@app.route("/data")
def data():
    # ok: python-xss-response
    return jsonify(name=request.args.get("name"))


@app.route("/page")
def page():
    # ok: python-xss-response
    return render_template("page.html", name=request.args.get("name"))
