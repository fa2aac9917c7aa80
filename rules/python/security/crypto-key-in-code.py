import hmac
import os

from cryptography.fernet import Fernet

KEY = b"q8Zr7Yw2Kd91LmPx"


def sign(message):
    # ruleid: crypto-key-in-code
    first = hmac.new(KEY, message, "sha256")
    # ruleid: crypto-key-in-code
    second = Fernet("ZmDfcTF7_60GrrY167zsiPd67pEvs0aGOv2oasOM1Pg=")
    # ok: crypto-key-in-code
    third = hmac.new(os.environ["SIGNING_KEY"].encode(), message, "sha256")
    # ok: crypto-key-in-code
    fourth = Fernet(Fernet.generate_key())
    return first, second, third, fourth


REPEATED = b"\x13\x37" + b"acme-signing" * 2


def repeated(data):
    # ruleid: crypto-key-in-code
    return hmac.new(REPEATED, data, "sha256")
