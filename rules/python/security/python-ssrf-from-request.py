import requests
from flask import request


def fetch():
    target = request.args.get("url")
    # ruleid: python-ssrf-from-request
    requests.get(target, timeout=5)
    # ruleid: python-ssrf-from-request
    requests.post(f"https://{target}/hook")
    # ok: python-ssrf-from-request
    requests.get("https://api.example.com", params={"q": target})
