from flask import request
import requests
import urllib.request


def fetch():
    target = request.args.get("url")
    # ruleid: python-ssrf-from-request
    requests.get(target, timeout=5)
    # ruleid: python-ssrf-from-request
    requests.post(f"https://{target}/hook")
    # ok: python-ssrf-from-request
    requests.get("https://api.example.com", params={"q": target})


def proxy():
    # ruleid: python-ssrf-from-request
    a = requests.get(request.args["url"])
    # ruleid: python-ssrf-from-request
    b = requests.post(request.form.get("hook"), json={}, timeout=5)
    # ruleid: python-ssrf-from-request
    c = urllib.request.urlopen(request.args.get("url"))
    # ruleid: python-ssrf-from-request
    d = requests.get("http://" + request.args["host"] + "/health")
    # ok: python-ssrf-from-request
    e = requests.get("https://api.example.com/" + request.args["id"])
    # ok: python-ssrf-from-request
    f = requests.get(f"https://api.example.com/{request.args['id']}")
    # ok: python-ssrf-from-request
    g = requests.get("https://api.example.com", params=request.args)
    # ok: python-ssrf-from-request
    h = cache.get(request.args["url"])
    return a, b, c, d, e, f, g, h


def a():
    url = request.args.get("url")
    # ruleid: python-ssrf-from-request
    return requests.get(url, timeout=3).text


def b():
    url = request.form["url"]
    if url not in allowed:
        return None
    # ok: python-ssrf-from-request
    return requests.get(url).text


def c():
    url = hosts[request.args["name"]]
    # ok: python-ssrf-from-request
    return requests.get(url).text


def clients():
    with requests.Session() as client:
        # ruleid: python-ssrf-from-request
        client.post(request.args["hook"], json={})
        # ok: python-ssrf-from-request
        client.post("https://hooks.example.org/", json={"a": request.args["hook"]})


class Fetcher:
    def __init__(self, base):
        self.base = base
        self.client = httpx.Client(timeout=5)

    def load(self, path):
        # ruleid: python-ssrf-from-request
        return self.client.get(self.base + path).text


@app.route("/mirror")
def mirror():
    return Fetcher(request.args["base"]).load("/index")


def on_list(address):
    return urllib.parse.urlsplit(address).hostname in ("a.example.org", "b.example.org")


@app.route("/listed")
def listed():
    address = request.args["address"]
    if not on_list(address):
        abort(400)
    # ok: python-ssrf-from-request
    return requests.get(address).text


BASE = "https://avatars.example.org/"


@app.route("/avatar")
def avatar():
    # ok: python-ssrf-from-request
    urllib.request.urlopen(BASE + urllib.parse.quote(request.args["name"], safe=""))
    opener = urllib.request.build_opener()
    # ruleid: python-ssrf-from-request
    return opener.open(request.args["address"]).read()


def on_known_host(request):
    # ok: python-ssrf-from-request
    urllib.request.urlopen(settings.HOST + "/i/" + urllib.parse.quote(request.GET["i"], safe=""))
    # ruleid: python-ssrf-from-request
    urllib.request.urlopen(settings.HOST + request.GET["i"])


def by_session(path):
    session = requests.Session()
    # ruleid: python-ssrf-from-request
    session.request("GET", "https://%s/api" % request.args["host"])
    # ok: python-ssrf-from-request
    session.request("GET", "https://api.example.com/" + request.args["path"])
    # ruleid: python-ssrf-from-request
    session.get(url=request.args["url"])


def fetched_by(session, *, url):
    # ruleid: python-ssrf-from-request
    return session.get(url, timeout=3)


def handed():
    # ok: python-ssrf-from-request
    flask.session.get(request.args["key"])
    return fetched_by(requests.Session(), url=request.args["url"])
