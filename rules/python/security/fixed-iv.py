import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

FIXED = b"1234567890123456"


def seal(key, iv):
    # ruleid: fixed-iv
    a = AES.new(key, AES.MODE_CBC, b"0000000000000000")
    # ruleid: fixed-iv
    b = AES.new(key, AES.MODE_CBC, iv=b"\x00" * 16)
    # ruleid: fixed-iv
    c = AES.new(key, AES.MODE_CBC, FIXED)
    # ruleid: fixed-iv
    d = Cipher(algorithms.AES(key), modes.CBC(b"0" * 16))
    # ok: fixed-iv
    e = AES.new(key, AES.MODE_CBC, os.urandom(16))
    # ok: fixed-iv
    f = AES.new(key, AES.MODE_CBC, iv)
    # ok: fixed-iv
    g = Cipher(algorithms.AES(key), modes.CBC(os.urandom(16)))
    return a, b, c, d, e, f, g
