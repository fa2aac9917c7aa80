import ssl

import aiohttp
import httpx
import requests


def call(url, ca):
    # ruleid: tls-verification-off
    a = requests.get(url, verify=False)
    # ruleid: tls-verification-off
    b = requests.request("POST", url, timeout=3, verify=False)
    # ruleid: tls-verification-off
    c = httpx.Client(verify=False)
    # ruleid: tls-verification-off
    d = ssl._create_unverified_context()
    # ruleid: tls-verification-off
    e = aiohttp.TCPConnector(ssl=False)
    # ok: tls-verification-off
    f = requests.get(url, verify=ca)
    # ok: tls-verification-off
    g = requests.get(url, verify=True)
    # ok: tls-verification-off
    h = ssl.create_default_context()
    # ok: tls-verification-off
    i = account.create(url, verify=False)
    return a, b, c, d, e, f, g, h, i


class Client:
    def get(self, url):
        return self.session.get(
            url,
            # ruleid: tls-verification-off
            verify=False,
        )

    def make(self):
        # ruleid: tls-verification-off
        return requests.Session().post(url(), verify=False)


OPTIONS = {"timeout": 5, "verify": False}
CHECKED = {"timeout": 5, "verify": True}


def with_options(url):
    # ruleid: tls-verification-off
    requests.get(url, **OPTIONS)
    # ok: tls-verification-off
    return requests.get(url, **CHECKED)


async def with_aiohttp(session, url):
    # ruleid: tls-verification-off
    await session.get(url, ssl=False)
    # ok: tls-verification-off
    return await session.get(url, ssl=True)
