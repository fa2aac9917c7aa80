import os, hashlib, time
import subprocess as sp
import subprocess
import requests
import yaml
import flask
import jwt
import tempfile
from flask import request, Flask
from django.db import connection, models
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from cryptography.hazmat.primitives.asymmetric import rsa
from os import popen
from requests import get as rget
from subprocess import Popen, PIPE

app = Flask(__name__)
# ruleid: hardcoded
DB_PASSWORD = "hunter22"
# ruleid: hardcoded
secret_key: str = "abcdefg"
cfg = {"password": "x"}

def f(cmd, *a):
    # ruleid: sub-shell
    sp.run(cmd, shell=True)
    sp.run("ls", shell=True)
    # ruleid: sub-shell
    subprocess.call("ls %s" % cmd, shell=True, stdout=PIPE)
    # ruleid: sub-shell
    Popen(cmd, shell=True)
    # ruleid: sub-shell
    Popen(args=cmd, shell=True)
    subprocess.getoutput(cmd)
    CMD = "ls"
    sp.check_output(CMD, shell=True)
    # ruleid: os-system
    os.system("x")
    # ruleid: os-system
    popen(cmd)
    # ruleid: os-system
    x = os.popen(cmd).read()
    # ruleid: os-system
    if os.system(cmd) == 0:
        # ruleid: os-system, unreach
        return os.system(cmd + "a")
        print("dead")

def g(url):
    # ruleid: req-noverify, req-timeout
    requests.get(url, verify=False)
    r = rget(url, timeout=5)
    # ruleid: req-timeout
    rget(url)
    requests.post(url, data={}, timeout=None)
    opts = {}
    requests.post(url, **opts)
    # ruleid: req-timeout
    requests.put(url)
    # ruleid: req-noverify, req-timeout
    with requests.get(url, verify=False) as z:
        pass
    s = requests.Session()
    s.get(url, verify=False)
    # ruleid: req-noverify
    requests.request("GET", url, verify=False)
    # ruleid: req-noverify, req-timeout
    return requests.get(url, verify=False).json()

def h(data):
    # ruleid: md5
    hashlib.md5(data)
    # ruleid: md5
    hashlib.new("md5", data)
    hashlib.new(name="md5")
    # ruleid: md5
    hashlib.new("MD5")
    algo = "md5"
    # ruleid: md5
    hashlib.new(algo)
    # ruleid: md5
    y = hashlib.md5(data).hexdigest()
    # ruleid: yaml-load
    yaml.load(data)
    yaml.load(data, Loader=yaml.SafeLoader)
    # ruleid: yaml-load
    yaml.load(data, Loader=yaml.Loader)
    # ruleid: yaml-load
    yaml.load(data, yaml.SafeLoader)
    yaml.load(stream=data, Loader=yaml.CSafeLoader)

@app.route("/a/<path>")
def a1(path):
    # ruleid: flask-route-arg
    return open(path).read()

@app.route("/b/<path>", methods=["GET"])
@login_required
def a2(path):
    # ruleid: flask-route-arg
    with open(path, "r") as fh:
        return fh.read()

@login_required
@app.route("/b/<path>")
def a3(path, other=1):
    # ruleid: flask-req-seq
    p = request.args.get("p")
    if p:
        open(p, "w")
    z = open(p)
    # ruleid: flask-req-seq
    q = flask.request.args.get("x", "y")
    other(q)
    def inner():
        open(q)
    return z

# ruleid: flask-debug
app.run(debug=True)
# ruleid: flask-debug
app.run(host="0.0.0.0", debug=True)
if __name__ == "__main__":
    # ruleid: flask-debug
    app.run("0.0.0.0", 80, debug=True)

def d1(n):
    c = connection.cursor()
    # ruleid: django-raw, sql-fmt
    c.execute("select %s" % n)
    c.execute("select %s", [n])
    # ruleid: django-raw, sql-fmt
    c.execute("select %s" % (n,))
    # ruleid: sql-fmt
    c.execute(f"select {n}")
    # ruleid: sql-fmt
    c.execute("select " + n)
    c.execute("select " + n + " from x")
    # ruleid: sql-fmt
    c.execute("select {}".format(n))
    # ruleid: sql-var
    q = f"select {n}"
    log(q)
    c.execute(q)
    q2 = "select " + n + "b"
    c.execute(q2, (1,))
    q3 = "a"
    # ruleid: django-raw, sql-fmt
    c.execute(q3 % n)
    c.executemany("a" % n)

# ruleid: django-model-str
class A(models.Model):
    # ruleid: nullbool
    name = models.CharField(max_length=3, null=True)
    def save(self):
        return 1

class B(models.Model):
    name = models.CharField(max_length=3)
    def __str__(self):
        return self.name

class C(Base, models.Model):
    x = 1

# ruleid: csrf
@csrf_exempt
def v1(request):
    name = request.GET["n"]
    # ruleid: httpresp
    return HttpResponse("hi" + name)

# ruleid: csrf
@login
@csrf_exempt
def v2(request):
    # ruleid: ifnoelse, none-eq
    if request.user == None:
        # ruleid: httpresp
        return HttpResponse(request.body, status=3)
    return HttpResponse()

# ruleid: mutable-default
def k(a, b=[], *, c={}, d: list = []):
    # ruleid: bare-except, except-any-pass
    try:
        x()
    except:
        pass
    # ruleid: except-any-pass, except-pass
    try:
        y()
    except Exception:
        pass
    # ruleid: except-any-pass
    try:
        y()
    except Exception as e:
        pass
    # ruleid: except-any-pass
    try:
        y()
    except (A, B):
        pass
    try:
        y()
    except ValueError:
        log()
    except KeyError:
        pass
    else:
        k()
    finally:
        j()
    # ruleid: bare-except, except-any-pass, except-pass
    try:
        q()
    except ValueError:
        pass
    except:
        raise

def o():
    f = open("x")
    data = f.read()
    f.close()
    g = open("y")
    return g

def o2():
    f = open("x")
    if f:
        f.close()

def j(x, key, t):
    # ruleid: jwt-none
    jwt.decode(t, key, algorithms=["none"])
    jwt.decode(t, key, algorithms=["none", "HS256"])
    # ruleid: jwt-hard
    jwt.encode({}, "secret", algorithm="HS256")
    S = "topsecret"
    # ruleid: jwt-hard
    jwt.encode({}, S)
    jwt.encode({"a": 1}, key)
    # ruleid: cmp-len, none-ne
    if len(x) == 0 and x != None:
        pass
    # ruleid: cmp-len
    if not len(x) == 0: return
    # ruleid: chmod
    os.chmod("f", 0o777)
    os.chmod("f", 0o600)
    m = 0o755
    # ruleid: chmod
    os.chmod("f", m)
    os.chmod("f", mode=0o777)
    # ruleid: rsa
    rsa.generate_private_key(65537, 1024, be)
    # ruleid: rsa
    rsa.generate_private_key(public_exponent=65537, key_size=1024)
    rsa.generate_private_key(public_exponent=65537, key_size=2048)
    # ruleid: assert-tuple
    assert (x, "msg")
    assert (x, y, z)
    # ruleid: useless-eq
    assert x == x
    # ruleid: useless-eq
    if a.b() == a.b(): pass
    # ruleid: is-lit
    if x is "a" or x is 1: pass
    # ruleid: none-eq
    if x == None or None == x: pass
    # ruleid: selfassign
    x = x
    # ruleid: selfassign
    self.a = self.a

async def as1():
    # ruleid: sleep-async
    time.sleep(1)
    await z()
    def inner():
        # ruleid: sleep-async
        time.sleep(2)
    # ruleid: dict-in-loop
    for k in d:
        if k:
            del d[k]

def as2():
    time.sleep(1)
    # ruleid: tmp
    f = tempfile.mktemp()
    # ruleid: iflit, ifnoelse
    if f:
        return True
    else:
        return False
    if f:
        log()
        return True
    # ruleid: ifnoelse
    elif z:
        return 2
    else:
        return False
    # ruleid: ifnoelse
    if z:
        return 3
    while True:
        return
        pass
    # ruleid: isfun
    if user.is_authenticated(): raise X
