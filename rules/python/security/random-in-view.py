import random
import secrets

from flask import Flask, make_response, session

app = Flask(__name__)


@app.route("/start")
def start():
    # ruleid: random-in-view
    session["visitor"] = str(random.getrandbits(64))
    response = make_response("welcome")
    # ruleid: random-in-view
    response.set_cookie("remember", str(random.random()), secure=True, httponly=True)
    generator = random.Random()
    # ruleid: random-in-view
    session["number"] = generator.randrange(1000)
    # ok: random-in-view
    session["key"] = secrets.token_hex(16)
    # ok: random-in-view
    session["other"] = random.SystemRandom().random()
    return response


def view(request):
    # ruleid: random-in-view
    request.session["code"] = random.randint(100000, 999999)


def shuffled(items):
    # ok: random-in-view
    return random.sample(items, len(items))


@app.route("/slowly")
def slowly():
    # ok: random-in-view
    time.sleep(random.random())
    return "ok"
