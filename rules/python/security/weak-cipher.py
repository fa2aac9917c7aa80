from Crypto.Cipher import AES, DES, DES3
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, nonce, text):
    # ruleid: weak-cipher
    a = DES.new(key, DES.MODE_CBC, nonce)
    # ruleid: weak-cipher
    b = AES.new(key, AES.MODE_ECB)
    # ruleid: weak-cipher
    c = Cipher(algorithms.AES(key), modes.ECB())
    # ruleid: weak-cipher
    d = Cipher(algorithms.ARC4(key), mode=None)
    # ok: weak-cipher
    e = AES.new(key, AES.MODE_GCM, nonce=nonce)
    # ok: weak-cipher
    f = Cipher(algorithms.AES(key), modes.GCM(nonce))
    # ok: weak-cipher
    g = Design.new(key)
    return a, b, c, d, e, f, g


def by_name(key, nonce):
    mode = AES.MODE_ECB
    # ruleid: weak-cipher
    first = AES.new(key, mode)
    # ok: weak-cipher
    second = AES.new(key, AES.MODE_CBC, nonce)
    return first, second


class Box:
    cipher = DES3

    def seal(self, key, nonce, text):
        # ruleid: weak-cipher
        return self.cipher.new(key, DES3.MODE_CBC, nonce).encrypt(text)


class NewBox:
    cipher = AES

    def seal(self, key, nonce, text):
        # ok: weak-cipher
        return self.cipher.new(key, AES.MODE_GCM, nonce=nonce).encrypt(text)


CIPHERS = {"old": DES, "new": AES}


def by_table(key, nonce):
    # ruleid: weak-cipher
    old = CIPHERS["old"].new(key, DES.MODE_CBC, nonce)
    # ok: weak-cipher
    new = CIPHERS["new"].new(key, AES.MODE_GCM, nonce=nonce)
    return old, new
